"""What a later decision did to an earlier one: rules, keeping and undoing."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from app.agenda.operations import approve_minutes
from app.audit.models import Change
from app.database import db
from app.decisions.effects import Effect, Standing, standing_after
from app.decisions.link_models import ClauseLink
from app.decisions.linking import link_to_earlier, unlink
from app.decisions.operations import ClauseDraft, resolve, withdraw_resolution
from app.errors import RuleBroken
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from tests.factories import NOW, a_body, a_meeting, an_item, numbered, published


def resolved(on: date, *, signed: bool = False, public: bool = True, **meeting: object):
    """A clause resolved on a day, in minutes that are published, or signed, or neither."""
    item = an_item(meeting=a_meeting(body=a_body(), held_on=on, **meeting), title="Verges")
    clause = resolve(item, "RESOLVED that", [ClauseDraft("the verges be mown")]).clauses[0]
    db.session.add(item.meeting)
    db.session.flush()
    numbered(item.meeting)
    if public or signed:
        published(item.meeting)
    if signed:
        approve_minutes(item.meeting, None, NOW)
        move_minutes(item.meeting, MinutesState.SIGNED, NOW)
    db.session.commit()
    return clause


EARLY, LATE = date(2025, 3, 5), date(2026, 3, 5)


@given(st.lists(st.sampled_from(Effect)))
def test_the_strongest_word_tells_how_a_decision_stands(effects):
    now = standing_after(effects)

    assert (now is Standing.UNCHANGED) == (not effects)
    assert now.is_undone == bool({Effect.RESCINDS, Effect.SUPERSEDES} & set(effects))
    assert standing_after([*effects, Effect.RESCINDS]) is Standing.RESCINDED


def test_signed_minutes_are_linked_and_unlinked_without_being_changed(app):  # noqa: ARG001  # database
    earlier, later = resolved(EARLY, signed=True), resolved(LATE, signed=True)
    link = link_to_earlier(later, earlier, Effect.RESCINDS)
    db.session.add(link)
    db.session.commit()

    unlink(link)
    db.session.commit()

    assert db.session.scalars(select(ClauseLink)).all() == []
    told = db.session.scalars(
        select(Change).where(Change.kind == "clause_link").order_by(Change.id)
    ).all()
    assert [str(change.act) for change in told] == ["added", "removed"]
    assert {change.meeting_id for change in told} == {later.resolution.item.meeting_id}


def test_said_again_the_new_word_takes_the_place_of_the_old(app):  # noqa: ARG001  # database
    earlier, later = resolved(EARLY), resolved(LATE)
    db.session.add(link_to_earlier(later, earlier, Effect.AMENDS))
    db.session.commit()

    link_to_earlier(later, earlier, Effect.SUPERSEDES)
    db.session.commit()

    assert [link.effect for link in earlier.later_links] == [Effect.SUPERSEDES]


def test_a_decision_changes_none_that_was_taken_after_it(app):  # noqa: ARG001  # database
    earlier, later = resolved(EARLY), resolved(LATE)

    with pytest.raises(RuleBroken, match="taken after this one"):
        link_to_earlier(earlier, later, Effect.AMENDS)


def test_of_one_day_the_hour_tells_and_the_link_goes_one_way(app):  # noqa: ARG001  # database
    morning, evening = resolved(LATE, starts_at=time(10)), resolved(LATE, starts_at=time(18))
    with pytest.raises(RuleBroken, match="taken after"):
        link_to_earlier(morning, evening, Effect.AMENDS)
    another = resolved(LATE, starts_at=time(18))
    db.session.add(link_to_earlier(another, evening, Effect.AMENDS))

    with pytest.raises(RuleBroken, match="the other way round"):
        link_to_earlier(evening, another, Effect.AMENDS)


def test_no_resolution_changes_itself(app):  # noqa: ARG001  # database
    clause = resolved(LATE)

    with pytest.raises(RuleBroken, match="one resolution"):
        link_to_earlier(clause, clause, Effect.AMENDS)


@pytest.mark.parametrize("twice", [True, False], ids=["the same link twice", "to itself"])
def test_the_database_refuses(app, twice):  # noqa: ARG001  # database
    earlier, later = resolved(EARLY), resolved(LATE)
    row = {"clause_id": earlier.id, "changed_by_id": later.id if twice else earlier.id}

    with pytest.raises(IntegrityError):
        db.session.connection().execute(insert(ClauseLink), [row | {"effect": "amends"}] * 2)


def test_a_link_goes_with_a_draft_decision_that_is_withdrawn(app):  # noqa: ARG001  # database
    earlier, later = resolved(EARLY), resolved(LATE, public=False)
    db.session.add(link_to_earlier(later, earlier, Effect.RESCINDS))
    db.session.commit()

    withdraw_resolution(later.resolution)
    db.session.commit()

    assert db.session.scalars(select(ClauseLink)).all() == []
    assert earlier.later_links == []
