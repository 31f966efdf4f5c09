from datetime import date

import pytest

from app.bodies.member_operations import (
    Seat,
    appoint,
    correct_membership,
    end_membership,
    remove_membership,
)
from app.bodies.rules import MemberRole
from app.errors import RuleBroken
from tests.factories import a_body, a_membership, a_person, an_organisation

MAY = date(2026, 5, 20)


def test_a_person_sits_on_a_body():
    body, ann = a_body(), a_person("Ann Marsh")

    seat = appoint(
        body,
        Seat(
            person=ann,
            role=MemberRole.CHAIR,
            portfolio=" Children ",
            political_group="Labour",
            voting_scope="education",
            starts_on=MAY,
        ),
    )

    assert body.memberships == [seat]
    assert (seat.holder, seat.role, seat.portfolio) == ("Ann Marsh", MemberRole.CHAIR, "Children")
    assert seat.is_current(MAY)


def test_an_organisation_holds_a_seat():
    school = an_organisation("Sandcove School")

    assert appoint(a_body(), Seat(organisation=school)).holder == "Sandcove School"


def test_a_person_holds_a_seat_for_an_organisation():
    ann, school = a_person("Ann Marsh"), an_organisation("Sandcove School")

    seat = appoint(a_body(), Seat(person=ann, organisation=school))

    assert seat.holder == "Ann Marsh for Sandcove School"


def test_somebody_must_hold_a_seat():
    with pytest.raises(RuleBroken, match="Select a person or an organisation"):
        appoint(a_body(), Seat())


def test_a_seat_does_not_end_before_it_begins():
    with pytest.raises(RuleBroken, match="must not be before the first"):
        appoint(a_body(), Seat(person=a_person(), starts_on=MAY, ends_on=date(2026, 5, 19)))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(None, None, id="always"),
        pytest.param(date(2020, 1, 1), None, id="from the middle"),
        pytest.param(None, date(2019, 1, 1), id="until the first day"),
        pytest.param(date(2021, 1, 1), date(2022, 1, 1), id="from the last day"),
    ],
)
def test_nobody_holds_the_same_seat_twice_at_a_time(first, last):
    body, ann = a_body("Parks Board"), a_person("Ann Marsh")
    appoint(body, Seat(person=ann, starts_on=date(2019, 1, 1), ends_on=date(2021, 1, 1)))

    with pytest.raises(RuleBroken, match="Ann Marsh already sits on Parks Board as member"):
        appoint(body, Seat(person=ann, starts_on=first, ends_on=last))

    assert len(body.memberships) == 1


@pytest.mark.parametrize(
    "another",
    [
        pytest.param({"starts_on": date(2021, 1, 2)}, id="later"),
        pytest.param({"ends_on": date(2018, 12, 31)}, id="earlier"),
        pytest.param({"role": MemberRole.ADVISER}, id="as something else"),
        pytest.param({"organisation": an_organisation()}, id="for someone"),
    ],
)
def test_the_same_person_may_hold_another_seat(another):
    body, ann = a_body(), a_person()
    appoint(body, Seat(person=ann, starts_on=date(2019, 1, 1), ends_on=date(2021, 1, 1)))

    appoint(body, Seat(person=ann, **another))

    assert len(body.memberships) == 2


def test_a_member_has_a_standing_deputy():
    body = a_body()
    member = a_membership(body)

    deputy = appoint(
        body, Seat(person=a_person(), role=MemberRole.STANDING_DEPUTY, deputy_for=member)
    )

    assert deputy.deputy_for is member


def test_a_standing_deputy_need_not_be_for_one_member():
    seat = appoint(a_body(), Seat(person=a_person(), role=MemberRole.STANDING_DEPUTY))

    assert seat.deputy_for is None


def test_only_a_standing_deputy_is_deputy_for_someone():
    body = a_body()

    with pytest.raises(RuleBroken, match="Only a standing deputy"):
        appoint(body, Seat(person=a_person(), deputy_for=a_membership(body)))


def test_nobody_is_their_own_deputy():
    body, ann = a_body(), a_person()
    member = a_membership(body, ann)

    with pytest.raises(RuleBroken, match="their own deputy"):
        appoint(body, Seat(person=ann, role=MemberRole.STANDING_DEPUTY, deputy_for=member))


def test_a_deputy_stands_in_only_on_the_same_body():
    elsewhere = a_membership(a_body())

    with pytest.raises(RuleBroken, match="must sit on Parks Board"):
        appoint(
            a_body("Parks Board"),
            Seat(person=a_person(), role=MemberRole.STANDING_DEPUTY, deputy_for=elsewhere),
        )


def test_a_seat_is_corrected():
    seat = a_membership(a_body(), role=MemberRole.MEMBER, voting=True)

    correct_membership(seat, Seat(person=seat.person, role=MemberRole.OBSERVER, voting=False))

    assert (seat.role, seat.voting) == (MemberRole.OBSERVER, False)


def test_a_correction_that_is_refused_changes_nothing():
    seat = a_membership(a_body(), role=MemberRole.MEMBER)

    with pytest.raises(RuleBroken):
        correct_membership(seat, Seat(role=MemberRole.CHAIR))

    assert seat.role is MemberRole.MEMBER


def test_a_seat_ends_on_its_last_day():
    seat = a_membership(a_body(), starts_on=MAY)

    end_membership(seat, MAY)

    assert seat.is_current(MAY)
    assert not seat.is_current(date(2026, 5, 21))


def test_a_seat_does_not_end_before_its_first_day():
    seat = a_membership(a_body(), starts_on=MAY)

    with pytest.raises(RuleBroken, match="must not be before the first"):
        end_membership(seat, date(2026, 5, 19))


def test_a_seat_entered_by_mistake_is_removed():
    body = a_body()

    remove_membership(a_membership(body))

    assert body.memberships == []


def test_a_seat_with_a_deputy_stays():
    body = a_body()
    member = a_membership(body, a_person("Ann Marsh"))
    a_membership(body, a_person("Suzy Lee"), role=MemberRole.STANDING_DEPUTY, deputy_for=member)

    with pytest.raises(RuleBroken, match="Suzy Lee is standing deputy for Ann Marsh"):
        remove_membership(member)

    assert len(body.memberships) == 2
