"""A quarter of simulated days with kills; `python -m tests.benchmarks.reminders` does years."""

from datetime import date

import pytest

from tests.chasing.year import go_through


@pytest.mark.usefixtures("app")
def test_each_due_message_is_sent_once_and_none_twice_though_runs_are_killed():
    """From before the clocks go back to after the holidays at the end of the year."""
    seen = go_through(date(2026, 10, 12), days=92, kills=4)

    assert seen.killed >= 1
    assert seen.messages > 30
    assert (seen.twice, seen.on_quiet_days, seen.after_leaving) == (0, 0, 0)
    assert seen.missed == []
