"""`kill -9` in the middle of saves; `python -m tests.benchmarks.kills 200` is the whole proof."""

from tests.kills import kill_again_and_again


def test_nothing_acknowledged_is_lost_when_the_register_is_killed(app):
    told = kill_again_and_again(app, kills=3)

    assert told.kills == 3
    assert told.acknowledged >= 3
    assert told.answers == {302}
