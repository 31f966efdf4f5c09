"""Keeps a version of whatever is announced as published, in the same transaction.

What is changed afterwards, while it is public, is kept by `changes` (ADR 51).
"""

import secrets
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app.accounts.authors import Author, author
from app.accounts.models import Account
from app.accounts.rules import PUBLIC, Role, Viewer
from app.database import db
from app.errors import RuleBroken
from app.meetings.announcements import Publication, announced
from app.meetings.models import Meeting
from app.publishing.content import content_for
from app.publishing.models import PublishedVersion
from app.publishing.queries import kind_now, newest_version, read_afresh
from app.publishing.rules import (
    NOTHING_BEFORE,
    Content,
    Header,
    canonical,
    instant,
    seal,
    sha256_of,
)

#: How many others may publish at the very same moment before this one is asked to wait.
ATTEMPTS = 20

#: In the session's `info`: the meetings changed since, of which a version is still to be kept.
TOUCHED = "publishing.touched"


@announced.connect
def keep_version(
    meeting: Meeting, *, kind: Publication, by: Account | None, now: datetime
) -> PublishedVersion:
    """Keep what the public may read of this meeting now, chained to the version before.

    Where its newest version says the same under the same name, nothing new was published.
    Two publishers may find the same version to follow; the database lets one of them follow
    it, and the other looks again.
    """
    whom = Author(by.id, by.name) if by else None
    db.session.flush()
    db.session.info.get(TOUCHED, {}).pop(meeting, None)
    public = _read(meeting)
    newest = newest_version(meeting)
    if newest and (newest.kind, newest.content_sha256) == (kind, sha256_of(canonical(public))):
        return newest
    return _keep(meeting, kind, public, whom, now)


def keep_change(meeting: Meeting, *, now: datetime) -> PublishedVersion | None:
    """Keep what the public may read of a meeting since something public was changed.

    None where they read what its newest version says, or no version of it was ever kept.
    """
    kind, newest = kind_now(meeting), newest_version(meeting)
    if kind is None or newest is None:
        return None
    public = _read(meeting)
    if newest.content_sha256 == sha256_of(canonical(public)):
        return None
    return _keep(meeting, kind, public, author(), now)


def _read(meeting: Meeting) -> Content:
    """Everything that the public may read of it, as the database now has it."""
    _take_the_pen(meeting)
    read_afresh(meeting)
    with db.session.no_autoflush:  # nothing changes while it is read
        return content_for(PUBLIC, meeting)


def _keep(
    meeting: Meeting, kind: Publication, public: Content, by: Author | None, now: datetime
) -> PublishedVersion:
    with db.session.no_autoflush:
        content, restricted = canonical(public), canonical(_restricted(meeting, public, by))
    salt = secrets.token_hex(32)
    for _ in range(ATTEMPTS):
        version = _following(newest_version(), meeting, kind, now, content, restricted, salt)
        try:
            with db.session.begin_nested():
                db.session.add(version)
        except IntegrityError:
            continue
        return version
    raise RuleBroken("Many others are publishing at this moment. Try again")


def _take_the_pen(meeting: Meeting) -> None:
    """Begin to write before looking for the version to follow.

    SQLite has one writer, who then reads what the one before committed; and its driver begins
    no transaction for a savepoint alone. Not through the session: nothing changes.
    """
    table = Meeting.__table__
    unchanged = update(table).where(table.c.id == meeting.id).values(id=meeting.id)  # type: ignore[arg-type]  # a Table
    db.session.connection().execute(unchanged)


def _following(
    before: PublishedVersion | None,
    meeting: Meeting,
    kind: Publication,
    now: datetime,
    content: str,
    restricted: str,
    salt: str,
) -> PublishedVersion:
    now = now.replace(microsecond=0)
    header = Header(
        number=before.number + 1 if before else 1,
        meeting=meeting.id,
        kind=str(kind),
        published_at=instant(now),
        content_sha256=sha256_of(content),
        restricted_digest=seal(restricted, salt),
        previous_sha256=before.sha256 if before else NOTHING_BEFORE,
    )
    return PublishedVersion(
        number=header.number,
        meeting=meeting,
        kind=kind,
        published_at=now,
        content=content,
        content_sha256=header.content_sha256,
        restricted=restricted,
        salt=salt,
        restricted_digest=header.restricted_digest,
        previous_sha256=header.previous_sha256,
        sha256=header.sha256,
    )


def _restricted(meeting: Meeting, public: Content, by: Author | None) -> Content:
    """Who published it, and the items and papers of which a member may read more than the public.

    There is always something in it, so that its being there tells nothing.
    """
    member = Viewer(Role.COUNCILLOR, member_of=frozenset({meeting.body_id}))
    whole = content_for(member, meeting)
    published_by = {"account": by.account_id, "name": by.name} if by else {}
    held_back = {
        what: [record for record in whole.get(what, []) if record not in public.get(what, [])]
        for what in ("items", "documents", "decisions")
    }
    return {"published_by": published_by} | held_back
