"""What was published of the meetings of a body, as everyone may read it now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from app.accounts.rules import PUBLIC
from app.bodies.models import Body
from app.clock import long_date, short_date
from app.database import db
from app.meetings.announcements import Publication
from app.meetings.models import Meeting
from app.publishing.models import PublishedVersion
from app.publishing.rules import is_change
from app.record.visibility import meetings_seen, sees_agenda, sees_decisions, sees_minutes
from app.web.filters import sentence_case

_OF_AGENDA = {Publication.AGENDA, Publication.SUPPLEMENT}
_MANY = {Publication.SUPPLEMENT, Publication.CORRECTION}


@dataclass(frozen=True)
class Published:
    """One entry of the feed: `number` is that of the version, and never changes."""

    number: int
    title: str
    words: str
    address: str
    at: datetime


def published_of(body: Body, most: int) -> Sequence[Published]:
    """The newest first. What was withdrawn since is left out; history that was brought in is no
    news.
    """
    newest = (
        select(PublishedVersion.meeting_id)
        .join(PublishedVersion.meeting)
        .where(Meeting.body_id == body.id, ~Meeting.is_history, meetings_seen(PUBLIC))
        .group_by(PublishedVersion.meeting_id)
        .order_by(db.func.max(PublishedVersion.number).desc())
        .limit(most)
    )
    versions = db.session.scalars(
        select(PublishedVersion)
        .join(PublishedVersion.meeting)
        .options(contains_eager(PublishedVersion.meeting))
        .where(PublishedVersion.meeting_id.in_(newest))
        .order_by(PublishedVersion.meeting_id, PublishedVersion.number)
    )
    by_meeting = groupby(versions, key=lambda version: version.meeting_id)
    told = [one for _, some in by_meeting for one in _news(body, list(some))]
    return sorted(told, key=lambda one: (one.at, one.number), reverse=True)[:most]


def _news(body: Body, versions: Sequence[PublishedVersion]) -> Iterator[Published]:
    """Of one meeting, the oldest first. Minutes that are withdrawn leave a version of the agenda,
    which was published before.
    """
    for place, version in enumerate(versions):
        kinds = [earlier.kind for earlier in versions[:place]]
        changed = is_change(version.kind, kinds[-1] if kinds else None)
        again = version.kind in kinds and version.kind not in _MANY and not changed
        if _stands(version) and not again:
            yield _told(body, version, changed=changed)


def _stands(version: PublishedVersion) -> bool:
    if version.kind in _OF_AGENDA:
        return sees_agenda(PUBLIC, version.meeting)
    sees = sees_decisions if version.kind is Publication.DECISIONS else sees_minutes
    return sees(PUBLIC, version.meeting)


def _told(body: Body, version: PublishedVersion, *, changed: bool) -> Published:
    meeting, decisions = version.meeting, version.kind is Publication.DECISIONS
    endpoint = "record.decisions" if decisions else "record.meeting"
    return Published(
        version.number,
        f"{sentence_case(version.kind)}{' changed' if changed else ''}: "
        f"{body.name}, {short_date(meeting.held_on)}",
        f"The meeting of {long_date(meeting.held_on)}.",
        url_for(endpoint, meeting_id=meeting.id),
        version.published_at,
    )
