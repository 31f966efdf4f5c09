"""What is in the register once the demonstration is loaded."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import func, select

from app.accounts.models import Account
from app.accounts.rules import Role
from app.actions.models import Action
from app.agenda.models import AgendaItem, Matter
from app.bodies.models import Body
from app.bodies.queries import body_named
from app.bodies.rules import BodyKind, MemberRole
from app.database import db
from app.demonstration.load import load, load_if_empty, sign_ins
from app.demonstration.rows import chapter_tables
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.rules import Capacity, MeetingKind, MeetingStatus, MinutesState
from app.people.models import Person
from tests.demonstration.papers import TODAY


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.mark.usefixtures("register")
def test_the_council_is_as_big_as_it_should_be():
    assert count(Body) == 9
    assert 45 <= count(Person) <= 60
    assert count(Meeting) == 25  # one of them waits to be confirmed
    assert count(AgendaItem) >= 150
    assert count(Matter) == 7
    assert count(Action) >= 40


@pytest.mark.usefixtures("register")
def test_every_kind_of_body_is_there():
    kinds = set(db.session.scalars(select(Body.kind)))

    assert kinds >= {
        BodyKind.COUNCIL,
        BodyKind.CABINET,
        BodyKind.SCRUTINY,
        BodyKind.ADVISORY_BOARD,
        BodyKind.COMMITTEE,
        BodyKind.PARTNERSHIP,
        BodyKind.SUB_GROUP,
        BodyKind.NETWORK,
    }


@pytest.mark.usefixtures("register")
def test_meetings_of_every_kind_are_there():
    meetings = db.session.scalars(select(Meeting)).all()
    statuses = Counter(meeting.status for meeting in meetings)

    assert statuses[MeetingStatus.HELD] == 17
    assert statuses[MeetingStatus.CANCELLED] == 1
    assert sum(meeting.kind is MeetingKind.EXTRAORDINARY for meeting in meetings) == 1
    assert sum(len(meeting.sittings) == 2 for meeting in meetings) == 1
    assert {meeting.minutes_state for meeting in meetings} == {
        MinutesState.DRAFT,
        MinutesState.PUBLISHED_DRAFT,
        MinutesState.SIGNED,
    }


@pytest.mark.usefixtures("register")
def test_one_matter_runs_through_five_held_meetings_of_three_bodies():
    matter = db.session.scalar(select(Matter).where(Matter.title.contains("Ambleford Road")))
    held = [item for item in matter.items if item.meeting.status is MeetingStatus.HELD]

    assert len({item.meeting_id for item in held}) >= 5
    assert len({item.meeting.body_id for item in held}) >= 3


@pytest.mark.usefixtures("register")
def test_people_come_in_every_capacity():
    attended = {
        attendance.capacity
        for meeting in db.session.scalars(select(Meeting))
        for attendance in meeting.attendances
    }

    assert attended == set(Capacity)


@pytest.mark.usefixtures("register")
def test_one_member_left_in_mid_term_and_another_joined():
    council = body_named("Full Council")
    now = {seat.person for seat in council.memberships if seat.is_current(TODAY)}
    before = date(2025, 7, 1)
    then = {seat.person for seat in council.memberships if seat.is_current(before)}

    assert len(now) == len(then) == council.seats == 21
    assert len(now - then) == len(then - now) == 1


@pytest.mark.usefixtures("register")
def test_a_partnership_shows_its_partners_project_and_awaited_report():
    board = body_named("Wellbeing Board")
    chair = next(seat for seat in board.memberships if seat.role is MemberRole.CHAIR)

    assert chair.person.formal_name == "Lavinia Hartnoll OBE"
    assert [child.name for child in board.children] == [
        "Ageing Well Group",
        "Young People’s Emotional Health Group",
    ]
    assert len(board.projects[0].partners) == 4
    assert "September 2026" in board.expected_reports[0].expected
    assert {link.kind for link in board.links} == {"grew out of", "reports to"}


@pytest.mark.usefixtures("register")
def test_it_is_not_loaded_twice():
    before = {table.name: count(table) for table in chapter_tables()}

    assert load_if_empty(TODAY, print) is False

    assert {table.name: count(table) for table in chapter_tables()} == before
    with pytest.raises(RuleBroken, match="not empty"):
        load(TODAY)


@pytest.mark.usefixtures("register")
def test_there_is_a_sign_in_for_each_role():
    assert len(sign_ins()) == 4
    assert set(db.session.scalars(select(Account.role))) == {
        Role.ADMINISTRATOR,
        Role.CLERK,
        Role.COUNCILLOR,
        Role.OFFICER,
    }
