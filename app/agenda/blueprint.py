"""The agenda’s part of the site; each file of views adds its own pages to it."""

from typing import Any

from flask import Blueprint, request, url_for

from app.agenda.models import AgendaItem

bp = Blueprint("agenda", __name__)


def page_of_item(item: AgendaItem) -> str:
    return url_for("record.item", item_id=item.id)


def page_begun_from(item: AgendaItem) -> str:
    """The agenda for what was begun there, else the item's own page."""
    if request.args.get("from") != "agenda":
        return page_written_on(item)
    return agenda_page(item.meeting_id, _anchor=f"item-{item.id}")


def page_written_on(item: AgendaItem) -> str:
    """The desk for what was pressed there, else the item's own page."""
    if not request.args.get("desk"):
        return page_of_item(item)
    page = url_for("record.meeting", meeting_id=item.meeting_id)
    return f"{page}/desk#item-{item.id}"


@bp.app_template_global()
def back_to_item(item: AgendaItem) -> tuple[str, str]:
    """The link back to an item, or to its place on the desk: its address and words."""
    words = "Drafting desk" if request.args.get("desk") else item.numbered_title
    return page_written_on(item), words


def agenda_page(meeting_id: int, **more: Any) -> str:
    """`added` names an item for which the page offers earlier ones on its subject."""
    return url_for("agenda.arrange", meeting_id=meeting_id, **more)
