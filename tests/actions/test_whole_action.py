"""All that an action knows: who besides, by when in words, its steps, files and reference."""

from datetime import date
from io import BytesIO

import pytest

from app.accounts.rules import Role
from app.actions.handing import hand_over
from app.actions.models import Action, Milestone
from app.actions.operations import change_action, number_action, short_name
from app.actions.reporting import (
    add_milestone,
    note_at,
    reach_milestone,
    report_progress,
)
from app.actions.rules import ActionStatus, Rag, rating, reference
from app.clock import today
from app.database import db
from app.errors import RuleBroken
from app.people.models import Appointment
from tests.decisions.pages import errors, typed
from tests.factories import NOW, a_body, a_meeting, a_person, an_account, an_action, an_item

DAY = date(2026, 11, 21)


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


def only_action():
    db.session.expire_all()
    return db.session.scalars(db.select(Action)).one()


def test_references_are_in_the_house_form():
    body = a_body("Education Advisory Board", code="EAB")
    first = number_action(an_action(body=body, raised_on=date(2026, 4, 30)), {}, 0)
    later = number_action(an_action(body=body, raised_on=date(2026, 5, 1)), {}, 11)

    assert (first.reference, later.reference) == ("EAB 25/26 - 01", "EAB 26/27 - 12")
    assert reference("EAB", 1999, 1) == "EAB 99/00 - 01"
    assert short_name(a_body("Parks and Paths Committee")) == "PPC"


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        pytest.param(date(2026, 10, 30), "Red: 22 days overdue", id="handbook: red"),
        pytest.param(date(2026, 12, 5), "Amber: due in 14 days", id="handbook: amber"),
        pytest.param(date(2026, 12, 18), "Green: due in 27 days", id="handbook: green"),
        pytest.param(None, "None: no due date", id="no date"),
    ],
)
def test_a_colour_has_its_reason_in_words(due_on, words):
    assert str(rating(ActionStatus.ON_TRACK, due_on, DAY)) == words
    assert str(rating(ActionStatus.DONE, due_on, DAY)) == "Blue: done"


def test_a_colour_set_by_hand_has_a_reason_and_is_kept():
    action = an_action()
    change_action(action, text="x", no_date=True, rag_by_hand=Rag.AMBER, rag_reason="no builder")

    assert str(action.rating(DAY)) == "Amber: no builder (set by hand)"
    with pytest.raises(RuleBroken, match="Say why"):
        change_action(action, text="x", no_date=True, rag_by_hand=Rag.RED)
    with pytest.raises(RuleBroken, match="Choose the colour"):
        change_action(action, text="x", no_date=True, rag_reason="none")


def test_an_action_is_handed_over_and_says_so():
    ann, bob = a_person("Ann Lee"), a_person("Bob Ray")
    action = an_action(owner=ann, owner_post="Head of Parks")

    hand_over(action, bob, "On leave.", now=NOW, by=None, person=ann)

    assert action.owner_in_words == "Bob Ray"
    assert action.updates[-1].note == "Handed over to Bob Ray. On leave."
    with pytest.raises(RuleBroken, match="already"):
        hand_over(action, bob, "", now=NOW, by=None)


def test_a_step_is_due_before_its_action():
    action = an_action(due_on=date(2026, 4, 1))

    step = add_milestone(action, "Draft", date(2026, 3, 1))

    assert reach_milestone(step, DAY).done_on == DAY
    assert reach_milestone(step, DAY).done_on is None
    with pytest.raises(RuleBroken, match="before the action"):
        add_milestone(action, "Print", date(2026, 4, 2))


def test_what_an_officer_says_is_done_a_meeting_closes_under_its_item():
    body = a_body()
    action, item = an_action(body=body), an_item(meeting=a_meeting(body=body))

    with pytest.raises(RuleBroken, match="Say first that it is done"):
        note_at(action, item, closes=True)
    report_progress(action, ActionStatus.DONE, "Sent", now=NOW)
    note_at(action, item, closes=True)

    assert action.closed_at is item
    assert action.closed_by.note == "Sent"
    with pytest.raises(RuleBroken, match="an action of"):
        note_at(action, an_item(), closes=False)
    report_progress(action, ActionStatus.ON_TRACK, "Not yet", now=NOW)
    assert (action.closed_at, action.closed_by) == (None, None)


def test_a_clerk_says_all_of_an_action_on_one_page(clerk):
    body = kept(a_body(code="EAB"))
    ann = kept(a_person("Ann Lee"), a_person("Bob Ray"))
    answers = {
        "text": "Circulate the plan",
        "owner": ann.id,
        "owner_team": "Parks team",
        "besides": "Bob Ray\r\nHead of Roads\r\n",
        "due_words": "within two weeks",
        "priority": "high",
        "manager": ann.id,
    }

    page = clerk.post(f"/bodies/{body.slug}/actions/new", **answers)

    action = only_action()
    assert action.reference in page.select_one(".govuk-caption-l").text
    assert (action.due_on - action.raised_on).days == 14
    assert "“within two weeks”" in page.text
    assert "with Bob Ray; Head of Roads" in page.text
    assert [bool(other.person) for other in action.others] == [True, False]
    address = f"/actions/{action.id}/edit"
    clerk.post(address, **typed(clerk.get(address)) | {"besides": "Head of Roads"})
    assert only_action().others_in_words == "Head of Roads"
    refused = clerk.post(f"/bodies/{body.slug}/actions/new", text="x", due_words="soon")
    assert "No day can be read" in errors(refused)


