from datetime import date

import pytest

from app.agenda.beginning import begin_from_template
from app.agenda.operations import (
    add_heading,
    add_item,
    change_heading,
    change_item,
    next_item_number,
    number_in_order,
    order_of_minutes,
    place_after,
    put_in_order,
    record_order_taken,
)
from app.agenda.rules import ItemKind, Part
from app.bodies.models import TemplateItem
from app.database import db
from app.errors import RuleBroken
from app.meetings.operations import publish_agenda
from tests.factories import (
    NOW,
    a_meeting,
    an_item,
)

DAY = date(2026, 2, 1)


def titled(meeting, *titles):
    return [an_item(meeting=meeting, title=title) for title in titles]


def listed(meeting):
    return [item.title for item in sorted(meeting.items, key=lambda item: item.position)]


def test_an_item_is_added_at_the_end():
    meeting = a_meeting()
    titled(meeting, "Apologies", "Minutes")

    item = add_item(meeting, " Parks ", number="3", added_on=DAY)

    assert listed(meeting) == ["Apologies", "Minutes", "Parks"]
    assert (item.number, item.revision) == ("3", 0)


def test_a_number_is_given_once_on_an_agenda():
    meeting = a_meeting()
    parks, roads = titled(meeting, "Parks", "Roads")

    with pytest.raises(RuleBroken, match="Item 1 is already on this agenda: Parks") as refusal:
        add_item(meeting, "Trees", number="1", added_on=DAY)
    assert refusal.value.about == "number"
    with pytest.raises(RuleBroken, match="Item 1 is already"):
        change_item(roads, title="Roads", number="1", kind=roads.kind, part=Part.OPEN)
    change_item(parks, title="Parks", number="1", kind=parks.kind, part=Part.OPEN)

    assert next_item_number(meeting) == "3"


def test_a_heading_has_no_number():
    meeting = a_meeting()

    heading = add_heading(meeting, " Part two ", DAY)
    change_heading(heading, "Part 2")
    numbered_by_mistake = add_item(
        meeting, "Part 3", number="3", added_on=DAY, kind=ItemKind.HEADING
    )

    assert (heading.number, heading.title, heading.is_minuted) == (None, "Part 2", False)
    assert numbered_by_mistake.number is None


@pytest.mark.parametrize(
    ("paragraphs", "reason", "why"),
    [
        pytest.param([], "Harm to bargaining", "at least one ground", id="no ground"),
        pytest.param([3], " ", "Say why the public interest", id="no public interest"),
    ],
)
def test_an_exempt_item_has_grounds(paragraphs, reason, why):
    with pytest.raises(RuleBroken, match=why):
        add_item(
            a_meeting(),
            "A claim",
            number="1",
            added_on=DAY,
            part=Part.EXEMPT,
            paragraphs=paragraphs,
            public_interest=reason,
        )


def test_an_agenda_begins_from_the_template_of_the_body():
    meeting = a_meeting()
    meeting.body.template = [
        TemplateItem(position=1, title="Opening", is_heading=True),
        TemplateItem(position=2, title="Apologies"),
        TemplateItem(position=3, title="Declarations"),
    ]

    begin_from_template(meeting, DAY)

    lines = [(item.number, item.title, item.kind) for item in meeting.items]
    assert lines == [
        (None, "Opening", ItemKind.HEADING),
        ("1", "Apologies", ItemKind.PROCEDURAL),
        ("2", "Declarations", ItemKind.PROCEDURAL),
    ]
    with pytest.raises(RuleBroken, match="Every line of the template is on this agenda already"):
        begin_from_template(meeting, DAY)


def test_an_agenda_with_items_gets_what_is_missing_of_the_template():
    meeting = a_meeting()
    meeting.body.template = [
        TemplateItem(position=1, title="Apologies"),
        TemplateItem(position=2, title="Declarations"),
    ]
    add_item(meeting, "apologies", number="1", added_on=DAY)

    begin_from_template(meeting, DAY)

    assert [(item.number, item.title) for item in meeting.items] == [
        ("1", "apologies"),
        ("2", "Declarations"),
    ]


def test_a_body_without_a_template_says_so():
    meeting = a_meeting()

    with pytest.raises(RuleBroken, match="has no agenda template"):
        begin_from_template(meeting, DAY)


def test_an_item_is_placed_after_another_or_first():
    meeting = a_meeting()
    parks, roads, trees = titled(meeting, "Parks", "Roads", "Trees")

    place_after(trees, parks)
    assert listed(meeting) == ["Parks", "Trees", "Roads"]
    place_after(roads, None)

    assert listed(meeting) == ["Roads", "Parks", "Trees"]


def test_an_order_of_other_items_is_refused():
    meeting = a_meeting()
    parks, _ = titled(meeting, "Parks", "Roads")

    with pytest.raises(RuleBroken, match="The agenda changed while you were ordering it"):
        put_in_order(meeting, [parks])


@pytest.mark.usefixtures("app")
def test_a_draft_agenda_is_numbered_in_order_whatever_its_numbers_were():
    meeting = a_meeting()
    parks, roads = titled(meeting, "Parks", "Roads")
    add_heading(meeting, "Part two", DAY)
    db.session.add(meeting)
    db.session.commit()
    put_in_order(meeting, [meeting.items[2], roads, parks])

    number_in_order(meeting)
    db.session.commit()

    assert (roads.number, parks.number) == ("1", "2")


def test_a_published_agenda_keeps_its_numbers():
    meeting = a_meeting()
    publish_agenda(meeting, NOW)

    with pytest.raises(RuleBroken, match="The agenda is published, so its numbers stay"):
        number_in_order(meeting)


def test_minutes_follow_the_order_taken():
    meeting = a_meeting()
    items = titled(meeting, "1", "2", "3", "4", "5")

    record_order_taken(meeting, {items[3]: 5, items[4]: 4, items[0]: None})

    assert [i.title for i in order_of_minutes(meeting.items)] == ["1", "2", "3", "5", "4"]


def test_no_two_items_are_taken_at_one_place():
    meeting = a_meeting()
    parks, roads = titled(meeting, "Parks", "Roads")

    with pytest.raises(RuleBroken, match="Two items cannot be taken at the same place"):
        record_order_taken(meeting, {parks: 1, roads: 1})

    assert parks.order_taken is None
