"""Adding, changing and removing items of an agenda."""

from datetime import date

import pytest

from app.actions.reporting import note_at, report_progress
from app.actions.rules import ActionStatus
from app.agenda.models import AgendaItem
from app.agenda.rules import ItemKind, Part
from app.clock import today
from app.database import db
from tests.factories import (
    NOW,
    a_matter,
    a_meeting,
    a_person,
    an_action,
    an_item,
    numbered,
    published,
)


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    meeting = a_meeting()
    an_item(meeting=meeting, title="Apologies")
    db.session.add(meeting)
    db.session.commit()
    return meeting


def newest():
    db.session.expire_all()
    return db.session.scalars(db.select(AgendaItem).order_by(AgendaItem.id.desc())).first()


PARKS = {"title": "Parks", "number": "2", "kind": "for decision", "part": "open"}


def test_a_clerk_adds_an_item_with_everything_on_it(clerk, meeting):
    ann, matter = a_person("Ann Lee"), a_matter()
    db.session.add_all([ann, matter])
    db.session.commit()

    page = clerk.post(
        f"/meetings/{meeting.id}/items/new",
        **PARKS | {"kind": "for information"},
        purpose="To tell members.\r\nAnd more.",
        presenter=ann.id,
        introduced_by="Ann Lee, Head of Parks",
        take_in_report="y",
        matter=matter.id,
        late_reason="The figures came late",
        urgency_reason="The grant ends",
    )

    item = newest()
    assert "Item added: Parks" in page.text
    assert (item.number, item.kind, item.presenter, item.matter) == (
        "2",
        ItemKind.INFORMATION,
        ann,
        matter,
    )
    assert item.purpose == "To tell members.\nAnd more."
    assert (item.take_in_report, item.urgency_reason) == (True, "The grant ends")
    assert item.added_on == today()


def test_the_next_number_is_offered(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/items/new")

    assert page.select_one("#number")["value"] == "2"


def test_an_item_can_be_added_after_another(clerk, meeting):
    an_item(meeting=meeting, title="Roads")
    db.session.commit()
    first = meeting.items[0]

    clerk.post(f"/meetings/{meeting.id}/items/new", **PARKS | {"number": "3", "after": first.id})

    db.session.expire_all()
    assert [item.title for item in meeting.items] == ["Apologies", "Parks", "Roads"]


def test_an_item_added_too_late_is_asked_why(clerk, app):  # noqa: ARG001  # kept in its database
    meeting = a_meeting(held_on=today())
    db.session.add(meeting)
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/items/new")

    assert "less than 5 clear days’ notice" in page.text
    assert page.select_one("details[open] #urgency_reason")


def test_an_exempt_item_is_refused_without_grounds_and_kept_with_them(clerk, meeting):
    address = f"/meetings/{meeting.id}/items/new"
    exempt = PARKS | {"part": "exempt"}

    page = clerk.post(address, **exempt)
    assert "at least one ground" in page.select_one("#paragraphs-error").text
    clerk.post(address, **exempt, paragraphs=["3", "1"], public_interest="It would harm the sale")

    item = newest()
    assert (item.part, item.paragraphs) == (Part.EXEMPT, [1, 3])


def test_a_number_twice_is_refused_beside_its_box(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/items/new", **PARKS | {"number": "1"})

    assert "Item 1 is already on this agenda: Apologies" in page.select_one("#number-error").text
    assert page.select_one("#title")["value"] == "Parks"


def test_an_item_is_shown_as_it_is_and_changed(clerk, meeting):
    item = an_item(
        meeting=meeting,
        title="A claim",
        part=Part.EXEMPT,
        paragraphs=[3],
        public_interest="It would harm the sale",
    )
    db.session.commit()
    page = clerk.get(f"/items/{item.id}/edit")
    assert page.select_one("#paragraphs-3").has_attr("checked")

    clerk.post(f"/items/{item.id}/edit", **PARKS)

    changed = newest()
    assert (changed.title, changed.part, changed.paragraphs) == ("Parks", Part.OPEN, [])
    assert changed.added_on == date(2026, 2, 1)


def test_a_heading_is_added_and_reworded(clerk, meeting):
    clerk.post(f"/meetings/{meeting.id}/headings/new", title="Part two")
    heading = newest()
    assert (heading.kind, heading.number) == (ItemKind.HEADING, None)

    page = clerk.post(f"/items/{heading.id}/edit", title=" ")
    assert "Enter the heading" in page.select_one("#title-error").text
    page = clerk.post(f"/items/{heading.id}/edit", title="Exempt business")

    assert "Exempt business" in page.text
    assert newest().title == "Exempt business"


def test_an_item_needs_a_title(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/items/new", **PARKS | {"title": " "})

    assert "Enter the title of the item" in page.select_one(".govuk-error-summary").text


def test_a_clerk_is_told_what_goes_with_an_item_before_it_is_removed(clerk, meeting):
    item = an_item(meeting=meeting, text="Noted.")
    db.session.commit()

    page = clerk.get(f"/items/{item.id}/remove")
    assert "With it go its minutes and their history" in page.text
    page = clerk.post(f"/items/{item.id}/remove")

    assert f"Removed: {item.title}" in page.text
    assert newest().title == "Apologies"


def test_what_the_meeting_did_with_actions_is_said_to_go_with_its_item(clerk, meeting):
    item = an_item(meeting=meeting, title="Actions")
    action = an_action(body=meeting.body)
    report_progress(action, ActionStatus.DONE, "Mown", now=NOW)
    note_at(action, item, closes=True)
    db.session.add(action)
    db.session.commit()

    page = clerk.get(f"/items/{item.id}/remove")
    assert "With it go what the meeting did with actions." in page.text
    clerk.post(f"/items/{item.id}/remove")

    db.session.expire_all()
    assert (action.closed_at, action.status) == (None, ActionStatus.DONE)


def test_an_item_that_was_published_with_its_number_stays(clerk, meeting):
    numbered(meeting)
    published(meeting)
    db.session.commit()

    page = clerk.post(f"/items/{meeting.items[0].id}/remove")

    assert "This minute was published" in page.select_one(".govuk-error-summary").text
