from datetime import date, timedelta

import pytest

from app.chasing.rules import (
    Policy,
    Reason,
    Standing,
    askings,
    check_policy,
    tellings,
    week_of_report,
)
from app.errors import RuleBroken

TODAY = date(2026, 11, 21)
POLICY = Policy()


def asked(due_on, *, raised_on=TODAY - timedelta(days=20), reported_on=None):
    return [
        reason for reason, _ in askings(Standing(due_on, raised_on, reported_on), POLICY, TODAY)
    ]


@pytest.mark.parametrize(
    ("due_in", "reasons"),
    [
        pytest.param(8, [], id="not yet"),
        pytest.param(7, [Reason.SOON], id="a week before"),
        pytest.param(0, [Reason.SOON], id="on the day"),
        pytest.param(-1, [Reason.LATE], id="a day late"),
    ],
)
def test_whoever_is_responsible_is_asked_as_the_day_comes(due_in, reasons):
    assert asked(TODAY + timedelta(days=due_in)) == reasons


def test_someone_late_is_asked_again_each_week_and_not_each_day():
    due = TODAY - timedelta(days=1)
    keys = [
        key
        for days in range(15)
        for _, key in askings(Standing(due, due), POLICY, TODAY + timedelta(days=days))
    ]

    assert list(dict.fromkeys(keys)) == [f"late {due} {week}" for week in (0, 1, 2)]


def test_silence_is_counted_from_the_last_report():
    assert asked(None, raised_on=TODAY - timedelta(days=28)) == [Reason.SILENT]
    assert asked(None, raised_on=TODAY - timedelta(days=99), reported_on=TODAY) == []


def test_a_manager_is_told_once_of_what_stays_late_with_nothing_heard():
    due = TODAY - timedelta(days=14)

    assert [r for r, _ in tellings(Standing(due, due), POLICY, TODAY)] == [Reason.STILL_LATE]
    assert list(tellings(Standing(due, due, TODAY), POLICY, TODAY)) == []
    assert list(tellings(Standing(due + timedelta(days=1), due), POLICY, TODAY)) == []
    assert list(tellings(Standing(None, due), POLICY, TODAY)) == []


def test_a_week_is_reported_on_from_its_weekday_on():
    wednesdays = Policy(report_weekday=2)

    assert week_of_report(wednesdays, date(2026, 12, 29)) is None
    assert week_of_report(wednesdays, date(2026, 12, 31)) == "2026-W53"
    assert week_of_report(wednesdays, date(2027, 1, 1)) == "2026-W53"


def test_days_are_days():
    with pytest.raises(RuleBroken, match="1 to 365") as refusal:
        check_policy(Policy(late_every=0))

    assert refusal.value.about == "late_every"
