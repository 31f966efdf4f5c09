"""Where the record behind a hit is read."""

from flask import url_for

from app.search.documents import Link


def page_of(link: Link) -> str:
    return url_for(link.endpoint, _anchor=link.anchor or None, **link.values)  # type: ignore[arg-type]  # parts of the address
