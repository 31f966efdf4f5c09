"""Papers as Word files. What someone may have of each is for `word.kinds` to say."""

from datetime import date
from io import BytesIO

from flask import abort, current_app, render_template, request, send_file
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import clerks_only, open_to_all, signed_in_only, viewer
from app.clock import now
from app.database import db
from app.word import (
    kinds,
    template_views,  # noqa: F401  # its routes
)
from app.word.blueprint import bp
from app.word.export_views import DOCX
from app.word.hypertext import as_html
from app.word.making import asked_by, made
from app.word.operations import keep_file
from app.word.papers import Asked, Kind, Period, Subject
from app.word.pdf import pages_of


@bp.get("/meetings/<int:meeting_id>/<kind>.docx")
@open_to_all
def of_meeting(meeting_id: int, kind: str) -> Response:
    """As the public may read it; `?restricted=1` is whole, for those who may read that."""
    return _sent(kinds.OF_MEETINGS.get(kind), meeting_id)


@bp.get("/meetings/<int:meeting_id>/<kind>/preview")
@clerks_only
def preview(meeting_id: int, kind: str) -> str:
    """The pages as they will be printed, or where that cannot be shown, the words in order."""
    known = kinds.OF_MEETINGS.get(kind)
    found = (made(known, meeting_id, _asked()) if known else None) or abort(404)
    outline = found.paper.outline
    return render_template(
        "word/preview.html",
        meeting_id=meeting_id,
        kind=kind,
        name=found.name,
        outline=outline,
        pages=pages_of(found.content),
        html=as_html(outline),
    )


@bp.get("/items/<int:item_id>/<kind>.docx")
@open_to_all
def of_item(item_id: int, kind: str) -> Response:
    return _sent(kinds.OF_ITEMS.get(kind), item_id)


@bp.get("/bodies/<slug>/<kind>.docx")
@open_to_all
def of_body(slug: str, kind: str) -> Response:
    """Of a period: `?from=2026-01-01&to=2026-12-31`, or this year."""
    return _sent(kinds.OF_BODIES.get(kind), slug)


@bp.get("/bodies/<slug>/actions.docx")
@signed_in_only
def actions_of_body(slug: str) -> Response:
    return _sent(kinds.ACTIONS_OF_BODY, slug)


@bp.get("/people/<int:person_id>/actions.docx")
@signed_in_only
def actions_of_person(person_id: int) -> Response:
    return _sent(kinds.ACTIONS_OF_PERSON, person_id)


def _sent(kind: Kind[Subject] | None, key: str | int) -> Response:
    """What a clerk of the body makes is kept in exports/ as well."""
    found = made(kind, key, _asked()) if kind else None
    if found is None:
        abort(404)
    body = found.paper.body
    if body and viewer().keeps(body.id):
        by = db.session.get(Account, viewer().account_id)
        keep_file(current_app.config["EXPORTS"], found.paper, found.content, now(), by)
        db.session.commit()
    return send_file(BytesIO(found.content), DOCX, as_attachment=True, download_name=found.name)


def _asked() -> Asked:
    return asked_by(
        viewer(),
        now(),
        restricted="restricted" in request.args,
        recommendations="recommendations" in request.args,
        number=request.args.get("number", default=0, type=int),
        period=_period(),
    )


def _period() -> Period | None:
    """The days of the address; one that is missing is the end of that year."""
    first = request.args.get("from", type=date.fromisoformat)
    last = request.args.get("to", type=date.fromisoformat)
    if first is None and last is None:
        return None
    known = first or last
    assert known is not None, "one of them was given"
    year = Period.year(known.year)
    return Period(first or year.first, last or year.last)
