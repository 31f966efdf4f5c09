"""What was decided, in the register once the demonstration is loaded."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from app.actions.models import Action
from app.actions.rules import Urgency
from app.agenda.models import AgendaItem, MinuteNumber, MinutesRevision
from app.agenda.rules import Part
from app.bodies.models import Body
from app.database import db
from app.decisions.agreeing import agree_as_recommended
from app.decisions.executive_models import CalledIn
from app.decisions.models import RecommendationClause, ResolutionClause
from app.decisions.operations import unanswered
from app.decisions.rules import Method, Outcome
from app.decisions.voting_models import Vote, VoteCast
from app.meetings.models import Declaration, Meeting
from app.meetings.rules import MeetingStatus
from tests.demonstration.papers import TODAY


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


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
def test_recorded_votes_name_every_voter():
    recorded = db.session.scalars(select(Vote).where(Vote.method == Method.RECORDED)).all()

    assert {len(vote.casts) for vote in recorded} == {19, 8}
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
def test_a_decision_of_the_executive_was_called_in_before_its_minutes_were_published():
    (called,) = db.session.scalars(select(CalledIn)).all()
    meeting = called.decision.item.meeting

    assert called.decision.reasons
    assert called.decision.alternatives
    assert meeting.held_on <= called.called_in_on <= called.outcome_on
    assert called.outcome_on <= meeting.minutes_published_at.date()


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("code", "title", "printed"),
    [
        ("OSP", "Loneliness: what the council has promised", "Notes the council’s promises"),
        ("CAB", "Buying eight more homes for families without one", "Buy eight homes"),
        ("ESAB", "Telephones in schools: motion referred by the Council", "Heard from head"),
    ],
)
def test_what_comes_next_is_worded_as_the_body_has_always_resolved(code, title, printed):
    item = db.session.scalars(
        select(AgendaItem)
        .join(Meeting)
        .join(Body)
        .where(Body.code == code, AgendaItem.title == title)
    ).one()

    (resolution,) = agree_as_recommended(item, without_quorum="Nobody is marked yet")
    db.session.rollback()

    assert resolution.clauses[0].text.startswith(printed)
    assert resolution.clauses[-1].text.endswith(".")
