"""A search, a body or what became of a decision, as an Atom feed. No other module of this chapter
imports feedgenerator.
"""

from collections.abc import Sequence
from datetime import datetime, time

from feedgenerator import Atom1Feed
from flask import Response
from markupsafe import escape

from app.clock import LONDON
from app.search.addresses import page_of
from app.search.asked import Hit
from app.watching.asking import host, on_one_line, results_page, site_address, words_of
from app.watching.happenings import Happening
from app.watching.news import published
from app.watching.published import Published

MEDIA_TYPE = "application/atom+xml"


def atom(title: str, address: str, own_address: str, hits: Sequence[Hit]) -> str:
    """The hits that have a day, in the order found: a person or a body is no news."""
    feed = _feed(
        title,
        results_page(address),
        own_address,
        "What this search finds in the register, as it was published.",
        guid=results_page(address),
    )
    moments = published([hit.document for hit in hits])
    for hit in hits:
        document = hit.document
        if on := document.occasion.on:
            at = moments.get(document.key) or datetime.combine(on, time.min, LONDON)
            words = str(escape(words_of(hit)))
            _add(feed, document.key, _titled(hit), page_of(document.link), words, at)
    return str(feed.writeString("utf-8"))


def atom_of_decision(title: str, address: str, own_address: str, told: Sequence[Happening]) -> str:
    feed = _feed(
        title, address, own_address, "What became of this decision, as everyone may read it."
    )
    for one in told:
        words = str(escape(on_one_line(": ".join(filter(None, (one.where, one.words))))))
        _add(feed, one.key, one.what, one.address, words, one.at)
    return str(feed.writeString("utf-8"))


def atom_of_body(title: str, address: str, own_address: str, told: Sequence[Published]) -> str:
    feed = _feed(title, address, own_address, "What is published of the meetings of this body.")
    for one in told:
        _add(feed, f"version:{one.number}", one.title, one.address, one.words, one.at)
    return str(feed.writeString("utf-8"))


def _feed(
    title: str, address: str, own_address: str, description: str, guid: str = ""
) -> Atom1Feed:
    return Atom1Feed(
        title=title,
        link=address,
        feed_url=own_address,
        feed_guid=guid or own_address,
        description=description,
        language="en-GB",
        author_name=title,
    )


def _add(feed: Atom1Feed, key: str, title: str, address: str, words: str, at: datetime) -> None:
    feed.add_item(
        title=title,
        link=site_address(address),
        description=words,
        unique_id=f"tag:{host()},2026:{key}",  # RFC 4151
        updateddate=at,
    )


def as_feed(written: str) -> Response:
    return Response(written, content_type=f"{MEDIA_TYPE}; charset=utf-8")


def _titled(hit: Hit) -> str:
    document = hit.document
    facts = (document.reference, document.title, document.occasion.body)
    return ", ".join(fact for fact in facts if fact)
