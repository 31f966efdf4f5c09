"""Announces that something of a meeting was published, to whoever stands above and listens.

A chapter may not import a door, so what must happen at every publication (a version is kept)
listens here. Whoever adds a new kind of publication adds one line after the state has changed,
in the same transaction and before its commit:

    announce(meeting, Publication.SUPPLEMENT, by=account, now=now())

What listens reads the whole meeting from the database as the public then may, so the meeting
must be in the session. What it raises stops the publication.
"""

from datetime import datetime
from enum import StrEnum

from blinker import Signal

from app.accounts.models import Account
from app.meetings.models import Meeting


class Publication(StrEnum):
    AGENDA = "agenda"
    SUPPLEMENT = "supplement"
    DECISIONS = "decisions"
    DRAFT_MINUTES = "draft minutes"
    APPROVED_MINUTES = "approved minutes"
    SIGNED_MINUTES = "signed minutes"
    CORRECTION = "correction"


#: Sent with the meeting, and `kind`, `by` and `now` by name.
announced = Signal("something of a meeting was published")


def announce(meeting: Meeting, kind: Publication, *, by: Account | None, now: datetime) -> None:
    """Say that `kind` of this meeting has just become public, and who made it so."""
    announced.send(meeting, kind=kind, by=by, now=now)
