"""Signed minutes stay as they are, in every table and through every operation."""

import inspect as python
import typing
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from enum import Enum

import pytest
from sqlalchemy import inspect

from app.agenda import approvals, filing, late, numbering, review
from app.agenda import operations as agenda
from app.agenda.matters import follow_matter
from app.agenda.models import AgendaItem, Document, Matter
from app.agenda.review_models import ReviewComment
from app.database import db
from app.decisions import corrections, executive, motions, voting
from app.decisions import operations as decisions
from app.decisions.models import (
    Recommendation,
    RecommendationClause,
    Resolution,
    ResolutionClause,
)
from app.decisions.rules import Choice
from app.decisions.voting_models import Motion, Vote
from app.errors import RuleBroken
from app.meetings import attendance, history, interests
from app.meetings import operations as meetings
from app.meetings.life import Step
from app.meetings.models import Attendance, Declaration, Meeting, Sitting
from app.meetings.rules import MinutesState
from tests.factories import (
    NOW,
    a_meeting,
    a_person,
    a_recommendation,
    a_resolution,
    an_account,
    an_item,
    numbered,
)

#: Hang on a meeting, or are about one, and are no part of its minutes.
BESIDE_THE_MINUTES = {
    "action": "what was done because of a decision goes on for years",
    "action_update": "likewise",
    "action_owner": "likewise",
    "action_file": "likewise",
    "action_noted": "which actions a meeting closed; its minutes say so in words of their own",
    "milestone": "likewise",
    "referral": "what became of a recommendation afterwards",
    "reminder_line": "who was asked about an action",
    "intake_source": "where the page came from",
    "published_version": "the database itself refuses to change one",
    "clause_link": "what a later decision did to this one is told beside it, and may be long after",
    "paper_text": "what search reads out of a paper that is sealed itself",
    "check_put_aside": "why a warning was let stand is no part of what was minuted",
    "intake_doubt": "what the clerk still looks at",
    "archive_file": "the paper that the meeting was read out of",
    "archive_doubt": "what the clerk still looks at",
    "archive_edit": "likewise",
    "archive_difference": "likewise",
    "called_in": "it comes after the meeting, and what comes of it perhaps after the signature",
}


def models() -> dict[str, type]:
    return {mapper.local_table.name: mapper.class_ for mapper in db.Model.registry.mappers}


def tables_of_a_meeting() -> set[str]:
    """Every table with a key to a meeting, or to a table that has one."""
    found = {"meeting"}
    while True:
        more = {
            table.name
            for table in db.metadata.sorted_tables
            if {key.column.table.name for key in table.foreign_keys} & found
        }
        if more <= found:
            return found
        found |= more


def is_sealed(model: type) -> bool:
    return hasattr(model, "sealed_by") and not getattr(model, "beside_the_minutes", False)


def test_every_table_of_a_meeting_is_sealed_or_beside_the_minutes(app):  # noqa: ARG001  # models
    open_ones = {name for name in tables_of_a_meeting() if not is_sealed(models()[name])}

    assert open_ones == set(BESIDE_THE_MINUTES), "say sealed_by, or say here why it is not"


@pytest.fixture
def signed(app):  # noqa: ARG001  # kept in the app's database
    """A meeting with a row in every table of its minutes, signed."""
    ann, bob = a_person("Ann Lee"), a_person("Bob Day")
    meeting = a_meeting(members=[ann, bob])
    meetings.record_sitting(meeting, 1, meeting.held_on, presiding=ann)
    attendance.record_intervals(meeting.attendances[0], [(None, meeting.starts_at)])
    item = an_item(meeting=meeting, title="Trees", text="The oak is feled.")
    declared = interests.declare_interest(meeting, bob, category=None, nature="Owns the oak")
    agenda.concern_items(declared, {item: True})
    a_recommendation(item)
    resolution = a_resolution(item, "That it be feled.")
    executive.record_executive(item, reasons="Rot", alternatives="None", interests="None")
    motions.move(item, "That it be felled", mover=ann, seconder=None)
    voting.record_vote(resolution, {ann: Choice.FOR})
    filing.add_document(meeting, item, now=NOW, title="Plan", url="https://plan.example")
    review.begin_review(meeting, NOW)
    comment = review.comment_on(item, "Felled", by=an_account(), now=NOW)
    review.settle_comment(comment, "Yes", by=comment.made_by, now=NOW)
    numbered(meeting)
    agenda.publish_minutes(meeting, NOW)
    agenda.approve_minutes(meeting, None, NOW)
    meetings.move_minutes(meeting, MinutesState.SIGNED, NOW)
    db.session.add_all([meeting, resolution])
    db.session.commit()
    return meeting


def refused() -> None:
    with pytest.raises(RuleBroken, match="signed and cannot be changed"):
        db.session.flush()
    db.session.rollback()


def test_no_column_of_any_row_changes_once_the_minutes_are_signed(signed):
    """Each row of each sealed table, each column, one by one."""
    tried = set()
    for name in tables_of_a_meeting() - set(BESIDE_THE_MINUTES):
        model = models()[name]
        keys = [column.key for column in inspect(model).column_attrs]
        allowed = {"id"} | getattr(model, "open_after_signing", frozenset())
        for key in set(keys) - allowed:
            row = db.session.scalars(db.select(model).limit(1)).first()
            if row is None or key in {column.key for column in inspect(model).primary_key}:
                continue
            value = getattr(row, key)
            setattr(row, key, another(value, inspect(model).columns[key].type.python_type))
            refused()
            tried.add(name)
    assert {"meeting", "agenda_item", "minutes_revision", "resolution_clause", "document"} <= tried
    assert signed.minutes_state is MinutesState.SIGNED


