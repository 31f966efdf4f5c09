"""What someone may read of the log, and the searches of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Select, and_, cast, false, or_, select, true
from sqlalchemy.types import String

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, Document
from app.agenda.privacy import withheld
from app.agenda.rules import Part
from app.audit.belonging import BODY, ITEM, MEETING, PERSON
from app.audit.models import Change
from app.audit.words import field_in_words
from app.clock import LONDON
from app.database import db

#: Who signs in, from where and for which bodies is for administrators.
OF_ACCOUNTS = {"account", "attempt_count", "kept_body", "sign_in"}

#: They are many, and change nothing of the record.
OF_THE_PROGRAM = {"attempt_count", "paper_text", "sign_in"}

#: What anyone who reads the log may read of a body: itself, and that it meets.
OPEN_KINDS = {"body", "body_alias", "meeting", "membership"}

#: People and organisations whom only a draft may name.
OF_CLERKS = {"person", "organisation", "affiliation", "appointment", "intake_source"}

HIDDEN_DRAFT = "changed (draft)"
HIDDEN_RESTRICTED = "changed (restricted)"


@dataclass(frozen=True)
class Asked:
    """What a search of the log asks for."""

    words: str = ""
    who: str = ""
    kind: str = ""
    sign_ins: bool = False
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Line:
    """One field that changed. `hidden` stands in the place of values that are not shown."""

    column: str
    field: str
    before: object = None
    after: object = None
    hidden: str = ""


def changes(viewer: Viewer, asked: Asked) -> Select[Change]:
    """The newest first. Words find nothing in values that the viewer may not read."""
    query = select(Change).order_by(Change.id.desc())
    if asked.who:
        query = query.where(Change.author.icontains(asked.who, autoescape=True))
    if asked.kind:
        query = query.where(Change.kind == asked.kind)
    elif not asked.sign_ins:
        query = query.where(Change.kind.not_in(OF_THE_PROGRAM))
    if asked.first:
        query = query.where(Change.at >= _midnight(asked.first))
    if asked.last:
        query = query.where(Change.at < _midnight(asked.last + timedelta(days=1)))
    for word in asked.words.split():
        query = query.where(_found(viewer, word))
    return query


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def _found(viewer: Viewer, word: str) -> ColumnElement[bool]:
    openly = Change.open_words.icontains(word, autoescape=True)
    in_restricted = Change.restricted_words.icontains(word, autoescape=True)
    kept, restricted = keeps(viewer), reads_restricted(viewer)
    no_draft = or_(Change.draft.is_(False), kept)
    no_restricted = or_(and_(_open_now(), _in_the_open(viewer)), restricted)
    return and_(no_draft, or_(and_(openly, no_restricted), and_(in_restricted, restricted)))


def keeps(viewer: Viewer) -> ColumnElement[bool]:
    """`Viewer.keeps` of the body concerned, as a condition."""
    if viewer.every_body:
        return true()
    return Change.body_id.in_(viewer.clerk_of) if viewer.clerk_of else false()


def reads_restricted(viewer: Viewer) -> ColumnElement[bool]:
    """`Viewer.reads_restricted` of the body concerned, as a condition."""
    if viewer.every_body:
        return true()
    bodies = viewer.clerk_of | viewer.member_of
    return Change.body_id.in_(bodies) if bodies else false()


def _open_now() -> ColumnElement[bool]:
    """What was written of an item or a paper when it was open is hidden once it is not."""
    items = select(AgendaItem.id).where(AgendaItem.part != Part.OPEN)
    papers = select(cast(Document.id, String)).where(Document.restriction != Part.OPEN)
    in_item = and_(Change.item_id.is_not(None), Change.item_id.in_(items))
    in_paper = and_(Change.kind == Document.__tablename__, Change.key.in_(papers))
    return ~or_(in_item, in_paper)


def restricted_now(found: list[Change]) -> set[int]:
    """The ids of those whose item or paper is not open any more."""
    ids = [change.id for change in found]
    hidden = select(Change.id).where(Change.id.in_(ids), ~_open_now())
    return set(db.session.scalars(hidden)) if ids else set()


def lines_of(viewer: Viewer, change: Change, *, restricted: bool) -> Iterator[Line]:
    """What `viewer` may read of a change; `restricted` says its item is exempt now."""
    body = change.body_id
    may_keep = viewer.every_body or (body is not None and viewer.keeps(body))
    may_restricted = viewer.every_body or (body is not None and viewer.reads_restricted(body))
    for values, exempt in ((change.open_values, restricted), (change.restricted_values, True)):
        for column, (before, after) in values.items():
            if column == "id":
                continue  # the change says of which record it is
            field = field_in_words(change.kind, column)
            if change.draft and not may_keep:
                yield Line(column, field, hidden=HIDDEN_DRAFT)
            elif (exempt or not in_the_open(viewer, change)) and not may_restricted:
                yield Line(column, field, hidden=HIDDEN_RESTRICTED)
            else:
                words = (before, after) if may_restricted else map(_openly, (before, after))
                yield Line(column, field, *words)


def may_read_history(viewer: Viewer, kind: str, key: str) -> bool:
    """Whether the record is of a body that the viewer keeps, or of none.

    The log remembers of which body a record was that is no longer there.
    """
    if viewer.administers:
        return True
    this = and_(Change.kind == kind, Change.key == key)
    of = set(db.session.scalars(select(Change.body_id).where(this).distinct()))
    return kind not in OF_ACCOUNTS and (
        None in of or not of or any(viewer.keeps(body_id) for body_id in of if body_id)
    )


def in_the_open(viewer: Viewer, change: Change) -> bool:
    """Of what a body’s meetings hold others are told that it changed, and not how."""
    if change.body_id is not None:
        return change.kind in OPEN_KINDS
    return change.kind != "matter" and (change.kind not in OF_CLERKS or viewer.keeps_the_record)


def _in_the_open(viewer: Viewer) -> ColumnElement[bool]:
    """`in_the_open`, as a condition."""
    closed = {"matter"} | (set() if viewer.keeps_the_record else OF_CLERKS)
    of_none = and_(Change.body_id.is_(None), Change.kind.not_in(closed))
    return or_(of_none, and_(Change.body_id.is_not(None), Change.kind.in_(OPEN_KINDS)))


def _openly(value: object) -> object:
    return withheld(value) if isinstance(value, str) else value


#: A page of these shows what happened to all that belongs to it.
_WHOLES = {
    BODY: Change.body_id,
    MEETING: Change.meeting_id,
    ITEM: Change.item_id,
    PERSON: Change.person_id,
}


def history(viewer: Viewer, kind: str, key: str) -> Select[Change]:
    """What happened to one record and to what belongs to it, as far as the viewer keeps it."""
    this: ColumnElement[bool] = and_(Change.kind == kind, Change.key == key)
    if kind in _WHOLES and key.isdigit():
        this = or_(this, _WHOLES[kind] == int(key))
    query = select(Change).where(this).order_by(Change.id.desc())
    if viewer.administers:
        return query
    return query.where(
        or_(Change.body_id.is_(None), keeps(viewer)), Change.kind.not_in(OF_ACCOUNTS)
    )


def kinds() -> list[str]:
    return list(db.session.scalars(select(Change.kind).distinct().order_by(Change.kind)))
