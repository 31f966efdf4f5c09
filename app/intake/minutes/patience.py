"""No file may hold up the others: reading one ends after a while, with a sentence."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from app.errors import RuleBroken

LONGEST = 9
"""In seconds of computing, so that a busy machine refuses no file. Old Word files are converted
before this counts."""


@contextmanager
def no_longer_than(seconds: int = LONGEST) -> Iterator[None]:
    """Raises RuleBroken when the time is up; where the system has no timers, or beside the main
    thread, only the limits on size hold.
    """
    if not hasattr(signal, "SIGPROF") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _time_is_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _time_is_up(_signal: int, _frame: FrameType | None) -> None:
    raise RuleBroken("Reading the file takes longer than any minutes do: it was given up")
