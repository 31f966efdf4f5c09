"""What a link in a message opens, to whom and for how long; and what it does not."""

import logging
from datetime import timedelta

import pytest
from icalendar import Calendar
from itsdangerous import URLSafeTimedSerializer

from app.actions import links
from app.actions.handing import hand_over
from app.actions.links import link_to_report
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.audit.models import Change
from app.clock import now, today
from app.database import db
from app.people.models import Appointment
from tests.decisions.pages import tick
from tests.factories import NOW, a_person, an_action

pytestmark = pytest.mark.usefixtures("app")


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


def path_of(action, person):
    return link_to_report(action, person).partition("127.0.0.1:5000")[2]


@pytest.fixture
def bob():
    """He has no account."""
    return kept(a_person("Bob Ray"))


def test_someone_without_an_account_reports_by_a_link(browser, bob):
    action = kept(an_action(text="Plant trees", owner=bob))
    path = path_of(action, bob)
    page = browser.get(path)
    assert "Plant trees" in page.text
    assert not page.select("nav")

    asked = browser.post(path, status="on track", note="Dug the holes")
    assert "overdue, and still on track" in asked.select_one(".govuk-error-summary").text
    browser.post(path, status="on track", note="Dug the holes", sure=tick(asked))

    db.session.expire_all()
    (update,) = action.updates
    assert (update.note, update.author, update.made_by) == ("Dug the holes", "Bob Ray", None)
    authors = db.session.scalars(db.select(Change.author).where(Change.kind == "action_update"))
    assert list(authors) == ["Bob Ray, by a link"]
    refused = browser.post(path, status="done", note="")
    assert "before closing an action" in refused.select_one(".govuk-error-summary").text
    browser.post(path, status="done", note="Planted")
    db.session.expire_all()
    assert action.closed_on == today()


def wrong_links(action, bob):
    """Each way in which a link is misused, and the sentence that answers it."""
    other = kept(an_action(text="Mow", owner=bob))
    whole = path_of(action, bob)
    other_token = path_of(other, bob).rpartition("/")[2]
    yield f"/actions/{action.id}/report/{other_token}", "for another action"
    yield whole.replace(f"/actions/{action.id}/", f"/actions/{other.id}/"), "for another action"
    # Not its last letter, some bits of which say nothing.
    yield whole[:-2] + ("A" if whole[-2] != "A" else "B") + whole[-1], "changed or is not whole"
    yield f"/actions/{action.id}/report/nonsense", "changed or is not whole"
    forged = URLSafeTimedSerializer("guessed", salt="report on an action")
    yield f"/actions/{action.id}/report/{forged.dumps([action.id, bob.id])}", "changed"
    yield path_of(action, kept(a_person("Eve Ivy"))), "someone else’s now"


def warnings_of_links(caplog):
    """What other parts warn of meanwhile is not counted."""
    told = [r for r in caplog.records if r.name == "app.actions.link_views"]
    return [record.getMessage() for record in told]


def test_a_misused_link_is_refused_in_one_sentence_and_logged(browser, ann, bob, caplog):
    action = kept(an_action(text="Plant trees", owner=bob))
    caplog.set_level(logging.WARNING, "app.actions.link_views")

    for number, (path, words) in enumerate(wrong_links(action, bob), start=1):
        answer = browser.send("POST", path, status="done", note="Mine now")
        assert answer.status_code == 404
        assert words in answer.text
        assert "Plant trees" not in answer.text
        assert len(warnings_of_links(caplog)) == number
    assert "sent to someone else" in ann.browser.send("GET", path_of(action, bob)).text
    assert "of person" in warnings_of_links(caplog)[-1]
    db.session.expire_all()
    assert action.status is ActionStatus.NOT_STARTED


def test_a_link_expires_and_ends_with_the_action(browser, bob):
    action = kept(an_action(owner=bob))
    path = path_of(action, bob)
    token = path.rpartition("/")[2]
    assert links.behind(action.id, token, now() + timedelta(days=20), None) == (action, bob)
    with pytest.raises(links.LinkRefused, match="too old"):
        links.behind(action.id, token, now() + timedelta(days=22), None)

    report_progress(action, ActionStatus.DONE, "Done", now=NOW)
    db.session.commit()
    assert "is closed" in browser.send("GET", path).text
    report_progress(action, ActionStatus.ON_TRACK, "Again", now=NOW)
    hand_over(action, a_person("Cat Dee"), "", now=NOW, by=None)
    db.session.commit()
    assert "someone else’s now" in browser.send("GET", path).text


def test_a_link_shows_its_owner_no_more_than_they_may_read(browser, bob):
    action = kept(an_action(text="Sell the secret depot", owner=bob, restricted=True))

    page = browser.get(path_of(action, bob))

    assert "secret depot" not in page.text
    assert "not public" in page.text


def subscribed(ann):
    ann.browser.post("/actions/mine/subscribe")
    page = ann.browser.get("/actions/mine/subscribe")
    return [code.text.partition("127.0.0.1:5000")[2] for code in page.select("code")]


def test_an_officer_subscribes_by_calendar_and_feed(ann, browser):
    """On the day the clocks change, as on any other, a due date is that whole day."""
    clocks_change = today().replace(year=today().year + 1, month=3, day=28)
    mine = an_action(text="Plant trees", owner=ann, due_on=clocks_change)
    secret = an_action(text="Sell the depot", owner=ann, due_on=today(), restricted=True)
    kept(mine, secret, an_action(text="Not hers"))
    calendar, feed = subscribed(ann)

    events = {
        str(event["summary"]): event["dtstart"].dt
        for event in Calendar.from_ical(browser.download(calendar).data).walk("VEVENT")
    }
    assert events["Due: Plant trees"] == clocks_change
    assert len(events) == 2
    told = browser.download(feed).text
    assert "Plant trees" in told
    assert "depot" not in told
    assert "Not hers" not in told

    assert subscribed(ann)[0] != calendar
    assert browser.status_of("GET", calendar) == 404
    ann.account.active = False
    db.session.commit()
    assert browser.status_of("GET", subscribed_again(ann)) == 404


def subscribed_again(ann):
    account = db.session.get(type(ann.account), ann.account_id)
    key = db.session.get(links.FeedKey, account.id)
    address = links.subscription(account, key, "actions.calendar")
    return address.partition("127.0.0.1:5000")[2]


def test_what_is_late_comes_first_on_an_officers_own_page(ann):
    post = Appointment(person=ann, post="Head of Parks")
    late = an_action(text="Late", owner=ann, due_on=today() - timedelta(days=3))
    soon = an_action(text="Soon", owner_post="Head of Parks", due_on=today() + timedelta(days=3))
    helps = an_action(text="Helps", others=[ann], due_on=today() + timedelta(days=90))
    kept(post, soon, late, helps)

    page = ann.browser.get("/actions/mine")

    assert [a.text for a in page.select("tbody td > a:first-child")] == ["Late", "Soon", "Helps"]
    assert "1 late, 1 due soon" in page.select_one("main p").text
