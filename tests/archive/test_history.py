"""What came out of an older paper is history: nothing about it is due, offered or news."""

from datetime import date, timedelta

import pytest

from app.accounts.rules import Role, Viewer
from app.agenda.approval_queries import awaiting_approval, to_put_up
from app.agenda.beginning import lines_missing
from app.archive.confirming import confirm, take_back_confirmation
from app.archive.publishing import publish
from app.bodies.models import TemplateItem
from app.business.queries import business_for
from app.checks.all import check_meeting
from app.checks.queries import subject_or_404
from app.database import db
from app.home.queries import my_meetings, next_of
from app.home.running_out import running_out
from app.intake.minutes.parsed import Item, Outcome, Resolved
from app.meetings.queries import notice_for
from app.record.in_words import state_badges, state_in_words
from app.watching.news import newest_in_each
from app.word.opening import mark_of
from tests.archive.papers import DAY, minutes
from tests.archive.test_reviewing import a_file, parks
from tests.factories import NOW, a_meeting, a_meeting_to_come

__all__ = ["parks"]
TODAY = NOW.date()
KEEPER = Viewer(Role.CLERK, every_body=True)
LATELY = TODAY - timedelta(days=40)


@pytest.fixture
def old(parks):
    parks.template = [TemplateItem(position=1, title="Apologies")]
    left = Item(
        "Fountain", 0, "3", resolutions=(Resolved("That it wait.", 0, outcome=Outcome.DEFERRED),)
    )
    file = a_file(held_on=LATELY, items=(*minutes().items, left))
    db.session.commit()
    return file


def test_nothing_is_due_on_history_nor_offered_for_it(old, parks):
    meeting = old.meeting
    for confirmed in (False, True):
        if confirmed:
            confirm(old, NOW, None, as_it_stands=True)
            db.session.commit()

        assert meeting.is_history
        assert not my_meetings(KEEPER, TODAY)
        assert next_of(meeting, TODAY) is None
        assert not running_out(KEEPER, TODAY)
        assert notice_for(meeting) is None
        assert not lines_missing(meeting)
        assert not to_put_up(meeting)
        assert not business_for(meeting, KEEPER)
        assert not check_meeting(subject_or_404(KEEPER, meeting.id, TODAY))
        assert not awaiting_approval(parks, TODAY)
    coming = a_meeting_to_come(body=parks, held_on=TODAY + timedelta(days=7))
    db.session.add(coming)
    db.session.commit()
    assert lines_missing(coming)
    assert not to_put_up(coming)
    assert not business_for(coming, KEEPER)
    badges = [badge.words for badge in state_badges(meeting, TODAY)]
    assert badges == ["From the archive", "Minutes not published"]

    publish(old, NOW, None)
    db.session.commit()

    assert [badge.words for badge in state_badges(meeting, TODAY)] == ["From the archive"]
    assert (state_in_words(meeting), mark_of(meeting)) == ("from the archive", "From the archive")
    assert [mine.meeting for mine in my_meetings(KEEPER, TODAY)] == [coming]
    assert not awaiting_approval(parks, TODAY)
    assert newest_in_each([], NOW - timedelta(days=1), NOW) == []


def test_a_meeting_whose_minutes_wait_for_approval_can_be_kept_in_hand(old, parks):
    confirm(old, NOW, None, as_it_stands=True, in_hand=True)
    db.session.commit()

    assert not old.meeting.is_history
    assert [mine.meeting for mine in my_meetings(KEEPER, TODAY)] == [old.meeting]
    assert awaiting_approval(parks, TODAY) == [old.meeting]

    take_back_confirmation(old)
    db.session.commit()

    assert old.meeting.is_history


def test_a_meeting_that_was_not_over_when_its_paper_came_is_no_history(parks):
    file = a_file(held_on=TODAY)
    by_hand = a_meeting(body=parks, held_on=date(2019, 3, 7))
    db.session.add(by_hand)
    db.session.commit()

    assert not file.meeting.is_history
    assert not by_hand.is_history
    assert a_file("old.txt", held_on=DAY).meeting.is_history
