"""People, bodies and memberships in a CSV file or an Excel workbook, by how its columns are headed.

The sheet is read as that of an older action log is (`app/actions/sheets.py`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.actions.bringing import Cell, columns_headed, day_in
from app.actions.sheets import table_in
from app.agenda.papers import Upload
from app.errors import RuleBroken
from app.intake.minutes.parsed import Doubt
from app.intake.rosters.parsed import ListedBody, ListedPerson, ListedSeat, Roster


class Part(StrEnum):
    """What a column may say."""

    EMAIL = "email address"
    TELEPHONE = "telephone"
    STARTS = "first day"
    ENDS = "last day"
    PARTY = "political group"
    ROLE = "role"
    KIND = "kind of body"
    PARENT = "body above"
    ALIAS = "other name of the body"
    CODE = "code"
    TITLE = "title"
    FIRST = "first name"
    FAMILY = "family name"
    BODY = "body"
    NAME = "name"


#: How such lists are headed. The narrower comes first, since no column is taken twice.
_HEADS = {
    Part.EMAIL: r"e-?mail",
    Part.TELEPHONE: r"phone|mobile|^tel\b",
    Part.STARTS: r"\bstart|\bfrom\b|appointed on|date appointed|elected|joined|since|first day",
    Part.ENDS: r"\bend(?:s|ed)?\b|\buntil\b|^to$|date to|to date|expir|\bleft\b|resigned|last day",
    Part.PARTY: r"party|political|^group$",
    Part.ROLE: r"\brole\b|position|office held|capacity|^post$",
    Part.KIND: r"\bkind\b|\btype\b|category|classification",
    Part.PARENT: r"parent|reports to|body above|sub-?committee of",
    Part.ALIAS: r"alias|also known|other name|former name|abbreviat|acronym",
    Part.CODE: r"\bcode\b|minute prefix",
    Part.TITLE: r"^title$|salutation|honorific|^prefix$",
    Part.FIRST: r"first ?name|forename|given name",
    Part.FAMILY: r"surname|family ?name|last ?name",
    Part.BODY: r"body|bodies|committee|board|panel|forum|partnership|appointed to",
    Part.NAME: r"name|member|councillor|person|representative",
}
_OF_PEOPLE = {
    Part.EMAIL,
    Part.TELEPHONE,
    Part.FIRST,
    Part.FAMILY,
    Part.TITLE,
    Part.PARTY,
    Part.ROLE,
}
_OF_BODIES = {Part.KIND, Part.PARENT, Part.ALIAS, Part.CODE}


def roster_of_table(upload: Upload) -> Roster:
    """Raises RuleBroken for a file that is no table, or whose headings name neither."""
    table = table_in(upload, "people or bodies")
    heads = table[0]
    columns = _columns(heads)
    reading = _Reading(columns)
    for number, cells in enumerate(table[1:], start=2):
        reading.row(number, cells)
    unread = [
        str(head) for place, head in enumerate(heads) if place not in columns.values() and head
    ]
    if unread:
        reading.doubts.insert(0, Doubt(f"These columns are not read: {', '.join(unread)}", 1))
    return Roster(
        tuple(reading.bodies), tuple(reading.people), tuple(reading.seats),
        doubts=tuple(reading.doubts),
    )  # fmt: skip


def _columns(heads: Sequence[Cell]) -> dict[Part, int]:
    found = columns_headed(heads, _HEADS)
    are_bodies = _OF_BODIES & set(found) and not _OF_PEOPLE & set(found)
    if Part.NAME in found and Part.BODY not in found and are_bodies:
        found[Part.BODY] = found.pop(Part.NAME)
    if not {Part.NAME, Part.FAMILY, Part.BODY} & set(found):
        raise RuleBroken(
            "The headings name neither people nor bodies: call a column Name, Surname, Committee "
            "or Body",
            about="file",
        )
    return found


@dataclass
class _Reading:
    """Row by row, with what is in doubt."""

    columns: Mapping[Part, int]
    bodies: list[ListedBody] = field(default_factory=list)
    people: list[ListedPerson] = field(default_factory=list)
    seats: list[ListedSeat] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def row(self, number: int, cells: Sequence[Cell]) -> None:
        said = {
            part: cells[place] if place < len(cells) else None
            for part, place in self.columns.items()
        }
        name, body = _name(said), _words(said, Part.BODY)
        if body and not any(each.name == body for each in self.bodies):
            aliases = re.split(r"\s*[;|]\s*", _words(said, Part.ALIAS))
            self.bodies.append(
                ListedBody(
                    body,
                    _words(said, Part.KIND) or None,
                    _words(said, Part.CODE) or None,
                    _words(said, Part.PARENT) or None,
                    tuple(filter(None, aliases)),
                    line=number,
                )
            )
        if not name:
            if _OF_PEOPLE & {part for part, value in said.items() if value not in (None, "")}:
                self.doubts.append(Doubt("The row names nobody", number))
            return
        self.people.append(
            ListedPerson(
                name,
                _words(said, Part.EMAIL) or None,
                _words(said, Part.TELEPHONE) or None,
                number,
            )
        )
        if body:
            starts_on, ends_on = (self._day(said, p, number) for p in (Part.STARTS, Part.ENDS))
            self.seats.append(
                ListedSeat(
                    body,
                    name,
                    _words(said, Part.ROLE) or None,
                    _words(said, Part.PARTY) or None,
                    starts_on,
                    ends_on,
                    number,
                )
            )

    def _day(self, said: Mapping[Part, Cell], part: Part, number: int) -> date | None:
        value = said.get(part)
        found = value if isinstance(value, date) else day_in(str(value or ""))
        if value and found is None:
            self.doubts.append(
                Doubt(f"“{value}” is no day: the {part} of this seat is left open", number)
            )
        return found


def _words(said: Mapping[Part, Cell], part: Part) -> str:
    return " ".join(str(said.get(part) or "").split())


def _name(said: Mapping[Part, Cell]) -> str:
    """Title, first and family name as one, where a list keeps them apart."""
    whole = _words(said, Part.NAME)
    if Part.FAMILY in said:
        first = _words(said, Part.FIRST) or whole
        whole = " ".join(filter(None, (first, _words(said, Part.FAMILY))))
    title = _words(said, Part.TITLE)
    return f"{title} {whole}" if title and whole and not whole.startswith(title) else whole
