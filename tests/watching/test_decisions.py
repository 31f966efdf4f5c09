"""Following one decision: what changed it, took it up again or was done about it since."""

from datetime import date, datetime, timedelta

import pytest
from lxml import etree
from sqlalchemy import select

from app.actions.log import log_settings
from app.actions.models import ActionUpdate
from app.actions.operations import set_log
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.agenda.rules import Part
from app.clock import now
from app.database import db
from app.decisions.call_in import CallInOutcome
from app.decisions.effects import Effect
from app.decisions.executive_models import CalledIn, ExecutiveDecision
from app.decisions.linking import link_to_earlier
from app.decisions.models import ResolutionClause
from app.decisions.operations import ClauseDraft, resolve
from app.mail import kept_messages
from app.watching.happenings import happenings
from app.watching.models import SavedSearch
from app.watching.rules import decision_of, following
from tests.factories import a_body, a_matter, a_meeting, an_action, an_item, numbered, published

pytestmark = pytest.mark.usefixtures("app")
HOUR, MONTH = timedelta(hours=1), timedelta(days=28)
CLOSED = {"part": Part.EXEMPT, "paragraphs": [3], "public_interest": "Prices"}


def decided(words: str, on: date, public_since: datetime | None, *, code: str, **item: object):
    subject = an_item(
        meeting=a_meeting(body=a_body(f"Board {code}", code=code), held_on=on), **item
    )
    clause = resolve(subject, "RESOLVED that", [ClauseDraft(words)]).clauses[0]
    db.session.add(subject.meeting)
    db.session.flush()
    numbered(subject.meeting)
    if public_since:
        published(subject.meeting)
        subject.meeting.agenda_published_at = subject.meeting.minutes_published_at = public_since
    db.session.commit()
    return clause


@pytest.fixture
def mown(app) -> ResolutionClause:  # noqa: ARG001  # kept in the app's database
    """A decision that has long been public."""
    return decided(
        "verges be mown",
        date(2024, 3, 5),
        now() - 9 * MONTH,
        code="EB",
        title="Verges",
        matter=a_matter("Verges of lanes"),
    )


def later(mown: ResolutionClause, *, public_since: datetime | None, code: str, **item: object):
    told = {"title": "Flowers", "matter": mown.resolution.item.matter} | item
    return decided("verges flower", date(2026, 3, 5), public_since, code=code, **told)


def told_of(clause: ResolutionClause) -> list[str]:
    db.session.expire_all()
    return [one.what for one in happenings(clause.id, now() - MONTH, now())]


def test_which_decision_is_followed_is_told_from_a_search():
    assert decision_of(following(12)) == 12
    assert [decision_of(words) for words in ("q=decision%3D12", "q=decision", "decision=x")] == [
        None,
        None,
        None,
    ]


def test_what_later_changes_a_decision_or_takes_it_up_is_told_once_it_is_public(mown):
    flower = later(mown, public_since=now() - HOUR, code="LB")
    later(mown, public_since=now() - 2 * MONTH, code="OB", title="Old news")
    later(mown, public_since=now() - HOUR, code="XB", title="Kept private", **CLOSED)
    draft = later(mown, public_since=None, code="DB", title="A draft")
    db.session.add_all(link_to_earlier(new, mown, Effect.RESCINDS) for new in (flower, draft))
    db.session.commit()

    assert sorted(told_of(mown)) == [
        "On an agenda again: Flowers",
        f"Rescinded by {flower.citation}, Flowers",
        "Taken up again: Flowers",
    ]


def test_a_decision_that_is_tied_to_older_minutes_is_news_when_it_is_tied(mown):
    flower = later(mown, public_since=now() - 2 * MONTH, code="LB")
    db.session.add(link_to_earlier(flower, mown, Effect.AMENDS))
    db.session.commit()

    assert told_of(mown) == [f"Amended by {flower.citation}, Flowers"]


def test_that_it_was_called_in_is_told_and_what_came_of_it_and_not_why(mown):
    item = mown.resolution.item
    called = CalledIn(called_in_on=date(2024, 3, 8), called_in_by="Three", reasons="Canary")
    db.session.add(ExecutiveDecision(item=item, called_in=called))
    db.session.commit()

    [told] = happenings(mown.id, now() - MONTH, now())

    assert told.what == "Called in on Friday 8 March 2024 by Three"
    assert "not in effect until that is considered" in told.words
    called.outcome, called.outcome_on = CallInOutcome.UPHELD, date(2024, 3, 14)
    db.session.commit()
    [told] = happenings(mown.id, now() - MONTH, now())
    assert "Upheld on Thursday 14 March 2024" in told.words
    assert "Takes effect: Thursday 14 March 2024" in told.words
    assert "Canary" not in str(told)


