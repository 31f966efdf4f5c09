"""Items that another system keeps from the public, and the next meeting that minutes name."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.accounts.rules import Viewer
from app.agenda.exempting import exempt_warnings
from app.agenda.rules import Part
from app.archive.confirming import confirm
from app.archive.editing import Edit
from app.archive.reviewing import accept, change
from app.archive.taking_back import take_back
from app.database import db
from app.meetings.models import Meeting
from app.record.visibility import words_for
from tests.archive.papers import minutes
from tests.archive.test_reviewing import LATER, a_file, is_open, parks  # noqa: F401  # a fixture
from tests.factories import NOW

pytestmark = pytest.mark.usefixtures("parks")


def test_an_item_that_another_system_withholds_is_exempt_and_its_title_too_until_a_clerk_says():
    *_, last = minutes().items
    kept = replace(last, title="Lease of the kiosk", resolutions=(), withheld=True)
    file = a_file(items=(*minutes().items[:2], kept))
    item = file.meeting.items[-1]

    assert (item.part, item.paragraphs) == (Part.EXEMPT, [])
    assert words_for(Viewer(), file.meeting, item.title) == "[name withheld]"
    assert exempt_warnings(file.meeting)[0].endswith("exempt: 3. Lease of the kiosk.")

    change(file, [Edit("items.2.withheld", value=False)], LATER, None)

    assert file.meeting.items[-1] is item
    assert (item.part, item.title) == (Part.EXEMPT, "Lease of the kiosk")


def test_a_meeting_to_come_is_called_with_one_press_and_never_silently():
    soon = NOW.date() + timedelta(days=20)
    file = a_file(next_meeting=soon)
    (doubt,) = [doubt for doubt in file.doubts if doubt.field == "next_meeting"]
    called = select(Meeting).where(Meeting.held_on == soon)
    assert db.session.scalars(called).all() == []

    accept(doubt, NOW, None)
    assert [m.body for m in db.session.scalars(called)] == [file.body]
    take_back(doubt, LATER, None)
    assert db.session.scalars(called).all() == []
    assert is_open(doubt)

    change(file, [Edit("next_meeting", None)], LATER, None, doubt=doubt)
    confirm(file, LATER, None, as_it_stands=True)
    assert db.session.scalars(called).all() == []


def test_of_an_archive_no_next_meeting_is_asked():
    assert not [d for d in a_file(next_meeting=NOW.date()).doubts if d.field == "next_meeting"]
