"""The lists of ModernGov's web service: committees, meetings of a committee, councillors."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from lxml.etree import _Element

from app.errors import RuleBroken
from app.intake.moderngov.xml import every, is_true, line_of, words
from app.intake.rosters.parsed import ListedBody, ListedMeeting, ListedPerson, Roster
from app.intake.rosters.standing import day_of, standing_in, time_in


@dataclass(frozen=True)
class Committee:
    key: str
    name: str
    category: str
    is_deleted: bool
    is_expired: bool
    line: int


@dataclass(frozen=True)
class Sitting:
    """A line in a list of meetings, `committee` where the list is of every committee."""

    key: str
    held_on: date
    starts_at: time | None
    status: str
    committee: str
    line: int


def committees_in(root: _Element) -> list[Committee]:
    """Those that have an id: the first is often empty, and there is nothing to ask about it."""
    return [
        Committee(
            key,
            words(each, "committeetitle"),
            words(each, "committeecategory"),
            is_true(each, "committeedeleted"),
            is_true(each, "committeeexpired"),
            line_of(each),
        )
        for each in every(root, "committee")
        if (key := words(each, "committeeid")).isdigit() and words(each, "committeetitle")
    ]


def bodies_of(committees: list[Committee]) -> Roster:
    return Roster(
        tuple(
            ListedBody(each.name, each.category or None, is_over=each.is_expired, line=each.line)
            for each in committees
            if not each.is_deleted
        )
    )


def sittings_in(root: _Element) -> Iterator[Sitting]:
    for each in every(root, "meeting"):
        key, held_on = words(each, "meetingid"), day_of(words(each, "meetingdate"))
        if key.isdigit() and held_on:
            yield Sitting(
                key,
                held_on,
                time_in(words(each, "meetingtime")),
                words(each, "meetingstatus"),
                words(each, "committeetitle"),
                line_of(each),
            )


def sittings_between(root: _Element, starts: date, ends: date) -> list[Sitting]:
    """Dates that it does not understand are ignored, and everything is answered (rule 1)."""
    found = list(sittings_in(root))
    outside = next((each for each in found if not starts <= each.held_on <= ends), None)
    if outside:
        raise RuleBroken(
            f"The web service was asked for meetings from {starts} to {ends} and answered one of "
            f"{outside.held_on}: it does not understand these dates, so nothing was taken"
        )
    return found


def listed(sitting: Sitting, body: str) -> ListedMeeting:
    return ListedMeeting(
        body,
        sitting.held_on,
        sitting.starts_at,
        standing=standing_in(sitting.status),
        as_printed=sitting.status or None,
        line=sitting.line,
    )


def councillors_in(root: _Element) -> Roster:
    """Who is a councillor; of which bodies this list does not say."""
    people = []
    for each in every(root, "councillor"):
        name = words(each, "fullusername")
        if not name:
            continue
        address = each.find("workaddress")
        people.append(
            ListedPerson(
                name,
                email=(words(address, "email") if address is not None else "") or None,
                line=line_of(each),
            )
        )
    return Roster(people=tuple(people))
