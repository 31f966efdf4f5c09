"""Accepting what a second paper of a meeting says otherwise."""

import pytest
from sqlalchemy import select

from app.agenda.operations import change_item
from app.archive.accepting import accept_difference, leave_difference
from app.archive.confirming import confirm
from app.archive.models import ArchiveFile
from app.archive.operations import begin_batch, keep, take_in
from app.archive.reading import Source, understand
from app.archive.sources import Found
from app.database import db
from app.errors import RuleBroken
from app.meetings.models import Meeting
from tests.factories import NOW, a_body
from tests.intake.minutes.reading import PARISH

CHANGED = (
    PARISH.replace("two lamps", "three lamps")
    .replace("Reading Room", "Old School")
    .replace("The Clerk agreed to ask", "The Chair agreed to ask")
    .replace("5. Next meeting", "5. Bins\nThe bins were full.\n\n6. Next meeting")
)


@pytest.fixture
def later(app):  # noqa: ARG001  # kept in its database
    """A second paper of a meeting that was brought in."""
    db.session.add(a_body("Marsh End Parish Council"))
    batch = begin_batch("here", now=NOW)
    db.session.flush()
    for name, text in (("first.txt", PARISH), ("second.txt", CHANGED)):
        file = keep(batch, Found(name, text.encode()))
        take_in(file, understand(Source(0, name, text.encode())), now=NOW)
        db.session.flush()
    return file


def meeting() -> Meeting:
    return db.session.scalars(select(Meeting)).one()


def said() -> str:
    clauses = [c.text for i in meeting().items for r in i.resolutions for c in r.clauses]
    told = [i.revisions[-1].text for i in meeting().items if i.revisions]
    return "\n".join([meeting().venue, *(i.title for i in meeting().items), *told, *clauses])


def test_nothing_changes_until_it_is_accepted_and_then_only_that(later):
    before = said()
    lamps = next(d for d in later.differences if "lamps" in d.after)

    accept_difference(lamps, NOW)

    assert said() == before.replace("two lamps", "three lamps")
    assert (lamps.accepted, lamps.settled_at) == (True, NOW)


def test_all_of_it_accepted_makes_the_record_say_what_the_later_paper_says(later):
    for difference in later.differences:
        accept_difference(difference, NOW)

    for words in ("three lamps", "Old School", "The Chair agreed to ask", "Bins", "bins were full"):
        assert words in said()
    for words in ("two lamps", "Reading Room", "The Clerk agreed to ask"):
        assert words not in said()


def test_what_is_left_stays_and_is_not_asked_again(later):
    before = said()

    for difference in later.differences:
        leave_difference(difference, NOW)
        accept_difference(difference, NOW)

    assert said() == before


def test_what_a_clerk_wrote_in_the_register_stays(later):
    item = meeting().items[3]
    change_item(item, title="Lamps", number=item.number, kind=item.kind, part=item.part)
    db.session.flush()

    with pytest.raises(RuleBroken, match="Somebody has worked on this meeting"):
        accept_difference(later.differences[0], NOW)

    assert "Lamps" in said()


def test_what_was_confirmed_stays(later):
    first = db.session.scalar(select(ArchiveFile).where(ArchiveFile.id != later.id))
    confirm(first, NOW, None, as_it_stands=True)

    with pytest.raises(RuleBroken, match="This meeting was confirmed"):
        accept_difference(later.differences[0], NOW)


def test_the_page_of_a_confirmed_meeting_offers_only_what_works(clerk, later):
    first = db.session.scalar(select(ArchiveFile).where(ArchiveFile.id != later.id))
    page = f"/archive/files/{later.id}"
    db.session.commit()
    assert "not confirmed: nobody but clerks" in clerk.get(page).select_one("main").text
    assert clerk.get(page).find("button", value="yes")

    first.meeting.minutes_published_at = NOW
    confirm(first, NOW, None, as_it_stands=True)
    db.session.commit()
    shown = clerk.get(page)
    told, aside = shown.select_one("main").text, f"{page}/differences/put-aside"

    assert "Its minutes are published: everyone can read them" in told
    assert "nobody but clerks" not in told
    assert not shown.find("button", value="yes")
    assert shown.select_one(f"#differences a[href='/meetings/{later.meeting_id}/desk']")
    assert "Say why they are put aside" in clerk.post(aside, note=" ").text
    done = clerk.post(aside, note="Entered by hand").text
    assert "Put aside: Entered by hand" in done
    assert f"0 of {len(later.differences)} differences" in done
