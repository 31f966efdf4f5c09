"""The front page: what is next, what was decided last, and what waits for a clerk."""

from flask import Blueprint, current_app, render_template, url_for

from app.accounts.permissions import open_to_all, signed_in_only, viewer
from app.accounts.rules import Role
from app.clock import today
from app.database import db
from app.home.own_bodies import own_bodies
from app.home.permissions import duties
from app.home.queries import MyMeeting, my_meetings, newest, next_of, own_actions
from app.home.rules import Next
from app.home.running_out import running_out
from app.meetings.models import Meeting
from app.record.meeting_queries import next_meetings

bp = Blueprint("home", __name__)

NEXT_MEETINGS = 5
NEWEST_DECISIONS = 6
OWN_ACTIONS = 5

_DONE_ON = {
    Next.AGENDA: "agenda.publish",
    Next.PAPERS: "agenda.arrange",
    Next.MEETING: "desk.meeting",
    Next.MINUTES: "desk.meeting",
    Next.PUBLISH: "checks.publish_draft",
    Next.REVIEW: "agenda.review",
    Next.APPROVAL: "decisions.approve",
    Next.AGREED: "decisions.approve",
}


@bp.get("/")
@open_to_all
def front() -> str:
    keeps = viewer().keeps_the_record
    upcoming = db.session.scalars(next_meetings(viewer(), today()).limit(NEXT_MEETINGS)).all()
    return render_template(
        "home/front.html",
        upcoming=upcoming,
        decisions=newest(NEWEST_DECISIONS),
        mine=own_actions(viewer(), OWN_ACTIONS) if viewer().account_id else [],
        today=today(),
        keeping=my_meetings(viewer(), today()) if keeps else None,
        running_out=running_out(viewer(), today()) if keeps else [],
        own=own_bodies(viewer(), today()) if viewer().role is Role.COUNCILLOR else None,
    )


@bp.app_template_global()
def next_for(meeting: Meeting) -> MyMeeting | None:
    """The next step of one meeting, for the tools on its page."""
    return next_of(meeting, today())


@bp.app_template_global()
def address_of_next(mine: MyMeeting) -> str:
    """The page on which the next step of a meeting is taken.

    Minutes are put on the agenda of the meeting that is to approve them, until that has begun.
    """
    at = mine.approving
    if mine.due.step is Next.APPROVAL and at is None:
        return url_for("meetings.call", body=mine.meeting.body.slug)
    if mine.due.step is Next.APPROVAL and at and at.held_on > today():
        return url_for("agenda.arrange", meeting_id=at.id)
    return url_for(_DONE_ON[mine.due.step], meeting_id=mine.meeting.id)


@bp.get("/who-may-do-what")
@signed_in_only
def who_may() -> str:
    return render_template("home/who_may.html", duties=duties(current_app))
