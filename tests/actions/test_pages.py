from datetime import date

import pytest

from app.accounts.rules import Role
from app.actions.models import Action
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.agenda.operations import publish_minutes
from app.agenda.rules import Part
from app.clock import today
from app.database import db
from tests.decisions.pages import errors, typed
from tests.factories import (
    NOW,
    a_body,
    a_resolution,
    an_action,
    an_item,
)

pytestmark = pytest.mark.usefixtures("app")


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


def only_action():
    db.session.expire_all()
    return db.session.scalars(db.select(Action)).one()


def due(day):
    return {"due_on-day": day.day, "due_on-month": day.month, "due_on-year": day.year}


def listed(page):
    return [link.text for link in page.select("main tbody a")]


def test_a_clerk_raises_an_action_from_a_clause(clerk, ann):
    clause = kept(a_resolution()).clauses[0]
    address = f"/clauses/{clause.id}/actions/new"
    assert clause.text in clerk.get(address).text

    page = clerk.post(
        address,
        text="Circulate the plan",
        owner=ann.id,
        owner_post="Head of Parks",
        **due(date(2027, 1, 31)),
    )

    assert "Action raised" in page.text
    action = only_action()
    assert (action.clause, action.owner, action.owner_post) == (clause, ann, "Head of Parks")
    assert (action.due_on, action.raised_on) == (date(2027, 1, 31), date(2026, 3, 5))


def test_an_action_begins_in_the_words_of_its_decision_and_no_more_public_than_they_are(clerk):
    words = "asks the Head of Parks to report by the end of June 2027"
    open_one = a_resolution(an_item(), words).clauses[0]
    closed = a_resolution(an_item(), words).clauses[0]
    closed.restricted = True
    db.session.add_all([open_one, closed])
    db.session.commit()
    address = f"/clauses/{open_one.id}/actions/new"

    begun = typed(clerk.get(address))
    page = clerk.post(address, **begun)

    assert (begun["text"], begun["due_words"]) == (words, "by the end of June 2027")
    assert "restricted" not in begun
    assert typed(clerk.get(f"/clauses/{closed.id}/actions/new"))["restricted"] == "y"
    assert "due Wednesday 30 June 2027" in page.text


def test_an_action_due_before_it_was_raised_is_asked_about(clerk):
    item = kept(an_item())
    answers = {"text": "Tell them", **due(date(2026, 3, 4))}

    asked = clerk.post(f"/items/{item.id}/actions/new", **answers)
    assert "It was due before it was raised" in asked.select_one(".govuk-error-summary").text
    assert db.session.scalars(db.select(Action)).all() == []
    clerk.post(f"/items/{item.id}/actions/new", **answers, sure="It was due before it was raised")

    assert only_action().due_on == date(2026, 3, 4)


def test_the_same_action_is_not_raised_twice_unasked(clerk):
    item = kept(an_item())
    address, answers = f"/items/{item.id}/actions/new", {"text": "Tell them", "no_date": "y"}
    clerk.post(address, **answers)

    asked = clerk.post(address, **answers)
    assert "already: this is another" in asked.select_one(".govuk-error-summary").text
    assert only_action().text == "Tell them"
    clerk.post(address, **answers, sure=asked.select_one("[name=sure]")["value"])

    assert len(db.session.scalars(db.select(Action)).all()) == 2


def test_a_clerk_raises_an_action_from_an_item_or_for_a_body(clerk):
    item, body = kept(an_item()), kept(a_body())

    clerk.post(f"/items/{item.id}/actions/new", text="Tell them", no_date="y")
    clerk.post(f"/bodies/{body.slug}/actions/new", text="Tell us", no_date="y")

    first, second = db.session.scalars(db.select(Action).order_by(Action.id))
    assert (first.item, first.body) == (item, item.meeting.body)
    assert (second.item, second.body, second.raised_on) == (None, body, today())


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({}, "Enter a due date, or choose “no date”"),
        ({"no_date": "y", **due(date(2027, 1, 1))}, "not both"),
        ({"due_on-day": "31", "due_on-month": "2", "due_on-year": "2027"}, "must be a real date"),
        ({"text": " ", "no_date": "y"}, "Say what must be done"),
    ],
)
def test_an_action_without_a_date_or_words_comes_back(clerk, answers, words):
    item = kept(an_item())
    given = {"text": "Tell them", "owner_post": "Head of Parks"} | answers

    page = clerk.post(f"/items/{item.id}/actions/new", **given)

    assert words in errors(page)
    assert typed(page)["owner_post"] == "Head of Parks"
    assert db.session.scalars(db.select(Action)).all() == []


