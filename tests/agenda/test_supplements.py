"""What was added to an agenda after it was published."""

from datetime import UTC, date, datetime

import pytest

from app.agenda.filing import add_document
from app.agenda.late import awaiting_publication, publish_supplement
from app.agenda.operations import add_heading, publish_minutes
from app.errors import RuleBroken
from app.meetings.life import Step
from app.meetings.operations import publish_agenda, withdraw_agenda
from tests.factories import a_meeting, an_item

PUBLISHED = datetime(2026, 2, 24, 12, tzinfo=UTC)
LATER = datetime(2026, 2, 26, 12, tzinfo=UTC)


@pytest.fixture
def meeting():
    """Of 5 March 2026, its agenda published on 24 February."""
    meeting = a_meeting()
    an_item(meeting=meeting)
    publish_agenda(meeting, PUBLISHED)
    return meeting


def test_what_is_on_the_agenda_when_it_is_published_is_in_no_supplement(meeting):
    assert meeting.items[0].supplement is None
    assert meeting.supplements == []


def test_late_items_and_papers_wait_in_one_supplement(meeting):
    item = an_item(meeting=meeting, title="Urgent", added_on=LATER.date())
    heading = add_heading(meeting, "Part 2", LATER.date())
    paper = add_document(
        meeting, meeting.items[0], now=LATER, title="Plan", url="https://a.example"
    )

    [supplement] = meeting.supplements
    assert (supplement.name, supplement.published_at) == ("Supplement 1", None)
    assert {item.supplement, heading.supplement, paper.supplement} == {supplement}


def test_a_supplement_is_published_as_such_and_the_next_has_the_next_number(meeting):
    an_item(meeting=meeting, added_on=LATER.date())

    publish_supplement(meeting, LATER, note="The chair agreed")
    second = an_item(meeting=meeting, added_on=LATER.date())

    assert [s.published_at for s in meeting.supplements] == [LATER, None]
    assert second.supplement.name == "Supplement 2"
    assert (meeting.events[-1].step, meeting.events[-1].note) == (
        Step.SUPPLEMENT_PUBLISHED,
        "Supplement 1. The chair agreed",
    )


def test_an_empty_supplement_is_not_published(meeting):
    with pytest.raises(RuleBroken, match="Nothing was added"):
        publish_supplement(meeting, LATER)


def test_a_supplement_does_not_come_before_the_agenda(meeting):
    an_item(meeting=meeting, added_on=LATER.date())
    withdraw_agenda(meeting, LATER)

    with pytest.raises(RuleBroken, match="Publish the agenda first"):
        publish_supplement(meeting, LATER)


def test_an_agenda_published_again_takes_what_waited_with_it(meeting):
    an_item(meeting=meeting, added_on=LATER.date())
    withdraw_agenda(meeting, LATER)

    publish_agenda(meeting, LATER)

    assert awaiting_publication(meeting) is None


def test_what_is_entered_after_the_meeting_records_what_was_done_there(meeting):
    item = an_item(meeting=meeting, added_on=date(2026, 3, 6))

    assert item.supplement is None


def test_minutes_publish_whatever_no_supplement_announced(meeting):
    item = an_item(meeting=meeting, added_on=LATER.date())

    publish_minutes(meeting, LATER)

    assert item.supplement.published_at == LATER
    assert an_item(meeting=meeting, added_on=LATER.date()).supplement is None