def another(value: object, kind: type) -> object:
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value + timedelta(days=1)
    if kind is int:
        return (value or 0) + 1
    return "something else" if value != "something else" else "other"


def test_no_row_is_deleted_from_signed_minutes(signed):
    for name in tables_of_a_meeting() - set(BESIDE_THE_MINUTES):
        row = db.session.scalars(db.select(models()[name]).limit(1)).first()
        if row is not None:
            db.session.delete(row)
            refused()
    assert signed.items


def test_no_row_is_taken_from_signed_minutes_to_another_meeting(signed):
    other = a_meeting()
    db.session.add(other)
    db.session.commit()

    signed.items[0].meeting = other

    refused()


def test_the_subject_of_an_item_is_no_part_of_its_minutes(signed):
    matter = Matter(title="Trees", slug="trees")

    follow_matter(signed.items[0], matter)

    db.session.flush()
    assert signed.items[0].matter is matter


def test_what_happens_afterwards_is_added_to_the_history(signed):
    history.keep_step(signed, Step.MINUTES_CORRECTED, NOW)

    db.session.flush()
    assert signed.events[-1].step is Step.MINUTES_CORRECTED


#: The first argument of each operation that changes a meeting, from a signed one.
PARTS: dict[type, Callable[[Meeting], object]] = {
    Meeting: lambda m: m,
    Sitting: lambda m: m.sittings[0],
    Attendance: lambda m: m.attendances[0],
    Declaration: lambda m: m.declarations[0],
    AgendaItem: lambda m: m.items[0],
    Document: lambda m: m.documents[0],
    Recommendation: lambda m: m.items[0].recommendations[0],
    RecommendationClause: lambda m: m.items[0].recommendations[0].clauses[0],
    Resolution: lambda m: m.items[0].resolutions[0],
    ResolutionClause: lambda m: m.items[0].resolutions[0].clauses[0],
    Motion: lambda m: m.items[0].motions[0],
    Vote: lambda m: m.items[0].resolutions[0].votes[0],
    ReviewComment: lambda m: m.items[0].comments[0],
}

#: Change nothing of the minutes: they ask, add to the history, or give the matter.
CHANGE_NOTHING = {
    "attendance_of",
    "awaiting_publication",
    "check_open",
    "in_listed_order",
    "is_executive",
    "item_for_minutes",
    "keep_step",
    "next_item_number",
    "passages_of",
    "check_amendments_decided",
    "check_was_there",
    "is_published",
    "order_of_minutes",
    "proposed_numbers",
    "supplement_for",
    "unanswered",
    "voters_on",
}


def operations() -> Iterator[tuple[str, Callable[..., object], type, bool]]:
    """Name, function, kind of its first argument, and whether it takes several of them."""
    for module in (
        meetings,
        attendance,
        interests,
        agenda,
        filing,
        late,
        numbering,
        approvals,
        review,
        decisions,
        executive,
        motions,
        voting,
        corrections,
    ):
        for name, function in python.getmembers(module, python.isfunction):
            if function.__module__ != module.__name__ or name.startswith("_"):
                continue
            hints = typing.get_type_hints(function, localns=vars(typing))
            first = next(iter(python.signature(function).parameters), None)
            taken = hints.get(first)
            part = next((kind for kind in (taken, *typing.get_args(taken)) if kind in PARTS), None)
            if part and name not in CHANGE_NOTHING:
                several = issubclass(typing.get_origin(taken) or object, Collection)
                yield name, function, part, several


def anything(hint: object) -> object:
    """Something to give an operation that should refuse before it looks."""
    examples = {date: date(2026, 3, 5), type(NOW): NOW, int: 1, str: "words", bool: True}
    for kind in typing.get_args(hint) or (hint,):
        if kind in examples:
            return examples[kind]
        if isinstance(kind, type) and issubclass(kind, Enum):
            return next(iter(kind))
    origin = typing.get_origin(hint)
    if origin is not None and issubclass(origin, Mapping):
        return {}
    if origin is not None and issubclass(origin, Collection):
        return []
    return None


def test_every_operation_refuses_to_change_signed_minutes(signed):
    """Or does nothing, as publishing an agenda that is published does."""
    allowed = [name for name, *how in operations() if not _refuses(*how, signed)]

    assert allowed == []


def _refuses(function: Callable[..., object], part: type, several: bool, signed: Meeting) -> bool:
    hints = typing.get_type_hints(function, localns=vars(typing))
    _, *others = python.signature(function).parameters.values()
    needed = {
        p.name: anything(hints[p.name])
        for p in others
        if p.default is p.empty and p.kind is not p.VAR_KEYWORD
    }
    try:
        first = PARTS[part](signed)
        _call(function, [first] if several else first, needed)
        return not any(db.session.is_modified(record) for record in db.session.dirty)
    except RuleBroken:
        return True
    finally:
        db.session.rollback()


def _call(function: Callable[..., object], first: object, needed: dict[str, object]) -> None:
    by_name = python.signature(function).parameters
    positional = [v for n, v in needed.items() if by_name[n].kind is not by_name[n].KEYWORD_ONLY]
    named = {n: v for n, v in needed.items() if by_name[n].kind is by_name[n].KEYWORD_ONLY}
    function(first, *positional, **named)


def test_every_kind_of_part_has_an_operation_that_changes_it():
    assert {part for _, _, part, _ in operations()} == set(PARTS)
