"""A folder of saved replies, each of which says by itself what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml.etree import _Element

from app.errors import RuleBroken
from app.intake.minutes.minutes import parse
from app.intake.minutes.opening import open_paper
from app.intake.minutes.parsed import Doubt
from app.intake.minutes.patience import no_longer_than
from app.intake.moderngov.lists import (
    Committee,
    bodies_of,
    committees_in,
    councillors_in,
    listed,
    sittings_in,
)
from app.intake.moderngov.meetings import read_meeting
from app.intake.moderngov.pages import roster_of_page
from app.intake.moderngov.service import Wanted, chosen_of
from app.intake.moderngov.xml import tree_of, words
from app.intake.reading import decode
from app.intake.rosters.parsed import (
    Brought,
    ListedMeeting,
    Roster,
    Standing,
    WholeMeeting,
    together,
)

_LISTS_OF_MEETINGS = ("getmeetings", "getmeetingsbydate")
_OF_COMMITTEE = re.compile(r"GetMeetings-(\d+)")
"""How a reply is named that was kept as the answer about one committee."""


@dataclass
class _Folder:
    committees: list[Committee] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    lists: list[Roster] = field(default_factory=list)
    meetings: list[tuple[str, _Element]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def brought_from(folder: Path, wanted: Wanted) -> Brought:
    """What the replies hold of the days and committees wanted.

    A meeting does not name its committee: the lists that were saved beside it do.
    """
    trees, refused = [], []
    for file in sorted(folder.rglob("*.xml")):
        try:
            trees.append((file.name, tree_of(file.read_bytes())))
        except (RuleBroken, OSError) as refusal:
            refused.append((file.name, str(refusal)))
    pages = sorted([*folder.rglob("*.htm"), *folder.rglob("*.html")])
    if not trees and not refused and not pages:
        raise RuleBroken(f"{folder} holds neither replies of the web service (.xml) nor pages")
    sorted_out = _Folder(refused=refused)
    held = [whole for page in pages if (whole := _of_page(page, sorted_out))]
    for _, tree in trees:
        if tree.tag == "committees":
            sorted_out.committees += committees_in(tree)
    chosen = chosen_of(sorted_out.committees, wanted) if sorted_out.committees else []
    wanted_names = {each.name for each in chosen}
    for name, tree in trees:
        _sort(name, tree, sorted_out, wanted)
    wholes = [whole for each in sorted_out.meetings if (whole := _read(*each, sorted_out))]
    lists = together([bodies_of(chosen), *sorted_out.lists])
    kept = [each for each in lists.meetings if _is_wanted(each.body, wanted_names)]
    meetings = tuple(
        whole
        for whole in [*wholes, *held]
        if wanted.starts <= whole.called.held_on <= wanted.ends
        and whole.called.standing is not Standing.CANCELLED
        and (not whole.called.body or _is_wanted(whole.called.body, wanted_names))
    )
    return Brought(replace(lists, meetings=tuple(kept)), meetings, tuple(sorted_out.refused))


def _of_page(page: Path, found: _Folder) -> WholeMeeting | None:
    """A page that lists something adds to the lists; any other should be that of a meeting."""
    try:
        data = page.read_bytes()
        with no_longer_than():
            if roster := roster_of_page(decode(data).text):
                found.lists.append(roster)
                return None
            minutes = parse(open_paper(data, page.name))
    except (RuleBroken, OSError) as refusal:
        found.refused.append((page.name, str(refusal)))
        return None
    if minutes.held_on is None or not minutes.items:
        found.refused.append((page.name, "The page holds neither a list nor a meeting with items"))
        return None
    called = ListedMeeting(minutes.body or "", minutes.held_on, venue=minutes.venue)
    return WholeMeeting(called, minutes, file_name=page.name, content=data)


def _nowhere(whole: WholeMeeting) -> Iterator[Doubt]:
    """An address without its site, which saved replies do not name."""
    for paper in whole.papers:
        if not paper.address:
            held = f"{whole.called.body}, {whole.called.held_on}"
            yield Doubt(f"{held}: where the paper “{paper.title}” is was not said")


def _is_wanted(body: str, names: set[str]) -> bool:
    return not names or body in names


def _sort(name: str, tree: _Element, found: _Folder, wanted: Wanted) -> None:
    if tree.tag in _LISTS_OF_MEETINGS:
        body = _committee_of(name, tree, found.committees)
        for sitting in sittings_in(tree):
            held_by = sitting.committee or body
            if held_by and wanted.starts <= sitting.held_on <= wanted.ends:
                found.names[sitting.key] = held_by
                found.lists.append(Roster(meetings=(listed(sitting, held_by),)))
    elif tree.tag == "meeting":
        found.meetings.append((name, tree))
    elif tree.tag == "councillorsbyward":
        found.lists.append(councillors_in(tree))
    elif tree.tag != "committees":
        found.refused.append((name, "The reply is none that holds committees, people or meetings"))


def _committee_of(name: str, tree: _Element, committees: Sequence[Committee]) -> str:
    """Whose meetings a list holds: as it says itself, or as its file is named."""
    within = tree.find("committee")
    if within is not None and words(within, "committeetitle"):
        return words(within, "committeetitle")
    key = words(within, "committeeid") if within is not None else ""
    if not key and (kept_as := _OF_COMMITTEE.match(name)):
        key = kept_as[1]
    return next((each.name for each in committees if each.key == key), "")


def _read(name: str, tree: _Element, found: _Folder) -> WholeMeeting | None:
    body = found.names.get(words(tree, "meetingid"))
    try:
        whole = read_meeting(tree, body)
    except RuleBroken as refusal:
        found.refused.append((name, str(refusal)))
        return None
    found.lists.append(Roster(doubts=tuple(_nowhere(whole))))
    if body:
        return whole
    doubt = Doubt("Whose meeting this was is said neither here nor in a list saved beside it")
    return replace(whole, minutes=replace(whole.minutes, doubts=(doubt, *whole.minutes.doubts)))
