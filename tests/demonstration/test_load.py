"""What is in the register once the demonstration is loaded."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from app import create_app
from app.accounts.models import Account
from app.accounts.rules import Role
from app.actions.models import Action
from app.actions.rules import Urgency
from app.agenda.models import AgendaItem, Matter, MinuteNumber, MinutesRevision
from app.agenda.rules import Part
from app.bodies.models import Body
from app.bodies.queries import body_named, members
from app.bodies.rules import BodyKind, MemberRole
from app.config import Config
from app.database import db
from app.decisions.models import (
    RecommendationClause,
    ResolutionClause,
    Vote,
    VoteCast,
)
from app.decisions.operations import unanswered
from app.decisions.rules import Method, Outcome
from app.demonstration.load import load, load_if_empty, sign_ins
from app.demonstration.rows import chapter_tables
from app.errors import RuleBroken
from app.meetings.models import Declaration, Meeting
from app.meetings.rules import Capacity, MeetingKind, MeetingStatus, MinutesState
from app.people.models import Person

TODAY = date(2026, 6, 3)


@pytest.fixture(scope="module")
def register(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Loaded once and only read: loading takes seconds, because passwords are hashed."""
    home = tmp_path_factory.mktemp("register")
    if database.startswith("sqlite"):
        copy = shutil.copy(database.removeprefix("sqlite:///"), home / "register.db")
        database = f"sqlite:///{copy}"
    app = create_app(
        Config(
            SECRET_KEY="tests",
            SQLALCHEMY_DATABASE_URI=database,
            SEARCH_INDEX=home / "search_index",
            EXPORTS=home / "exports",
        )
    )
    with app.app_context():
        load(TODAY)
        db.session.commit()
        yield app
        db.session.remove()
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(delete(table))
        db.session.commit()
        db.engine.dispose()


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.mark.usefixtures("register")
def test_the_council_is_as_big_as_it_should_be():
    assert count(Body) == 9
    assert 45 <= count(Person) <= 60
    assert count(Meeting) == 24
    assert count(AgendaItem) >= 150
    assert count(Matter) == 6
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

    assert statuses[MeetingStatus.HELD] == 16
    assert statuses[MeetingStatus.CANCELLED] == 1
    assert sum(meeting.kind is MeetingKind.EXTRAORDINARY for meeting in meetings) == 1
    assert sum(len(meeting.sittings) == 2 for meeting in meetings) == 1
    assert {meeting.minutes_state for meeting in meetings} == {
        MinutesState.DRAFT,
        MinutesState.PUBLISHED_DRAFT,
        MinutesState.SIGNED,
    }


@pytest.mark.usefixtures("register")
def test_every_recommendation_that_was_put_has_an_outcome():
    items = db.session.scalars(
        select(AgendaItem).join(Meeting).where(Meeting.status == MeetingStatus.HELD)
    )

    assert [clause.text for item in items for clause in unanswered(item)] == []


@pytest.mark.usefixtures("register")
def test_recommendations_come_to_every_end():
    outcomes = set(db.session.scalars(select(ResolutionClause.outcome)))

    assert outcomes >= {
        Outcome.ACCEPTED,
        Outcome.AMENDED,
        Outcome.PARTLY,
        Outcome.REJECTED,
        Outcome.DEFERRED,
        Outcome.REFERRED,
        Outcome.WITHDRAWN,
        Outcome.ADDED,
    }


@pytest.mark.usefixtures("register")
def test_a_clause_is_cited_as_the_body_numbers_its_minutes():
    citations = {
        number.citation.split()[0]: number.citation
        for number in db.session.scalars(select(MinuteNumber).order_by(MinuteNumber.id))
    }

    assert citations["C"].endswith("/2026")
    assert citations["OSP"].startswith("OSP 25/")
    assert citations["CAB"].endswith("/26")
    assert citations["TWP"].split()[1].isdigit()


@pytest.mark.usefixtures("register")
def test_items_taken_out_of_order_are_numbered_in_the_order_taken():
    meeting = db.session.scalar(
        select(Meeting).join(AgendaItem).where(AgendaItem.title.startswith("Application 0398"))
    )
    granary = next(item for item in meeting.items if "Granary" in item.title)
    mill_lane = next(item for item in meeting.items if "Mill Lane" in item.title)

    assert granary.position < mill_lane.position
    assert mill_lane.minute.number < granary.minute.number


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
    now = {seat.person for seat in members(council, TODAY)}
    then = {seat.person for seat in members(council, date(2025, 7, 1))}

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
def test_recorded_votes_name_every_voter():
    recorded = db.session.scalars(select(Vote).where(Vote.method == Method.RECORDED)).all()

    assert [len(vote.casts) for vote in recorded] == [19, 8]
    assert count(VoteCast) == 27


@pytest.mark.usefixtures("register")
def test_an_exempt_item_keeps_its_text_apart():
    exempt = db.session.scalars(select(AgendaItem).where(AgendaItem.part == Part.EXEMPT)).all()

    assert len(exempt) == 2
    for item in exempt:
        assert item.paragraphs
        assert item.minutes.public_summary
        assert item.minutes.restricted_text


@pytest.mark.usefixtures("register")
def test_a_sensitive_interest_and_a_late_item_are_there():
    assert count(select(Declaration).where(Declaration.sensitive).subquery()) == 1
    assert count(select(AgendaItem).where(AgendaItem.urgency_reason != "").subquery()) == 1


@pytest.mark.usefixtures("register")
def test_actions_are_done_open_and_overdue():
    urgencies = Counter(action.urgency(TODAY) for action in db.session.scalars(select(Action)))

    assert urgencies[Urgency.COMPLETE] >= 20
    assert urgencies[Urgency.OVERDUE] >= 4
    assert urgencies[Urgency.DUE_SOON] + urgencies[Urgency.IN_TIME] >= 6


@pytest.mark.usefixtures("register")
def test_no_placeholder_reaches_the_register():
    for column in (
        AgendaItem.title,
        AgendaItem.purpose,
        MinutesRevision.text,
        RecommendationClause.text,
        ResolutionClause.text,
        Action.text,
        Body.profile,
        Meeting.status_note,
    ):
        assert [text for text in db.session.scalars(select(column)) if "{" in text] == []


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
