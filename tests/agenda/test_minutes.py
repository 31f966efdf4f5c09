"""Minutes as they are written, published and approved."""

from datetime import date

import pytest

from app.agenda.beginning import begin_from_template
from app.agenda.filing import add_document
from app.agenda.matters import describe_matter, follow_matter
from app.agenda.models import AgendaItem, Document, Matter, MinutesRevision
from app.agenda.operations import (
    add_heading,
    add_item,
    approve_minutes,
    change_heading,
    change_item,
    concern_items,
    number_in_order,
    publish_minutes,
    record_order_taken,
    remove_item,
    take_back_approval,
    write_minutes,
)
from app.agenda.rules import Part
from app.database import db
from app.errors import RuleBroken
from app.meetings.interests import declare_interest
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
