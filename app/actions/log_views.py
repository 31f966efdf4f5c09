"""The action log as files, its picture, and how the house prints it."""

from collections.abc import Iterator, Sequence
from itertools import chain
from tempfile import TemporaryFile
from typing import IO

from flask import Response, render_template, request, url_for
from werkzeug import Response as Answer

from app.accounts.permissions import chief_clerks_and_administrators, signed_in_only, viewer
from app.actions.blueprint import bp
from app.actions.counting import by_body, by_month
from app.actions.forms import FilterForm, LogForm
from app.actions.log import Cell, columns_of_log, lines, log_settings, rows_of_log
from app.actions.log_columns import Column
from app.actions.models import Action
from app.actions.operations import set_log
from app.actions.queries import actions_for, in_order, narrowed
from app.actions.workbook import write_workbook
from app.agenda.papers import MEDIA_TYPES
from app.clock import short_date, today
from app.web.paging import page_of
from app.web.saving import form_page
from app.web.tables import as_csv_file

_PIECE = 64 * 1024
_ON_A_PAGE = 50


@bp.get("/actions/log")
@signed_in_only
def as_page() -> str:
    """What the files hold, in their columns, for those who read it here."""
    form, columns = FilterForm.by(viewer(), request.args), columns_of_log()
    asked = narrowed(viewer(), actions_for(viewer()), form.wanted, today())
    found = page_of(in_order(asked).with_only_columns(Action.id), _ON_A_PAGE)
    here = actions_for(viewer()).where(Action.id.in_(found.items))
    rows = [
        (line.row.id, list(zip(columns, line.cells(columns), strict=True)))
        for line in lines(viewer(), here, today())
    ]
    return render_template("actions/log.html", columns=columns, found=found, rows=rows)


@bp.get("/actions.csv")
@signed_in_only
def as_csv() -> Response:
    """What the page lists, whole."""
    columns, rows = _whole()
    return as_csv_file(chain([columns], rows), "actions.csv")


@bp.get("/actions.xlsx")
@signed_in_only
def as_workbook() -> Response:
    columns, rows = _whole()
    file = TemporaryFile()  # noqa: SIM115  # `_in_pieces` closes it
    write_workbook(file, f"Actions on {short_date(today())}", columns, rows)
    told = {"Content-Disposition": 'attachment; filename="actions.xlsx"'}
    return Response(_in_pieces(file), mimetype=MEDIA_TYPES["xlsx"], headers=told)


def _whole() -> tuple[Sequence[Column], Iterator[list[Cell]]]:
    """All that the page lists, in the columns of the house."""
    wanted, columns = FilterForm.by(viewer(), request.args).wanted, columns_of_log()
    return columns, rows_of_log(viewer(), wanted, today(), columns)


def _in_pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


@bp.get("/actions/picture")
@signed_in_only
def picture() -> str:
    form = FilterForm.by(viewer(), request.args)
    wanted = form.wanted.of_any_status
    return render_template(
        "actions/picture.html",
        form=form,
        months=by_month(viewer(), wanted, today()),
        bodies=by_body(viewer(), wanted, today()),
    )


@bp.route("/manage/action-log", methods=["GET", "POST"])
@chief_clerks_and_administrators
def log() -> str | Answer:
    kept = log_settings()
    form = LogForm(obj=kept)
    return form_page(
        form,
        lambda: set_log(kept, **form.answers),
        heading="The action log",
        intro=f"Its columns may be: {', '.join(Column)}. With the usual eleven Word prints six of "
        "its own, which fit on an upright page; choose others and it prints those.",
        done="Action log saved",
        back=(url_for("bodies.manage"), "Manage the register"),
    )
