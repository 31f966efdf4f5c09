"""Whether somebody has worked on a meeting in the register since it was brought in.

What a clerk wrote there stays: such a meeting is never entered anew from its paper. Asked of the
database itself, so that no chapter can add something to meetings that is forgotten here.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import cast

from sqlalchemy import ColumnElement, ForeignKeyConstraint, Table, and_, select

from app.archive.models import ArchiveFile
from app.database import Model, db
from app.meetings.models import Meeting
from app.people.models import Person

_MEETING, _PERSON = cast(Table, Meeting.__table__), cast(Table, Person.__table__)
_AT_A_TIME = 500  # SQLite has a limit
#: Nobody writes how far the paper is, nor what the search has read out of documents; whose minutes
#: are put up for approval is found when a batch ends, and kept (see `beside`).
_APART = {"archive_file", "paper_text", "minutes_to_approve"}
#: The day of its being entered is that of this program, whoever wrote in it since; so is whether a
#: person is confirmed, which is said of any paper that names them.
_NOT_COUNTED = {_MEETING: {"brought_in_on"}, _PERSON: {"unconfirmed"}}

Row = dict[str, object]


def is_untouched(file: ArchiveFile) -> bool:
    return file.meeting is not None and fingerprint(file.meeting) == file.entered_as


def fingerprint(meeting: Meeting) -> str:
    """Of its row and of every row that hangs on it; the names of people are in none of them."""
    db.session.flush()
    return _digest(_all(meeting))


def descriptions_of(people: Iterable[Person]) -> dict[str, str]:
    """The fingerprint of what is said of each person, by their id in words."""
    db.session.flush()
    keys = [person.id for person in people]
    parts = [keys[begin : begin + _AT_A_TIME] for begin in range(0, len(keys), _AT_A_TIME)]
    return {
        str(row["id"]): _digest([(_PERSON.name, row)])
        for part in parts
        for row in _rows(_PERSON, _PERSON.c.id.in_(part))
    }


def _digest(rows: Iterable[tuple[str, Row]]) -> str:
    told = [json.dumps(row, default=str, ensure_ascii=False, sort_keys=True) for row in rows]
    return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()


def _all(meeting: Meeting) -> Iterator[tuple[str, Row]]:
    table = _MEETING
    own = list(_rows(table, table.c.id == meeting.id))
    seen: set[tuple[object, ...]] = set()
    found = [(table, own)]
    while found:
        table, rows = found.pop()
        for row in rows:
            key = (table.name, *(row[part.name] for part in table.primary_key))
            if key in seen:
                continue
            seen.add(key)
            yield table.name, row
        if table is not _MEETING or rows is own:
            found += _hanging_on(table, rows)


def _hanging_on(table: Table, rows: Sequence[Row]) -> Iterator[tuple[Table, list[Row]]]:
    for begin in range(0, len(rows), _AT_A_TIME):
        part = rows[begin : begin + _AT_A_TIME]
        for link in _links().get(table.name, ()):
            if found := list(_linked(link, part)):
                yield link.table, found


def _linked(link: ForeignKeyConstraint, rows: Sequence[Row]) -> Iterator[Row]:
    """A key of two columns is asked for by each, which finds more than belongs together."""
    wanted = {tuple(row[key.column.name] for key in link.elements) for row in rows}
    each = zip(link.elements, zip(*wanted, strict=True), strict=True)
    for row in _rows(link.table, and_(*(key.parent.in_(set(values)) for key, values in each))):
        if tuple(row[key.parent.name] for key in link.elements) in wanted:
            yield row


def _rows(table: Table, where: ColumnElement[bool]) -> Iterator[Row]:
    left_out = _NOT_COUNTED.get(table, ())
    for row in db.session.execute(select(table).where(where)).mappings():
        yield {str(name): value for name, value in row.items() if name not in left_out}


@cache
def _links() -> dict[str, list[ForeignKeyConstraint]]:
    """The foreign keys to each table, by its name."""
    links = defaultdict(list)
    for table in Model.metadata.sorted_tables:
        for link in table.foreign_key_constraints:
            if table.name not in _APART:
                links[link.referred_table.name].append(link)
    return links
