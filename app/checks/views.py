"""One page of what to look at in a meeting before its agenda or minutes are published."""

from flask import abort, flash, redirect, render_template, url_for
from sqlalchemy.exc import IntegrityError
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import any_clerk, clerks_only, viewer
from app.checks import publishing_views  # noqa: F401  # adds to it
from app.checks.all import Subject, asked_of, check_meeting
from app.checks.blueprint import bp as bp  # the whole blueprint, for the application
from app.checks.explained import RULES
from app.checks.forms import LetStandForm
from app.checks.found import Level
from app.checks.models import CheckPutAside
from app.checks.operations import let_stand
from app.checks.places import address_of
from app.checks.queries import (
    left_to_look_at,
    put_aside,
    standing_in,
    subject_of_item,
    subject_or_404,
)
from app.clock import now, today
from app.database import db
from app.errors import RuleBroken


@bp.get("/meetings/<int:meeting_id>/checks")
@clerks_only
def meeting(meeting_id: int) -> str:
    return _page(subject_or_404(viewer(), meeting_id, today()), LetStandForm(formdata=None))


@bp.get("/checks/rules")
@any_clerk
def rules() -> str:
    """What stands behind the numbers of the rules."""
    return render_template("checks/rules.html", rules=RULES)


@bp.get("/items/<int:item_id>/checks")
@clerks_only
def item(item_id: int) -> str:
    """The piece of a page that stands beside an item while it is written, for one with scripts."""
    subject = subject_of_item(viewer(), item_id, today())
    if subject is None:
        abort(404)
    (written,) = subject.items
    asked = asked_of(subject, written, standing_in(subject.meeting))
    return render_template("checks/asked.html", item=written, asked=asked)


@bp.post("/meetings/<int:meeting_id>/checks")
@clerks_only
def stand(meeting_id: int) -> str | Response:
    """Let one warning stand, with the reason."""
    subject, form = subject_or_404(viewer(), meeting_id, today()), LetStandForm()
    if not form.validate_on_submit():
        return _page(subject, form)
    by = db.session.get(Account, viewer().account_id)
    key, reason = form.key.data or "", form.reason.data or ""
    try:
        kept = let_stand(subject.meeting, check_meeting(subject), key, reason, now=now(), by=by)
        db.session.add(kept)
        db.session.commit()
    except RuleBroken as refusal:
        db.session.rollback()
        form.refuse(refusal)
        return _page(subject_or_404(viewer(), meeting_id, today()), form)
    except IntegrityError:
        db.session.rollback()  # pressed twice, or by two people: it stands already
    flash("It may stand, and the reason is kept")
    return redirect(url_for(".meeting", meeting_id=meeting_id))


@bp.post("/meetings/<int:meeting_id>/checks/<int:aside_id>/again")
@clerks_only
def look_again(meeting_id: int, aside_id: int) -> Response:
    kept = db.first_or_404(
        db.select(CheckPutAside).where(
            CheckPutAside.id == aside_id, CheckPutAside.meeting_id == meeting_id
        )
    )
    db.session.delete(kept)
    db.session.commit()
    flash("It is on the list again, unless it has been put right")
    return redirect(url_for(".meeting", meeting_id=meeting_id))


def _page(subject: Subject, form: LetStandForm) -> str:
    return render_template(
        "checks/meeting.html",
        meeting=subject.meeting,
        found=left_to_look_at(subject),
        titles={item.id: item.numbered_title for item in subject.items},
        aside=put_aside(subject.meeting),
        levels=list(Level),
        rules=RULES,
        form=form,
        address_of=address_of,
    )
