"""The look of Word documents: of the authority, and of each body where it has its own."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import chief_clerks_and_administrators, clerks_only, viewer
from app.bodies.models import Body
from app.bodies.queries import body_at
from app.clock import now
from app.database import db
from app.web.saving import ask_before, saved
from app.word.blueprint import bp
from app.word.forms import TemplateForm
from app.word.hypertext import as_html
from app.word.kinds import OF_MEETINGS
from app.word.making import asked_by, made, the_council
from app.word.models import WordTemplate
from app.word.operations import adopt, set_template
from app.word.pdf import pages_of
from app.word.template_queries import shown_with, template_of

_MINUTES = OF_MEETINGS["minutes"]


@bp.route("/manage/word-template", methods=["GET", "POST"])
@chief_clerks_and_administrators
def template() -> str | Response:
    return _template(None)


@bp.route("/bodies/<slug>/word-template", methods=["GET", "POST"])
@clerks_only
def template_of_body(slug: str) -> str | Response:
    return _template(body_at(slug))


def _template(body: Body | None) -> str | Response:
    form = TemplateForm()
    if saved(form, lambda: _set(body, form)):
        if form.preview.data:
            return redirect(_address(body, "preview"))
        flash("This is how the Word documents look from now on")
        return redirect(_address(body))
    back = url_for("bodies.overview", slug=body.slug) if body else url_for("bodies.manage")
    return render_template(
        "word/template.html",
        form=form,
        kept=template_of(body),
        tried=template_of(body, adopted=False),
        address=partial(_address, body),
        body=body,
        back=(back, f"Manage {body.name}" if body else "Manage the register"),
    )


def _set(body: Body | None, form: TemplateForm) -> WordTemplate:
    name, upload = form.upload
    by = db.session.get(Account, viewer().account_id)
    return set_template(
        body,
        name,
        upload,
        language=the_council().language,
        now=now(),
        by=by,
        adopted=not form.preview.data,
    )


def _address(body: Body | None, what: str = "") -> str:
    """Of the page of a look, or of `what` is done there: preview, adopt, remove."""
    page = "_".join(filter(None, (what, "template", "of_body" if body else "")))
    return url_for(f".{page}", slug=body.slug) if body else url_for(f".{page}")


@bp.get("/manage/word-template/preview")
@chief_clerks_and_administrators
def preview_template() -> str | Response:
    return _preview(None)


@bp.get("/bodies/<slug>/word-template/preview")
@clerks_only
def preview_template_of_body(slug: str) -> str | Response:
    return _preview(body_at(slug))


def _preview(body: Body | None) -> str | Response:
    """Minutes in the look that is tried, else in the one that is used."""
    look = template_of(body, adopted=False) or template_of(body)
    if look is None:
        return redirect(_address(body))
    meetings = shown_with(viewer(), body)
    key = request.args.get("meeting", default=0, type=int)
    meeting = next((m for m in meetings if m.id == key), None) or next(iter(meetings), None)
    found = made(_MINUTES, meeting.id, asked_by(viewer(), now()), look.content) if meeting else None
    return render_template(
        "word/look.html",
        look=look,
        body=body,
        meetings=meetings,
        meeting=meeting,
        outline=found.paper.outline if found else None,
        html=as_html(found.paper.outline) if found else "",
        pages=pages_of(found.content) if found else [],
        address=partial(_address, body),
    )


@bp.post("/manage/word-template/adopt")
@chief_clerks_and_administrators
def adopt_template() -> Response:
    return _adopt(None)


@bp.post("/bodies/<slug>/word-template/adopt")
@clerks_only
def adopt_template_of_body(slug: str) -> Response:
    return _adopt(body_at(slug))


def _adopt(body: Body | None) -> Response:
    if template_of(body, adopted=False):
        db.session.add(adopt(body))
        db.session.commit()
        flash("This is how the Word documents look from now on")
    return redirect(_address(body))


@bp.route("/manage/word-template/remove", methods=["GET", "POST"])
@chief_clerks_and_administrators
def remove_template() -> str | Response:
    return _remove(None)


@bp.route("/bodies/<slug>/word-template/remove", methods=["GET", "POST"])
@clerks_only
def remove_template_of_body(slug: str) -> str | Response:
    return _remove(body_at(slug))


def _remove(body: Body | None) -> str | Response:
    kept = template_of(body)
    if kept is None:
        return redirect(_address(body))
    return ask_before(
        lambda: db.session.delete(kept),
        heading="Remove this look?",
        words="Documents then look as those of the authority."
        if body
        else "Documents then look as the register makes them.",
        save="Remove it",
        done="Removed",
        back=(_address(body), "Look of Word documents"),
    )