def test_that_an_action_is_done_is_told_and_how_only_where_everyone_may_read_it(mown):
    action = an_action(clause=mown, text="Mow {{Oak Row}}", body=mown.resolution.item.meeting.body)
    secret = an_action(clause=mown, text="Pay", restricted=True, body=action.body)
    db.session.add_all([action, secret])
    for one in (action, secret):
        report_progress(one, ActionStatus.DONE, "Cut at £5 by Ann", now=now() - HOUR)
    db.session.commit()

    [done] = happenings(mown.id, now() - MONTH, now())

    assert (done.what, done.words) == ("An action that followed from it is done", "")
    db.session.add(set_log(log_settings(), columns="", publish_progress=True))
    update = db.session.scalars(
        select(ActionUpdate).where(ActionUpdate.action_id == action.id)
    ).one()
    update.public = True
    db.session.commit()
    [done] = happenings(mown.id, now() - MONTH, now())
    assert "Cut at £5 by Ann" in done.words
    assert "Oak Row" not in done.words


def test_of_a_decision_that_not_everyone_may_read_there_is_no_news(mown, clerk):
    db.session.add(later(mown, public_since=now() - HOUR, code="LB"))
    mown.restricted = True
    db.session.commit()

    assert told_of(mown) == []
    assert not clerk.get(f"/clauses/{mown.id}").select("#follow")
    assert clerk.status_of("POST", f"/clauses/{mown.id}/follow") == 404
    assert clerk.status_of("GET", f"/clauses/{mown.id}/news.atom") == 404


def test_what_becomes_of_a_decision_is_a_feed_of_what_everyone_may_read(browser, clerk, mown):
    flower = later(mown, public_since=now() - HOUR, code="LB")
    later(mown, public_since=now() - HOUR, code="XB", title="Kept private", **CLOSED)
    draft = later(mown, public_since=None, code="DB", title="A draft")
    db.session.add_all(link_to_earlier(new, mown, Effect.RESCINDS) for new in (flower, draft))
    db.session.commit()

    for reader in (browser, clerk):
        answer = reader.fetch(f"/clauses/{mown.id}/news.atom")
        feed = etree.fromstring(answer.data)

        assert answer.content_type == "application/atom+xml; charset=utf-8"
        assert sorted(feed.xpath("//*[local-name()='entry']/*[local-name()='title']/text()")) == [
            "On an agenda again: Flowers",
            f"Rescinded by {flower.citation}, Flowers",
            "Taken up again: Flowers",
        ]
        assert f"What became of {mown.citation}, Verges" in answer.text
    link = browser.get(f"/clauses/{mown.id}").select_one("#follow ~ p a[type]")
    assert link["href"] == f"/clauses/{mown.id}/news.atom"


def test_a_councillor_follows_a_decision_is_told_and_stops(app, councillor, browser, mown):
    page = councillor.get(f"/clauses/{mown.id}")
    page = councillor.post(page.select_one("section.resolved-watching form")["action"])
    assert "You follow this decision" in page.text
    assert "Change or stop that" in page.text
    assert "Sign in to follow it" in browser.get(f"/clauses/{mown.id}").text
    councillor.post(f"/clauses/{mown.id}/follow")
    [kept] = db.session.scalars(select(SavedSearch)).all()
    assert kept.name == f"{mown.citation}, Verges"
    address, kept.told_at = f"/search/saved/{kept.id}/remove", now() - MONTH
    flower = later(mown, public_since=now() - HOUR, code="LB")
    db.session.add(link_to_earlier(flower, mown, Effect.SUPERSEDES))
    db.session.commit()

    for number in (1, 0):
        result = app.test_cli_runner().invoke(args=["search", "alerts"])
        assert f"{number} message" in result.output
    [message] = kept_messages()

    assert message.subject == f"News of {mown.citation}, Verges"
    assert f"* Superseded by {flower.citation}, Flowers\n  Board LB, 5 March 2026" in message.text
    assert f"http://127.0.0.1:5000/clauses/{mown.id}" in message.text
    front = councillor.get("/").select_one("[aria-labelledby=saved]").text
    assert f"{mown.citation}, Verges" in front
    assert "3 new" in front
    page = councillor.get("/search/saved")
    assert page.select(f'a[href="/clauses/{mown.id}/news.atom"]')
    assert f"/clauses/{mown.id}" in page.select_one("dt a")["href"]
    councillor.post(address)
    assert councillor.get(f"/clauses/{mown.id}").select("section.resolved-watching form")
    councillor.post(f"/clauses/{mown.id}/follow")
    assert councillor.get("/search/saved").select("dt a")
