"""Reading many files at once, each in a process that it cannot take the others down with."""

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import Any

from app.archive.overlooked import with_overlooked
from app.errors import RuleBroken
from app.intake.minutes.lines import Paper
from app.intake.minutes.minutes import parse
from app.intake.minutes.opening import as_modern_word, open_paper
from app.intake.minutes.patience import no_longer_than
from app.intake.minutes.presenting import as_json

try:
    import resource
except ImportError:  # Windows knows no such bounds
    resource = None  # type: ignore[assignment]

MOST_MEMORY = 1536 * 1024 * 1024
"""In bytes of address space, of a process that reads."""
MOST_SECONDS = 60
"""Of computing one file, where not even the alarm of `no_longer_than` is heard."""
_AT_ONCE = 8  # files in hand for each process


@dataclass(frozen=True)
class Source:
    """A file to read; `key` is whatever tells the caller which it was."""

    key: int
    name: str
    data: bytes
    body: str = ""


@dataclass(frozen=True)
class Understood:
    """What a file holds, or in `refusal` why it could not be read; `lines` is it as read.

    `withheld` are the places of items that another system keeps from the public.
    """

    parsed: dict[str, Any] | None = None
    lines: str = ""
    refusal: str = ""
    withheld: tuple[int, ...] = ()


def understand(source: Source) -> Understood:
    try:
        data = as_modern_word(source.data)
        with no_longer_than():
            paper = open_paper(data, source.name)
            minutes, lines = parse(paper, source.body or None), as_lines(paper)
            withheld = tuple(n for n, item in enumerate(minutes.items) if item.withheld)
            return Understood(with_overlooked(as_json(minutes), lines), lines, "", withheld)
    except RuleBroken as refusal:
        return Understood(refusal=str(refusal))
    except (MemoryError, RecursionError):
        return Understood(refusal="Reading the file takes more memory than any minutes do")
    except Exception as error:  # one file that shows a fault stops no other
        return Understood(refusal=f"The file shows a fault of the reader: {type(error).__name__}")


def as_lines(paper: Paper) -> str:
    """The source a line each, so that the line of a doubt is found by counting."""
    printed: dict[int, list[str]] = {}
    for line in paper.lines:
        text = " ".join([line.label or "", line.text or " | ".join(line.cells)]).strip()
        printed.setdefault(line.number, []).append(" ".join(text.split()))
    for mark, number in paper.left_out:
        printed.setdefault(number, []).append(" ".join(mark.split()))
    last = max(printed, default=0)
    found = "\n".join(" ".join(printed.get(number, ())) for number in range(1, last + 1))
    return found.replace("\0", "")  # which PostgreSQL keeps in no text


def understand_all(
    sources: Iterable[Source], processes: int | None = None
) -> Iterator[tuple[Source, Understood]]:
    """Read on every core there is, or here where one process is asked for."""
    processes = processes or os.cpu_count() or 1
    waiting = iter(sources)
    if processes == 1:
        yield from ((source, understand(source)) for source in waiting)
        return
    pool = _pool(processes)
    try:
        while some := list(islice(waiting, processes * _AT_ONCE)):
            done = 0
            try:
                for source, read in zip(some, pool.map(_bounded, some), strict=True):
                    done += 1
                    yield source, read
            except BrokenProcessPool:
                pool.shutdown()
                yield from ((source, _alone(source)) for source in some[done:])
                pool = _pool(processes)
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(source: Source) -> Understood:
    """Read one of several of which one took its process down: that one is refused."""
    with _pool(1) as pool:
        try:
            return pool.submit(_bounded, source).result()
        except BrokenProcessPool:
            return Understood(refusal="Reading the file brought its reader down: it was given up")


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, get_context("spawn"), initializer=_within_bounds)


def _within_bounds() -> None:
    """In the process that reads: somebody who stops a batch stops the one that waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _end_with_the_parent() -> None:
    """One that was killed tells nobody, and its readers would wait for it for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _bounded(source: Source) -> Understood:
    """A process that goes on computing is ended by the system, whatever it is at."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + MOST_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
    return understand(source)
