"""Reading draft minutes before they are published, and commenting on their paragraphs."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only, reviewers_and_clerks, viewer
from app.accounts.queries import account_behind
from app.agenda.blueprint import bp
from app.agenda.forms import CommentForm, SettleForm
from app.agenda.models import AgendaItem
from app.agenda.queries import item_or_404
from app.agenda.review import comment_on, passages_of, settle_comment
from app.agenda.review_models import ReviewComment
from app.agenda.review_queries import (
    comments_waiting_on,
    may_review,
    meeting_in_review_or_404,
    meetings_to_review,
)
from app.clock import now
from app.database import db
from app.meetings.models import Meeting
from app.web.saving import saved

bp.add_app_template_global(comments_waiting_on)
bp.add_app_template_global(meetings_to_review)


def _check_reads(meeting: Meeting) -> None:
    """Clerks and reviewers; nobody else is told even whether there is a draft."""
    reader = viewer()
    if not (reader.keeps(meeting.body_id) or may_review(reader.account_id, meeting)):
        abort(403)


def _opens(item: AgendaItem) -> bool:
    """Whether the viewer may read the minutes of this item: a presenter is no member."""
    return not item.is_restricted or viewer().reads_restricted(item.meeting.body_id)


@bp.get("/meetings/<int:meeting_id>/minutes/review")
@reviewers_and_clerks
def review(meeting_id: int) -> str:
    meeting = meeting_in_review_or_404(meeting_id)
    _check_reads(meeting)
    return render_template(
        "agenda/review.html", meeting=meeting, opens=_opens, passages_of=passages_of
    )


@bp.route("/items/<int:item_id>/comments/new", methods=["GET", "POST"])
@reviewers_and_clerks
def comment(item_id: int) -> str | Response:
    """Comment on paragraph `paragraph` of an item, or on the whole of it."""
    item = item_or_404(item_id)
    _check_reads(item.meeting)
    by = account_behind(viewer())
    if by is None or not _opens(item):
        abort(404)
    form = CommentForm(data={"passage": _passage(item, request.args.get("paragraph", 0, int))})
    if saved(
        form, lambda: comment_on(item, form.text.data, by=by, now=now(), passage=form.shown_passage)
    ):
        flash("Your comment is with the clerk")
        return redirect(_review_of(item))
    return render_template(
        "agenda/comment.html", form=form, item=item, back=(_review_of(item), "The draft minutes")
    )


def _passage(item: AgendaItem, number: int) -> str:
    read = passages_of(item)
    return read[number - 1] if 1 <= number <= len(read) else ""


def _review_of(item: AgendaItem) -> str:
    return url_for(".review", meeting_id=item.meeting_id, _anchor=f"item-{item.id}")


@bp.route("/comments/<int:comment_id>/settle", methods=["GET", "POST"])
@clerks_only
def settle(comment_id: int) -> str | Response:
    kept = db.get_or_404(ReviewComment, comment_id)
    by = account_behind(viewer()) or abort(403)
    form = SettleForm()
    if saved(form, lambda: settle_comment(kept, form.answer.data, by=by, now=now())):
        flash("The comment is settled")
        return redirect(_review_of(kept.item))
    back = (_review_of(kept.item), "The draft minutes")
    return render_template("agenda/settle.html", form=form, comment=kept, back=back)
