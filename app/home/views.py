"""The front page: what is next, what was decided last, and what waits for a clerk."""

from flask import Blueprint, render_template

from app.accounts.permissions import open_to_all, viewer
from app.clock import today
from app.database import db
from app.home.queries import newest, to_be_done
from app.record.meeting_queries import next_meetings

bp = Blueprint("home", __name__)

NEXT_MEETINGS = 5
NEWEST_DECISIONS = 6


@bp.get("/")
@open_to_all
def front() -> str:
    upcoming = db.session.scalars(next_meetings(viewer(), today()).limit(NEXT_MEETINGS)).all()
    return render_template(
        "home/front.html",
        upcoming=upcoming,
        decisions=newest(NEWEST_DECISIONS),
        keeping=to_be_done(today()) if viewer().keeps_the_record else None,
    )
