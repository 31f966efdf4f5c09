"""Whatever is pressed on the desk, the words in all of its boxes are kept, and what is half filled
in beside them stays where it stands.

The desk is one form, so a page without scripts sends them with each press.
"""

from flask import Response, g, render_template, request
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from app.accounts.permissions import viewer
from app.accounts.queries import account_behind
from app.agenda.differences import word_differences
from app.agenda.exempting import behind_closed_doors
from app.agenda.models import AgendaItem
from app.agenda.movements import quorum_by_item
from app.agenda.operations import order_of_minutes, write_minutes
from app.checks.all import asked_of
from app.checks.queries import standing_in, subject_or_404
from app.clock import now, today
from app.database import db
from app.desk.blueprint import bp
from app.desk.queries import meeting_on_the_desk
from app.desk.typed import Boxes, half_filled, room_as_recorded, word_of
from app.errors import Overtaken, RuleBroken
from app.meetings.models import Meeting
from app.meetings.queries import interest_categories
from app.web.saving import OVERTAKEN
from app.web.stale import refuse_as_overtaken

PRESSED_ON_THE_DESK = {
    "decisions.agree",
    "decisions.agree_clause",
    "desk.save",
    "desk.mark",
    "desk.times",
    "desk.adjourn",
    "desk.moved",
    "desk.declared",
}


def desk_page(meeting: Meeting, boxes: Boxes | None = None) -> str:
    subject = subject_or_404(viewer(), meeting.id, today())
    standing = standing_in(meeting)
    return render_template(
        "desk/meeting.html",
        meeting=meeting,
        items=order_of_minutes(meeting.items),
        asked={item.id: asked_of(subject, item, standing) for item in subject.items},
        quorum=quorum_by_item(meeting),
        behind_closed_doors=behind_closed_doors(meeting),
        categories=interest_categories(),
        room=room_as_recorded(meeting),
        boxes=boxes or Boxes(),
    )


@bp.before_app_request
def keep_what_came_along() -> Response | str | None:
    """Where someone else saved meanwhile, nothing is done: the desk shows both texts."""
    pressed = request.method == "POST" and request.endpoint in PRESSED_ON_THE_DESK
    key = request.form.get("desk", type=int) if pressed else None
    meeting = db.session.get(Meeting, key) if key else None
    if meeting is None or not viewer().keeps(meeting.body_id):
        return None
    boxes = Boxes()
    kept = [item for item in meeting.items if _is_kept(item, boxes)]
    try:
        db.session.commit()
    except (IntegrityError, StaleDataError):
        db.session.rollback()
        boxes.problems.append(OVERTAKEN)
    if boxes.problems:
        return desk_as_typed(meeting.id, boxes)
    g.on_the_desk, g.kept_along = meeting.id, [item.numbered_title for item in kept]
    return None


def _is_kept(item: AgendaItem, boxes: Boxes) -> bool:
    """Whether its box came along with words that nobody had kept."""
    text = word_of(item, "text", request.form)
    if text is None or word_of(item, "shown", request.form) == Boxes.digest(text):
        return False
    held = item.minutes
    if item.is_restricted or text == (held.text if held else ""):
        return False
    seen = word_of(item, "seen", request.form) or ""
    try:
        write_minutes(
            item,
            text,
            seen=int(seen) if seen.isdigit() else -1,
            now=now(),
            by=account_behind(viewer()),
            restricted_text=held.restricted_text if held else "",
            public_summary=held.public_summary if held else "",
        )
    except RuleBroken as refusal:
        boxes.unsaved[item.id] = text
        boxes.problems.append(f"{item.numbered_title}: {refusal}")
        if isinstance(refusal, Overtaken):
            boxes.clashes[item.id] = word_differences(held.text if held else "", text)
            refuse_as_overtaken()
        return False
    return True


def desk_as_typed(meeting_id: int, boxes: Boxes) -> str:
    """The desk again, where what was pressed was refused."""
    db.session.expire_all()
    meeting = meeting_on_the_desk(meeting_id)
    boxes.half_filled = half_filled(meeting, request.form)
    return desk_page(meeting, boxes)


@bp.after_app_request
def keep_what_is_half_filled(response: Response) -> Response:
    """What was pressed leads back to the desk by an address, which has no room for answers."""
    meeting_id = g.get("on_the_desk")
    if not meeting_id or response.status_code != 302:
        return response
    left = half_filled(db.session.get(Meeting, meeting_id), request.form, g.get("filled_in", ()))
    if left:
        del response.headers["Location"]
        response.status_code = 200
        db.session.expire_all()
        response.set_data(desk_page(meeting_on_the_desk(meeting_id), Boxes(half_filled=left)))
    return response
