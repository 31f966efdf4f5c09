"""What is not public never comes out of a search: not as a hit, a snippet, a count or an error."""

import json

import pytest

from app.accounts.rules import PUBLIC, Role, Viewer
from app.agenda.models import AgendaItem
from app.agenda.operations import publish_minutes, write_minutes
from app.agenda.rules import Part
from app.database import db
from app.meetings.models import Meeting
from app.meetings.operations import publish_agenda
from app.meetings.rules import MeetingStatus, MinutesState
from app.people.models import Appointment
from app.search.asked import Asked
from app.search.engines import Order
from app.search.finding import find
from tests.factories import (
    NOW,
    a_body,
    a_matter,
    a_meeting,
    a_person,
    a_recommendation,
    a_resolution,
    an_item,
    numbered,
)
from tests.search.conftest import KEEPER

CANARY = "zeppelin"
READERS = [PUBLIC, *(Viewer(role, 1) for role in (Role.READER, Role.COUNCILLOR, Role.OFFICER))]


def canaries(where: str) -> str:
    """A word of its own for each place, so that a leak says where it is."""
    return f"{CANARY}{where}"


def a_full_item(meeting: Meeting, where: str, **changes: object) -> AgendaItem:
    word = canaries(where)
    item = an_item(
        meeting=meeting,
        title=changes.pop("title", f"{word}title"),
        purpose=f"{word}purpose",
        introduced_by=f"{word}introduced",
        presenter=a_person(f"{word}presenter"),
        **changes,
    )
    item.matter = a_matter(f"{word}matter")
    write_minutes(
        item,
        f"{word}minutes",
        seen=0,
        now=NOW,
        restricted_text=f"{word}restricted",
        public_summary="" if meeting.minutes_published_at else f"{word}summary",
    )
    a_recommendation(item, f"{word}recommended")
    a_resolution(item, f"{word}resolved")
    return item


@pytest.fixture
def hidden(catch_up) -> None:
    """Canaries everywhere that the public may not look, and one public item beside them."""
    draft = a_meeting(body=a_body("Council"), status=MeetingStatus.SCHEDULED, members=[])
    a_full_item(draft, "draft")
    numbered(draft)
    provisional = a_meeting(status=MeetingStatus.PROVISIONAL, venue=canaries("hall"), members=[])
    a_full_item(provisional, "provisional")
    agenda_only = a_meeting(members=[])
    publish_agenda(agenda_only, NOW)
    item = an_item(meeting=agenda_only, title="Public title")
    write_minutes(item, canaries("unpublished"), seen=0, now=NOW)
    a_resolution(item, canaries("unresolved"))
    minuted = a_meeting(members=[])
    a_full_item(
        minuted,
        "exempt",
        title="Public title of exempt business",
        part=Part.EXEMPT,
        paragraphs=[3],
        public_interest="Prices",
    )
    minuted.items[0].revisions[-1].public_summary = "A summary for everyone"
    an_item(meeting=minuted, title="Public item", text="Public minutes")
    public = minuted.items[1]
    write_minutes(public, "Public words", seen=1, now=NOW, restricted_text=canaries("aside"))
    publish_minutes(minuted, NOW)
    officer = a_person(canaries("officer"), telephone=canaries("tel"), email=canaries("email"))
    officer.appointments = [Appointment(post=canaries("post"))]
    db.session.add_all([draft, provisional, agenda_only, minuted, officer])
    catch_up()


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("viewer", READERS, ids=lambda viewer: str(viewer.role))
def test_no_canary_is_found_or_counted_for_those_who_do_not_keep_the_record(viewer, order):
    found = find(Asked(f"{CANARY}*", order=order), viewer)

    assert (found.total, found.hits) == (0, [])


@pytest.mark.usefixtures("hidden")
def test_those_who_keep_the_record_find_every_canary_but_telephone_and_address():
    assert find(Asked(f"{CANARY}*"), KEEPER).total > 15
    for kept in ("exempttitle", "tel", "email"):
        assert find(Asked(canaries(kept)), KEEPER).total == 0
    for found in ("exemptminutes", "exemptrestricted", "draftresolved", "aside", "hall", "post"):
        assert find(Asked(canaries(found)), KEEPER).total == 1, found


@pytest.mark.usefixtures("hidden")
def test_nothing_that_is_found_without_the_canary_shows_it():
    for viewer in READERS:
        found = find(Asked("public OR council OR meeting OR -nothing"), viewer, per_page=500)
        shown = json.dumps(
            [[hit.document.__dict__, hit.snippet] for hit in found.hits], default=str
        )

        assert found.total == len(found.hits) >= 4
        assert "Public title of exempt business" in shown
        assert "A summary for everyone" in shown
        assert CANARY not in shown


@pytest.mark.usefixtures("hidden")
def test_the_number_of_an_unpublished_minute_finds_nothing():
    assert find(Asked("minute 1"), KEEPER).total >= 1
    assert find(Asked("Council 1/2025"), PUBLIC).total == 0


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize(
    "path", ["/search?q=zeppelin*", "/search?q=draft+zeppelindraftminutes", "/search?kind=item&q="]
)
def test_the_page_does_not_leak_either(browser, officer, path):
    assert f"{CANARY}draftm" not in browser.get(path).select_one("main").text.replace(
        "No results for “draft zeppelindraftminutes”", ""
    ).replace("draft zeppelindraftminutes", "")
    assert CANARY not in officer.get("/search?q=public").select_one("main").text


def test_what_is_withdrawn_is_not_shown_even_before_it_is_indexed_anew(catch_up):
    """The index lags behind by a moment; the database does not."""
    meeting = a_meeting(members=[])
    an_item(meeting=meeting, title="Public item", text=canaries("published"))
    publish_minutes(meeting, NOW)
    db.session.add(meeting)
    catch_up()
    assert find(Asked(canaries("published")), PUBLIC).total == 1

    meeting.minutes_state, meeting.minutes_published_at = MinutesState.DRAFT, None
    db.session.commit()

    found = find(Asked(canaries("published")), PUBLIC)
    assert CANARY not in json.dumps([hit.snippet for hit in found.hits])
