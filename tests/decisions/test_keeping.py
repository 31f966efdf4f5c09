"""What the database keeps of decisions, and what it refuses by name."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.database import db
from app.decisions.clauses import straightened
from app.decisions.models import Recommendation, Resolution, ResolutionClause
from app.decisions.operations import (
    ClauseDraft,
    withdraw_recommendation,
    withdraw_resolution,
    write_resolution,
)
from app.decisions.rules import Choice, Method, Outcome, Result
from app.decisions.voting_models import Motion, Vote, VoteCast
from app.errors import RuleBroken
from tests.factories import a_person, a_recommendation, a_resolution, an_action, an_item

pytestmark = pytest.mark.usefixtures("app")


def stored(record):
    """Keep `record` and everything that it hangs on."""
    db.session.add(getattr(record, "item", record).meeting)
    db.session.flush()
    return record


def test_clauses_that_change_places_never_meet_at_one_address():
    resolution = stored(a_resolution(an_item(), "First", "Second", "Third"))
    first, second, third = resolution.clauses
    ids = [third.id, second.id, first.id]

    drafts = [ClauseDraft(c.text, existing=c) for c in (third, second, first)]
    write_resolution(resolution, "RESOLVED that", drafts)
    db.session.commit()

    found = db.session.scalars(
        db.select(ResolutionClause).order_by(ResolutionClause.position)
    ).all()
    assert [clause.id for clause in found] == ids
    assert [clause.address for clause in found] == ["1", "2", "3"]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_rewriting_keeps_the_clauses_it_names_and_their_actions(data):
    resolution = stored(a_resolution(an_item(), "First", "Second", "Third"))
    action = an_action(clause=resolution.clauses[0])
    db.session.add(action)
    db.session.flush()
    before = {clause.id: clause for clause in resolution.clauses}
    named = data.draw(st.lists(st.sampled_from([*before, None]), min_size=1, max_size=5))
    named = [k for i, k in enumerate(named) if k is None or k not in named[:i]]
    levels = straightened(data.draw(st.lists(st.integers(1, 3), min_size=5, max_size=5)))

    drafts = [
        ClauseDraft(f"Clause {n}", level=level, existing=before.get(key))
        for n, (key, level) in enumerate(zip(named, levels, strict=False))
    ]
    write_resolution(resolution, "RESOLVED that", drafts)
    db.session.flush()
    db.session.expire_all()

    assert [c.id if c.id in before else None for c in resolution.clauses] == named
    assert [c.level for c in resolution.clauses] == levels[: len(named)]
    assert (action.clause_id in before) == (min(before) in named)
    db.session.rollback()


def test_the_database_notices_two_saves_at_one_moment():
    resolution = stored(a_resolution(an_item(), "Noted the report"))
    db.session.commit()
    assert resolution.version == 1
    with Session(db.engine) as elsewhere:
        elsewhere.get_one(Resolution, resolution.id).version = 2
        elsewhere.commit()

    with pytest.raises(RuleBroken, match="Someone else saved"):
        write_resolution(resolution, "RESOLVED otherwise", [ClauseDraft("Noted")], seen=1)

    db.session.rollback()
    assert resolution.lead_in == "RESOLVED the Committee:"


def test_withdrawing_a_resolution_leaves_its_actions():
    resolution = stored(a_resolution(an_item(), "Agreed", "Noted"))
    action = an_action(clause=resolution.clauses[0])
    db.session.add(action)
    db.session.flush()

    withdraw_resolution(resolution)
    db.session.commit()

    assert db.session.scalars(db.select(ResolutionClause)).all() == []
    assert (action.clause, action.item is None) == (None, False)


def test_withdrawing_a_recommendation_leaves_what_answered_it():
    item = an_item()
    (recommended,) = a_recommendation(item).clauses
    resolution = a_resolution(item)
    resolution.clauses[0].recommended = recommended
    stored(resolution)

    withdraw_recommendation(item.recommendations[0])
    db.session.commit()

    assert resolution.clauses[0].recommended is None


def _vote(**changes):
    counts = {"ayes": 3, "noes": 3, "abstentions": 0, "not_voting": 0}
    vote = {"method": Method.SHOW_OF_HANDS, "result": Result.LOST, **counts}
    return lambda resolution: Vote(resolution=resolution, **vote | changes)


def _clause(**changes):
    words = {"position": 9, "address": "9", "text": "Noted"}
    return lambda resolution: ResolutionClause(resolution=resolution, **words | changes)


def _motion(**changes):
    words = {"position": 1, "text": "That it be so"}
    return lambda resolution: Motion(item=resolution.item, **words | changes)


def _resolution(**changes):
    return lambda resolution: Resolution(item=resolution.item, **changes)


def _seconded_by_its_mover(resolution):
    ann = a_person()
    return Motion(item=resolution.item, position=1, text="That", mover=ann, seconder=ann)


def _record_twice(resolution):
    ann, vote = a_person(), _vote()(resolution)
    db.session.add_all([ann, vote])
    db.session.flush()
    for choice in (Choice.FOR, Choice.AGAINST):
        row = {"vote_id": vote.id, "member_id": ann.id, "choice": choice}
        db.session.connection().execute(insert(VoteCast).values(row))  # past the log


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("ck_resolution_clause_text_is_not_blank", _clause(text="  ")),
        ("ck_resolution_clause_address_is_not_blank", _clause(address="")),
        ("uq_resolution_clause_item_id_address", _clause(address="1")),
        ("ck_resolution_keyword_is_not_blank", _resolution(keyword=" ")),
        ("ck_resolution_lead_in_is_not_blank", _resolution(lead_in=" ")),
        ("ck_resolution_version_starts_at_one", _resolution(version=0)),
        (
            "ck_recommendation_version_starts_at_one",
            lambda resolution: Recommendation(item=resolution.item, version=0),
        ),
        ("ck_motion_text_is_not_blank", _motion(text="")),
        ("ck_motion_not_seconded_by_mover", _seconded_by_its_mover),
        (
            "ck_vote_on_a_motion_or_a_resolution",
            lambda _: Vote(method=Method.ASSENT, result=Result.CARRIED),
        ),
        ("ck_vote_counts_are_not_negative", _vote(abstentions=-1)),
        ("ck_vote_for_and_against_go_together", _vote(noes=None)),
        ("ck_vote_assent_has_no_count", _vote(method=Method.ASSENT)),
        ("ck_vote_casting_vote_breaks_a_tie", _vote(noes=2, casting_vote=Choice.FOR)),
        (
            "ck_vote_casting_vote_breaks_a_tie",
            _vote(ayes=None, noes=None, casting_vote=Choice.FOR),
        ),
    ],
)
def test_the_database_refuses_what_cannot_be(name, wrong):
    resolution = stored(a_resolution())
    db.session.add(wrong(resolution))

    with pytest.raises(IntegrityError) as refusal:
        db.session.flush()

    named = name in str(refusal.value)
    assert named or "UNIQUE constraint failed: resolution_clause.item_id" in str(refusal.value)


def test_nobody_votes_twice_in_one_vote():
    resolution = stored(a_resolution())

    with pytest.raises(IntegrityError):
        _record_twice(resolution)


@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_every_outcome_can_be_kept(outcome):
    resolution = a_resolution()
    resolution.clauses[0].outcome = outcome

    stored(resolution)
    db.session.expire_all()

    assert resolution.clauses[0].outcome is outcome
