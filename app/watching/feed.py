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
    feed = Atom1Feed(
        title=title,
        link=results_page(address),
        feed_url=own_address,
        feed_guid=results_page(address),
        description="What this search finds in the register, as it was published.",
        language="en-GB",
        author_name=title,
    )
    moments = published([hit.document for hit in hits])
    for hit in hits:
        document = hit.document
        if on := document.occasion.on:
            feed.add_item(
                title=_titled(hit),
                link=site_address(page_of(document.link)),
                description=str(escape(words_of(hit))),
                unique_id=f"tag:{host()},2026:{document.key}",  # RFC 4151
                updateddate=moments.get(document.key) or datetime.combine(on, time.min, LONDON),
            )
    return str(feed.writeString("utf-8"))


def atom_of_decision(title: str, address: str, own_address: str, told: Sequence[Happening]) -> str:
    feed = Atom1Feed(
        title=title,
        link=address,
        feed_url=own_address,
        feed_guid=own_address,
        description="What became of this decision, as everyone may read it.",
        language="en-GB",
        author_name=title,
    )
    for one in told:
        feed.add_item(
            title=one.what,
            link=site_address(one.address),
            description=str(escape(on_one_line(": ".join(filter(None, (one.where, one.words)))))),
            unique_id=f"tag:{host()},2026:{one.key}",  # RFC 4151
            updateddate=one.at,
        )
    return str(feed.writeString("utf-8"))


def atom_of_body(title: str, address: str, own_address: str, told: Sequence[Published]) -> str:
    feed = Atom1Feed(
        title=title,
        link=address,
        feed_url=own_address,
        feed_guid=own_address,
        description="What is published of the meetings of this body.",
        language="en-GB",
        author_name=title,
    )
    for one in told:
        feed.add_item(
            title=one.title,
            link=site_address(one.address),
            description=one.words,
            unique_id=f"tag:{host()},2026:version:{one.number}",  # RFC 4151
            updateddate=one.at,
        )
    return str(feed.writeString("utf-8"))


def as_feed(written: str) -> Response:
    return Response(written, content_type=f"{MEDIA_TYPE}; charset=utf-8")


def _titled(hit: Hit) -> str:
    document = hit.document
    facts = (document.reference, document.title, document.occasion.body)
    return ", ".join(fact for fact in facts if fact)
