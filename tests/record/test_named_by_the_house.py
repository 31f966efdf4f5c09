"""A councillor’s title is the house’s wherever minutes are read, whatever their own entry says."""

from datetime import date

import pytest

from app.accounts.rules import PUBLIC
from app.database import db
from app.decisions.motions import move
from app.decisions.rules import Choice
from app.decisions.voting import record_vote
from app.meetings.attendance import record_attendance
from app.meetings.interests import declare_interest
from app.meetings.operations import record_sitting
from app.meetings.rules import AttendanceStatus, Capacity
from app.publishing.content import content_for
from tests.factories import (
    a_body,
    a_meeting,
    a_membership,
    a_person,
    a_resolution,
    an_item,
    published,
)


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in its database
    """Everyone in it has “Councillor” for a title; the body prints “Cllr”."""
    ann, bob, cat, dot, eve = (
        a_person(name, title="Councillor")
        for name in ("Ann Lee", "Bob Day", "Cat Hope", "Dot Penn", "Eve Rowe")
    )
    body = a_body(councillor_title="Cllr")
    meeting = a_meeting(members=[ann, bob], body=body, contact=ann)
    record_attendance(meeting, cat, AttendanceStatus.APOLOGIES)
    record_attendance(
        meeting,
        dot,
        AttendanceStatus.PRESENT,
        Capacity.SUBSTITUTE,
        voting=True,
        substitute_for=cat,
    )
    record_sitting(meeting, 1, date(2026, 3, 5), presiding=ann)
    declare_interest(meeting, bob, category=None, nature="governor of a school")
    item = an_item(meeting=meeting, text="Discussed.", presenter=eve)
    move(item, "That the fence be mended.", mover=ann, seconder=bob)
    resolution = a_resolution(item)
    record_vote(resolution, {ann: Choice.FOR, bob: Choice.AGAINST, dot: Choice.FOR})
    a_membership(body, ann)
    db.session.add(published(meeting))
    db.session.commit()
    return meeting


def test_every_list_of_names_on_the_record_has_the_title_of_the_house(browser, meeting):
    pages = [
        f"/meetings/{meeting.id}",
        f"/items/{meeting.items[0].id}",
        f"/bodies/{meeting.body.slug}",
    ]

    read = [browser.get(page).select_one("main").get_text(" ", strip=True) for page in pages]

    for words in read:
        assert "Cllr Ann Lee" in words
        assert "Councillor" not in words.replace("Councillors", "")
    assert "for Cllr Cat Hope" in read[0]


def test_what_is_kept_of_minutes_from_now_on_has_it_too(meeting):
    kept = str(content_for(PUBLIC, meeting))

    for name in ("Ann Lee", "Bob Day", "Cat Hope", "Dot Penn", "Eve Rowe"):
        assert f"Cllr {name}" in kept
    assert "Councillor" not in kept