def test_references_count_on_within_a_body_and_its_year(clerk):
    first, second = kept(a_body(code="EAB")), kept(a_body(code="PLA"))
    for body in (first, second, first):
        clerk.post(f"/bodies/{body.slug}/actions/new", text=f"Of {body.id}", no_date="y", sure="x")
    clerk.post(f"/bodies/{first.slug}/actions/new", text="Another", no_date="y")

    numbers = [a.reference.split()[0] + a.reference[-2:] for a in _all_actions()]
    assert numbers == ["EAB01", "PLA01", "EAB02"]


def _all_actions():
    return db.session.scalars(db.select(Action).order_by(Action.id))


def test_the_holder_of_a_post_finds_its_actions_and_reports_with_a_file(ann, officer):
    post = Appointment(person=ann, post="Head of Parks")
    action = kept(an_action(text="Plant", owner_post="head of parks"), post)
    assert "Plant" in ann.browser.get("/actions/mine").text
    address = f"/actions/{action.id}/progress"

    page = ann.browser.post(
        address, status="done", note="Planted", file=(BytesIO(b"%PDF-1.7 trees"), "trees.pdf")
    )

    link = page.select_one(".resolved-updates a")
    assert link.text == "trees.pdf"
    assert ann.browser.download(link["href"]).data == b"%PDF-1.7 trees"
    assert officer.status_of("GET", address) == 403
    post.ends_on = date(2026, 1, 1)
    db.session.merge(post)
    db.session.commit()
    assert ann.browser.status_of("GET", address) == 403


def test_a_step_is_taken_out_again_and_a_past_day_is_asked_about(ann):
    action = kept(an_action(text="Plant", owner=ann, due_on=None, no_date=True))
    address = f"/actions/{action.id}/steps"
    past = {"due_on-day": 1, "due_on-month": 1, "due_on-year": 2020}

    asked = ann.browser.post(address, text="Dig", **past)
    assert "That day is past" in asked.select_one(".govuk-error-summary").text
    assert asked.select_one("#text")["value"] == "Dig"
    ann.browser.post(address, text="Dig", **past, sure="That day is past")
    step = db.session.scalars(db.select(Milestone)).one()

    page = ann.browser.post(f"{address}/{step.id}/remove")

    assert "Step removed" in page.text
    assert not page.select(".resolved-steps")
    assert db.session.scalars(db.select(Milestone)).all() == []


def test_an_officer_opens_a_closed_action_again_only_on_purpose_and_before_a_meeting_agreed(ann):
    action = kept(an_action(text="Plant", owner=ann, due_on=None, no_date=True))
    address = f"/actions/{action.id}/progress"
    ann.browser.post(address, status="done", note="Planted")

    asked = ann.browser.post(address, status="on track", note="One fell over")
    assert "It was done: this opens it again" in asked.select_one(".govuk-error-summary").text
    ann.browser.post(
        address, status="on track", note="One fell over", sure="It was done: this opens it again"
    )
    assert not only_action().status.is_closed

    ann.browser.post(address, status="done", note="Planted anew")
    note_at(only_action(), an_item(meeting=a_meeting(body=action.body)), closes=True)
    db.session.commit()
    page = ann.browser.get(f"/actions/{action.id}")
    assert "The clerk can open it again" in page.text
    assert "Report progress" not in page.text
    assert ann.browser.status_of("POST", address, status="on track", note="x") == 403


def test_a_form_that_nobody_filled_in_reports_nothing(ann):
    action = kept(an_action(text="Plant", owner=ann, due_on=None, no_date=True))
    address = f"/actions/{action.id}/progress"
    offered = ann.browser.get(address).select_one(
        "[name=status] [selected], [name=status][checked]"
    )

    refused = ann.browser.post(address, status=offered["value"], note=" ")
    assert "Say what was done" in errors(refused)
    assert only_action().status is ActionStatus.NOT_STARTED
    ann.browser.post(address, status=offered["value"], note="Dug the bed")

    assert only_action().status is ActionStatus.ON_TRACK


def test_an_officer_hands_over_and_keeps_steps(ann):
    bob = kept(a_person("Bob Ray", account=an_account(role=Role.OFFICER)))
    kept(a_person("Who spoke once"))
    action = kept(an_action(text="Plant", owner=ann, due_on=None, no_date=True))
    page = ann.browser.post(f"/actions/{action.id}/steps", text="Dig")
    assert "Dig: not done yet" in " ".join(page.select_one(".resolved-steps").text.split())
    step = db.session.scalars(db.select(Milestone)).one()

    ann.browser.post(f"/actions/{action.id}/steps/{step.id}")
    address = f"/actions/{action.id}/hand-over"
    offered = ann.browser.get(address).select_one("select").text
    ann.browser.post(address, **typed(ann.browser.post(address, to=bob.id, note="Yours")))

    assert "Ray" in offered
    assert "spoke" not in offered

    assert only_action().owner.name == "Bob Ray"
    assert only_action().milestones[0].done_on == today()
