"""The clerk's page of checks."""

import re
from pathlib import Path

import pytest

from app.checks import explained
from app.checks.models import CheckPutAside
from app.database import db
from app.meetings.operations import record_sitting
from tests.factories import a_body, a_meeting, a_person, a_recommendation, an_item


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    """One question about the words, and one contradiction."""
    meeting = a_meeting(members=[a_person(f"Member {n}") for n in range(5)])
    item = an_item(meeting=meeting, title="Schools", text="The Board met this morning.")
    a_recommendation(item, "Note the report", "Agree it")
    db.session.add(meeting)
    db.session.commit()
    return meeting


def found_on(page):
    return [one.select_one("a").text for one in page.select(".resolved-checks__one")]


def test_what_is_found_stands_most_serious_first_and_leads_to_its_place(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/checks")

    first, *_ = found = found_on(page)
    assert first == "Recommendation (i) has no outcome"
    assert any("5 March 2026" in message for message in found)
    item = meeting.items[0]
    links = [one.select_one("a")["href"] for one in page.select(".resolved-checks__one")]
    assert links[0] == f"/items/{item.id}#decision"
    assert f"/items/{item.id}/minutes#text" in links


def test_the_page_of_the_meeting_leads_to_its_checks(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}")

    assert page.select_one(f'a[href="/meetings/{meeting.id}/checks"]')


def key_of(page, words):
    for one in page.select(".resolved-checks__one"):
        if words in one.text:
            return one["id"].removeprefix("check-")
    raise AssertionError(words)


def test_a_question_is_let_stand_with_its_reason_and_can_be_looked_at_again(clerk, meeting):
    address = f"/meetings/{meeting.id}/checks"
    key = key_of(clerk.get(address), "this morning")

    page = clerk.post(address, key=key, reason="The Board asked for these words")

    assert "The Board asked for these words" in page.text
    assert not any("5 March 2026" in message for message in found_on(page))
    kept = db.session.scalars(db.select(CheckPutAside)).one()
    page = clerk.post(f"{address}/{kept.id}/again")
    assert any("5 March 2026" in message for message in found_on(page))


def test_letting_stand_needs_a_reason(clerk, meeting):
    address = f"/meetings/{meeting.id}/checks"
    key = key_of(clerk.get(address), "this morning")

    page = clerk.post(address, key=key, reason=" ")

    assert "Say why it may stand" in page.text
    assert db.session.scalar(db.select(db.func.count(CheckPutAside.id))) == 0


def test_a_contradiction_cannot_stand(clerk, meeting):
    address = f"/meetings/{meeting.id}/checks"
    key = key_of(clerk.get(address), "has no outcome")

    page = clerk.post(address, key=key, reason="Because")

    assert "must be put right" in page.select_one(".govuk-error-summary").text


def test_words_that_changed_meanwhile_are_looked_at_anew(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/checks", key="0" * 32, reason="Because")

    assert "The words have changed since" in page.text


def test_a_meeting_with_nothing_to_look_at_says_so(clerk):
    body = a_body(is_authority_body=False)  # whose meetings the law of notice is not for
    meeting = a_meeting(body=body, members=[a_person() for _ in range(5)])
    record_sitting(meeting, 1, meeting.held_on, presiding=meeting.attendances[0].person)
    db.session.add(meeting)
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/checks")

    assert "Nothing is left to look at" in page.text


def test_the_number_of_a_rule_leads_to_what_it_asks(clerk):
    used = {
        int(number)
        for file in Path(explained.__file__).parent.glob("*.py")
        for number in re.findall(r"Finding\(\s*(\d+)", file.read_text(encoding="utf-8"))
    }

    page = clerk.get("/checks/rules")

    assert used <= set(explained.RULES)
    assert "LGA 1972 s.85" in page.select_one("#rule-13").text


def test_a_rule_says_whose_rule_it_is(clerk, meeting):
    found = clerk.get(f"/meetings/{meeting.id}/checks").select(".resolved-checks__one")

    assert found
    assert all(re.search(r"Rule \d+ of the handbook", one.text) for one in found)
