"""The log as it is read: of one record, and as a list that is searched."""

from collections.abc import Iterable, Iterator
from contextlib import closing

from flask import Blueprint, Response, abort, render_template, request
from sqlalchemy import Select

from app.accounts.permissions import administrators_only, any_clerk_and_administrators, viewer
from app.audit.forms import LogForm
from app.audit.models import Change
from app.audit.naming import Told, with_names
from app.audit.queries import Line, changes, history, lines_of, may_read_history, restricted_now
from app.audit.rules import UNLOGGED, in_words
from app.audit.words import value_in_words
from app.database import db
from app.web.paging import page_of
from app.web.tables import as_csv_file

bp = Blueprint("audit", __name__)

bp.add_app_template_filter(value_in_words)

ON_A_PAGE = 50
COLUMNS = ("When", "Who", "What was done", "Kind of record", "Record", "Field", "Before", "After")


@bp.get("/log")
@administrators_only
def index() -> str:
    form = LogForm(request.args)
    valid = form.validate()
    found = page_of(changes(viewer(), form.asked), ON_A_PAGE) if valid else None
    told = list(_told(found.items)) if found else []
    return render_template("audit/index.html", form=form, found=found, told=told)


@bp.get("/log.csv")
@administrators_only
def as_csv() -> Response:
    """The same search as a table, one row for each field."""
    form = LogForm(request.args)
    if not form.validate():
        abort(400)
    return as_csv_file(_table(changes(viewer(), form.asked)), "log.csv")


def _table(asked: Select[Change]) -> Iterator[Iterable[object]]:
    """Whoever stops reading half way leaves no cursor open."""
    yield COLUMNS
    with closing(db.session.scalars(asked.execution_options(yield_per=500))) as found:
        for change, lines in _in_portions(found):
            yield from _rows_of(change, lines)


def _rows_of(change: Change, lines: Iterable[Line]) -> Iterator[Iterable[object]]:
    about = (change.at.isoformat(timespec="seconds"), change.author, change.act)
    what = (in_words(change.kind), change.key)
    for line in lines:
        values = (line.hidden, line.hidden) if line.hidden else (line.before, line.after)
        yield (*about, *what, line.field, *values)


def _in_portions(found: Iterable[Change], size: int = 500) -> Iterator[Told]:
    portion: list[Change] = []
    for change in found:
        portion.append(change)
        if len(portion) == size:
            yield from _told(portion)
            portion = []
    yield from _told(portion)


@bp.get("/history/<kind>/<key>")
@any_clerk_and_administrators
def record(kind: str, key: str) -> str:
    """What happened to one record, and to what belongs to it."""
    if kind not in db.metadata.tables or kind in UNLOGGED:
        abort(404)
    if not may_read_history(viewer(), kind, key):
        abort(403)
    found = page_of(history(viewer(), kind, key), ON_A_PAGE)
    told = list(_told(found.items))
    return render_template(
        "audit/record.html", kind=in_words(kind), key=key, found=found, told=told
    )


def _told(found: list[Change]) -> Iterator[Told]:
    hidden = restricted_now(found)
    told = [(c, list(lines_of(viewer(), c, restricted=c.id in hidden))) for c in found]
    return with_names(viewer(), told)
