"""Carrying out what a form asks, in one transaction, and saying in words why it cannot be done."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from flask import flash, redirect, render_template, request
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug import Response

from app.database import Base, db
from app.errors import Overtaken, RuleBroken
from app.web.forms import RegisterForm
from app.web.stale import refuse_as_overtaken

Record = TypeVar("Record", bound=Base)

OVERTAKEN = "Someone else changed the register at the same moment. Look over this and save again"


def saved(
    form: RegisterForm,
    change: Callable[[], Record],
    clash: RuleBroken | None = None,
    doubts: Callable[[], Sequence[str]] = tuple,
    faults: Callable[[], Iterable[RuleBroken]] = tuple,
) -> Record | None:
    """What `change` returned, committed; None where the form was not sent or was refused.

    `clash` is what to say where another request took a name between our look and our commit.
    `doubts` are sentences to be ticked before anything is changed. `faults` are looked for beside
    those that the form finds itself, so that whoever asked sees all of them at once.
    """
    valid = form.validate_on_submit()
    if form.is_submitted() and form.refuse_all(faults()):
        valid = False
    if not valid:
        _let_others_save()
        return None
    try:
        if not form.is_sure(doubts()):
            _let_others_save()
            return None
        record = change()
        db.session.add(record)
        db.session.commit()
    except RuleBroken as refusal:
        db.session.rollback()
        if isinstance(refusal, Overtaken):
            refuse_as_overtaken()
        form.refuse(refusal)
    except (IntegrityError, StaleDataError):
        db.session.rollback()
        refuse_as_overtaken()
        form.refuse(clash or RuleBroken(OVERTAKEN))
    else:
        return record
    return None


def _let_others_save() -> None:
    """A page that only is shown again keeps nobody waiting while it is made."""
    if request.method == "POST":
        db.session.rollback()


def form_page(
    form: RegisterForm,
    change: Callable[[], Base],
    *,
    heading: str,
    done: str,
    back: tuple[str, str],
    **words: str,
) -> str | Response:
    """A whole page for one form, which goes back once it is saved. `back` is address and words."""
    if saved(form, change):
        flash(done)
        return redirect(back[0])
    return render_template("layouts/form.html", form=form, heading=heading, back=back, **words)


def ask_before(
    change: Callable[[], object],
    *,
    heading: str,
    words: str,
    save: str,
    done: str,
    back: tuple[str, str],
    then: str = "",
    first: Callable[[], object] = tuple,
) -> str | Response:
    """A page that asks before something is removed, and removes it when told to.

    `back` is the address and words of the page before; `then` is where to go when that page
    goes with what is removed. `first` raises RuleBroken where nobody need be asked.
    """
    form = RegisterForm()
    try:
        first()
    except RuleBroken as refusal:
        form.refuse(refusal)
        return render_template("layouts/confirm.html", form=form, heading=heading, back=back)
    if form.validate_on_submit():
        try:
            change()
            db.session.commit()
        except RuleBroken as refusal:
            db.session.rollback()
            if isinstance(refusal, Overtaken):
                refuse_as_overtaken()
            form.refuse(refusal)
        except (IntegrityError, StaleDataError):
            db.session.rollback()
            refuse_as_overtaken()
            form.refuse(RuleBroken("Something else in the register has just come to rely on this"))
        else:
            flash(done)
            return redirect(then or back[0])
    return render_template(
        "layouts/confirm.html", form=form, heading=heading, words=words, save=save, back=back
    )
