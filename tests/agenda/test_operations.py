from datetime import date

import pytest

from app.agenda.filing import add_document
from app.agenda.models import AgendaItem, Document, Matter, MinutesRevision
from app.agenda.operations import (
    add_heading,
    add_item,
    approve_minutes,
    begin_from_template,
    change_heading,
    change_item,
    concern_items,
    describe_matter,
    follow_matter,
    move_item,
    next_item_number,
    number_in_order,
    order_of_minutes,
    place_after,
    publish_minutes,
    put_in_order,
    record_order_taken,
    remove_item,
    take_back_approval,
    write_minutes,
)
from app.agenda.rules import ItemKind, Part
from app.bodies.models import TemplateItem
from app.database import db
from app.errors import RuleBroken
from app.meetings.interests import declare_interest
from app.meetings.operations import publish_agenda
from app.meetings.rules import MinutesState
from tests.factories import (
    NOW,
    a_matter,
    a_meeting,
    a_person,
    a_recommendation,
    a_resolution,
    an_account,
    an_item,
    numbered,
    published,
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

    assert (heading.number, heading.title, heading.is_minuted) == (None, "Part 2", False)


@pytest.mark.parametrize(
    ("paragraphs", "reason", "why"),
    [
        pytest.param([], "Harm to bargaining", "at least one paragraph", id="no ground"),
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
    with pytest.raises(RuleBroken, match="There are items on this agenda already"):
        begin_from_template(meeting, DAY)


def test_a_body_without_a_template_says_so():
    meeting = a_meeting()

    with pytest.raises(RuleBroken, match="has no agenda template"):
        begin_from_template(meeting, DAY)


def test_items_move_a_step_and_stop_at_the_ends():
    meeting = a_meeting()
    parks, _, trees = titled(meeting, "Parks", "Roads", "Trees")

    move_item(parks, -1)
    move_item(trees, -1)

    assert listed(meeting) == ["Parks", "Trees", "Roads"]


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


def test_minutes_are_saved_as_revisions_that_stay():
    item, ann = an_item(), an_account()

    write_minutes(item, " First. ", seen=0, now=NOW, by=ann)
    write_minutes(item, "Second.", seen=1, now=NOW, restricted_text="R", public_summary="S")

    assert [(r.number, r.text) for r in item.revisions] == [(1, "First."), (2, "Second.")]
    assert item.revisions[0].saved_by is ann
    assert item.revision == 2


def test_saving_the_same_again_makes_no_revision():
    item = an_item(text="Noted.")

    assert write_minutes(item, "Noted. ", seen=1, now=NOW) is None
    assert write_minutes(an_item(), "  ", seen=0, now=NOW) is None


def test_a_save_from_an_older_text_is_refused():
    item = an_item(text="Theirs.")

    with pytest.raises(RuleBroken, match="Someone else saved these minutes"):
        write_minutes(item, "Mine.", seen=0, now=NOW)

    assert [r.text for r in item.revisions] == ["Theirs."]


@pytest.mark.usefixtures("app")
def test_an_item_goes_with_everything_on_it():
    item = an_item(text="Noted.", matter=a_matter())
    add_document(item.meeting, item, now=NOW, title="Map", url="https://example.org/map")
    a_recommendation(item)
    a_resolution(item)
    declaration = declare_interest(item.meeting, a_person(), category=None, nature="a governor")
    concern_items(declaration, {item: True})
    db.session.add(item.meeting)
    db.session.commit()

    remove_item(item)
    db.session.commit()

    for model in (AgendaItem, MinutesRevision, Document):
        assert db.session.scalars(db.select(model)).all() == []
    assert declaration.concerns == []
    assert db.session.scalars(db.select(Matter)).one().items == []


def test_an_item_whose_minute_was_published_stays():
    item = an_item()
    numbered(item.meeting)
    published(item.meeting)

    with pytest.raises(RuleBroken, match="This minute was published, so the item stays"):
        remove_item(item)


def test_publishing_minutes_uses_their_numbers_up():
    item = an_item()
    (minute,) = numbered(item.meeting)

    publish_minutes(item.meeting, NOW)

    assert minute.published
    assert item.meeting.minutes_state is MinutesState.PUBLISHED_DRAFT


def test_minutes_approved_on_the_table_use_their_numbers_up_too():
    item = an_item()
    later = a_meeting(body=item.meeting.body, held_on=date(2026, 4, 9))
    (minute,) = numbered(item.meeting)

    approve_minutes(item.meeting, later, NOW)

    assert minute.published
    assert item.meeting.approved_at is later


def test_an_approval_by_mistake_is_taken_back():
    meeting = a_meeting()
    with pytest.raises(RuleBroken, match="not approved: they are draft"):
        take_back_approval(meeting, NOW)
    approve_minutes(meeting, None, NOW)

    take_back_approval(meeting, NOW)

    assert meeting.minutes_state is MinutesState.PUBLISHED_DRAFT
    assert meeting.approved_at is None


def test_a_matter_is_followed_even_after_approval():
    item, matter = an_item(), a_matter()
    approve_minutes(item.meeting, None, NOW)

    follow_matter(item, matter)

    assert item.matter is matter


def test_a_matter_has_a_title():
    with pytest.raises(RuleBroken, match="Enter what the matter is called"):
        describe_matter(Matter(), title=" ", summary="")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda i: add_item(i.meeting, "X", number=None, added_on=DAY), id="add"),
        pytest.param(lambda i: add_heading(i.meeting, "X", DAY), id="heading"),
        pytest.param(lambda i: change_heading(i, "X"), id="reword"),
        pytest.param(
            lambda i: change_item(i, title="X", number=None, kind=i.kind, part=Part.OPEN),
            id="change",
        ),
        pytest.param(lambda i: begin_from_template(i.meeting, DAY), id="template"),
        pytest.param(lambda i: number_in_order(i.meeting), id="number"),
        pytest.param(lambda i: move_item(i, 1), id="move"),
        pytest.param(lambda i: record_order_taken(i.meeting, {}), id="order taken"),
        pytest.param(lambda i: write_minutes(i, "X", seen=0, now=NOW), id="minutes"),
        pytest.param(remove_item, id="remove"),
        pytest.param(lambda i: publish_minutes(i.meeting, NOW), id="publish"),
        pytest.param(lambda i: approve_minutes(i.meeting, None, NOW), id="approve again"),
    ],
)
def test_an_agenda_is_closed_once_its_minutes_are_approved(change):
    item = an_item()
    approve_minutes(item.meeting, None, NOW)

    with pytest.raises(RuleBroken, match="are approved and cannot be changed"):
        change(item)
