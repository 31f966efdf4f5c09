from datetime import date, timedelta

import pytest

from app.actions.operations import change_action, check_may_go, raise_action
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.errors import RuleBroken
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from tests.factories import NOW, a_body, a_person, a_resolution, an_action, an_item

DUE = date(2026, 4, 1)


def test_an_action_from_a_clause_names_its_item_and_body():
    (clause,) = a_resolution().clauses

    action = raise_action("Tell them", raised_on=DUE, clause=clause, due_on=DUE)

    assert action.item is clause.resolution.item
    assert action.body is clause.resolution.item.meeting.body
    assert action.origin == clause.citation


def test_an_action_from_an_item_names_its_body():
    item = an_item()

    action = raise_action("Tell them", raised_on=DUE, item=item, no_date=True)

    assert (action.body, action.due_on, action.no_date) == (item.meeting.body, None, True)
    assert action.origin == item.numbered_title


def test_an_action_of_a_body_follows_from_no_item():
    assert an_action(body=a_body()).origin == ""


def test_an_action_is_somebodys():
    with pytest.raises(RuleBroken, match="Choose the body"):
        raise_action("Tell them", raised_on=DUE, due_on=DUE)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"text": " "}, "Say what must be done"),
        ({"due_on": None}, "Enter a due date"),
        ({"no_date": True}, "not both"),
    ],
)
def test_an_action_says_what_and_by_when(wrong, words):
    answers = {"text": "Tell them", "due_on": DUE, "no_date": False} | wrong
    action = an_action()

    with pytest.raises(RuleBroken, match=words):
        raise_action(raised_on=DUE, body=a_body(), **answers)
    with pytest.raises(RuleBroken, match=words):
        change_action(action, owner=None, owner_post="", **answers)

    assert action.text == "Circulate the plan"


def test_an_action_is_reworded_handed_over_and_given_another_date():
    ann, action = a_person("Ann Lee"), an_action()

    change_action(
        action, text="Send it", owner=ann, owner_post=" Head of Parks ", due_on=None, no_date=True
    )

    assert (action.text, action.due_on) == ("Send it", None)
    assert action.owner_in_words == "Ann Lee, Head of Parks"


def test_progress_is_added_and_a_closed_action_keeps_its_day():
    action = an_action()

    report_progress(action, ActionStatus.AT_RISK, "Late start", now=NOW)
    report_progress(action, ActionStatus.DONE, "Sent to all", now=NOW)

    assert [update.note for update in action.updates] == ["Late start", "Sent to all"]
    assert (action.status, action.closed_on) == (ActionStatus.DONE, NOW.date())


def test_a_later_note_on_a_closed_action_leaves_the_day_it_was_closed():
    action = an_action()
    report_progress(action, ActionStatus.DONE, "Sent to all", now=NOW)

    report_progress(action, ActionStatus.DONE, "And to the press", now=NOW + timedelta(days=9))

    assert action.closed_on == NOW.date()


def test_a_closed_action_can_be_opened_again():
    action = an_action()
    report_progress(action, ActionStatus.CANCELLED, "Not needed", now=NOW)

    report_progress(action, ActionStatus.ON_TRACK, "", now=NOW)

    assert action.closed_on is None


def test_closing_without_a_note_changes_nothing():
    action = an_action()

    with pytest.raises(RuleBroken, match="before closing"):
        report_progress(action, ActionStatus.DONE, "", now=NOW)

    assert (action.status, action.updates) == (ActionStatus.NOT_STARTED, [])


def test_actions_go_on_after_the_minutes_are_approved():
    item = an_item()
    move_minutes(item.meeting, MinutesState.APPROVED, NOW)

    action = raise_action("Tell them", raised_on=DUE, item=item, due_on=DUE)
    report_progress(action, ActionStatus.DONE, "Told", now=NOW)

    assert action.status is ActionStatus.DONE


def test_an_action_that_was_reported_on_stays():
    action = an_action()
    check_may_go(action)
    report_progress(action, ActionStatus.ON_TRACK, "", now=NOW)

    with pytest.raises(RuleBroken, match="cancel it instead"):
        check_may_go(action)