def test_an_action_can_be_edited(clerk, ann):
    action = kept(an_action())
    address = f"/actions/{action.id}/edit"

    clerk.post(address, **typed(clerk.get(address)) | {"text": "Send it", "owner": str(ann.id)})

    assert (only_action().text, only_action().owner) == ("Send it", ann)
    assert only_action().due_on == date(2026, 4, 1)


def test_the_officer_responsible_reports_progress(ann):
    action = kept(an_action(owner=ann))
    address = f"/actions/{action.id}/progress"
    assert "Report progress" in ann.browser.get(f"/actions/{action.id}").text

    refused = ann.browser.post(address, status="done", note="")
    assert "before closing an action" in errors(refused)
    assert typed(refused)["status"] == "done"
    page = ann.browser.post(address, status="done", note="Sent to all")

    assert "Sent to all" in page.select_one(".resolved-updates").text
    assert only_action().closed_on == today()
    assert only_action().updates[0].made_by.role is Role.OFFICER


def test_a_report_that_says_nothing_is_refused(ann):
    action = kept(an_action(owner=ann))

    page = ann.browser.post(f"/actions/{action.id}/progress", status="not started", note="")

    assert "Say what was done, or choose how it stands now" in errors(page)
    assert only_action().updates == []


def test_nobody_else_but_a_clerk_reports_progress(browser, clerk, councillor, officer, ann):
    action = kept(an_action(owner=ann))
    address = f"/actions/{action.id}/progress"

    assert browser.status_of("GET", address) == 302
    for other in (officer, councillor):
        assert other.status_of("GET", address) == 403
        assert other.status_of("POST", address, status="done", note="Mine") == 403
        assert "Report progress" not in other.get(f"/actions/{action.id}").text
    assert clerk.status_of("GET", address) == 200
    assert only_action().updates == []


def test_only_clerks_raise_edit_and_remove_actions(browser, councillor, ann):
    action = kept(an_action(owner=ann))
    item = kept(an_item())
    for address in (
        f"/items/{item.id}/actions/new",
        f"/bodies/{item.meeting.body.slug}/actions/new",
        f"/actions/{action.id}/edit",
        f"/actions/{action.id}/remove",
    ):
        assert browser.status_of("GET", address) == 302
        for other in (councillor, ann.browser):
            assert other.status_of("GET", address) == 403
            assert other.status_of("POST", address, text="Mine") == 403


def test_an_action_from_an_exempt_item_is_for_clerks_and_its_owner_does_not_read_it(
    clerk, officer, ann
):
    item = an_item(part=Part.EXEMPT, paragraphs=[3], public_interest="Commercial terms")
    action = kept(an_action(text="Sign the secret deal", item=item, owner=ann))

    assert "secret" not in officer.get("/actions").text
    assert officer.status_of("GET", f"/actions/{action.id}") == 404
    assert officer.status_of("GET", f"/actions/{action.id}/progress") == 404
    assert "secret" in clerk.get(f"/actions/{action.id}").text
    assert "secret" in clerk.get("/actions").text
    for page in ("/actions", f"/actions/{action.id}", f"/actions/{action.id}/progress"):
        words = ann.browser.get(page).text
        assert "secret" not in words
        assert "An action that is not public" in words


def test_an_action_that_is_not_public_is_read_as_its_public_twin(clerk, officer):
    twin = {"restricted": True, "public_text": "Let the depot"}
    action = kept(an_action(text="Let the depot to the secret bidder", **twin))

    assert officer.get(f"/actions/{action.id}").select_one("h1").text == "Let the depot"
    assert "secret" not in officer.get("/actions").text
    assert "The public read: Let the depot" in clerk.get(f"/actions/{action.id}").text


def test_the_page_of_an_action_leads_to_its_clause_only_where_that_can_be_read(clerk, officer):
    clause = a_resolution().clauses[0]
    action = kept(an_action(clause=clause))

    assert clerk.get(f"/actions/{action.id}").select_one(f"main a[href='/clauses/{clause.id}']")
    assert officer.status_of("GET", f"/actions/{action.id}") == 404
    publish_minutes(clause.resolution.item.meeting, NOW)
    db.session.commit()
    page = officer.get(f"/actions/{action.id}")
    assert page.select(f"a[href='/clauses/{clause.id}']")


def test_an_action_raised_by_mistake_is_removed_after_asking(clerk):
    action = kept(an_action())
    assert "Remove this action?" in clerk.get(f"/actions/{action.id}/remove").text

    page = clerk.post(f"/actions/{action.id}/remove")

    assert "Action removed" in page.text
    assert db.session.scalars(db.select(Action)).all() == []


def test_an_action_that_was_reported_on_is_not_removed(clerk):
    action = an_action()
    report_progress(action, ActionStatus.ON_TRACK, "Begun", now=NOW)
    kept(action)

    page = clerk.post(f"/actions/{action.id}/remove")

    assert "cancel it instead" in errors(page)
