"""One page on which a meeting notes actions of its body or agrees that they are closed."""

from datetime import date, timedelta

import pytest

from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.clock import today
from app.database import db
from tests.decisions.pages import errors
from tests.factories import NOW, a_body, a_meeting, an_action, an_item

pytestmark = pytest.mark.usefixtures("app")


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


def a_log():
    """A body with an open action, one that is said to be done, and its next meeting."""
    body = a_body("Parks Committee")
    done, still = an_action(text="Plant", body=body), an_action(text="Mow", body=body)
    report_progress(done, ActionStatus.DONE, "Planted", now=NOW)
    meeting = a_meeting(body=body, held_on=date(2026, 4, 9))
    item = kept(an_item(meeting=meeting, title="Actions of earlier meetings"))
    later = an_action(text="Later", body=body, raised_on=date(2026, 4, 10))
    kept(done, still, later, an_action(text="Another body’s"))
    return item, done, still


def test_a_meeting_closes_what_is_done_and_notes_the_rest(clerk):
    item, done, still = a_log()
    address = f"/items/{item.id}/actions"
    page = clerk.get(address)
    assert "Plant" in page.text
    assert "Mow" in page.text
    assert "Later" not in page.text
    assert "Another body’s" not in page.text

    clerk.post(
        address,
        **{
            f"heard-{done.id}": "closed",
            f"heard-{still.id}": "noted",
            f"note-{still.id}": "Members asked for speed",
        },
    )

    db.session.expire_all()
    assert done.closed_at is item
    assert (still.closed_at, still.noted[0].item) == (None, item)
    assert still.updates[-1].note == "Members asked for speed"
    assert "Closed here" in clerk.get(address).text
    assert "Parks Committee, 9 April 2026" in clerk.get(f"/actions/{done.id}").text


def test_nothing_is_closed_without_a_note_and_nothing_else_is_saved_then(clerk):
    item, done, still = a_log()
    answers = {f"heard-{done.id}": "closed", f"heard-{still.id}": "closed"}

    page = clerk.post(f"/items/{item.id}/actions", **answers)

    assert "Mow: Say what was done" in errors(page)
    db.session.expire_all()
    assert done.closed_at is None
    assert len(page.select("input[value=closed][checked]")) == 2
    assert "at least one" in errors(clerk.post(f"/items/{item.id}/actions"))


def test_what_waits_is_offered_on_the_next_agenda_and_closed_there_no_more(clerk):
    item, done, still = a_log()
    report_progress(still, ActionStatus.DONE, "Mown", now=NOW)
    db.session.commit()
    following = kept(a_meeting(body=item.meeting.body, held_on=date(2026, 5, 7)))
    page = clerk.get(f"/meetings/{following.id}/agenda")
    offer = next(li for li in page.select(".resolved-offers li") if "Actions" in li.text)
    assert "2 actions are for it to agree closed" in offer.text

    answers = {f"heard-{a.id}": "closed" for a in (done, still)}
    clerk.post(f"/items/{item.id}/actions", **answers)

    page = clerk.get(f"/meetings/{following.id}/agenda")
    assert "agree closed" not in page.text


def test_what_was_closed_by_mistake_is_taken_back(clerk):
    item, done, _ = a_log()
    address = f"/items/{item.id}/actions"
    clerk.post(address, **{f"heard-{done.id}": "closed"})
    page = clerk.get(address)
    assert "Take it back" in page.select_one(f"#action-{done.id}").text

    clerk.post(address, **{f"heard-{done.id}": "taken back"})

    db.session.expire_all()
    assert (done.closed_at, done.noted, done.status) == (None, [], ActionStatus.DONE)
    assert "No meeting has agreed to close it yet" in clerk.get(f"/actions/{done.id}").text


def test_before_its_day_a_meeting_has_noted_nothing(clerk):
    item, done, _ = a_log()
    item.meeting.held_on = today() + timedelta(days=3)
    db.session.commit()
    address = f"/items/{item.id}/actions"

    page = clerk.get(address)
    assert "Plant" in page.text
    assert "what the meeting will have before it" in page.text
    assert not page.select("main input[type=radio]")
    refused = clerk.post(address, **{f"heard-{done.id}": "closed"})

    assert "mark then what it did" in errors(refused)
    db.session.expire_all()
    assert done.closed_at is None
