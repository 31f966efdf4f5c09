"""Makers of documents, as `tests.factories` makes records."""

from datetime import date
from itertools import count

from app.search.documents import Document, Kind, Link, Occasion
from app.search.words import reference_key

_serial = count(1)
NOWHERE = Link("home.front", {})


def a_document(title: str = "Parks", text: str = "", **changes: object) -> Document:
    """An item for everyone to find, of no body and no day unless `changes` say so."""
    number = next(_serial)
    met = {name: changes.pop(name) for name in ("body_id", "names", "on") if name in changes}
    for name in ("cited", "cited_in"):
        changes[name] = tuple(map(reference_key, changes.get(name, ())))
    defaults = {
        "kind": Kind.ITEM,
        "key": f"item:{number}",
        "group": f"item:{number}",
        "link": NOWHERE,
        "audiences": ("public", "record"),
        "occasion": Occasion(**met),
    }
    return Document(title=title, text=text, **defaults | changes)


def a_day(text: str) -> date:
    return date.fromisoformat(text)
