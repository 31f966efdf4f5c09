"""Reading an older action log: which column says what, what a row means, what is in doubt. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from app.actions.rules import ActionStatus

Cell = str | date | None
Table = Sequence[Sequence[Cell]]

LONGEST = 5000  # rows

P = TypeVar("P", bound=StrEnum)


class Part(StrEnum):
    """What a column of an older log may say."""

    TEXT = "the action"
    REFERENCE = "its reference"
    RAISED = "the day of the meeting"
    OWNER = "the owner"
    DUE = "the due date"
    STATUS = "the status"
    UPDATE = "what was reported"
    CLOSED = "the day it was closed"


#: How councils head their columns.
_HEADS = {
    Part.REFERENCE: r"ref|no\.?$|number",
    Part.RAISED: r"meeting|raised|^date$",
    Part.OWNER: r"owner|lead|officer|responsib|who",
    Part.DUE: r"due|deadline|target|by when",
    Part.CLOSED: r"closed|completed on|date completed",
    Part.STATUS: r"status|rag|progress$",
    Part.UPDATE: r"update|comment|outcome|(?<!be )taken|note",
    Part.TEXT: r"action|task|recommendation|what",
}
_CLOSED_WORDS = r"complete|closed|done|achieved|blue|discharged"
_STATUSES = (
    (ActionStatus.DONE, _CLOSED_WORDS),
    (ActionStatus.CANCELLED, r"cancel|withdrawn|superseded|not (?:proceed|pursu)"),
    (ActionStatus.AT_RISK, r"risk|red|amber|overdue|behind|delay|paused|slipp"),
    (ActionStatus.NOT_STARTED, r"not (?:yet )?(?:started|begun)|^open$|new|outstanding"),
    (ActionStatus.ON_TRACK, r"track|progress|green|ongoing|started|underway"),
)
_DATES = ("%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y")


@dataclass(frozen=True)
class Row:
    """One action as the older log has it, and what a clerk should look at."""

    number: int
    text: str
    reference: str = ""
    raised_on: date | None = None
    owner: str = ""
    due_on: date | None = None
    due_words: str = ""
    status: ActionStatus = ActionStatus.NOT_STARTED
    update: str = ""
    closed_on: date | None = None
    doubts: Sequence[str] = field(default=())


def guess_columns(heads: Sequence[Cell]) -> dict[Part, int]:
    return columns_headed(heads, _HEADS)


def columns_headed(heads: Sequence[Cell], patterns: Mapping[P, str]) -> dict[P, int]:
    """Which column likely says what, by how it is headed; none is taken twice."""
    found: dict[P, int] = {}
    for part, pattern in patterns.items():
        for place, head in enumerate(heads):
            if place not in found.values() and re.search(pattern, str(head or "").lower()):
                found[part] = place
                break
    return found


def rows_of(table: Table, columns: Mapping[Part, int], today: date) -> Iterator[Row]:
    """Every row that has an action; the first row of a table is its heads."""
    for number, cells in enumerate(table[1:], start=2):
        reading = _Reading(cells, columns)
        text = reading.words(Part.TEXT)
        if text:
            yield _row(number, text, reading, today)


class _Reading:
    """One row being read, which gathers its doubts."""

    def __init__(self, cells: Sequence[Cell], columns: Mapping[Part, int]) -> None:
        self._cells, self._columns = cells, columns
        self.doubts: list[str] = []

    def cell(self, part: Part) -> Cell:
        place = self._columns.get(part)
        return self._cells[place] if place is not None and place < len(self._cells) else None

    def words(self, part: Part) -> str:
        value = self.cell(part)
        return value.isoformat() if isinstance(value, date) else str(value or "").strip()

    def day(self, part: Part) -> date | None:
        value = self.cell(part)
        return value if isinstance(value, date) else day_in(str(value or ""))


def _row(number: int, text: str, reading: _Reading, today: date) -> Row:
    due_on, due_words = reading.day(Part.DUE), ""
    if due_on is None and (due_words := reading.words(Part.DUE)):
        reading.doubts.append(f"“{due_words}” is no day: the action will have no date")
    closed_on = reading.day(Part.CLOSED)
    status = _status(reading, closed_on)
    raised_on = reading.day(Part.RAISED)
    if raised_on is None:
        reading.doubts.append("It does not say when it was raised: today is taken")
    if status.is_closed and closed_on is None:
        reading.doubts.append("It does not say when it was closed: today is taken")
    return Row(
        number=number,
        text=text,
        reference=reading.words(Part.REFERENCE)[:60],
        raised_on=raised_on or today,
        owner=reading.words(Part.OWNER),
        due_on=due_on,
        due_words=due_words,
        status=status,
        update=reading.words(Part.UPDATE),
        closed_on=(closed_on or today) if status.is_closed else None,
        doubts=tuple(reading.doubts),
    )


def _status(reading: _Reading, closed_on: date | None) -> ActionStatus:
    words = reading.words(Part.STATUS).lower()
    for status, pattern in _STATUSES:
        if re.search(pattern, words):
            return status
    if words:
        reading.doubts.append(f"“{words}” is no status that is known: taken as not started")
    return ActionStatus.DONE if closed_on else ActionStatus.NOT_STARTED


def day_in(words: str) -> date | None:
    """A day as British papers write it: “5/3/2026” is 5 March."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", " ".join(words.split()))
    for pattern in _DATES:
        try:
            return datetime.strptime(plain, pattern).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None
