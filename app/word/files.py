"""Names and places of the Word files that are kept in exports/."""

import os
import tempfile
from pathlib import Path

from app.bodies.operations import slug_for
from app.meetings.models import Meeting
from app.meetings.rules import minutes_are_closed


def minutes_name(meeting: Meeting, *, restricted: bool = False) -> str:
    """A name that sorts by date: “2017-07-11-education-advisory-board-minutes-draft.docx”.

    It never has a word of what is exempt.
    """
    parts = [meeting.held_on.isoformat(), slug_for(meeting.body.name), "minutes"]
    if not minutes_are_closed(meeting.minutes_state):
        parts.append("draft")
    if restricted:
        parts.append("not-for-publication")
    return "-".join(parts) + ".docx"


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Write a file whole or not at all: it takes its name only when every byte is on the disk."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Path(part).replace(folder / name)
