"""How a member voted, where the minutes say who voted how: a recorded vote, or at their request."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload
from sqlalchemy.orm.strategy_options import _AbstractLoad

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, MinuteNumber
from app.decisions.models import Resolution
from app.decisions.rules import Choice
from app.decisions.voting_models import Motion, Vote, VoteCast
from app.meetings.models import Meeting
from app.people.models import Person
from app.record.addresses import item_address
from app.record.visibility import (
    insides_seen,
    items_seen,
    meetings_read_whole,
    minutes_seen,
    words_for,
    words_seen,
)


@dataclass(frozen=True)
class Voted:
    """`words` are the motion’s, "" where the vote was on the resolution as a whole."""

    choice: Choice
    title: str
    address: str
    words: str
    result: str
    meeting: Meeting
    cited: str


def votes_named(viewer: Viewer, person: Person) -> Select[VoteCast]:
    """The latest first; none on what the viewer may not read."""
    return (
        select(VoteCast)
        .join(VoteCast.vote)
        .outerjoin(Vote.motion)
        .outerjoin(Vote.resolution)
        .join(AgendaItem, AgendaItem.id == func.coalesce(Motion.item_id, Resolution.item_id))
        .join(AgendaItem.meeting)
        .where(
            VoteCast.member_id == person.id,
            minutes_seen(viewer),
            items_seen(viewer),
            insides_seen(viewer),
            _is_told(viewer),
        )
        .order_by(Meeting.held_on.desc(), AgendaItem.position.desc(), Vote.id.desc())
        .options(
            contains_eager(VoteCast.vote).options(
                contains_eager(Vote.motion).joinedload(Motion.item).options(*_with_its_place()),
                contains_eager(Vote.resolution)
                .joinedload(Resolution.item)
                .options(*_with_its_place()),
            )
        )
    )


def _with_its_place() -> tuple[_AbstractLoad, ...]:
    return (
        joinedload(AgendaItem.meeting).joinedload(Meeting.body),
        joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
    )


def _is_told(viewer: Viewer) -> ColumnElement[bool]:
    """Of a motion that is not public others know by its twin, if at all."""
    return or_(
        Motion.id.is_(None),
        Motion.restricted.is_(False),
        Motion.public_text != "",
        meetings_read_whole(viewer),
    )


def voted(viewer: Viewer, cast: VoteCast) -> Voted:
    subject = cast.vote.subject
    item = subject.item
    words = words_seen(viewer, item, subject) if isinstance(subject, Motion) else ""
    return Voted(
        choice=cast.choice,
        title=words_for(viewer, item.meeting, item.title),
        address=item_address(item, item.minute),
        words=words,
        result=cast.vote.result,
        meeting=item.meeting,
        cited=item.minute.citation if item.minute else "",
    )
