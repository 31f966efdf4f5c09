"""What the search tests tell again and again."""

from app.agenda.models import AgendaItem
from app.database import db
from app.search.asked import Found
from app.search.snippets import text_of
from tests.factories import (
    a_body,
    a_meeting,
    a_recommendation,
    a_resolution,
    an_item,
    numbered,
    published,
)


def a_published_item(title: str = "Parking charges", **changes: object) -> AgendaItem:
    """An item with its minutes, one clause recommended and two resolved, all of it public."""
    clauses = changes.pop("clauses", ("Noted the report.", "Agreed the charges for 2017."))
    body = changes.pop("body", None) or a_body("Traffic Committee", code="TC")
    meeting = changes.pop("meeting", None) or a_meeting(body=body)
    item = an_item(meeting=meeting, title=title, **{"text": "Members spoke of meters."} | changes)
    a_recommendation(item, "Agree the charges")
    a_resolution(item, *clauses)
    numbered(meeting)
    published(meeting)
    db.session.add(meeting)
    return item


def titles(found: Found) -> list[str]:
    return [hit.document.title for hit in found.hits]


def references(found: Found) -> list[str]:
    return [hit.document.reference for hit in found.hits]


def keys(found: Found) -> set[str]:
    return {hit.document.key for hit in found.hits}


def snippet_of(found: Found) -> str:
    return text_of(found.hits[0].snippet)
