"""The action log: what stands in it, row by row and in the columns of the house.

The page, the files and Word all read `lines`; it takes a constant number of reads for every
500 rows, and no more memory for many rows than for few.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from sqlalchemy import Select

from app.accounts.rules import Viewer
from app.actions import log_rows
from app.actions.log_columns import USUAL, Column, as_kept, columns_in
from app.actions.log_models import LogSettings
from app.actions.log_rows import Read
from app.actions.models import Action
from app.actions.queries import Wanted, actions_for, narrowed
from app.actions.rules import ActionStatus, Urgency, countdown, rating, urgency
from app.actions.shown import Sight, sight, wrote
from app.agenda.rules import cited, cited_by_item, numbered
from app.clock import short_date
from app.database import db

Cell = str | date | None


def log_settings() -> LogSettings:
    kept = db.session.get(LogSettings, 1)
    return kept or LogSettings(id=1, columns=as_kept(USUAL), publish_progress=False)


def columns_of_log() -> Sequence[Column]:
    return columns_in(log_settings().columns)


def chosen_columns() -> Sequence[Column]:
    """Empty where the council has chosen none but the usual ones, too many for an upright page."""
    columns = columns_of_log()
    return () if tuple(columns) == USUAL else columns


def rows_of_log(
    viewer: Viewer, wanted: Wanted, today: date, columns: Sequence[Column]
) -> Iterator[list[Cell]]:
    asked = narrowed(viewer, actions_for(viewer), wanted, today)
    return (line.cells(columns) for line in lines(viewer, asked, today))


def lines(viewer: Viewer, query: Select[Action], today: date) -> Iterator["Line"]:
    """The actions of a query of `actions_for`, late ones first, as `viewer` may read them."""
    for rows in log_rows.batches(query):
        beside = _Beside()
        beside.read(rows)
        for row in rows:
            seen = _sight(viewer, row)
            yield Line(row, seen, _origin(row, seen, beside), beside, viewer, today)


def _sight(viewer: Viewer, row: Read) -> Sight:
    minuted = row.minutes_published_at is not None
    return sight(viewer, row.body_id, closed=_is_closed(row), minuted=minuted)


def _origin(row: Read, seen: Sight, beside: "_Beside") -> str:
    if not seen.origin or row.item_id is None:
        return ""
    if row.label:
        whole = cited(row.code or row.citing, row.label)
    elif row.clause_id:
        whole = cited_by_item(row.number)
    else:
        whole = numbered(row.number, row.title)
    label = beside.labels.get(row.clause_id, "")
    return seen.words(f"{whole} {label}".strip())


def _is_closed(row: Read) -> bool:
    in_private = row.part is not None and row.part.is_restricted
    return bool(row.restricted or in_private or row.clause_restricted)


@dataclass(frozen=True)
class _Beside:
    """What hangs on the actions of one batch, by their ids; labels by those of clauses."""

    reports: dict[int, list[Read]] = field(default_factory=lambda: defaultdict(list))
    others: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    closed: dict[int, Read] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)

    def read(self, rows: Sequence[Read]) -> None:
        keys = [row.id for row in rows]
        for report in log_rows.reports(keys):
            self.reports[report.action_id].append(report)
        for key, name, words in log_rows.besides(keys):
            self.others[key].append(name or words)
        for closing in log_rows.closings(keys):
            self.closed.setdefault(closing.action_id, closing)
        clauses = [row.clause_id for row in rows if row.clause_id is not None]
        self.labels.update((key, label) for key, label in log_rows.full_labels(clauses))


@dataclass(frozen=True, slots=True)
class Line:
    """An action as it is read by someone on a day.

    `origin` is what it follows from, as it is cited; "" where that is not to be known.
    """

    row: Read
    sight: Sight
    origin: str
    _beside: _Beside
    _viewer: Viewer
    _today: date

    def cells(self, columns: Sequence[Column]) -> list[Cell]:
        return [_CELLS[column](self) for column in columns]

    @property
    def status(self) -> ActionStatus:
        status: ActionStatus = self.row.status
        return status

    @property
    def due_on(self) -> date | None:
        day: date | None = self.row.due_on
        return day

    @property
    def urgency(self) -> Urgency:
        return urgency(self.status, self.due_on, self._today)

    @property
    def restricted(self) -> bool:
        """Whether it is closed to the public and read all the same."""
        return self.sight.private and _is_closed(self.row)

    @property
    def text(self) -> str:
        return self.sight.text(self.row.text, self.row.public_text)

    @property
    def meeting_day(self) -> date:
        day: date = self.row.held_on if self.origin else self.row.raised_on
        return day

    @property
    def matter(self) -> str:
        return self.row.matter or "" if self.origin else ""

    @property
    def owners(self) -> str:
        led = (self.row.owner, self.row.owner_post, self.row.owner_team)
        lead = self.sight.owner(", ".join(part for part in led if part))
        return "; ".join([lead, *self._others]) if self.sight.whole else lead

    @property
    def _others(self) -> Sequence[str]:
        return self._beside.others.get(self.row.id, ())

    @property
    def rating(self) -> str:
        row = self.row
        at = (row.status, row.due_on, self._today)
        found = rating(*at, row.rag_by_hand, row.rag_reason)
        return str(self.sight.rating(found, countdown(*at)))

    @property
    def reports(self) -> Sequence[str]:
        return [
            f"{short_date(told.made_at.date())}: {self.sight.words(told.note) or told.status}"
            for told in self._beside.reports.get(self.row.id, ())
            if self.sight.whole or wrote(self._viewer, told.made_by_id, told.account_id)
        ]

    @property
    def closed_at(self) -> str:
        at = self._beside.closed.get(self.row.id)
        if at is None:
            return ""
        told = at.minutes_published_at or self._viewer.keeps(self.row.body_id)
        minute = f" ({cited(at.code or at.citing, at.label)})" if at.label and told else ""
        return f"{short_date(at.held_on)}{minute}"


_CELLS: Mapping[Column, Callable[[Line], Cell]] = {
    Column.REFERENCE: attrgetter("row.reference"),
    Column.BODY: attrgetter("row.body"),
    Column.MEETING: attrgetter("meeting_day"),
    Column.MINUTE: attrgetter("origin"),
    Column.MATTER: attrgetter("matter"),
    Column.ACTION: attrgetter("text"),
    Column.OWNER: attrgetter("owners"),
    Column.PRIORITY: lambda line: line.row.priority.capitalize(),
    Column.DUE: lambda line: line.row.due_on or "No date",
    Column.RAG: attrgetter("rating"),
    Column.UPDATE: lambda line: "\n".join(line.reports),
    Column.STATUS: lambda line: line.row.status.capitalize(),
    Column.CLOSED: attrgetter("row.closed_on"),
    Column.CLOSED_AT: attrgetter("closed_at"),
}
