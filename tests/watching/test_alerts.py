"""Messages about what is new in saved searches, and how they end."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from app.agenda.filing import add_document
from app.agenda.operations import write_minutes
from app.agenda.rules import Part
from app.agenda.supplement_models import Supplement
from app.clock import LONDON, now
from app.database import db
from app.decisions.operations import ClauseDraft, resolve
from app.mail import kept_messages
from app.search.keeper import keeper
from app.search.keeping import keep_up
from app.watching import commands
from app.watching.asking import form_of
from app.watching.models import SavedSearch
from app.watching.news import newest_in_each, news_in
from app.watching.queries import claim
from app.watching.rules import CLAIM, Often, is_due
from tests.factories import a_body, a_meeting, an_account, an_item, numbered, published

WEEK = timedelta(days=7)


pytestmark = pytest.mark.usefixtures("search")


@pytest.fixture
def search(app):  # noqa: ARG001  # kept in the app's database
    """A search for otters, of which its owner was last told eight days ago."""
    account = an_account(name="Ann Lee", email="ann@example.org")
    db.session.add(account)
    db.session.flush()
    told_at = now() - WEEK - timedelta(days=1)
    kept = SavedSearch(
        account_id=account.id, name="Otters", address="q=otters", often=Often.DAILY, told_at=told_at
    )
    db.session.add(kept)
    db.session.commit()


def kept_search() -> SavedSearch:
    """As the database has it now."""
    db.session.rollback()
    db.session.expire_all()
    return db.session.scalars(select(SavedSearch)).one()


def decided(words: str, *, public_since: datetime | None = None, **item: object):
    """A decision in minutes published an hour ago, or as `public_since` says."""
    moment = public_since or now() - timedelta(hours=1)
    subject = an_item(
        meeting=a_meeting(body=a_body(), held_on=date(2026, 3, 5)), **{"title": words} | item
    )
    resolve(subject, "RESOLVED that", [ClauseDraft(words)])
    db.session.add(subject.meeting)
    db.session.flush()
    numbered(subject.meeting)
    published(subject.meeting)
    subject.meeting.agenda_published_at = subject.meeting.minutes_published_at = moment
    db.session.commit()
    return subject


def run(app) -> str:
    result = app.test_cli_runner().invoke(args=["search", "alerts"])
    assert result.exit_code == 0, result.output
    return result.output.splitlines()[-1]


def test_whoever_asked_is_told_once_what_was_published_since(app):
    decided("otters be counted", title="Rivers")
    decided("otters be fed", public_since=now() - 4 * WEEK)

    assert [run(app), run(app)] == ["1 message sent.", "0 messages sent."]

    [message] = kept_messages()
    assert (message.to, message.subject) == ("ann@example.org", "1 new result for “Otters”")
    assert "otters be counted" in message.text
    assert "otters be fed" not in message.text
    assert "http://127.0.0.1:5000/search?q=otters" in message.text


def test_what_holds_only_some_of_the_words_is_no_news_in_messages_nor_on_the_first_page(app):
    kept_search().address = words = "q=otters+badgers"
    db.session.commit()
    decided("otters be counted", public_since=now() - 3 * WEEK)
    decided("otters be fed")
    asked, since = form_of(words).asked(), now() - WEEK
    keep_up(keeper().index)

    assert newest_in_each([asked], since, now()) == [[]]
    assert news_in(asked, since, now()) == []
    decided("otters and badgers be counted")
    assert run(app) == "1 message sent."
    assert len(news_in(asked, since, now())) == len(newest_in_each([asked], since, now())[0]) > 0


def test_a_message_says_only_what_everyone_may_read(app):
    closed = {"part": Part.EXEMPT, "paragraphs": [3], "public_interest": "Prices"}
    exempt = decided("otters be sold", title="Otters in private", **closed)
    write_minutes(exempt, "otters cost £5", seen=0, now=now())
    db.session.commit()

    assert run(app) == "1 message sent."

    [message] = kept_messages()
    assert "Otters in private" in message.text
    assert "sold" not in message.text
    assert "£5" not in message.text


def test_what_came_in_a_supplement_is_new_when_that_came_out(app):
    item = decided("otters be moved", public_since=now() - 4 * WEEK)
    item.supplement = Supplement(
        number=1, meeting=item.meeting, published_at=now() - timedelta(hours=1)
    )
    db.session.commit()

    add_document(item.meeting, None, now=now(), title="Map", url="https://example.org/otters")
    paper = add_document(item.meeting, None, now=now(), title="Otters", url="https://example.org/a")
    paper.supplement = item.supplement
    db.session.commit()

    run(app)

    [message] = kept_messages()
    assert "otters be moved" in message.text
    assert "* Otters\n" in message.text


@pytest.mark.parametrize("change", ["often", "removed_at", "active"])
def test_nobody_is_told_who_does_not_want_to_be(app, change):
    decided("otters be counted")
    search = kept_search()
    if change == "often":
        search.often = Often.NEVER
    elif change == "removed_at":
        search.removed_at = now()
    else:
        search.account.active = False
    db.session.commit()

    assert run(app) == "0 messages sent."


def test_a_kill_after_the_message_repeats_it_once_and_before_it_loses_nothing(app, monkeypatch):
    decided("otters be counted")

    class Killed(BaseException):
        pass

    def killed_after(*args: object) -> None:
        tell(*args)
        raise Killed

    tell = commands.tell
    monkeypatch.setattr(commands, "tell", killed_after)
    with pytest.raises(Killed):
        app.test_cli_runner().invoke(args=["search", "alerts"], catch_exceptions=False)
    monkeypatch.setattr(commands, "tell", tell)
    db.session.rollback()
    assert run(app) == "0 messages sent."  # the claim of the process that was killed still holds
    kept_search().claimed_at = now() - CLAIM - timedelta(minutes=1)
    db.session.commit()

    assert [run(app), run(app)] == ["1 message sent.", "0 messages sent."]
    assert len(kept_messages()) == 2


def test_of_two_processes_one_tells():
    at, search = now(), kept_search()

    assert [claim(search, at), claim(search, at)] == [True, False]


def test_a_server_that_refuses_mail_is_tried_again(app):
    decided("otters be counted")
    kept_search().account.email = "ann@@example.org"
    db.session.commit()

    result = app.test_cli_runner().invoke(args=["search", "alerts"])
    assert "1 could not be sent" in result.output
    kept_search().account.email = "ann@example.org"
    db.session.commit()

    assert run(app) == "1 message sent."


def stop_link() -> str:
    [message] = kept_messages()
    return next(line for line in message.text.splitlines() if "/search/stop/" in line).partition(
        ":5000"
    )[2]


def test_the_link_in_each_message_ends_them_at_one_press_without_signing_in(app, browser):
    decided("otters be counted")
    run(app)

    asked = browser.get(stop_link())
    assert kept_search().often is Often.DAILY
    page = browser.post(asked.select_one("main form")["action"])

    assert "have ended" in page.text
    assert kept_search().often is Often.NEVER
    assert browser.status_of("GET", "/search/stop/forged") == 404


def test_a_mail_program_ends_them_by_itself(app):
    """RFC 8058: it sends a form of its own, which has no token of ours."""
    decided("otters be counted")
    run(app)
    app.config["WTF_CSRF_ENABLED"] = True

    answer = app.test_client().post(stop_link(), data={"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert kept_search().often is Often.NEVER
    raw = next((app.config["EXPORTS"] / "messages").glob("*.eml")).read_text()
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in raw


@pytest.mark.parametrize(
    ("often", "days", "due"),
    [
        (Often.NEVER, 400, False),
        (Often.DAILY, 0, False),
        (Often.DAILY, 1, True),
        (Often.WEEKLY, 6, False),
        (Often.WEEKLY, 7, True),
    ],
)
def test_a_message_is_due_a_day_or_a_week_after_the_last(often, days, due):
    told = datetime(2026, 3, 6, 23, tzinfo=LONDON).date()

    assert is_due(often, told, told + timedelta(days=days)) is due


@pytest.mark.parametrize("path", ["/search.atom", "/search.csv", "/search.docx"])
def test_a_list_waits_for_the_index_and_is_made_of_nothing_too(browser, path):
    assert browser.status_of("GET", f"{path}?q=otters") == 503
    keep_up(keeper().index)
    assert browser.status_of("GET", f"{path}?q=otters") == 200
    assert browser.status_of("GET", path) == 200
    assert browser.status_of("GET", f"{path}?since-day=40") == 404
