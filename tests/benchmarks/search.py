"""How fast a page of results is, beside SQLite FTS5 doing the same in the same run.

Run: .venv/bin/python -m tests.benchmarks.search [ITEMS ...]
Loads ITEMS (60000 and 136594 if not given) agenda items of one council into each engine and
into FTS5, each in a process of its own, and prints how long that took and how much memory. Then
asks each 200 queries of three to five words of titles and 20 single words that most items hold,
in turn, and prints p50 and p95 of a whole page: 20 hits with snippets, three facets, the total.
Of the clock, and of the processor, which tells more where others use the machine meanwhile.
"""

import gc
import multiprocessing
import random
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time

from app.search.audiences import Audience
from app.search.documents import Facet
from app.search.engines import Engine, Sought
from app.search.keeper import engine_called
from app.search.query import parse
from app.search.snippets import snippet
from app.search.tree import marks
from app.search.words import tokens
from tests.benchmarks.collections import (
    ITEMS,
    Fts5,
    Item,
    all_of,
    council_items,
    documents,
)

ENGINES = ("whoosh", "tantivy")
FACETS = (Facet.BODY, Facet.YEAR, Facet.OUTCOME)
QUERIES, BROAD, WARMING = 200, 20, 20


def queries(items: Sequence[Item], seed: int = 5) -> Iterator[str]:
    """Words of titles, then single words that most items hold."""
    luck = random.Random(seed)
    worded = [item for item in items if any(tokens(item.title))]
    for item in luck.sample(worded, WARMING + QUERIES):
        words = list(dict.fromkeys(token.word for token in tokens(item.title)))
        yield " ".join(words[: luck.randint(3, 5)])
    often = Counter(word for i in items for word in {t.word for t in tokens(i.text)})
    yield from (word for word, _ in often.most_common(BROAD))


def our_page(engine: Engine, texts: Fts5, typed: str) -> int:
    """As `search.finding` does it; the texts of the hits come from the database: from the table
    in which FTS5 keeps them, an ordinary one as the register’s are.
    """
    wanted = parse(typed).wanted
    if wanted is None:
        return 0
    found = engine.search(Sought(wanted, Audience(), counted=FACETS))
    numbers = [key.removeprefix("item:") for key, _ in found.found]
    rows = texts.connection.execute(
        f"SELECT c0, c1 FROM words_content WHERE id IN ({','.join('?' * len(numbers))})", numbers
    )
    to_mark = marks(wanted)
    for title, text in rows.fetchall():
        snippet(title, to_mark, len(title))
        snippet(text, to_mark)
    return found.total


def build(name: str, folder: Path, most: int) -> None:
    """In a process of its own: it prints its time and its memory."""
    items = council_items(most)
    before, begun = _peak(), perf_counter()
    if name == "FTS5":
        Fts5(folder / "fts5.db").build(items)
    else:
        (folder / name).mkdir()
        engine_called(name).create(folder / name, documents(items))
    taken = perf_counter() - begun
    size = sum(f.stat().st_size for f in folder.rglob("*") if name.lower() in str(f))
    say(
        f"  {name:8} built in {taken:6.1f} s, {most / taken:6.0f} items a second, "
        f"{_peak() - before:5.0f} MB more memory, {size / 1e6:5.0f} MB on disk"
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(most: int) -> None:
    say(f"{most} items")
    processes = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        for name in ("FTS5", *ENGINES):
            child = processes.Process(target=build, args=(name, folder, most))
            child.start()
            child.join()
            assert child.exitcode == 0, name
        time_pages(folder, council_items(most))


def time_pages(folder: Path, items: Sequence[Item]) -> None:
    fts5 = Fts5(folder / "fts5.db")
    typed = list(queries(items))
    items = ()
    asked = {words: all_of(words) for words in typed}
    pages: dict[str, Callable[[str], int]] = {"FTS5": lambda words: fts5.page(asked[words])}
    for name in ENGINES:
        engine = engine_called(name).open(folder / name)
        pages[name] = lambda words, engine=engine: our_page(engine, fts5, words)  # type: ignore[misc]  # mypy cannot infer a default
    clocks = {"by the clock": perf_counter, "of the processor": process_time}
    times = {clock: {name: list[float]() for name in pages} for clock in clocks}
    gc.collect()
    gc.freeze()
    for words in typed:
        for name, page in pages.items():
            begun = {clock: read() for clock, read in clocks.items()}
            page(words)
            for clock, read in clocks.items():
                times[clock][name].append(1000 * (read() - begun[clock]))
    for clock, taken in times.items():
        say_how_long(clock, taken)


def say_how_long(clock: str, times: Mapping[str, Sequence[float]]) -> None:
    for what, some in (
        ("titles and broad", slice(WARMING, None)),
        ("titles", slice(WARMING, -BROAD)),
        ("broad", slice(-BROAD, None)),
    ):
        say(f"  a page {clock}, {what}:")
        told = {name: _p50_p95(taken[some]) for name, taken in times.items()}
        for name, (half, most) in told.items():
            ratio = f"{half / told['FTS5'][0]:.2f} and {most / told['FTS5'][1]:.2f} of FTS5’s"
            say(f"    {name:8} p50 {half:7.2f} ms, p95 {most:7.2f} ms: {ratio}")


def _p50_p95(taken: Sequence[float]) -> tuple[float, float]:
    cuts = quantiles(taken, n=20)
    return cuts[9], cuts[18]


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201  # a benchmark prints


if __name__ == "__main__":
    if not ITEMS.exists():
        sys.exit(f"There is no {ITEMS.name} beside the checkout to measure search on.")
    for number in map(int, sys.argv[1:] or ["60000", "136594"]):
        measure(number)
