"""Signed minutes never change, whatever asks (handbook 1.9, rule 35).

Operations refuse in their own words; this refuses at the flush what any of them, or a program yet
to be written, should have refused. A model that is part of the minutes of a meeting says how it
hangs on it: `sealed_by = "item.meeting"`. Of a signed meeting no such row is then added, changed or
deleted, but for columns that are `open_after_signing` and models that only `grows_after_signing`.
What is shown with minutes and is no part of them, and may change, is `beside_the_minutes`.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import MANYTOONE, InstanceState, Session

from app.database import db
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.rules import MinutesState


@event.listens_for(db.session, "before_flush")
def _keep_signed_minutes(session: Session, _context: object, _instances: object) -> None:
    for record in [*session.new, *session.dirty, *session.deleted]:
        if hasattr(record, "sealed_by") and _changes(record, session):
            for meeting in meetings_of(record):
                check_not_signed(meeting)


def _changes(record: object, session: Session) -> bool:
    if getattr(record, "beside_the_minutes", False):
        return False
    state = inspect(record)
    if state.persistent and record not in session.deleted:
        return bool(changed_columns(state) - getattr(record, "open_after_signing", frozenset()))
    return record in session.deleted or not getattr(record, "grows_after_signing", False)


def changed_columns(state: "InstanceState[object]") -> frozenset[str]:
    """The columns, and the relations kept in them, that were given another value."""
    lists = {
        relation.key
        for relation in state.mapper.relationships
        if relation.direction is not MANYTOONE
    }
    return frozenset(
        attribute.key
        for attribute in state.attrs
        if attribute.key not in lists and attribute.history.has_changes()
    )


def meetings_of(record: object) -> set[Meeting]:
    """The meeting that a record is part of the minutes of, and the one it was taken from."""
    reached: set[object] = set()
    for path in getattr(record, "sealed_by", "").split(" or "):
        found: Iterable[object] = [record]
        for step in filter(None, path.split(".")):
            found = list(_next(found, step))
        reached |= set(found)
    return {meeting for meeting in reached if isinstance(meeting, Meeting)}


def _next(records: Iterable[object], step: str) -> Iterator[object]:
    for record in records:
        before = inspect(record).attrs[step].history.deleted or ()
        led_to = [getattr(record, step), *before, _by_the_old_key(record, step)]
        yield from {each for each in led_to if each is not None}


def _by_the_old_key(record: object, step: str) -> object:
    """What it led to before its key was changed; None where the key is as it was."""
    state = inspect(record)
    relation = state.mapper.relationships[step]
    wanted, was = {}, False
    for here, there in relation.local_remote_pairs:
        name = state.mapper.get_property_by_column(here).key
        history = state.attrs[name].history
        was = was or bool(history.deleted)
        wanted[there.key] = history.deleted[0] if history.deleted else getattr(record, name)
    return db.session.scalar(select(relation.mapper.class_).filter_by(**wanted)) if was else None


def check_not_signed(meeting: Meeting) -> None:
    """Raises RuleBroken where its minutes were signed before this transaction touched them."""
    state = inspect(meeting)
    if not state.persistent and not state.deleted:
        return
    history = state.attrs.minutes_state.history
    before = history.deleted[0] if history.deleted else meeting.minutes_state
    if before is MinutesState.SIGNED:
        raise RuleBroken(
            "These minutes are signed and cannot be changed; record a correction instead"
        )
