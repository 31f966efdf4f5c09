"""What holds for the whole authority: its name and house words, its years and its closure days."""

from datetime import date

from flask import abort, flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import chief_clerks_and_administrators
from app.bodies.authority_operations import (
    begin_municipal_year,
    close_offices,
    describe_authority,
)
from app.bodies.blueprint import bp
from app.bodies.forms import AnnualMeetingForm, AuthorityForm, ClosureForm
from app.bodies.models import Authority, ClosureDay, MunicipalYear
from app.bodies.queries import authority, closure_days, municipal_years
from app.bodies.rules import municipal_year_label
from app.clock import long_date
from app.database import db
from app.errors import RuleBroken
from app.web.paging import page_of
from app.web.saving import ask_before, form_page, saved

_MANAGE = "Manage the register"


@bp.route("/manage/authority", methods=["GET", "POST"])
@chief_clerks_and_administrators
def edit_authority() -> str | Response:
    found = authority()
    form = AuthorityForm(obj=found)
    return form_page(
        form,
        lambda: describe_authority(found or Authority(), **form.answers),
        heading="The authority",
        save="Save authority",
        done="Authority saved",
        back=(url_for(".manage"), _MANAGE),
    )


@bp.route("/manage/closure-days", methods=["GET", "POST"])
@chief_clerks_and_administrators
def closures() -> str | Response:
    form = ClosureForm()

    def close() -> ClosureDay:
        closed = set(db.session.scalars(db.select(ClosureDay.on)))
        days = close_offices(**form.answers, closed=closed)
        db.session.add_all(days)
        return days[0]

    if saved(form, close, RuleBroken("Someone else has just entered these days", about="first")):
        flash("Closure saved")
        return redirect(url_for(".closures"))
    found = page_of(closure_days(), 25)
    return render_template("bodies/closures.html", form=form, found=found)


@bp.route("/manage/closure-days/<on>/remove", methods=["GET", "POST"])
@chief_clerks_and_administrators
def remove_closure(on: str) -> str | Response:
    closure = db.get_or_404(ClosureDay, _day(on))
    return ask_before(
        lambda: db.session.delete(closure),
        heading=f"Open the offices on {long_date(closure.on)}?",
        words="The day counts as a working day again.",
        save="Remove this closure day",
        done="Closure day removed",
        back=(url_for(".closures"), "Closure days"),
    )


@bp.route("/manage/municipal-years", methods=["GET", "POST"])
@chief_clerks_and_administrators
def years() -> str | Response:
    form = AnnualMeetingForm()

    def begin() -> MunicipalYear:
        on = form.on.data
        return begin_municipal_year(db.session.get(MunicipalYear, on.year), on)

    if year := saved(form, begin):
        label = municipal_year_label(year.year)
        flash(f"The municipal year {label} begins on {long_date(year.starts_on)}")
        return redirect(url_for(".years"))
    found = db.session.scalars(municipal_years()).all()
    return render_template("bodies/years.html", form=form, found=found, label=municipal_year_label)


@bp.route("/manage/municipal-years/<int:number>/remove", methods=["GET", "POST"])
@chief_clerks_and_administrators
def remove_year(number: int) -> str | Response:
    year = db.get_or_404(MunicipalYear, number)
    return ask_before(
        lambda: db.session.delete(year),
        heading=f"Remove the annual meeting of {number}?",
        words=f"The municipal year is then taken to begin on 1 May {number}.",
        save="Remove this annual meeting",
        done="Annual meeting removed",
        back=(url_for(".years"), "Municipal years"),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        abort(404)
