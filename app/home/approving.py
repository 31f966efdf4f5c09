"""At which meeting minutes are approved, and whether it agreed them already."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.agenda.approval_models import MinutesToApprove
from app.agenda.models import AgendaItem
from app.database import db
from app.decisions.models import Resolution
from app.meetings.models import Meeting
from app.meetings.rules import MeetingKind, MeetingStatus

_APPROVES_NOTHING = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.INQUORATE)

_AGREED = re.compile(r"\b(?:approv|confirm|adopt|agree|accept|sign|correct record|passed)", re.I)
#: In minutes that say it in a sentence, without a resolution.
_AS_A_RECORD = re.compile(
    r"\b(?:approved|confirmed|adopted|agreed|accepted|signed)\b[^.]*"
    r"\b(?:correct|true|accurate)\b[^.]*\brecord\b",
    re.I,
)
_NOT_AGREED = re.compile(
    r"\b(?:defer|refus|reject|not\s+(?:be\s+)?(?:approv|agree|accept|confirm|sign))", re.I
)


@dataclass(frozen=True)
class Approving:
    """The meeting at which minutes are approved, and whether one of its items says they were."""

    meeting: Meeting
    agreed: bool = False


def approving(meetings: Sequence[Meeting], today: date) -> Mapping[int, Approving]:
    """By meeting, in as many reads however many there are.

    It is the meeting that agreed its minutes, or else the last that lists them, or else the next
    of the body; never an extraordinary one (SI 1993/202 Sch 2 para 2; handbook rule 34).
    """
    listing, following = _listing([meeting.id for meeting in meetings]), _following(meetings)
    found = {}
    for meeting in meetings:
        items = listing.get(meeting.id, [])
        agreed = [i for i in items if i.meeting.held_on <= today and says_agreed(i)]
        later = [m for m in following.get(meeting.body_id, []) if m.held_on > meeting.last_day]
        if agreed:
            found[meeting.id] = Approving(agreed[0].meeting, agreed=True)
        elif items or later:
            found[meeting.id] = Approving(items[-1].meeting if items else later[0])
    return found


def says_agreed(item: AgendaItem) -> bool:
    """Whether what was resolved or minuted on an item that lists minutes says they were agreed."""
    clauses = (clause.text for block in item.resolutions for clause in block.clauses)
    decided = " ".join([*(block.lead_in for block in item.resolutions), *clauses])
    told = item.minutes.text if item.minutes else ""
    if _NOT_AGREED.search(f"{decided} {told}"):
        return False
    return bool(_AGREED.search(decided) or _AS_A_RECORD.search(told))


def _listing(meetings: Collection[int]) -> Mapping[int, list[AgendaItem]]:
    """The items that put minutes up for approval, by the meeting whose they are, in order."""
    links = db.session.scalars(
        select(MinutesToApprove)
        .join(MinutesToApprove.item)
        .join(AgendaItem.meeting)
        .where(
            MinutesToApprove.meeting_id.in_(meetings),
            Meeting.status.not_in(_APPROVES_NOTHING),
            Meeting.unconfirmed.is_(False),
        )
        .options(
            contains_eager(MinutesToApprove.item).options(
                contains_eager(AgendaItem.meeting),
                joinedload(AgendaItem.minutes),
                selectinload(AgendaItem.resolutions).selectinload(Resolution.clauses),
            )
        )
        .order_by(Meeting.held_on, Meeting.id, AgendaItem.position)
    )
    found: dict[int, list[AgendaItem]] = {}
    for link in links:
        found.setdefault(link.meeting_id, []).append(link.item)
    return found


def _following(meetings: Sequence[Meeting]) -> Mapping[int, list[Meeting]]:
    """By body, the meetings after the first of these that can approve minutes, in order."""
    rows = db.session.scalars(
        select(Meeting)
        .where(
            Meeting.body_id.in_({meeting.body_id for meeting in meetings}),
            Meeting.held_on > min((meeting.held_on for meeting in meetings), default=date.max),
            Meeting.status.not_in(_APPROVES_NOTHING),
            Meeting.kind != MeetingKind.EXTRAORDINARY,
            Meeting.unconfirmed.is_(False),
        )
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    )
    found: dict[int, list[Meeting]] = {}
    for meeting in rows:
        found.setdefault(meeting.body_id, []).append(meeting)
    return found
