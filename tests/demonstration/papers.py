"""The files of the demonstration council as the tests read them, without any database."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec

from app.demonstration.days import Calendar
from app.demonstration.enter_meetings import day_of
from app.demonstration.papers import COUNCIL, read, read_all
from app.demonstration.papers_of_meetings import ItemPaper, MeetingPaper
from app.demonstration.papers_of_people import AuthorityPaper, BodyPaper, PeoplePaper, PersonPaper

TODAY = date(2026, 6, 3)


@cache
def meetings() -> tuple[MeetingPaper, ...]:
    return tuple(read_all(MeetingPaper, "meetings"))


@cache
def bodies() -> dict[str, BodyPaper]:
    return {body.id: body for body in read_all(BodyPaper, "bodies")}


@cache
def people() -> dict[str, PersonPaper]:
    return {person.id: person for person in read(PeoplePaper, COUNCIL / "people.toml").person}


def council_calendar(today: date = TODAY) -> Calendar:
    """The calendar that `load` works by."""
    closed = read(AuthorityPaper, COUNCIL / "authority.toml").closure_days
    calendar = Calendar(today, closed)
    calendar.meetings.update({paper.id: day_of(calendar, paper) for paper in meetings()})
    return calendar


def in_order_taken(meeting: MeetingPaper) -> list[ItemPaper]:
    order = list(meeting.order_taken) or [item.id for item in meeting.item]
    return sorted(meeting.item, key=lambda item: order.index(item.id))


def all_words() -> Iterator[tuple[str, str]]:
    """Every text of every file, with the id of its meeting, “” for the others."""
    for meeting in meetings():
        yield from ((meeting.id, text) for text in _texts(msgspec.to_builtins(meeting)))
    for body in bodies().values():
        texts = (body.profile, *_texts(msgspec.to_builtins(body.project)))
        yield from (("", text) for text in texts)


def _texts(part: object) -> Iterator[str]:
    match part:
        case str():
            yield part
        case dict():
            for value in part.values():
                yield from _texts(value)
        case list() | tuple():
            for value in part:
                yield from _texts(value)
