"""The pages on which a clerk brings a page in."""

from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.agenda.models import AgendaItem
from app.database import db
from app.intake.models import IntakeDoubt, IntakeSource
from tests.factories import a_body, a_meeting, an_item

PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def meeting(app):  # noqa: ARG001  # a meeting is stored in its database
    made = a_meeting()
    db.session.add(made)
    db.session.commit()
    return made


def chosen(name):
    return BytesIO((PAGES / name).read_bytes()), name


def shown(clerk, meeting, name="odd-labels.txt"):
    return clerk.post(f"/meetings/{meeting.id}/bring-in", page=chosen(name))


def entered(clerk, meeting, name="odd-labels.txt", **changes):
    """Press the button of the preview, as a browser without scripts would."""
    preview = shown(clerk, meeting, name)
    form = preview.select_one("main form")
    fields = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    return clerk.post(form["action"], **fields | changes)


def test_a_clerk_sees_what_was_understood_with_the_doubts_first(clerk, meeting):
    page = shown(clerk, meeting)

    headings = [heading.text for heading in page.select("main h2")]
    assert page.h1.text == "Tree planting"
    assert headings[0] == "To look at"
    assert "The labels jump to (3)" in page.text
    assert "(1) Note the survey" in " ".join(page.text.split())
    assert db.session.scalar(select(func.count(AgendaItem.id))) == 0


def test_a_page_that_names_only_another_body_is_asked_about(clerk, meeting):
    db.session.add(a_body("Tree Panel"))
    db.session.commit()
    page = (PAGES / "odd-labels.txt").read_bytes() + b"\nThe Tree\nPanel met."
    address = f"/meetings/{meeting.id}/bring-in"

    asked = clerk.post(address, page=(BytesIO(page), "trees.txt")).select_one("main").text
    own = page + b" Its own name: " + meeting.body.name.encode()
    not_asked = clerk.post(address, page=(BytesIO(own), "trees.txt")).select_one("main").text

    assert "Is this the right meeting?" in asked
    assert "It names Tree Panel." in asked
    assert "Is this the right meeting?" not in not_asked


def test_a_clerk_enters_the_item(clerk, meeting):
    page = entered(clerk, meeting, number="7")

    item = db.session.scalars(select(AgendaItem)).one()
    assert "The item was entered" in page.text
    assert (item.number, item.title, item.meeting_id) == ("7", "Tree planting", meeting.id)
    assert db.session.scalars(select(IntakeSource)).one().entered_by is not None


def test_letters_survive_the_way_through_the_preview(clerk, meeting):
    entered(clerk, meeting, "letters-past-h.txt")

    source = db.session.scalars(select(IntakeSource)).one()
    assert source.text == (PAGES / "letters-past-h.txt").read_text(encoding="utf-8")


def test_entering_it_again_changes_nothing(clerk, meeting):
    entered(clerk, meeting)

    assert "This page was entered before" in entered(clerk, meeting).text
    assert db.session.scalar(select(func.count(AgendaItem.id))) == 1


def test_a_number_that_is_taken_is_refused_and_the_page_is_not_lost(clerk, meeting):
    db.session.add(an_item(meeting=meeting, number="7", title="Parks", text="Said."))
    db.session.commit()

    page = entered(clerk, meeting, number="7")

    assert "Item 7 of this meeting is already" in page.select_one(".govuk-error-summary").text
    assert page.h1.text == "Tree planting"
    assert db.session.scalar(select(func.count(AgendaItem.id))) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"\xff\xd8\xff\xe0", "is a photo", id="photo"),
        pytest.param(b"eggs\nbread\n", "This is not the page of an agenda item", id="list"),
    ],
)
def test_what_is_no_page_is_refused(clerk, meeting, content, sentence):
    page = clerk.post(f"/meetings/{meeting.id}/bring-in", page=(BytesIO(content), "x"))

    assert sentence in page.select_one(".govuk-error-summary").text


def test_a_page_must_be_chosen(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/bring-in")

    assert "Choose the page that you saved" in page.select_one(".govuk-error-summary").text


def test_a_preview_without_its_page_begins_again(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/bring-in/enter")

    assert page.h1.text == "Bring in an item page"


def test_the_meeting_leads_to_it(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/bring-in")

    assert page.h1.text == "Bring in an item page"
    assert page.select_one("form[enctype='multipart/form-data'] input[type=file]")


def test_the_page_is_kept_line_by_line(clerk, meeting):
    entered(clerk, meeting)
    source = db.session.scalars(select(IntakeSource)).one()

    page = clerk.get(f"/brought-in/{source.id}")

    cells = [cell.text for cell in page.select("#line-9 td")]
    assert cells == ["9", "(3) Approve the planting list"]


def test_a_doubt_is_ticked_off(clerk, meeting):
    entered(clerk, meeting)
    source = db.session.scalars(select(IntakeSource)).one()

    page = clerk.post(f"/brought-in/{source.id}/doubts/1/settle")

    assert "Marked as dealt with" in page.text
    db.session.remove()
    settled = db.session.get(IntakeDoubt, (source.id, 1))
    assert settled.settled_at is not None
    assert settled.settled_by is not None


@pytest.mark.parametrize("role", ["officer", "councillor"])
def test_only_a_clerk_may(request, role, meeting):
    someone = request.getfixturevalue(role)

    assert someone.status_of("GET", f"/meetings/{meeting.id}/bring-in") == 403
    assert someone.status_of("POST", f"/meetings/{meeting.id}/bring-in/enter") == 403
    assert someone.status_of("GET", "/brought-in/1") == 403


def test_a_stranger_is_asked_to_sign_in(browser, meeting):
    assert browser.status_of("GET", f"/meetings/{meeting.id}/bring-in") == 302


def test_what_is_not_there_is_not_found(clerk):
    assert clerk.status_of("GET", "/meetings/99/bring-in") == 404
    assert clerk.status_of("GET", "/brought-in/99") == 404
    assert clerk.status_of("POST", "/brought-in/99/doubts/1/settle") == 404
