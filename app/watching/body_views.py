"""What is published of a body as a feed, and the meetings as a calendar, for anyone to follow."""

from datetime import timedelta

from flask import Response, abort, request, url_for
from sqlalchemy import select

from app.accounts.permissions import open_to_all
from app.accounts.rules import PUBLIC
from app.bodies.models import Body
from app.bodies.queries import authority_name
from app.clock import now, today
from app.database import db
from app.meetings.models import Meeting
from app.record.meeting_queries import meetings
from app.watching.asking import site_address
from app.watching.blueprint import bp
from app.watching.feed import as_feed, atom_of_body
from app.watching.meetings_ahead import calendar_of
from app.watching.published import published_of

_IN_A_FEED = 50
#: A calendar keeps what it was told; nobody looks for what was longer ago in theirs.
_BACK = timedelta(days=90)


@bp.get("/bodies/<slug>/news.atom")
@open_to_all
def body_feed(slug: str) -> Response:
    """What is newly published of a body, as everyone may read it, whoever is signed in."""
    body = _body(slug)
    page = site_address(url_for("record.body", slug=slug))
    own = site_address(url_for(".body_feed", slug=slug))
    title = f"{body.name} – {authority_name()}"
    return as_feed(atom_of_body(title, page, own, published_of(body, _IN_A_FEED)))


@bp.get("/meetings.ics")
@open_to_all
def calendar() -> Response:
    """The meetings of the last months and all to come, of one `body` or of all."""
    slug = request.args.get("body", "")
    name = f"{_body(slug).name} – {authority_name()}" if slug else authority_name()
    ahead = meetings(PUBLIC, body=slug).where(Meeting.held_on >= today() - _BACK)
    return _as_calendar(calendar_of(name, db.session.scalars(ahead), now()))


@bp.get("/meetings/<int:meeting_id>.ics")
@open_to_all
def one_meeting(meeting_id: int) -> Response:
    found = db.session.scalar(meetings(PUBLIC).where(Meeting.id == meeting_id)) or abort(404)
    return _as_calendar(calendar_of(found.name, [found], now()))


def _body(slug: str) -> Body:
    return db.session.scalar(select(Body).where(Body.slug == slug)) or abort(404)


def _as_calendar(written: bytes) -> Response:
    return Response(written, mimetype="text/calendar")
