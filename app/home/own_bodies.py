"""The bodies on which someone has a seat: when each meets next, and its latest minutes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.accounts.rules import Viewer
from app.bodies.models import Body
from app.database import db
from app.meetings.models import Meeting
from app.record.meeting_queries import next_meetings
from app.record.visibility import minutes_seen


@dataclass(frozen=True)
class OwnBody:
    body: Body
    next: Meeting | None
    minutes: Meeting | None


def own_bodies(viewer: Viewer, today: date) -> list[OwnBody]:
    """By name; in as many reads however many there are."""
    theirs = sorted(viewer.member_of)
    if not theirs:
        return []
    bodies = db.session.scalars(
        select(Body).where(Body.id.in_(theirs)).order_by(func.lower(Body.name), Body.id)
    ).all()
    ahead = next_meetings(viewer, today).where(Meeting.body_id.in_(theirs))
    soonest = _first_of_each(db.session.scalars(ahead))
    latest = _first_of_each(db.session.scalars(_latest_minutes(viewer, theirs)))
    return [OwnBody(body, soonest.get(body.id), latest.get(body.id)) for body in bodies]


def _latest_minutes(viewer: Viewer, bodies: list[int]) -> Select[Meeting]:
    """The last meeting of each body whose minutes are published; both, where it met twice."""
    published = (
        Meeting.body_id.in_(bodies),
        Meeting.minutes_published_at.is_not(None),
        minutes_seen(viewer),
    )
    last = (
        select(Meeting.body_id, func.max(Meeting.held_on).label("held_on"))
        .where(*published)
        .group_by(Meeting.body_id)
        .subquery()
    )
    same = (Meeting.body_id == last.c.body_id) & (Meeting.held_on == last.c.held_on)
    return (
        select(Meeting)
        .join(last, same)
        .where(*published)
        .options(joinedload(Meeting.body))
        .order_by(Meeting.id.desc())
    )


def _first_of_each(meetings: Iterable[Meeting]) -> dict[int, Meeting]:
    found: dict[int, Meeting] = {}
    for meeting in meetings:
        found.setdefault(meeting.body_id, meeting)
    return found
