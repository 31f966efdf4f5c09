"""Versions that were kept, and which of them someone may read."""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import cast

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload, selectinload, undefer
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.strategy_options import _AbstractLoad

from app.accounts.rules import PUBLIC, Viewer
from app.agenda.models import AgendaItem, DeclarationItem, Document, MinuteNumber
from app.agenda.movement_models import Movement
from app.agenda.rules import Part
from app.bodies.house_style import house_style_of
from app.database import db
from app.decisions.models import Recommendation, Resolution
from app.decisions.voting_models import Motion, Vote, VoteCast
from app.meetings.announcements import Publication
from app.meetings.models import Attendance, Declaration, Meeting, Sitting
from app.meetings.rules import MinutesState
from app.publishing.content import content_for
from app.publishing.models import PublishedVersion
from app.publishing.rules import (
    Content,
    Header,
    Kept,
    canonical,
    is_change,
    sha256_of,
    with_one_title,
)
from app.publishing.secrets import SaidNow
from app.record.item_queries import tie_clauses
from app.record.visibility import (
    reads_restricted,
    sees_agenda,
    sees_decisions,
    sees_meeting,
    sees_minutes,
)

_AT_A_TIME = 50


def read_afresh(meeting: Meeting) -> None:
    """Read the whole meeting as the database now has it, in a constant number of statements.

    What a request loaded before it changed something may be out of date in the session.
    """
    db.session.scalars(
        select(Meeting)
        .where(Meeting.id == meeting.id)
        .execution_options(populate_existing=True)
        .options(*_everything())
    ).one()
    for item in meeting.items:
        for resolution in item.resolutions:
            set_committed_value(resolution, "item", item)
            tie_clauses(resolution)


def _everything() -> Sequence[_AbstractLoad]:
    declaration = joinedload(DeclarationItem.declaration).options(
        joinedload(Declaration.person), joinedload(Declaration.category)
    )
    items, votes = selectinload(Meeting.items), selectinload(Vote.casts).joinedload(VoteCast.member)
    return (
        joinedload(Meeting.body),
        joinedload(Meeting.contact),
        joinedload(Meeting.approved_at),
        selectinload(Meeting.documents).joinedload(Document.supplement),
        selectinload(Meeting.sittings).joinedload(Sitting.presiding),
        selectinload(Meeting.attendances).options(
            joinedload(Attendance.person),
            joinedload(Attendance.substitute_for),
            selectinload(Attendance.intervals),
        ),
        selectinload(Meeting.declarations).options(
            joinedload(Declaration.person),
            joinedload(Declaration.category),
            selectinload(Declaration.concerns),
        ),
        items.options(
            joinedload(AgendaItem.minutes),
            joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
            joinedload(AgendaItem.presenter),
            joinedload(AgendaItem.matter),
            joinedload(AgendaItem.supplement),
            selectinload(AgendaItem.movements).joinedload(Movement.person),
            selectinload(AgendaItem.documents),
            selectinload(AgendaItem.recommendations).selectinload(Recommendation.clauses),
            selectinload(AgendaItem.motions).options(
                joinedload(Motion.mover),
                joinedload(Motion.seconder),
                selectinload(Motion.votes).options(votes),
            ),
            selectinload(AgendaItem.resolutions).options(
                selectinload(Resolution.clauses), selectinload(Resolution.votes).options(votes)
            ),
            selectinload(AgendaItem.concerns).options(declaration),
            selectinload(AgendaItem.corrections),
            selectinload(AgendaItem.corrects),
        ),
    )


def newest_version(meeting: Meeting | None = None) -> PublishedVersion | None:
    """The end of the chain, or the newest version of one meeting."""
    query = select(PublishedVersion).order_by(PublishedVersion.number.desc()).limit(1)
    if meeting:
        query = query.where(PublishedVersion.meeting_id == meeting.id)
    return db.session.scalar(query)


#: What is public of minutes that are public at all.
_MINUTES = {
    MinutesState.PUBLISHED_DRAFT: Publication.DRAFT_MINUTES,
    MinutesState.APPROVED: Publication.APPROVED_MINUTES,
    MinutesState.SIGNED: Publication.SIGNED_MINUTES,
}


def kind_now(meeting: Meeting) -> Publication | None:
    """What of a meeting everyone can read today, by its latest stage; None where nothing is."""
    if not sees_meeting(PUBLIC, meeting):
        return None
    if sees_minutes(PUBLIC, meeting):
        return _MINUTES.get(meeting.minutes_state, Publication.DRAFT_MINUTES)
    if sees_decisions(PUBLIC, meeting):
        return Publication.DECISIONS
    return Publication.AGENDA if sees_agenda(PUBLIC, meeting) else None


