"""The bodies of the authority and around it."""

from flask import abort, render_template

from app.accounts.permissions import open_to_all, viewer
from app.clock import today
from app.database import db
from app.record import body_queries as queries
from app.record import meeting_queries
from app.record.blueprint import bp
from app.record.matter_queries import matters_of
from app.web.paging import page_of

PAST_MEETINGS = 10


@bp.get("/bodies")
@open_to_all
def bodies() -> str:
    return render_template("record/bodies.html", bodies=queries.bodies_by_kind())


@bp.get("/bodies/<slug>")
@open_to_all
def body(slug: str) -> str:
    found = queries.body_page(slug) or abort(404)
    meetings = meeting_queries.meetings(viewer(), body=slug)
    return render_template(
        "record/body.html",
        body=found,
        seats=queries.seats_of(found, today()),
        upcoming=db.session.scalars(meeting_queries.upcoming(meetings, today())).all(),
        past=page_of(meeting_queries.past(meetings, today()), PAST_MEETINGS),
        matters=matters_of(viewer(), found),
        today=today(),
    )
