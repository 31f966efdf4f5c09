"""Lists of other systems, entered: what is new, what is asked, and nothing twice."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import func, select

from app.archive.rosters import enter_roster
from app.bodies.models import Body, Membership
from app.bodies.rules import BodyKind, MemberRole
from app.database import db
from app.intake.rosters.parsed import (
    ListedBody,
    ListedMeeting,
    ListedPerson,
    ListedSeat,
    Roster,
    Standing,
)
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus
from app.people.models import Person
from tests.factories import a_body, a_meeting_to_come, a_membership, a_person

TODAY = date(2026, 3, 5)
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
PONDS = "Ponds Committee"


@pytest.fixture
def enter(app):  # noqa: ARG001  # it needs the register
    def run(roster, answers=None):
        done = enter_roster(roster, answers or {}, now=NOW, today=TODAY)
        db.session.commit()
        return done

    return run


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


def stored(what):
    return db.session.scalar(select(func.count()).select_from(what))


def messages(done):
    return [message for _, message in done.doubts]


WHOLE = Roster(
    (
        ListedBody(PONDS, "Regulatory", "PON", aliases=("Ponds Cttee",)),
        ListedBody("Reeds Sub-Committee", parent=PONDS),
    ),
    (ListedPerson("Councillor Ada Quill OBE", "ada@x.example"), ListedPerson("Ben Oar")),
    (
        ListedSeat(PONDS, "Councillor Ada Quill OBE", "Chair", "Blue", date(2024, 5, 1)),
        ListedSeat("Ponds Cttee", "Cllr Ben Oar", None, None, None, date(2027, 4, 30)),
    ),
    (
        ListedMeeting(PONDS, date(2026, 6, 4), time(19), "Hall", Standing.CANCELLED, "CANCELLED"),
        ListedMeeting(PONDS, date(2026, 7, 2), time(19), standing=Standing.PROVISIONAL),
        ListedMeeting(PONDS, date(2026, 2, 5), time(19)),
    ),
)


def test_a_list_is_entered_as_a_clerk_would_and_a_second_time_changes_nothing(enter):
    first, second = enter(WHOLE), enter(WHOLE)

    ponds = db.session.scalars(select(Body).where(Body.name == PONDS)).one()
    assert (ponds.kind, ponds.code, [alias.name for alias in ponds.aliases]) == (
        BodyKind.COMMITTEE, "PON", ["Ponds Cttee"],
    )  # fmt: skip
    assert [child.name for child in ponds.children] == ["Reeds Sub-Committee"]
    seats = sorted(ponds.memberships, key=lambda seat: seat.person.name)
    assert [(s.person.formal_name, s.role, s.starts_on, s.ends_on) for s in seats] == [
        ("Councillor Ada Quill OBE", MemberRole.CHAIR, date(2024, 5, 1), None),
        ("Ben Oar", MemberRole.MEMBER, None, date(2027, 4, 30)),
    ]
    meetings = db.session.scalars(select(Meeting).order_by(Meeting.held_on)).all()
    assert [(m.held_on, m.status, m.status_note, m.venue) for m in meetings] == [
        (date(2026, 6, 4), MeetingStatus.CANCELLED, "CANCELLED", "Hall"),
        (date(2026, 7, 2), MeetingStatus.PROVISIONAL, "", ""),
    ]
    assert dict(first.new) == {"body": 2, "person": 2, "seat": 2, "meeting": 2}
    assert (first.doubts, second.doubts) == ([], [])
    assert (dict(second.new), dict(second.changed)) == ({}, {})
    assert (stored(Person), stored(Body), stored(Membership)) == (2, 2, 2)


@pytest.mark.parametrize("printed", ["Cllr A Quill", "Cllr Ade Quill", "Cllr Ada Quil"])
def test_nobody_is_taken_for_somebody_else_without_asking(enter, printed):
    kept(a_body(PONDS), a_person("Ada Quill"))
    roster = Roster((ListedBody(PONDS),), (), (ListedSeat(PONDS, printed, line=4),))

    done, again = enter(roster), enter(roster, {printed: "Ada Quill"})

    assert (done.doubts[0][0], messages(done)[0].split(":")[0]) == (
        4, f"Is “{printed}” Ada Quill? Nobody was entered",
    )  # fmt: skip
    assert (stored(Person), again.doubts, again.new["seat"]) == (1, [], 1)
    assert db.session.scalars(select(Membership)).one().person.name == "Ada Quill"


def test_a_clerk_may_say_that_they_are_somebody_new(enter):
    kept(a_body(PONDS), a_person("Ada Quill"))
    roster = Roster((ListedBody(PONDS),), (), (ListedSeat(PONDS, "Cllr Adam Quill"),))

    done = enter(roster, {"Cllr Adam Quill": "new"})

    assert (stored(Person), done.new["seat"], done.doubts) == (2, 1, [])


def test_a_family_name_alone_is_nobody(enter):
    kept(a_body(PONDS))

    done = enter(Roster((ListedBody(PONDS),), (), (ListedSeat(PONDS, "Cllr Quill"),)))

    assert messages(done)[0].startswith("“Cllr Quill” has no first name")
    assert stored(Person) == 0


def test_of_two_people_of_one_name_the_one_who_sits_there_is_meant(enter):
    body, other = a_body(PONDS), a_person("Ada Quill")
    seat = a_membership(body, a_person("Ada Quill"))
    kept(body, other)

    done = enter(Roster((), (), (ListedSeat(PONDS, "Ada Quill", starts_on=date(2024, 5, 1)),)))

    assert (done.doubts, done.changed["seat"], seat.starts_on) == ([], 1, date(2024, 5, 1))


def test_a_body_of_nearly_the_same_name_is_asked_about(enter):
    kept(a_body("Ponds Committee"))
    roster = Roster((ListedBody("Pond Committee", line=2),))

    done, told = enter(roster), enter(roster, {"Pond Committee": "Ponds Committee"})

    assert done.doubts[0][0] == 2
    assert messages(done)[0].startswith("Is “Pond Committee” Ponds Committee? It was not entered")
    assert (stored(Body), told.known["body"], told.doubts) == (1, 1, [])


def test_a_seat_that_the_register_has_otherwise_is_asked_about(enter):
    body = a_body(PONDS)
    a_membership(body, a_person("Ada Quill"), role=MemberRole.MEMBER)
    kept(body)

    done = enter(Roster((), (), (ListedSeat(PONDS, "Ada Quill", "Chair"),)))

    assert messages(done) == [
        "Ada Quill sits on Ponds Committee as member, and the list says chair: change it there if "
        "the list is right"
    ]
    assert stored(Membership) == 1


def test_what_the_list_does_not_say_is_told(enter):
    done = enter(
        Roster(
            (ListedBody("The Nook"), ListedBody("Old Panel", is_over=True)),
            (),
            (ListedSeat("Old Panel", "Ada Quill"), ListedSeat("The Nook", "Ada Quill", "Beadle")),
        )
    )

    assert messages(done) == [
        "The Nook was entered as an advisory board, which its name does not say",
        "Old Panel no longer meets, and was not entered",
        "Ada Quill: Old Panel is not in the register",
        "Ada Quill: “Beadle” was taken as a member’s seat",
    ]


def test_a_meeting_that_is_called_off_is_cancelled_unless_it_was_held(enter):
    body = a_body(PONDS)
    kept(
        a_meeting_to_come(body=body, held_on=date(2026, 6, 4), starts_at=time(19)),
        a_meeting_to_come(body=body, held_on=date(2026, 2, 5), status=MeetingStatus.HELD),
    )
    off = [
        ListedMeeting(PONDS, day, time(19), standing=Standing.CANCELLED)
        for day in (date(2026, 6, 4), date(2026, 2, 5))
    ]

    done = enter(Roster(meetings=tuple(off)))

    statuses = db.session.scalars(select(Meeting.status).order_by(Meeting.held_on)).all()
    assert statuses == [MeetingStatus.HELD, MeetingStatus.CANCELLED]
    assert messages(done) == [
        "Ponds Committee, 2026-02-05: the list says cancelled, the register held"
    ]
