from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.rules import PUBLIC, Viewer
from app.actions.models import Action
from app.actions.queries import actions_for, by_urgency, of_owner
from app.agenda.models import AgendaItem
from app.agenda.rules import ItemKind
from app.database import db
from app.decisions.models import Resolution
from app.home.approving import approving
from app.home.rules import Due, Next, Standing, next_step
from app.meetings.models import Meeting
from app.meetings.queries import Deadlines, deadlines
from app.meetings.rules import MeetingStatus, MinutesState
from app.record.addresses import item_address
from app.record.decided import show_clauses
from app.record.item_queries import newest_resolutions
from app.record.pairing import ClauseShown
from app.record.visibility import meetings_kept, words_for

#: A list on a front page is a reminder; the list of meetings has them all.
_MEETINGS = 20
_AS_FAR_BACK, _AS_FAR_AHEAD = timedelta(days=365), timedelta(days=120)

#: Of one decision; a budget may have forty.
_CLAUSES = 3

_OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.PROVISIONAL)


@dataclass(frozen=True)
class Decision:
    """A resolution as the front page tells it; `more` clauses are left to its own page."""

    title: str
    address: str
    body: str
    on: date
    clauses: Sequence[ClauseShown]
    more: int


def newest(limit: int) -> list[Decision]:
    """What everyone may read, the newest meeting first."""
    return [_decision(resolution) for resolution in newest_resolutions(limit)]


def _decision(resolution: Resolution) -> Decision:
    item = resolution.item
    clauses = show_clauses(PUBLIC, resolution, item, item.minute)
    return Decision(
        title=words_for(PUBLIC, item.meeting, item.title),
        address=item_address(item, item.minute),
        body=item.meeting.body.name,
        on=item.meeting.held_on,
        clauses=clauses[:_CLAUSES],
        more=len(clauses[_CLAUSES:]),
    )


def own_actions(viewer: Viewer, limit: int) -> Sequence[Action]:
    """The most urgent of those that wait for whoever is signed in."""
    open_ones = of_owner(actions_for(viewer), viewer.account_id).where(Action.closed_on.is_(None))
    return db.session.scalars(by_urgency(open_ones).limit(limit)).unique().all()


@dataclass(frozen=True)
class MyMeeting:
    """A meeting of a body that the viewer keeps, and what is due on it next.

    `approving` is the meeting at which its minutes are approved (`home.approving`).
    """

    meeting: Meeting
    due: Due
    late: bool
    papers_missing: int
    approving: Meeting | None


def my_meetings(viewer: Viewer, today: date) -> list[MyMeeting]:
    """What is late first; in as many reads however many meetings there are."""
    found = db.session.scalars(
        select(Meeting)
        .options(joinedload(Meeting.body), selectinload(Meeting.sittings))
        .where(
            meetings_kept(viewer),
            ~Meeting.is_history,
            Meeting.status.not_in(_OFF),
            Meeting.minutes_state.not_in([MinutesState.APPROVED, MinutesState.SIGNED]),
            Meeting.held_on.between(today - _AS_FAR_BACK, today + _AS_FAR_AHEAD),
        )
    ).all()
    listed = _due_on(found, today)
    listed.sort(key=lambda mine: (mine.due.order(today), mine.meeting.id))
    return listed[:_MEETINGS]


def next_of(meeting: Meeting, today: date) -> MyMeeting | None:
    """What is due next on one meeting, whenever it is; None where nothing is."""
    if meeting.status in _OFF or meeting.is_history:
        return None
    return next(iter(_due_on([meeting], today)), None)


def _due_on(found: Sequence[Meeting], today: date) -> list[MyMeeting]:
    missing, law, approved_at = _without_papers(found), deadlines(), approving(found, today)
    written = _written(found)
    listed = []
    for meeting in found:
        papers, at_which = missing.get(meeting.id, 0), approved_at.get(meeting.id)
        at = Standing(
            meeting.last_day,
            meeting.status,
            meeting.agenda_state,
            meeting.minutes_state,
            papers,
            meeting.id in written,
            agreed=at_which is not None and at_which.agreed,
        )
        if step := next_step(at, today):
            there = at_which.meeting if at_which else None
            due = Due(step, _day_of(step, meeting, law, there))
            listed.append(MyMeeting(meeting, due, due.is_late(today), papers, there))
    return listed


def _day_of(step: Next, meeting: Meeting, law: Deadlines, there: Meeting | None) -> date | None:
    match step:
        case Next.AGENDA if meeting.body.is_authority_body:
            return law.notice(meeting).publish_by
        case Next.MINUTES | Next.PUBLISH | Next.REVIEW:
            return law.draft_minutes_by(meeting)
        case Next.APPROVAL | Next.AGREED:
            return there.held_on if there else None
    return meeting.held_on


def _without_papers(meetings: Sequence[Meeting]) -> Mapping[int, int]:
    """Items for decision to which no paper has come, by meeting."""
    rows = db.session.execute(
        select(AgendaItem.meeting_id, func.count())
        .where(
            AgendaItem.meeting_id.in_([meeting.id for meeting in meetings]),
            AgendaItem.kind == ItemKind.DECISION,
            ~AgendaItem.documents.any(),
        )
        .group_by(AgendaItem.meeting_id)
    )
    return {row[0]: row[1] for row in rows}


def _written(meetings: Sequence[Meeting]) -> set[int]:
    """Those of which every item has its minutes or what was resolved on it."""
    is_open = case((AgendaItem.minutes.has() | AgendaItem.resolutions.any(), 0), else_=1)
    return set(
        db.session.scalars(
            select(AgendaItem.meeting_id)
            .where(
                AgendaItem.meeting_id.in_([meeting.id for meeting in meetings]),
                AgendaItem.kind != ItemKind.HEADING,
            )
            .group_by(AgendaItem.meeting_id)
            .having(func.sum(is_open) == 0)
        )
    )
