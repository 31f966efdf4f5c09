"""Nobody hears a canary that is not theirs, whatever they open, ask, search or download.

Each reader walks every route with every record, the links of every page, every search for every
canary. With a filter taken out the same walk must find leaks: that is tested too.
"""

import re
from collections.abc import Callable, Sequence

import pytest
from flask import Flask
from sqlalchemy import ColumnElement, select, true

from app.accounts.rules import Viewer
from app.agenda import privacy
from app.database import Model, db
from app.publishing import queries as versions
from app.publishing.secrets import SaidNow
from app.record import document_queries, visibility, withholding
from app.search.engines.whoosh_shelf import WhooshShelf
from tests.leaks.canaries import KINDS, MAY_HEAR, models, songs, text_columns
from tests.leaks.columns import OPEN, PUBLIC_COLUMNS
from tests.leaks.crawl import Crawler, addresses, with_parameters
from tests.leaks.inside import SUMMARY, TWIN

#: A word that is in no record, as long as a canary.
NOBODY = "zzzz000z"
#: So many words are searched for together: a find among them shows as well as one alone.
AT_ONCE = 25
#: Where the record is read.
READ_FIRST = ("/items/", "/meetings/", "/minutes/", "/documents/", "/versions/")


@pytest.fixture(scope="module")
def walks() -> dict[str, Crawler]:
    """One walk for each reader, whatever is asked of it."""
    return {}


@pytest.fixture
def walked(leaky, crawl, walks) -> Callable[[str], Crawler]:
    app, _, kept = leaky

    def by(reader: str) -> Crawler:
        if reader not in walks:
            walks[reader] = crawl(reader)
            with app.app_context():
                start = [*addresses(app), *with_parameters(sorted(kept)[:5])]
            walks[reader].walk(start)
        return walks[reader]

    return by


def not_theirs(crawler: Crawler, reader: str) -> dict[str, set[str]]:
    """The canaries heard that are none of this reader’s business, by address."""
    heard = {
        address: {song for song in found if song[:4] not in MAY_HEAR[reader]}
        for address, found in crawler.heard.leaks.items()
    }
    return {address: found for address, found in heard.items() if found}


def test_every_column_of_words_is_said_to_be_public_or_sings(leaky):
    """A new column of a record that may be exempt, personal or a draft is noticed here."""
    app, _, _ = leaky
    unknown = {m.__name__ for m in models() if any(text_columns(m))} - {*PUBLIC_COLUMNS, *OPEN}
    assert unknown == set(), "say in tests/leaks/world.py who may read what they hold"
    with app.app_context():
        silent = [
            f"{model.__name__}.{name}"
            for model in models()
            if (public := PUBLIC_COLUMNS.get(model.__name__)) is not None
            for name in text_columns(model)
            if name not in public and not _sings(model, name)
        ]

    assert silent == [], "put a canary in them in tests/leaks/world.py, or say that they are public"


def _sings(model: type[Model], name: str) -> bool:
    values = db.session.scalars(select(getattr(model, name)))
    return any(songs(v if isinstance(v, bytes) else str(v).encode()) for v in values)


@pytest.mark.parametrize("reader", MAY_HEAR)
def test_nobody_hears_what_is_not_theirs(leaky, walked, reader, capsys):
    app, _, kept = leaky
    crawler = walked(reader)
    found_by_searching = _found_by_searching(crawler, kept, reader)

    with capsys.disabled():
        print(f"\n{reader}: {crawler.heard.requests} requests, {len(kept)} canaries", end="")  # noqa: T201  # what the proof is worth
    assert not_theirs(crawler, reader) == {}
    assert found_by_searching == set()
    assert _routes(app) - crawler.heard.visited == set(), "routes that the crawl did not reach"
    assert [a for a, status in crawler.heard.statuses.items() if status >= 500] == []


def _routes(app: Flask) -> set[str]:
    rules = app.url_map.iter_rules()
    return {rule.endpoint for rule in rules if "GET" in (rule.methods or ())} - {"static"}


def _found_by_searching(crawler: Crawler, kept: set[str], reader: str) -> set[str]:
    """Canaries whose search is answered in any other way than that for words nobody wrote."""
    wanted = sorted(word for word in kept if word[:4] not in MAY_HEAR[reader])
    found: set[str] = set()
    nothing: dict[int, str] = {}
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        if len(some) not in nothing:
            nothing[len(some)] = _answer(crawler, [NOBODY] * len(some))
        if _answer(crawler, some) != nothing[len(some)]:
            found |= set(some)
    return found


