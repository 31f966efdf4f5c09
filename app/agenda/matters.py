"""One subject, followed across meetings and bodies. None of these commits."""

from collections.abc import Set

from app.agenda.models import AgendaItem, Matter
from app.bodies.operations import slug_for
from app.errors import RuleBroken


def follow_matter(item: AgendaItem, matter: Matter | None) -> AgendaItem:
    """Say which subject an item belongs to. It is no part of the minutes, so it is always open."""
    item.matter = matter
    return item


#: “/matters/new” is the page that adds one.
_NOT_A_SLUG = {"new"}


def begin_matter(title: str, summary: str, taken: Set[str]) -> Matter:
    """A new subject to follow. Its address is none of `taken`."""
    matter = Matter(slug=slug_for(title, taken | _NOT_A_SLUG))
    return describe_matter(matter, title=title, summary=summary)


def describe_matter(matter: Matter, *, title: str, summary: str) -> Matter:
    """Enter or change a subject that is followed across meetings; its address stays."""
    if not title.strip():
        raise RuleBroken("Enter what the matter is called", about="title")
    matter.title, matter.summary = title.strip(), summary.strip()
    return matter
