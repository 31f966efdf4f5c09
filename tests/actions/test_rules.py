from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.rules import PUBLIC, Role, Viewer
from app.actions.rules import (
    ActionStatus,
    Urgency,
    check_closing,
    check_due,
    countdown,
    doubts_about_status,
    doubts_about_step,
    may_report,
    status_offered,
    urgency,
)
from app.errors import RuleBroken

TODAY = date(2026, 11, 21)
OPEN = [status for status in ActionStatus if not status.is_closed]
CLOSED = [ActionStatus.DONE, ActionStatus.CANCELLED]


@pytest.mark.parametrize(
    ("due_on", "word", "words"),
    [
        pytest.param(date(2026, 10, 30), Urgency.OVERDUE, "22 days overdue", id="handbook: red"),
        pytest.param(date(2026, 12, 5), Urgency.DUE_SOON, "due in 14 days", id="handbook: amber"),
        pytest.param(
            date(2026, 11, 30), Urgency.DUE_SOON, "due in 9 days", id="handbook: amber, 9"
        ),
        pytest.param(date(2026, 12, 18), Urgency.IN_TIME, "due in 27 days", id="handbook: green"),
        pytest.param(date(2026, 12, 6), Urgency.IN_TIME, "due in 15 days", id="first green day"),
        pytest.param(TODAY, Urgency.DUE_SOON, "due today", id="today"),
        pytest.param(date(2026, 11, 22), Urgency.DUE_SOON, "due tomorrow", id="tomorrow"),
        pytest.param(date(2026, 11, 20), Urgency.OVERDUE, "1 day overdue", id="yesterday"),
        pytest.param(None, Urgency.NO_DATE, "", id="no date"),
    ],
)
@pytest.mark.parametrize("status", OPEN)
def test_how_urgent_an_open_action_is(status, due_on, word, words):
    assert urgency(status, due_on, TODAY) is word
    assert countdown(status, due_on, TODAY) == words


@pytest.mark.parametrize("status", CLOSED)
def test_what_is_closed_is_complete_whenever_it_was_due(status):
    assert urgency(status, date(2020, 1, 1), TODAY) is Urgency.COMPLETE
    assert countdown(status, date(2020, 1, 1), TODAY) == ""


@given(st.integers(-800, 800))
def test_the_days_in_words_agree_with_the_urgency(days):
    due_on = TODAY + timedelta(days=days)

    late = urgency(ActionStatus.ON_TRACK, due_on, TODAY) is Urgency.OVERDUE

    assert late == countdown(ActionStatus.ON_TRACK, due_on, TODAY).endswith("overdue") == (days < 0)


@pytest.mark.parametrize("status", CLOSED)
def test_an_action_is_not_closed_without_a_note(status):
    with pytest.raises(RuleBroken, match="before closing") as refusal:
        check_closing(status, " ")

    assert refusal.value.about == "note"


@pytest.mark.parametrize("status", OPEN)
def test_an_open_action_needs_no_note(status):
    check_closing(status, "")


@pytest.mark.parametrize(("due_on", "no_date"), [(None, False), (TODAY, True)])
def test_an_action_has_a_due_date_or_is_said_to_have_none(due_on, no_date):
    with pytest.raises(RuleBroken, match="choose “no date”"):
        check_due(due_on, no_date)


@pytest.mark.parametrize(
    ("viewer", "allowed"),
    [
        (Viewer(Role.CLERK, 1, every_body=True), True),
        (Viewer(Role.CLERK, 1, clerk_of=frozenset({3})), True),
        (Viewer(Role.CLERK, 1, clerk_of=frozenset({4})), False),
        (Viewer(Role.ADMINISTRATOR, 1), False),
        (Viewer(Role.OFFICER, 7), True),
        (Viewer(Role.OFFICER, 1), False),
        (Viewer(Role.COUNCILLOR, 7), False),
        (PUBLIC, False),
    ],
)
def test_clerks_and_the_officer_responsible_report_progress(viewer, allowed):
    assert may_report(viewer, 3, {7}) is allowed


def test_an_action_whose_owner_has_no_account_is_no_officers():
    assert not may_report(Viewer(Role.OFFICER, None), 3, set())


@pytest.mark.parametrize(
    ("status", "due_on", "asked"),
    [
        pytest.param(
            ActionStatus.ON_TRACK,
            date(2026, 3, 4),
            ["It is 1 day overdue, and still on track"],
            id="late",
        ),
        pytest.param(ActionStatus.ON_TRACK, date(2026, 3, 5), [], id="due today"),
        pytest.param(ActionStatus.ON_TRACK, None, [], id="no date"),
        pytest.param(ActionStatus.AT_RISK, date(2026, 3, 4), [], id="at risk"),
        pytest.param(ActionStatus.DONE, date(2026, 3, 4), [], id="done"),
    ],
)
def test_what_is_late_is_not_said_to_be_on_track_unasked(status, due_on, asked):
    assert doubts_about_status(status, status, due_on, date(2026, 3, 5)) == asked


@pytest.mark.parametrize("status", ActionStatus)
@pytest.mark.parametrize("before", ActionStatus)
def test_what_was_closed_is_not_opened_again_unasked(before, status):
    opens = before.is_closed and not status.is_closed

    doubts = doubts_about_status(status, before, None, TODAY)

    assert doubts == ([f"It was {before}: this opens it again"] if opens else [])


def test_an_officer_does_not_open_again_what_a_meeting_agreed_is_closed():
    assert not may_report(Viewer(Role.OFFICER, 7), 3, {7}, agreed=True)
    assert may_report(Viewer(Role.CLERK, 1, every_body=True), 3, {7}, agreed=True)


def test_a_step_on_a_day_that_is_past_is_asked_about():
    assert doubts_about_step(TODAY - timedelta(days=1), TODAY) == ["That day is past"]
    assert doubts_about_step(TODAY, TODAY) == doubts_about_step(None, TODAY) == []


@pytest.mark.parametrize(
    ("status", "due_on", "offered"),
    [
        (ActionStatus.NOT_STARTED, None, ActionStatus.ON_TRACK),
        (ActionStatus.NOT_STARTED, TODAY, ActionStatus.ON_TRACK),
        (ActionStatus.NOT_STARTED, TODAY - timedelta(days=1), ActionStatus.AT_RISK),
        (ActionStatus.ON_TRACK, TODAY - timedelta(days=1), ActionStatus.ON_TRACK),
        (ActionStatus.DONE, None, ActionStatus.DONE),
    ],
)
def test_whoever_reports_on_an_action_is_offered_that_it_is_begun(status, due_on, offered):
    assert status_offered(status, due_on, TODAY) is offered
