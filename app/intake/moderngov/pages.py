"""Saved pages of a ModernGov site that list bodies, their members or their meetings."""

import re
from collections.abc import Iterator
from datetime import date

from bs4 import BeautifulSoup
from bs4.element import Tag

from app.intake.minutes.parsed import Doubt
from app.intake.minutes.reading_web import soup_of
from app.intake.rosters.parsed import (
    ListedBody,
    ListedMeeting,
    ListedPerson,
    ListedSeat,
    Roster,
    Standing,
)
from app.intake.rosters.standing import day_of, standing_in, time_in

_WHEN = re.compile(
    r"(?P<day>(?:[A-Z][a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4})"
    r"[, ]*(?P<time>\d{1,2}[.:]\d{2}(?: ?[ap]\.?m)?|\d{1,2} ?[ap]\.?m)?"
)
_ROLE = re.compile(r"\(([^()]+)\)")
_FROM = re.compile(r"\b(?:from|since|appointed(?: on)?)[: ]+([\w/ ]+?\d{4})", re.I)
_UNTIL = re.compile(r"\b(?:to|until|till|ends?|expires?)[: ]+([\w/ ]+?\d{4})", re.I)
_MEMBERS = re.compile(r"member|substitute|deput|co-?opt|advis|observer|attend|represent", re.I)
_SUBSTITUTES = re.compile(r"substitute|deput", re.I)
_CO_OPTED = re.compile(r"co-?opt", re.I)


def roster_of_page(text: str) -> Roster | None:
    """None for a page that lists none of these, as the page of a meeting that was held."""
    soup = soup_of(text)
    for read in (_members, _meetings, _not_held, _structure):
        roster = read(soup)
        if not roster.is_empty:
            return roster
    return None


def _structure(soup: BeautifulSoup) -> Roster:
    """The bodies, by the headings that the council lists them under; not those of the menu."""
    links = soup.select("ul.mgBulletList a[href*='mgCommitteeDetails.aspx' i]")
    return Roster(
        tuple(
            ListedBody(_flat(link), _heading(link), line=link.sourceline)
            for link in links
            if _flat(link)
        )
    )


def _members(soup: BeautifulSoup) -> Roster:
    body = _subtitle(soup)
    links = soup.select("li a[href*='mgUserInfo.aspx' i]")
    if not body or not links:
        return Roster()
    people, seats = [], []
    for link in links:
        entry, heading = link.find_parent("li"), _heading(link) or ""
        if entry is None or not _MEMBERS.search(heading) or not _flat(link):
            continue
        beside = _flat(entry).replace(_flat(link), "", 1)
        people.append(ListedPerson(_flat(link), line=link.sourceline))
        seats.append(
            ListedSeat(
                body,
                _flat(link),
                _role(beside, heading),
                starts_on=_day_after(_FROM, beside),
                ends_on=_day_after(_UNTIL, beside),
                line=link.sourceline,
            )
        )
    doubts = _without_links(soup)
    return Roster((ListedBody(body),), tuple(people), tuple(seats), doubts=tuple(doubts))


def _role(beside: str, heading: str) -> str | None:
    """What stands in brackets, or else the heading of those who are no plain members."""
    said = [words for words in _ROLE.findall(beside) if not re.search(r"\d{4}", words)]
    if said:
        return str(said[0]).strip()
    if _SUBSTITUTES.search(heading) or _CO_OPTED.search(heading):
        return heading
    return None


def _without_links(soup: BeautifulSoup) -> Iterator[Doubt]:
    """A vacancy, or a co-opted member who has no page: a name that is not marked as one."""
    for entry in soup.select("ul.mgBulletList > li"):
        if not entry.find("a") and _flat(entry) and _MEMBERS.search(_heading(entry) or ""):
            yield Doubt(
                f"Listed among the members without a page: “{_flat(entry)}”", entry.sourceline
            )


def _meetings(soup: BeautifulSoup) -> Roster:
    found, doubts = [], []
    for link in soup.select("li a[href*='ieListDocuments.aspx' i]"):
        entry = link.find_parent("li")
        body = _body_of(link) or _subtitle(soup)
        when = _WHEN.search(_flat(link))
        if entry is None or not body or not when:
            continue
        beside = _flat(entry).replace(_flat(link), "", 1).strip(" -–")
        meeting = _called(body, when, beside, link)
        if meeting:
            found.append(meeting)
        else:
            doubts.append(Doubt(f"“{_flat(link)}” is no day that is known", link.sourceline))
    bodies = tuple(ListedBody(name) for name in dict.fromkeys(each.body for each in found))
    return Roster(bodies if found else (), meetings=tuple(found), doubts=tuple(doubts))


def _not_held(soup: BeautifulSoup) -> Roster:
    """The page of a single meeting that says in its title that it does not take place."""
    title = soup.select_one(".mgSubTitleTxt")
    body, _, rest = (_flat(title) if title else "").partition(" - ")
    when = _WHEN.search(rest)
    if title is None or not when or standing_in(rest[when.end() :]) is Standing.SCHEDULED:
        return Roster()
    meeting = _called(body, when, rest[when.end() :].strip(" ,-–"), title, _venue(soup))
    return Roster((ListedBody(body),), meetings=(meeting,)) if meeting else Roster()


def _called(
    body: str, when: re.Match[str], beside: str, at: Tag, venue: str | None = None
) -> ListedMeeting | None:
    held_on = day_of(when["day"].replace(",", ""))
    if held_on is None:
        return None
    href = str(at.get("href") or "")
    return ListedMeeting(
        body,
        held_on,
        time_in(when["time"] or ""),
        venue,
        standing_in(beside),
        beside or None,
        href if href.startswith(("http://", "https://")) else None,
        at.sourceline,
    )


def _venue(soup: BeautifulSoup) -> str | None:
    label = soup.find("span", class_="mgLabel", string=re.compile("venue", re.I))
    holder = label.parent if isinstance(label, Tag) else None
    if holder is None:
        return None
    words = _flat(holder).partition(":")[2].replace("View directions", "")
    return words.strip(" .") or None


def _body_of(link: Tag) -> str:
    """“Link to meeting details for Parks Committee meeting of 5 Mar 2026”."""
    found = re.search(r"details (?:for|of) (.+) meeting (?:of|on) ", str(link.get("title") or ""))
    return found[1] if found else ""


def _subtitle(soup: BeautifulSoup) -> str:
    title = soup.select_one(".mgSubTitleTxt")
    return _flat(title).partition(" - ")[0] if title else ""


def _heading(tag: Tag) -> str | None:
    above = tag.find_previous(["h2", "h3", "h4"])
    return _flat(above) or None if isinstance(above, Tag) else None


def _day_after(pattern: re.Pattern[str], words: str) -> date | None:
    found = pattern.search(words)
    return day_of(found[1]) if found else None


def _flat(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").replace("\xa0", " ").split())