def whole_chain() -> Iterator[Kept]:
    """Every version as it is stored, from the first on, a few in memory at a time."""
    query = (
        select(PublishedVersion)
        .order_by(PublishedVersion.number)
        .limit(_AT_A_TIME)
        .options(
            undefer(PublishedVersion.content),
            undefer(PublishedVersion.restricted),
            undefer(PublishedVersion.salt),
        )
    )
    last = 0
    while some := db.session.scalars(query.where(PublishedVersion.number > last)).all():
        last = some[-1].number
        for version in some:
            db.session.expunge(version)
            yield version.kept


def headers() -> Iterator[Header]:
    """The chain without what it holds together."""
    query = select(PublishedVersion).order_by(PublishedVersion.number)
    return (version.header for version in db.session.scalars(query))


def versions_of(viewer: Viewer, meeting: Meeting) -> Sequence[PublishedVersion]:
    """Those that `viewer` may read, the newest first; each says whether it was only a change."""
    kept = [PublishedVersion.restricted] if viewer.keeps(meeting.body_id) else []
    every = db.session.scalars(
        select(PublishedVersion)
        .where(PublishedVersion.meeting_id == meeting.id)
        .order_by(PublishedVersion.number.desc())
        .options(undefer(PublishedVersion.content), *map(undefer, kept))
    ).all()
    for version, before in pairwise(every):
        version.changed = is_change(version.kind, before.kind)
    now = SaidNow.of(meeting)
    return [version for version in every if sees_version(viewer, version, now)]


def version_for(viewer: Viewer, number: int) -> PublishedVersion | None:
    """A version with its content, where `viewer` may read all of it today."""
    version = db.session.get(PublishedVersion, number, options=[undefer(PublishedVersion.content)])
    return version if version and sees_version(viewer, version) else None


def sees_version(viewer: Viewer, version: PublishedVersion, now: SaidNow | None = None) -> bool:
    """Whether all that was public then may still be read.

    What was published by mistake and withdrawn, or closed to the public since, is not to be had
    from an old version; the chain is proved by its hash all the same.
    """
    meeting, content = version.meeting, content_of(version)
    sees = sees_agenda
    if "minutes" in content["meeting"]:
        sees = sees_minutes
    elif "decisions" in content:
        sees = sees_decisions
    if not sees(viewer, meeting):
        return False
    return reads_restricted(viewer, meeting) or not _closed_since(
        version, content, now or SaidNow.of(meeting)
    )


def _closed_since(version: PublishedVersion, content: Content, now: SaidNow) -> bool:
    """Whether an item or paper was closed, or words were marked or restricted, since then."""
    return _holds_a_closed_part(content) or now.is_less_than(version.content)


def _holds_a_closed_part(content: Content) -> bool:
    items, papers = _opened_by(content)
    return bool(
        db.session.scalar(
            select(
                exists().where(AgendaItem.id.in_(items), AgendaItem.part != Part.OPEN)
                | exists().where(Document.id.in_(papers), Document.restriction != Part.OPEN)
            )
        )
    )


def _opened_by(content: Content) -> tuple[list[int], list[int]]:
    """The keys of the items and of the papers whose inside the content shows."""
    shown = [item for item in content.get("items", []) if item.get("inside")]
    holders = [content, *shown]
    papers = [paper["id"] for holder in holders for paper in holder.get("documents", [])]
    return [item["id"] for item in shown], papers


def content_of(version: PublishedVersion) -> Content:
    return cast(Content, json.loads(version.content))


def version_shown_now(meeting: Meeting) -> PublishedVersion | None:
    """The newest version that holds what the public may read of the meeting now.

    A house that came to print “Cllr” for “Councillor” has published nothing else by that.
    """
    read_afresh(meeting)
    content = content_for(PUBLIC, meeting)
    of_meeting = (
        select(PublishedVersion)
        .where(PublishedVersion.meeting_id == meeting.id)
        .order_by(PublishedVersion.number.desc())
        .limit(1)
    )
    now = sha256_of(canonical(content))
    if same := db.session.scalar(of_meeting.where(PublishedVersion.content_sha256 == now)):
        return same
    newest = db.session.scalar(of_meeting.options(undefer(PublishedVersion.content)))
    title = house_style_of(meeting.body).councillor_title
    if newest and with_one_title(content_of(newest), title) == with_one_title(content, title):
        return newest
    return None
