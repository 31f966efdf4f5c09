"""The number and hash of the kept version that a paper tells of."""

from dataclasses import replace

from app.meetings.models import Meeting
from app.publishing.queries import newest_version, version_shown_now
from app.word.outline import Outline
from app.word.papers import Asked


def stamped(outline: Outline, meeting: Meeting, asked: Asked, *, public: bool) -> Outline:
    """As it is printed where everyone may read just what the newest version holds."""
    version = version_shown_now(meeting) if public and not asked.restricted else None
    return replace(outline, stamp=version.stamp, proof=version.proof) if version else outline


def as_at(outline: Outline) -> Outline:
    """With the end of the chain of versions: no one version holds what several meetings did."""
    newest = newest_version()
    if newest is None:
        return outline
    return replace(
        outline,
        stamp=f"The record as at version {newest.number} · {newest.short_hash}",
        proof=f"Made when version {newest.number} was the newest. SHA-256 {newest.sha256}",
    )
