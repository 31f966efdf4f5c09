"""The action log of a body, and that of whoever must act (handbook 4.2).

A body's log is worded for everyone who is signed in, since it goes with the agenda, or whole in an
edition that is not for publication. A person's is as whoever asks may read it.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from app.accounts.rules import Role, Viewer
from app.actions import log_columns
from app.actions.log import Line, chosen_columns, lines
from app.actions.rules import Urgency
from app.bodies.house_style import house_style_between
from app.bodies.models import Body
from app.bodies.queries import authority
from app.clock import short_date
from app.people.models import Person
from app.record.people_queries import person_page
from app.word import names
from app.word.framing import gathered
from app.word.opening import opening
from app.word.outline import Block, DataTable, Outline, Paragraph, text
from app.word.papers import NOT_FOR_PUBLICATION, Asked, Kind, Paper
from app.word.periods import body_called
from app.word.queries import actions_of_body, actions_of_person, person_numbered

#: Someone signed in who is nobody in particular.
_ANYONE = Viewer(Role.READER, account_id=0)


class Column(NamedTuple):
    """What a log prints of each action; `share` of the width, beside the others."""

    header: str
    share: float
    words: Callable[[Line], str]


_OWNER = log_columns.Column.OWNER.value
COLUMNS: tuple[Column, ...] = (
    Column("Follows from", 13, lambda line: line.origin or line.row.body),
    Column("Action", 24, lambda line: line.text),
    Column(_OWNER, 13, lambda line: line.owners),
    Column("Due", 15, lambda line: short_date(line.due_on) if line.due_on else "No date"),
    Column("How it stands", 15, lambda line: f"{line.urgency.capitalize()}; {line.status}"),
    Column("Last reported", 20, lambda line: line.reports[-1] if line.reports else "Nothing yet"),
)


_SHARES = {log_columns.Column.ACTION: 30, log_columns.Column.UPDATE: 30}


def of_body(body: Body, asked: Asked) -> Paper | None:
    if asked.restricted and not asked.by.reads_restricted(body.id):
        return None
    reader = asked.by if asked.restricted else _ANYONE
    log = list(lines(reader, actions_of_body(reader, body), asked.now.date()))
    outline = outline_of(f"Action log: {body.name}", log, asked, restricted=asked.restricted)
    name = names.of_day(asked.now.date(), body.name, "actions")
    return Paper(outline, name, body, restricted=asked.restricted)


def of_person(person: Person, asked: Asked) -> Paper | None:
    if person_page(asked.by, person.id) is None:
        return None
    log = list(lines(asked.by, actions_of_person(asked.by, person), asked.now.date()))
    restricted = any(line.restricted for line in log)
    named = house_style_between(None, authority()).named(person.formal_name)
    outline = outline_of(f"Actions of {named}", log, asked, restricted=restricted)
    name = names.of_day(asked.now.date(), person.name, "actions")
    return Paper(outline, name, None, restricted=restricted)


def outline_of(title: str, log: Sequence[Line], asked: Asked, *, restricted: bool) -> Outline:
    dated = f"{title} – {short_date(asked.now.date())}"
    mark = NOT_FOR_PUBLICATION if restricted else ""
    blocks = _blocks(title, log, asked, mark)
    return gathered(dated, dated, dated, asked, blocks=blocks, restricted=restricted)


def _blocks(title: str, log: Sequence[Line], asked: Asked, mark: str) -> Iterator[Block]:
    today = asked.now.date()
    late = sum(line.urgency is Urgency.OVERDUE for line in log)
    closed = sum(line.status.is_closed for line in log)
    still = len(log) - closed
    counted = f"{still} open action{'' if still == 1 else 's'}, {late} overdue"
    counted += f", {closed} closed within a year" if closed else ""
    yield from opening(
        asked,
        title,
        f"As at {short_date(today)}: {counted}.",
        mark="" if asked.restricted else mark,
    )
    yield _table(log) if log else Paragraph(text("No action is open."))


def _table(log: Sequence[Line]) -> DataTable:
    named = house_style_between(None, authority()).named

    def cell(column: Column, line: Line) -> str:
        """Owners as the list of attendance prints people: “Cllr Ann Lee”."""
        words = column.words(line)
        return "; ".join(map(named, words.split("; "))) if column.header == _OWNER else words

    columns = [_as_the_house_has_it(column) for column in chosen_columns()] or COLUMNS
    whole = sum(column.share for column in columns)
    return DataTable(
        tuple(column.header for column in columns),
        tuple(tuple(cell(column, line) for column in columns) for line in log),
        tuple(column.share / whole for column in columns),
    )


def _as_the_house_has_it(column: log_columns.Column) -> Column:
    """One of the columns that the council has chosen for its log, in Word as in its files."""

    def words(line: Line) -> str:
        (cell,) = line.cells([column])
        return short_date(cell) if isinstance(cell, date) else cell or ""

    return Column(column.value, _SHARES.get(column, 12), words)


OF_BODY = Kind("actions", "action log of a body", body_called, of_body)
OF_PERSON = Kind("actions", "action log of whoever must act", person_numbered, of_person)
