"""Carrying out what a form asks, in one transaction, and saying in words why it cannot be done."""

from collections.abc import Callable
from typing import TypeVar

from flask import flash, redirect, render_template
from sqlalchemy.exc import IntegrityError
from werkzeug import Response

from app.database import Base, db
from app.errors import RuleBroken
from app.web.forms import RegisterForm

Record = TypeVar("Record", bound=Base)

OVERTAKEN = "Someone else changed the register at the same moment. Look over this and save again"


def saved(
    form: RegisterForm, change: Callable[[], Record], clash: RuleBroken | None = None
) -> Record | None:
    """What `change` returned, committed; None where the form was not sent or was refused.

    `clash` is what to say where another request took a name between our look and our commit.
    """
    if not form.validate_on_submit():
        return None
    try:
        record = change()
        db.session.add(record)
        db.session.commit()
    except RuleBroken as refusal:
        db.session.rollback()
        form.refuse(refusal)
    except IntegrityError:
        db.session.rollback()
        form.refuse(clash or RuleBroken(OVERTAKEN))
    else:
        return record
    return None


def ask_before(
    change: Callable[[], object],
    *,
    heading: str,
    words: str,
    save: str,
    done: str,
    back: tuple[str, str],
    then: str = "",
) -> str | Response:
    """A page that asks before something is removed, and removes it when told to.

    `back` is the address and words of the page before; `then` is where to go when that page
    goes with what is removed.
    """
    form = RegisterForm()
    if form.validate_on_submit():
        try:
            change()
            db.session.commit()
        except RuleBroken as refusal:
            db.session.rollback()
            form.refuse(refusal)
        except IntegrityError:
            db.session.rollback()
            form.refuse(RuleBroken("Something else in the register has just come to rely on this"))
        else:
            flash(done)
            return redirect(then or back[0])
    return render_template(
        "layouts/confirm.html", form=form, heading=heading, words=words, save=save, back=back
    )
