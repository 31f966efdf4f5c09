"""A search as a feed, and as a list to take away."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

from flask import Response, abort, request, send_file, url_for

from app.accounts.permissions import open_to_all, viewer
from app.accounts.rules import PUBLIC, Viewer
from app.bodies.queries import authority_name
from app.clock import now, short_date, today
from app.search.asked import Asked, Found
from app.search.engines import Order
from app.search.finding import find
from app.search.forms import SearchForm
from app.search.narrowing import narrowing
from app.watching.asking import address_of, site_address
from app.watching.blueprint import bp
from app.watching.feed import as_feed, atom, atom_of_decision
from app.watching.happenings import called, decision_followed, happenings
from app.watching.keys import reader_with
from app.watching.lists import MOST, as_csv, as_word

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_IN_A_FEED = 50
_EVER = datetime.min.replace(tzinfo=UTC)


def _asked() -> tuple[SearchForm, Asked]:
    form = SearchForm(request.args)
    return form, form.asked(1) if form.validate() else abort(404)


def _found(asked: Asked, reader: Viewer, most: int, *, fewer_words: bool = False) -> Found:
    """An index that is being made answers for no list: what takes it would think it complete."""
    found = find(asked, reader, per_page=most, fewer_words=fewer_words)
    return abort(503, response=_later()) if found.being_made else found


def _listed(asked: Asked) -> Found:
    """What holds every word or, for want of any, what the page shows instead."""
    found = _found(asked, viewer(), MOST)
    return found if found.total else _found(asked, viewer(), MOST, fewer_words=True)


def _later() -> Response:
    return Response("The search index is being built.", 503, {"Retry-After": "60"})


@bp.get("/search.atom")
@open_to_all
def feed() -> Response:
    """What everyone may read, whoever is signed in; with a `key`, what its owner may.

    It holds every word, as the messages do.
    """
    form, asked = _asked()
    token = request.args.get("key")
    reader = PUBLIC if token is None else reader_with(token) or abort(404)
    found = _found(replace(asked, order=Order.NEWEST), reader, _IN_A_FEED)
    words = form.q.data or "Search"
    held = form.address | ({"key": token} if token else {})
    own = site_address(url_for(".feed", **held))
    answer = as_feed(atom(f"{words} – {authority_name()}", address_of(form), own, found.hits))
    if token:
        answer.cache_control.private = True
    return answer


@bp.get("/clauses/<int:clause_id>/news.atom")
@open_to_all
def decision_feed(clause_id: int) -> Response:
    """What became of a decision, as everyone may read it, whoever is signed in."""
    clause = decision_followed(clause_id) or abort(404)
    title = f"What became of {called(clause)} – {authority_name()}"
    page = site_address(url_for("record.clause_by_id", clause_id=clause_id))
    own = site_address(url_for(".decision_feed", clause_id=clause_id))
    told = happenings(clause_id, _EVER, now())[:_IN_A_FEED]
    return as_feed(atom_of_decision(title, page, own, told))


@bp.get("/search.csv")
@open_to_all
def csv() -> Response:
    _, asked = _asked()
    rows = as_csv(_listed(asked).hits)
    return send_file(
        BytesIO(rows.encode()), "text/csv", as_attachment=True, download_name=_name("csv")
    )


@bp.get("/search.docx")
@open_to_all
def word() -> Response:
    form, asked = _asked()
    found = _listed(asked)
    content = as_word(form.q.data or "", _chosen(form), found, authority_name(), now())
    return send_file(BytesIO(content), DOCX, as_attachment=True, download_name=_name("docx"))


def _chosen(form: SearchForm) -> list[str]:
    """What the search was narrowed to, beside its words."""
    days = (("from", form.since.data), ("to", form.until.data))
    facets = narrowing(form, {}, viewer()).chosen
    return [
        *(f"{title}: {choice.words}" for title, choice in facets),
        *(f"{which} {short_date(day)}" for which, day in days if day),
    ]


def _name(ending: str) -> str:
    return f"search-results-{today().isoformat()}.{ending}"
