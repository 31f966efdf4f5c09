from datetime import date, timedelta

import pytest

from app.bodies.models import Membership
from app.bodies.rules import MemberRole
from app.clock import today
from app.database import db
from tests.factories import a_body, a_membership, a_person, an_organisation

MEMBERS = "/bodies/parks-board/members"


@pytest.fixture
def board(app):  # noqa: ARG001  # kept in the app's database
    board = a_body("Parks Board")
    db.session.add(board)
    db.session.commit()
    return board


@pytest.fixture
def ann(app):  # noqa: ARG001  # kept in the app's database
    ann = a_person("Ann Marsh")
    db.session.add(ann)
    db.session.commit()
    return ann


@pytest.fixture
def seat(board, ann):
    seat = a_membership(board, ann, starts_on=date(2020, 5, 20), voting=True)
    db.session.commit()
    return seat


def _seats():
    db.session.expire_all()
    return db.session.scalars(db.select(Membership).order_by(Membership.id)).all()


def test_members_are_listed_by_name_and_past_ones_last(clerk, board):
    yesterday = today() - timedelta(days=1)
    a_membership(board, a_person("Zed Abbott"), ends_on=yesterday)
    a_membership(board, a_person("Ann Marsh"), starts_on=today() + timedelta(days=1))
    board.memberships.append(Membership(organisation=an_organisation("Brook School"), voting=False))
    db.session.commit()

    page = clerk.get(MEMBERS)

    names = [key.get_text(strip=True) for key in page.select("dt")]
    assert names == ["Brook School", "Ann Marsh", "Zed Abbott"]
    assert [tag.text for tag in page.select(".govuk-tag")] == ["To come", "Past"]
    assert "not voting" in page.text


@pytest.mark.usefixtures("board")
def test_a_body_without_members_says_so(clerk):
    assert "Nobody has been entered yet" in clerk.get(MEMBERS).text


def test_many_members_are_cut_into_pages(clerk, board):
    for _ in range(30):
        a_membership(board)
    db.session.commit()

    assert len(clerk.get(f"{MEMBERS}?page=2").select("dt")) == 5


@pytest.mark.usefixtures("board")
def test_a_clerk_seats_a_person_for_an_organisation(clerk, ann):
    school = an_organisation("Brook School")
    db.session.add(school)
    db.session.commit()

    page = clerk.post(
        f"{MEMBERS}/add",
        person=str(ann.id),
        organisation=str(school.id),
        role="representative",
        voting="y",
        voting_scope="education",
        portfolio="Parks",
        political_group="Labour",
        **{"starts_on-day": "20", "starts_on-month": "5", "starts_on-year": "2026"},
    )

    assert "Ann Marsh for Brook School sits on Parks Board" in page.text
    seat = _seats()[0]
    assert (seat.role, seat.voting_scope) == (MemberRole.REPRESENTATIVE, "education")
    assert (seat.portfolio, seat.political_group) == ("Parks", "Labour")
    assert (seat.starts_on, seat.ends_on) == (date(2026, 5, 20), None)


@pytest.mark.usefixtures("board")
def test_a_clerk_seats_an_organisation_without_a_vote(clerk):
    school = an_organisation("Brook School")
    db.session.add(school)
    db.session.commit()

    clerk.post(f"{MEMBERS}/add", organisation=str(school.id), role="member")

    assert (_seats()[0].holder, _seats()[0].voting) == ("Brook School", False)


@pytest.mark.usefixtures("seat")
def test_a_clerk_seats_a_standing_deputy(clerk, seat):
    suzy = a_person("Suzy Lee")
    db.session.add(suzy)
    db.session.commit()
    offered = clerk.get(f"{MEMBERS}/add").select("#deputy_for option")
    assert [option.text for option in offered] == ["Nobody in particular", "Ann Marsh"]

    page = clerk.post(
        f"{MEMBERS}/add", person=str(suzy.id), role="standing deputy", deputy_for=str(seat.id)
    )

    assert "Standing deputy for Ann Marsh" in page.text
    assert _seats()[1].deputy_for_id == seat.id


@pytest.mark.usefixtures("board")
def test_somebody_must_sit(clerk):
    page = clerk.post(f"{MEMBERS}/add", role="chair", portfolio="Parks")

    assert "Select a person or an organisation" in page.select_one("#person-error").text
    assert page.select_one("#role option[selected]")["value"] == "chair"
    assert page.select_one("#portfolio")["value"] == "Parks"
    assert _seats() == []


def test_the_same_seat_twice_is_refused(clerk, seat):
    page = clerk.post(f"{MEMBERS}/add", person=str(seat.person_id), role="member")

    assert "Ann Marsh already sits on Parks Board" in page.select_one("#person-error").text


def test_a_seat_is_corrected_from_what_is_known(clerk, seat):
    address = f"/memberships/{seat.id}/edit"
    page = clerk.get(address)
    assert page.select_one("#person option[selected]").text == "Marsh, Ann"
    assert page.select_one("#starts_on-year")["value"] == "2020"
    assert page.select_one("#voting").has_attr("checked")

    page = clerk.post(
        address,
        person=str(seat.person_id),
        role="observer",
        **{"starts_on-day": "", "starts_on-month": "", "starts_on-year": ""},
    )

    assert "Membership of Ann Marsh saved" in page.text
    assert (_seats()[0].role, _seats()[0].voting) == (MemberRole.OBSERVER, False)
    assert _seats()[0].starts_on is None


def test_a_seat_ends(clerk, seat):
    address = f"/memberships/{seat.id}/end"
    assert clerk.get(address).select_one("#ends_on-year")["value"] == str(today().year)

    page = clerk.post(address, **{"ends_on-day": "1", "ends_on-month": "6", "ends_on-year": "2021"})

    assert "Membership of Ann Marsh ended" in page.text
    assert _seats()[0].ends_on == date(2021, 6, 1)


@pytest.mark.parametrize(
    ("year", "told"), [("2019", "before the first"), ("", "Enter the last day")]
)
def test_a_seat_cannot_end_on_such_a_day(clerk, seat, year, told):
    typed = {"ends_on-day": "1" if year else "", "ends_on-month": "1" if year else ""}

    page = clerk.post(f"/memberships/{seat.id}/end", **typed, **{"ends_on-year": year})

    assert told in page.select_one("#ends_on-error").text
    assert _seats()[0].ends_on is None


def test_a_seat_entered_by_mistake_is_removed_after_asking(clerk, seat):
    address = f"/memberships/{seat.id}/remove"

    assert "As if Ann Marsh had never sat on Parks Board" in clerk.get(address).text
    assert len(_seats()) == 1
    clerk.post(address)
    assert _seats() == []


def test_a_seat_that_has_a_deputy_stays(clerk, seat, board):
    a_membership(board, a_person("Suzy Lee"), role=MemberRole.STANDING_DEPUTY, deputy_for=seat)
    db.session.commit()

    page = clerk.post(f"/memberships/{seat.id}/remove")

    assert "Suzy Lee is standing deputy" in page.select_one(".govuk-error-summary").text
    assert len(_seats()) == 2