def _answer(crawler: Crawler, words: Sequence[str]) -> str:
    """The page of a search for any of these, without the words and the token of its form."""
    page = crawler.read(f"/search?q={'+OR+'.join(words)}").get_data(as_text=True)
    return re.sub("|".join([*words, 'name="csrf_token" value="[^"]+"']), "", page)


def test_members_and_clerks_hear_what_is_theirs(leaky, crawl):
    """Without this, a register that shows nothing to anybody would pass."""
    _, _, kept = leaky
    heard = {}
    for reader in ("member", "clerk"):
        crawler = crawl(reader)
        for meeting in (1, 2, 3):
            crawler.read(f"/meetings/{meeting}")
            crawler.read(f"/meetings/{meeting}/minutes.docx?restricted=1&recommendations=1")
        for item in range(1, 6):
            crawler.read(f"/items/{item}")
        heard[reader] = crawler.heard.songs

    assert {song[:4] for song in heard["member"]} == {"exem", "pers", "name"}
    assert {song[:4] for song in heard["clerk"]} >= {"exem", "pers", "name", "draf"}
    assert len(heard["member"]) > 50
    assert {song[:4] for song in kept} == set(KINDS)


def test_the_public_read_the_twin_of_a_decision_under_its_own_address(crawl):
    crawler = crawl("public")

    item = crawler.read("/items/1").get_data(as_text=True)
    decided = crawler.read("/minutes/lb/2025/1/2")

    assert TWIN in item
    assert SUMMARY in item
    assert TWIN in decided.get_data(as_text=True)
    assert crawler.read("/minutes/lb/2025/1/1").status_code == 404


def _everyone(*_: object) -> bool:
    return True


def _all(*_: object) -> ColumnElement[bool]:
    return true()


def _all_of(shelf: WhooshShelf, _audience: object) -> object:
    return shelf.live


@pytest.mark.parametrize(
    ("reader", "module", "name", "instead"),
    [
        pytest.param("reader", Viewer, "reads_restricted", _everyone, id="who reads exempt text"),
        pytest.param("public", Viewer, "keeps", _everyone, id="who keeps a body"),
        pytest.param("public", visibility, "is_closed", lambda *_: False, id="twins of clauses"),
        pytest.param("public", document_queries, "documents_seen", _all, id="papers"),
        pytest.param("public", SaidNow, "is_less_than", lambda *_: False, id="old versions"),
        pytest.param("public", versions, "sees_decisions", _everyone, id="a withdrawn sheet"),
        pytest.param("officer", WhooshShelf, "allowed", _all_of, id="the audience of a search"),
    ],
)
def test_with_a_filter_taken_out_there_are_leaks(
    leaky, crawl, monkeypatch, reader, module, name, instead
):  # one line reads better
    app, _, kept = leaky
    monkeypatch.setattr(module, name, instead)
    crawler = crawl(reader)
    with app.app_context():
        start = [a for a in addresses(app) if a.startswith(READ_FIRST)]

    by_searching = _found_by_searching(crawler, set(sorted(kept)[::8]), reader)

    assert by_searching or any(_sings_to(crawler, address, reader) for address in start)


def _sings_to(crawler: Crawler, address: str, reader: str) -> bool:
    crawler.read(address)
    return bool(not_theirs(crawler, reader))


def test_with_personal_data_unmarked_there_are_leaks(crawl, monkeypatch):
    """Both the words that pages ask for and the net behind them are taken out."""
    monkeypatch.setattr(visibility, "as_read", lambda text, **_: privacy.revealed(text))
    monkeypatch.setattr(withholding, "withheld_anywhere", privacy.revealed)
    crawler = crawl("public")

    crawler.read("/meetings/1")

    assert {song[:4] for song in crawler.heard.songs} == {"pers"}


def test_the_net_alone_holds_personal_data_back(crawl, monkeypatch):
    """What a page forgets to ask for is withheld all the same."""
    monkeypatch.setattr(visibility, "as_read", lambda text, **_: text)
    crawler = crawl("public")

    answer = crawler.read("/meetings/1")

    assert crawler.heard.songs == set()
    assert privacy.WITHHELD in answer.get_data(as_text=True)
