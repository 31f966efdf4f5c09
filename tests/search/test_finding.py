"""From a committed record to the hit that someone sees, on a real database and a real index."""

from datetime import date

import pytest

from app.agenda.rules import ItemKind
from app.bodies.models import Body, BodyAlias
from app.database import db
from app.meetings.rules import MeetingStatus
from app.people.models import Appointment
from app.search.documents import Facet, Kind
from app.search.engines import Order
from tests.factories import (
    a_body,
    a_matter,
    a_meeting,
    a_person,
    a_published_meeting,
    an_item,
    an_organisation,
)
from tests.search.conftest import KEEPER
from tests.search.stories import a_published_item, keys, references, snippet_of, titles


def a_kind(kind: str) -> dict[Facet, tuple[str, ...]]:
    return {Facet.KIND: (kind,)}


def of(body: Body) -> dict[Facet, tuple[str, ...]]:
    return a_kind("item") | {Facet.BODY: (str(body.id),)}


def test_a_clause_is_found_by_its_words_and_cited_by_its_number(catch_up, look):
    item = a_published_item()
    catch_up()

    found = look("agreed charges kind:resolution")

    (hit,) = found.hits
    assert found.total == 1
    assert hit.document.kind is Kind.RESOLUTION
    assert hit.document.reference == "TC 1/2025 (2)"
    assert hit.document.title == "Parking charges"
    assert hit.document.occasion.body == "Traffic Committee"
    assert hit.document.occasion.on == date(2026, 3, 5)
    assert hit.document.occasion.year == "2025/26"
    assert [text for text, marked in hit.snippet if marked] == ["Agreed", "charges"]
    assert hit.document.link.endpoint == "record.clause"
    assert hit.document.link.values["address"] == item.resolutions[0].clauses[1].address


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("TC 1/2025 (2)", "TC 1/2025 (2)"),
        ("tc 1/2025(1)", "TC 1/2025 (1)"),
        ("1/2025 (2)", "TC 1/2025 (2)"),
        ("Traffic Committee 1/2025 (2)", "TC 1/2025 (2)"),
        ("TC 1/2025", "TC 1/2025"),
        ("1/2025", "TC 1/2025"),
        ("minute 1", "TC 1/2025"),
        ("TC minute 1", "TC 1/2025"),
        ("body:tc minute 1", "TC 1/2025"),
    ],
)
def test_a_minute_and_its_clauses_are_found_by_reference(catch_up, look, typed, first):
    a_published_item(text="It was said that TC 1/2025 (2) and (1) stand. 1/2025 (2) 1/2025 (1)")
    catch_up()

    assert references(look(typed))[0] == first


def test_a_body_is_found_by_every_name_it_goes_by(catch_up, look):
    body = a_body("Education Advisory Board", code="EAB")
    body.aliases = [BodyAlias(name="Schools Panel")]
    a_published_item(body=body)
    catch_up()

    for typed in ("EAB", "schools panel", "education advisory board"):
        assert titles(look(typed))[0] == "Education Advisory Board"
        assert look(f"{typed} agreed kind:resolution").hits[0].document.text.startswith("Agreed")
        assert len(look(f'agreed kind:resolution body:"{typed}"').hits) == 1
    assert len(look("agreed kind:resolution body:education").hits) == 1


def test_an_unknown_body_is_said_and_the_words_are_searched(catch_up, look):
    a_published_item(title="Body shops nowhere")
    catch_up()

    found = look("body:nowhere shops")

    assert "There is no body called “nowhere”" in found.note
    assert titles(found)[0] == "Body shops nowhere"


def test_a_person_is_found_by_name_and_post_but_not_by_telephone(catch_up, look):
    person = a_person("Ann Lee", title="Dr", honours="OBE", telephone="02392834567")
    person.appointments = [Appointment(post="Head of Sufficiency", organisation=an_organisation())]
    db.session.add(a_meeting(members=[person], minutes_published_at=None))
    db.session.add(person)
    catch_up()

    assert titles(look("ann lee", KEEPER)) == ["Dr Ann Lee OBE"]
    assert titles(look("sufficiency", KEEPER)) == ["Dr Ann Lee OBE"]
    assert look("02392834567", KEEPER).total == 0


def test_choices_on_the_page_narrow_the_words(catch_up, look):
    item = a_published_item()
    other = a_published_item(body=a_body("Cabinet"), clauses=("Agreed other charges.",))
    catch_up()

    assert len(look("charges", chosen=a_kind("item")).hits) == 2
    assert len(look("charges", chosen=of(item.meeting.body)).hits) == 1
    assert len(look("charges", chosen=a_kind("item"), since=date(2026, 3, 6)).hits) == 0
    assert len(look("charges", chosen=a_kind("item"), until=date(2026, 3, 5)).hits) == 2
    assert keys(look("", chosen=of(other.meeting.body))) == {f"item:{other.id}"}


def test_hits_may_be_sorted_by_day(catch_up, look):
    for month in (3, 1, 2):
        meeting = a_published_meeting(held_on=date(2026, month, 1))
        db.session.add(an_item(meeting=meeting, title=f"Budget {month}"))
    catch_up()

    newest = titles(look("budget", order=Order.NEWEST))

    assert newest == ["Budget 3", "Budget 2", "Budget 1"]
    assert titles(look("budget", order=Order.OLDEST)) == newest[::-1]


def test_twenty_hits_are_a_page_and_a_page_too_far_is_the_last(catch_up, look):
    meeting = a_published_meeting()
    for number in range(1, 46):
        an_item(meeting=meeting, title="Budget", number=str(number))
    db.session.add(meeting)
    catch_up()

    assert [len(look("budget", page=page).hits) for page in (1, 2, 3)] == [20, 20, 5]
    assert (look("budget", page=9).page, look("budget").total) == (3, 45)


def test_a_body_is_dated_by_its_last_meeting_and_a_matter_by_its_last_agenda(catch_up, look):
    body = a_body("Traffic Committee")
    matter = a_matter("Charges")
    for day in (1, 9):
        meeting = a_published_meeting(body=body, held_on=date(2026, 3, day))
        an_item(meeting=meeting).matter = matter
        db.session.add(meeting)
    db.session.add(a_meeting(body=body, held_on=date(2026, 4, 1), status=MeetingStatus.SCHEDULED))
    catch_up()

    assert look("traffic", chosen=a_kind("body")).hits[0].document.occasion.on == date(2026, 3, 9)
    assert look("charges", chosen=a_kind("matter")).hits[0].document.occasion.on == date(2026, 3, 9)


def test_the_snippet_is_cut_from_the_minutes_as_plain_words(catch_up, look):
    a_published_item(text="## Meters\n\n* **Meters** <b>cost</b> money\n* [A link](https://a.b)")
    catch_up()

    assert snippet_of(look("meters kind:minutes")) == ("Meters – Meters <b>cost</b> money – A link")


def test_a_heading_of_an_agenda_is_no_business_to_find(catch_up, look):
    meeting = a_published_meeting()
    an_item(meeting=meeting, title="Otters", kind=ItemKind.HEADING)
    db.session.add(meeting)
    catch_up()

    assert look("otters", KEEPER).total == 0


def test_nothing_typed_and_nothing_chosen_asks_for_something(look):
    assert look("  ").asked_nothing
    assert look("!?").asked_nothing


def test_without_an_index_the_reader_is_told_that_it_is_being_made(look):
    assert look("parking").being_made
