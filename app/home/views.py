from flask import Blueprint, render_template

from app.accounts.permissions import open_to_all, viewer
from app.clock import today
from app.database import db
from app.meetings.queries import next_meetings

bp = Blueprint("home", __name__)


@bp.get("/")
@open_to_all
def front() -> str:
    upcoming = db.session.scalars(next_meetings(viewer(), today()).limit(5)).all()
    return render_template("home/front.html", upcoming=upcoming)
