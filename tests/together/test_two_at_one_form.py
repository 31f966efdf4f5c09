"""A save made from what is no longer so is refused, and nobody’s words are lost."""

import re

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import delete, select

from app.accounts.rules import Role
from app.database import db
from app.meetings.models import Attendance
from app.people.models import Person
from tests.conftest import _signed_in
from tests.factories import (
    a_body,
    a_matter,
    a_meeting,
    a_membership,
    a_person,
    a_recommendation,
    a_resolution,
    an_action,
    an_item,
    an_organisation,
)
from tests.test_repository import TEMPLATES, shown


@pytest.fixture
def another_clerk(app):
    return _signed_in(app, Role.CLERK)


def kept(record):
    db.session.add(record)
    db.session.commit()
    return record


def answers_on(page: BeautifulSoup) -> dict[str, object]:
    """What a browser would send of the page’s main form, as it stands."""
    form = next(f for f in page.select("main form") if f.select("[name=shown], [name=seen]"))
    told: dict[str, object] = {}
    for box in form.select("input[name], textarea[name]"):
        if box.get("type") not in {"checkbox", "radio"} or box.has_attr("checked"):
            told[box["name"]] = (
                box.text.lstrip("\n") if box.name == "textarea" else box.get("value", "")
            )
    for menu in form.select("select[name]"):
        chosen = menu.select_one("option[selected]") or menu.select_one("option")
        told[menu["name"]] = chosen["value"] if chosen else ""
    return told


def test_a_save_from_an_old_page_is_refused_and_shows_both_texts(clerk, another_clerk):
    matter = kept(a_matter("Parks"))
    path = f"/matters/{matter.slug}/edit"
    mine, theirs = answers_on(clerk.get(path)), answers_on(another_clerk.get(path))
    another_clerk.post(path, **theirs | {"summary": "Trees and lawns"})

    status = clerk.status_of("POST", path, **mine | {"summary": "Trees and ponds"})
    page = clerk.post(path, **mine | {"summary": "Trees and ponds"})

    assert status == 409
    assert "Someone else saved this" in page.select_one(".govuk-error-summary").text
    assert page.select_one("[name=summary]").text.strip() == "Trees and ponds"
    assert page.select_one("#theirs-1").text.strip() == "Trees and lawns"
    assert "lawns" in page.select_one(".resolved-differences del").text
    assert "ponds" in page.select_one(".resolved-differences ins").text


def test_the_merged_text_is_saved(clerk, another_clerk):
    matter = kept(a_matter("Parks"))
    path = f"/matters/{matter.slug}/edit"
    mine = answers_on(clerk.get(path))
    another_clerk.post(path, **answers_on(another_clerk.get(path)) | {"summary": "Lawns"})
    page = clerk.post(path, **mine | {"summary": "Ponds"})

    clerk.post(path, **answers_on(page) | {"summary": "Lawns and ponds"})

    db.session.refresh(matter)
    assert matter.summary == "Lawns and ponds"


def test_what_only_they_changed_stands_in_the_form_that_comes_back(clerk, another_clerk):
    person = kept(a_person("Ann Lee"))
    path = f"/people/{person.id}/edit"
    mine = answers_on(clerk.get(path))
    another_clerk.post(path, **answers_on(another_clerk.get(path)) | {"title": "Dr"})

    page = clerk.post(path, **mine | {"name": "Ann Smith"})

    assert page.select_one("[name=title]")["value"] == "Dr"
    assert page.select_one("[name=name]")["value"] == "Ann Smith"
    assert "You left this as it was" in page.text
    clerk.post(path, **answers_on(page))
    db.session.refresh(person)
    assert (person.title, person.name) == ("Dr", "Ann Smith")


def test_two_who_make_the_same_change_do_not_clash(clerk, another_clerk):
    matter = kept(a_matter("Parks"))
    path = f"/matters/{matter.slug}/edit"
    mine = answers_on(clerk.get(path))
    another_clerk.post(path, **answers_on(another_clerk.get(path)) | {"title": "Green parks"})

    assert clerk.status_of("POST", path, **mine | {"title": "Green parks"}) == 302


def test_a_page_that_was_refused_for_another_reason_has_still_seen_what_it_saw(
    clerk, another_clerk
):
    matter = kept(a_matter("Parks"))
    path = f"/matters/{matter.slug}/edit"
    refused = clerk.post(path, **answers_on(clerk.get(path)) | {"title": ""})
    another_clerk.post(path, **answers_on(another_clerk.get(path)) | {"title": "Their parks"})

    assert clerk.status_of("POST", path, **answers_on(refused) | {"title": "My parks"}) == 409


