"""What leaves the register by feed, message, list and suggestion holds no canary of others."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from app.accounts.feed_keys import FeedKey, new_key
from app.agenda.models import AgendaItem
from app.clock import now
from app.database import db
from app.mail import MESSAGES
from app.search import finding, suggesting
from app.search.audiences import KEEPER, audience_of
from app.watching import news
from app.watching.keys import token_of
from app.watching.models import SavedSearch
from app.watching.rules import Often
from tests.leaks.canaries import KINDS, MAY_HEAR, songs

#: Every word that begins like a canary.
ALL = "+OR+".join(f"{kind}*" for kind in KINDS)
#: Begins no word.
NOBODY = "zzzz000z"


@pytest.fixture
def key_of(leaky):
    """The key of someone’s own feeds."""
    app, world, _ = leaky

    def of(reader: str) -> str:
        with app.app_context():
            account_id = db.session.merge(world.accounts[reader]).id
            key = new_key(account_id, db.session.get(FeedKey, account_id))
            db.session.add(key)
            db.session.commit()
            return token_of(key)

    return of


def heard(crawler, *paths: str) -> set[str]:
    """The kinds of canary that some addresses sing."""
    for path in paths:
        assert crawler.read(path).status_code == 200, path
    return {song[:4] for song in crawler.heard.songs}


LISTS = [f"/search.{ending}?q={ALL}" for ending in ("atom", "csv", "docx")]


@pytest.mark.parametrize("reader", MAY_HEAR)
def test_lists_and_feeds_hold_what_their_reader_may_read(crawl, key_of, reader):
    assert heard(crawl(reader), *LISTS) <= MAY_HEAR[reader]
    if reader != "public":
        own = f"/search.atom?q={ALL}&key={key_of(reader)}"
        assert heard(crawl("public"), own) <= MAY_HEAR[reader]


def test_a_feed_without_a_key_is_the_publics_whoever_is_signed_in(crawl):
    assert heard(crawl("clerk"), LISTS[0]) == set()


def test_members_and_clerks_find_what_is_theirs_in_lists_and_their_own_feed(crawl, key_of):
    """Without this, lists that hold nothing would pass."""
    assert "exem" in heard(crawl("member"), LISTS[1])
    assert heard(crawl("clerk"), LISTS[2]) >= {"exem", "draf"}
    assert "exem" in heard(crawl("public"), f"/search.atom?q={ALL}&key={key_of('member')}")


def answered(crawler, words: list[str]) -> Iterator[str]:
    """The words that are answered otherwise than one nobody wrote."""
    nothing = crawler.read(f"/search/suggestions?q={NOBODY}").json
    return (w for w in words if crawler.read(f"/search/suggestions?q={w}").json != nothing)


@pytest.mark.parametrize("reader", MAY_HEAR)
def test_nothing_is_suggested_that_its_reader_may_not_read(leaky, crawl, reader):
    _, _, kept = leaky
    foreign = sorted(word for word in kept if word[:4] not in MAY_HEAR[reader])
    crawler = crawl(reader)

    found = set(answered(crawler, foreign[:: 8 if reader == "public" else 24]))

    assert found == set()
    assert heard(crawler) <= MAY_HEAR[reader]


def test_with_the_filter_of_suggestions_taken_out_there_are_leaks(leaky, crawl, monkeypatch):
    _, _, kept = leaky
    monkeypatch.setattr(suggesting, "audience_of", lambda _: audience_of(KEEPER))
    monkeypatch.setattr(
        suggesting, "read_again", lambda found, _: finding.read_again(found, KEEPER)
    )

    assert any(answered(crawl("public"), sorted(kept)[::8]))


@pytest.fixture
def sent(leaky):
    """The canaries in the messages that everyone gets who asked for all there is."""
    app, world, _ = leaky
    with app.app_context():
        folder = app.config["EXPORTS"] / MESSAGES
        for account in world.accounts.values():
            db.session.add(
                SavedSearch(
                    account_id=db.session.merge(account).id,
                    name="Everything",
                    address=f"q={ALL.replace('+', '%20')}%20OR%20title%20OR%20benches",
                    often=Often.DAILY,
                    told_at=now() - timedelta(days=4000),
                )
            )
        db.session.commit()

    def run() -> tuple[int, set[str]]:
        for old in folder.glob("*.eml"):
            old.unlink()
        result = app.test_cli_runner().invoke(args=["search", "alerts"])
        assert result.exit_code == 0, result.output
        messages = [file.read_bytes() for file in folder.glob("*.eml")]
        return len(messages), {song for message in messages for song in songs(message)}

    yield run
    with app.app_context():
        db.session.execute(delete(SavedSearch).where(SavedSearch.name == "Everything"))
        db.session.commit()


def test_a_message_holds_nothing_that_everyone_may_not_read(leaky, sent):
    _, world, _ = leaky

    assert sent() == (len(world.accounts), set())


def test_with_the_filter_of_messages_taken_out_there_are_leaks(sent, monkeypatch):
    monkeypatch.setattr(news, "PUBLIC", KEEPER)

    assert {song[:4] for song in sent()[1]} >= {"exem", "pers"}


def test_that_something_secret_undid_a_decision_is_told_to_those_who_may_know(leaky, crawl):
    app, _, _ = leaky
    with app.app_context():
        benches = select(AgendaItem.id).where(AgendaItem.title == "Benches")
        page = f"/items/{db.session.scalar(benches)}"

    told = {
        reader: "Rescinded" in crawl(reader).read(page).get_data(as_text=True)
        for reader in (*MAY_HEAR, "clerk")
    }

    assert told["clerk"] is told["member"] is True
    assert not any(told[reader] for reader in MAY_HEAR if reader != "member")
