"""Meetings of another system, put on the register as files of minutes are. None commits."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from app.archive.beside import also_known, complete
from app.archive.queries import file_with
from app.archive.rules import FileState
from app.archive.sources import Found
from app.archive.touched import fingerprint, is_untouched
from app.intake.rosters.parsed import WholeMeeting
from app.people.rules import plainly


def has_minutes(whole: WholeMeeting, today: date) -> bool:
    """Whether it was held and something of it is told; an agenda alone is not minutes."""
    told = any(item.discussion or item.resolutions for item in whole.minutes.items)
    return whole.called.held_on <= today and bool(told or whole.minutes.present)


def files_by_body(held: list[WholeMeeting], answers: Mapping[str, str]) -> dict[str, list[Found]]:
    """What each was read from, by the name of its body as a clerk answered or as it is printed."""
    told = {plainly(printed): name for printed, name in answers.items() if name != "new"}
    files: dict[str, list[Found]] = defaultdict(list)
    for whole in held:
        body = whole.called.body
        files[told.get(plainly(body), body)].append(_file_of(whole))
    return files


def _file_of(whole: WholeMeeting) -> Found:
    return Found(whole.file_name, whole.content)


def complete_file(whole: WholeMeeting, *, now: datetime) -> None:
    """What minutes do not say and the system does: the hour, and where the papers are.

    A meeting that a clerk has confirmed or worked on stays as it is.
    """
    file = file_with(_file_of(whole).sha256)
    if file is None or file.state is not FileState.ENTERED or file.meeting is None:
        return
    starts_at, titles = whole.called.starts_at, [item.title for item in whole.minutes.items]
    papers = [
        (paper.title, paper.address, paper.item, "" if paper.item is None else titles[paper.item])
        for paper in whole.papers
        if paper.address
    ]
    also_known(file, {"papers": papers, "items": len(titles)})
    if starts_at:
        also_known(file, {"starts_at": starts_at.isoformat()})
    if is_untouched(file):
        complete(file.meeting, file.beside, now=now)
        file.entered_as = fingerprint(file.meeting)