def test_two_may_mark_different_people_on_one_attendance_list(clerk, another_clerk):
    ann, bob = a_person("Ann"), a_person("Bob")
    meeting = kept(a_meeting(members=[ann, bob]))
    path = f"/meetings/{meeting.id}/attendance"
    mine, theirs = answers_on(clerk.get(path)), answers_on(another_clerk.get(path))
    another_clerk.post(path, **theirs | {f"status_{ann.id}": "apologies"})

    clerk.post(path, **mine | {f"status_{bob.id}": "absent"})

    db.session.expire_all()
    assert {a.person.name: str(a.status) for a in meeting.attendances} == {
        "Ann": "apologies",
        "Bob": "absent",
    }


def test_two_may_not_mark_one_person_otherwise_unknowingly(clerk, another_clerk):
    ann = a_person("Ann")
    meeting = kept(a_meeting(members=[ann]))
    path = f"/meetings/{meeting.id}/attendance"
    mine, theirs = answers_on(clerk.get(path)), answers_on(another_clerk.get(path))
    another_clerk.post(path, **theirs | {f"status_{ann.id}": "apologies"})

    assert clerk.status_of("POST", path, **mine | {f"status_{ann.id}": "absent"}) == 409
    assert db.session.scalars(select(Attendance.status)).all() == ["apologies"]


@pytest.mark.parametrize("kind", ["resolution", "recommendation"])
def test_both_texts_of_clauses_are_shown(clerk, another_clerk, kind):
    record = kept(a_resolution() if kind == "resolution" else a_recommendation())
    path = f"/{kind}s/{record.id}/edit"
    mine, theirs = answers_on(clerk.get(path)), answers_on(another_clerk.get(path))
    another_clerk.post(path, **theirs | {"rows-0-text": "Plant oaks", "press": "save"})

    sent = mine | {"rows-0-text": "Plant elms", "press": "save"}
    status, page = clerk.status_of("POST", path, **sent), clerk.post(path, **sent)

    assert status == 409
    assert "oaks" in page.select_one(".resolved-differences del").text
    assert "elms" in page.select_one(".resolved-differences ins").text
    assert "Plant oaks" in page.select_one("#theirs").text


def test_both_minutes_are_shown(clerk, another_clerk):
    item = kept(an_item())
    path = f"/items/{item.id}/minutes"
    mine, theirs = answers_on(clerk.get(path)), answers_on(another_clerk.get(path))
    another_clerk.post(path, **theirs | {"text": "Their minutes"})

    assert clerk.status_of("POST", path, **mine | {"text": "My minutes"}) == 409


def test_what_was_typed_is_kept_when_the_record_was_removed_meanwhile(clerk):
    person = kept(a_person())
    path = f"/people/{person.id}/edit"
    mine = answers_on(clerk.get(path))
    db.session.execute(delete(Person).where(Person.id == person.id))
    db.session.commit()

    status = clerk.status_of("POST", path, **mine | {"name": "A long name typed by hand"})
    page = clerk.post(path, **mine | {"name": "A long name typed by hand"})

    assert status == 409
    assert "Someone removed or withdrew it" in page.text
    assert "A long name typed by hand" in page.text


def test_a_page_that_never_was_is_still_not_found(browser, clerk):
    assert browser.status_of("POST", "/nothing", text="words") == 404
    assert clerk.status_of("POST", "/nothing", text="words") == 404


def records() -> dict[str, object]:
    """A record for each name that an address may hold."""
    item = kept(an_item(text="Discussed", matter=a_matter("A matter")))
    body = kept(a_body())
    resolution, recommendation = kept(a_resolution(item)), kept(a_recommendation(item))
    return {
        "meeting_id": item.meeting_id,
        "item_id": item.id,
        "person_id": item.meeting.attendances[0].person_id,
        "resolution_id": resolution.id,
        "recommendation_id": recommendation.id,
        "clause_id": resolution.clauses[0].id,
        "action_id": kept(an_action(item=item)).id,
        "organisation_id": kept(an_organisation()).id,
        "membership_id": kept(a_membership(body)).id,
        "account_id": 1,
        "number": 1,
        "slug": body.slug,
    }


def test_every_page_that_changes_something_says_what_it_saw(app, administrator):
    """New pages too: whatever takes a form and can be opened with the records above."""
    known, unmarked, opened = records(), [], 0
    for rule in app.url_map.iter_rules():
        if {"GET", "POST"} <= (rule.methods or set()) and rule.arguments <= set(known):
            address = re.sub(r"<(?:\w+:)?(\w+)>", lambda name: str(known[name[1]]), rule.rule)
            answer = administrator.fetch(address)
            page = BeautifulSoup(answer.text, "html.parser")
            for form in page.select("main form[method=post]") if answer.status_code == 200 else []:
                opened += 1
                asks = form.select("textarea, select, input:not([type=hidden])")
                if asks and not form.select("[name=shown], [name=seen]"):
                    unmarked.append(f"{rule.endpoint} {form.get('action')}")

    assert unmarked == []
    assert opened > 40


def test_every_form_sends_its_marks():
    by_hand = [shown(path) for path in TEMPLATES if "form.csrf_token" in path.read_text()]

    assert by_hand == []
