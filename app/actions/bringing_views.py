"""Bringing in an older log: a file, its columns matched on screen, a preview, and entering it."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import clerks_only, viewer
from app.actions.blueprint import bp
from app.actions.bringing import Part
from app.actions.brought import bring_log, enter_rows, is_known, match_columns, rows_in
from app.actions.forms import BringForm
from app.actions.log_models import BroughtLog
from app.actions.sheets import table_in
from app.agenda.papers import Upload
from app.bodies.queries import body_at
from app.clock import now, today
from app.database import db
from app.web.forms import RegisterForm
from app.web.saving import saved

#: A preview shows so many rows; every doubt is listed.
SHOWN = 20


@bp.route("/bodies/<slug>/actions/bring", methods=["GET", "POST"])
@clerks_only
def bring(slug: str) -> str | Response:
    body, form = body_at(slug), BringForm()
    if brought := saved(form, lambda: bring_log(body, form.upload, now())):
        return redirect(url_for(".brought_log", log_id=brought.id))
    return render_template(
        "layouts/form.html",
        form=form,
        heading="Bring in an older action log",
        caption=body.name,
        intro="An Excel workbook or a CSV file with a row of headings. Nothing is entered yet.",
        save="Look at it",
        back=(url_for("record.body", slug=body.slug), body.name),
    )


@bp.route("/action-logs/<int:log_id>", methods=["GET", "POST"])
@clerks_only
def brought_log(log_id: int) -> str | Response:
    """Which column says what, and what would be entered."""
    brought, form = db.get_or_404(BroughtLog, log_id), RegisterForm()
    if saved(form, lambda: match_columns(brought, _matched())):
        flash("Columns matched")
        return redirect(url_for(".brought_log", log_id=log_id))
    rows, known = rows_in(brought, today()), is_known(brought.body)
    return render_template(
        "actions/brought.html",
        form=form,
        brought=brought,
        heads=table_in(Upload(brought.file_name, brought.content))[0],
        parts=Part,
        rows=rows,
        new=sum(row not in known for row in rows),
        shown=SHOWN,
    )


def _matched() -> dict[Part, int]:
    chosen = {part: request.form.get(f"column-{part.name.lower()}", "") for part in Part}
    return {part: int(place) for part, place in chosen.items() if place.isdecimal()}


@bp.post("/action-logs/<int:log_id>/enter")
@clerks_only
def enter_log(log_id: int) -> Response:
    brought, form = db.get_or_404(BroughtLog, log_id), RegisterForm()
    by = db.session.get(Account, viewer().account_id)
    counted: list[int] = []

    def change() -> BroughtLog:
        entered = enter_rows(brought.body, rows_in(brought, today()), now=now(), by=by)
        db.session.add_all(entered)
        counted.append(len(entered))
        return brought

    if saved(form, change):
        flash(f"{counted[0]} action{'' if counted[0] == 1 else 's'} entered")
        return redirect(url_for(".index", body=brought.body_id, status="all"))
    flash(" ".join(form.form_errors) or "Nothing was entered", "problem")
    return redirect(url_for(".brought_log", log_id=log_id))
