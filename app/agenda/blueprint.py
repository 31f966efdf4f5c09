"""The agenda’s part of the site; each file of views adds its own pages to it."""

from flask import Blueprint, url_for

from app.agenda.models import AgendaItem

bp = Blueprint("agenda", __name__)


def page_of_item(item: AgendaItem) -> str:
    return url_for("record.item", item_id=item.id)


def back_to_item(item: AgendaItem) -> tuple[str, str]:
    """The link back to an item: its address and words."""
    return page_of_item(item), item.numbered_title


def agenda_page(meeting_id: int) -> str:
    return url_for("agenda.arrange", meeting_id=meeting_id)
