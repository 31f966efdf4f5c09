"""A search as its address holds it, asked again."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import current_app, url_for
from werkzeug.datastructures import MultiDict

from app.accounts.rules import Viewer
from app.clock import short_date
from app.search.asked import Hit
from app.search.forms import SearchForm
from app.search.narrowing import narrowing
from app.search.snippets import text_of


def form_of(address: str) -> SearchForm:
    """Ask in the context of a request, be it a made one."""
    return SearchForm(MultiDict(parse_qsl(address)))


def address_of(form: SearchForm) -> str:
    """The search in the one way in which it is kept: without its page, and nothing twice."""
    return urlencode(form.address, doseq=True)


def in_words(address: str, viewer: Viewer) -> str:
    """What a search asks for, as someone may read it who may not know of everybody."""
    form = form_of(address)
    said = [f"“{form.q.data}”"] if form.q.data else []
    said += [f"{title}: {choice.words}" for title, choice in narrowing(form, {}, viewer).chosen]
    if form.validate():
        days = (("from", form.since.data), ("to", form.until.data))
        said += [f"{word} {short_date(day)}" for word, day in days if day]
    return "; ".join(said)


def site_address(path: str) -> str:
    """From the setting: a request may claim to be for any site."""
    site: str = current_app.config["SITE_ADDRESS"]
    return site + path


def host() -> str:
    return urlsplit(site_address("")).hostname or "localhost"


def results_page(address: str) -> str:
    return site_address(f"{url_for('search.results')}?{address}")


def words_of(hit: Hit) -> str:
    """What the hit says, without marks."""
    return on_one_line(text_of(hit.snippet))


def on_one_line(text: str) -> str:
    """Line ends and what no file can hold are spaces."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()
