"""A meeting as ModernGov's web service hands it over: items, minutes, decisions, who was there."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from lxml import etree
from lxml.etree import _Element

from app.errors import RuleBroken
from app.intake.minutes.items import KeptItem, read_items
from app.intake.minutes.lines import Line
from app.intake.minutes.parsed import Attendee, Doubt, Minutes
from app.intake.minutes.reading_web import lines_of_part
from app.intake.moderngov.xml import every, is_true, line_of, markup, raw, words
from app.intake.rosters.parsed import ListedMeeting, ListedPaper, WholeMeeting
from app.intake.rosters.standing import day_of, standing_in, time_in

_BODIES = ("agendatext", "decisionnonemptyhtmlbody", "minutesnonemptyhtmlbody")
_NO_ROLE = re.compile(r"(?:committee |panel |board )?member|attendee|expected attendee", re.I)
_BESIDE = re.compile(r"officer|in attendance|observer|public|guest|invitee|visitor|secretary", re.I)
_AWAY = re.compile(r"apolog", re.I)
_ABSENT = re.compile(r"\babsent|\bnot present|did not attend", re.I)
_THERE = re.compile(r"\bpresent\b|\battended\b|in attendance|\bvirtual|\bremote", re.I)
_AS_EXPECTED = re.compile(r"present(?:,? as expected)?|in attendance|attended", re.I)


def read_meeting(root: _Element, body: str | None, site: str = "") -> WholeMeeting:
    """`body` is the committee, which the reply itself does not name.

    Raises RuleBroken for a reply that holds no meeting.
    """
    held_on = day_of(words(root, "meetingdate"))
    if root.tag != "meeting" or not held_on:
        raise RuleBroken("The reply does not hold a meeting with its day")
    called = ListedMeeting(
        body or "",
        held_on,
        time_in(words(root, "meetingtime")),
        words(root, "meetinglocation") or None,
        standing_in(words(root, "meetingstatus")),
        words(root, "meetingstatus") or None,
        line=line_of(root, "meetingdate"),
    )
    pairs = list(_kept([e for e in every(root, "agendaitem") if words(e, "agendaitemtitle")]))
    entries, kept = [entry for entry, _ in pairs], [item for _, item in pairs]
    items, declared, doubts = read_items(kept)
    minutes = _attended(root, Minutes(body or None, held_on, called.venue))
    withheld = tuple(place for place, each in enumerate(entries) if _is_withheld(each))
    items = tuple(
        replace(item, withheld=True) if place in withheld else item
        for place, item in enumerate(items)
    )
    minutes = replace(
        minutes,
        items=items,
        declarations=declared,
        doubts=(*minutes.doubts, *doubts, *(_kept_back(kept[p]) for p in withheld)),
    )
    papers = tuple(_papers(root, entries, site))
    key = words(root, "meetingid")
    return WholeMeeting(
        called,
        minutes,
        papers,
        withheld,
        key,
        f"meeting-{key}.xml",
        _without_withheld(root, entries),
    )


def _without_withheld(root: _Element, entries: list[_Element]) -> bytes:
    """The reply as it is kept: the words of restricted items are not ours to keep."""
    for entry in filter(_is_withheld, entries):
        for name in (*_BODIES, "linkeddocuments"):
            if (found := entry.find(name)) is not None:
                entry.remove(found)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _kept(entries: list[_Element]) -> Iterator[tuple[_Element, KeptItem]]:
    """An item without a number, or with number 0, is a heading of those below it (rule 4)."""
    heading, are_numbered = None, any(_number(entry) for entry in entries)
    for place, entry in enumerate(entries, start=1):
        number, title = _number(entry), words(entry, "agendaitemtitle")
        below = [] if _is_withheld(entry) else list(_below(entry))
        is_item = number or below or _is_withheld(entry) or not are_numbered
        if is_item or place == len(entries):
            yield entry, KeptItem(title, line_of(entry), number, heading, below)
        else:
            heading = title


def _number(entry: _Element) -> str | None:
    printed = (
        words(entry, "minutesitemnumber")
        or words(entry, "fulldisplaynumberformat")
        or words(entry, "agendaitemnumber")
    )
    return None if printed.strip(" .") in ("", "0") else printed


def _is_withheld(entry: _Element) -> bool:
    """Exempt, or not to be shown: the title may be there, its text is not ours (rule 5)."""
    return is_true(entry, "isrestricted") or words(entry, "isdisplayallowed").lower() == "false"


def _kept_back(item: KeptItem) -> Doubt:
    return Doubt(
        f"“{item.title}” is kept from the public: its title was brought in, and nothing else. "
        "The item is exempt, and its title withheld, until you say otherwise",
        item.line,
    )


def _below(entry: _Element) -> Iterator[Line]:
    """The agenda's words, then the published decision, then the minutes, as a page prints them."""
    parts = [("", "agendatext", True)]
    decided = is_true(entry, "isdecision") and is_true(entry, "isdecisionpublished")
    parts.append(("Decision:", "decisionnonemptyhtmlbody", decided))
    minuted = words(entry, "isminutepublished").lower() != "false"
    parts.append(("Minutes:", "minutesnonemptyhtmlbody", minuted))
    for marker, name, is_public in parts:
        first = line_of(entry, name)
        lines = lines_of_part(markup(entry, name)) if is_public else []
        if marker and lines:
            yield Line(marker, first)
        yield from (replace(line, number=first + line.number - 1, level=0) for line in lines)


def _attended(root: _Element, minutes: Minutes) -> Minutes:
    present, apologies, beside, doubts = [], [], [], []
    for each in every(root, "attendee"):
        name, how, line = _said(each, "name"), _said(each, "attendance"), line_of(each)
        kind, role = _said(each, "membertype"), _said(each, "roledescription")
        person = Attendee(name, None if not role or _NO_ROLE.fullmatch(role) else role)
        if not name:
            continue
        if _AWAY.search(how) or _ABSENT.search(how):
            apologies.append(name)
            if not _AWAY.search(how):
                doubts.append(Doubt(f"Printed as absent, listed under apologies: “{name}”", line))
        elif not _THERE.search(how):
            doubts.append(Doubt(f"Whether {name} was there is not said: “{how}”", line))
        elif _BESIDE.search(kind) or re.fullmatch("in attendance", how, re.I):
            beside.append(person)
        else:
            present.append(person)
            if not _AS_EXPECTED.fullmatch(how):
                doubts.append(Doubt(f"{name} was there as “{how}”", line))
    return replace(
        minutes,
        present=tuple(present),
        apologies=tuple(apologies),
        in_attendance=tuple(beside),
        doubts=tuple(doubts),
    )


def _said(attendee: _Element, name: str) -> str:
    said = attendee.get(name) or raw(attendee, name)
    return " ".join(html.unescape(html.unescape(said)).split())


def _papers(root: _Element, entries: list[_Element], site: str) -> Iterator[ListedPaper]:
    """Papers that everyone may read, those of restricted items and restricted ones left out."""
    places = [(place, each) for place, each in enumerate(entries) if not _is_withheld(each)]
    for place, holder in [(None, root), *places]:
        for paper in every(holder, "linkeddoc"):
            is_of_item = next(paper.iterancestors("agendaitem"), None) is not None
            if (place is None and is_of_item) or is_true(paper, "isrestricted"):
                continue
            address = urljoin(site, raw(paper, "url").strip())
            if words(paper, "title"):
                address = address if address.startswith(("http://", "https://")) else ""
                yield ListedPaper(
                    words(paper, "title"), address, place, day_of(words(paper, "publicationdate"))
                )
