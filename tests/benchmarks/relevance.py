"""How well search ranks, beside SQLite FTS5 over the same text in the same run.

Run: .venv/bin/python -m tests.benchmarks.relevance [ITEMS]
Known items: of ITEMS (20000 if not given) agenda items of one council, 300 are looked for by the
words of their titles in an index of the texts, and by the first words of their texts in an index
of the titles: the mean of 1/rank (MRR@10). Questions: nDCG@10 over the Cranfield collection. Each
engine is asked as a person asks, through the parser of queries, with the words relaxed where too
little holds them all; FTS5 is asked for all words, and for any where that finds nothing.
Nothing here is there to be tuned to.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log2
from pathlib import Path
from statistics import mean

from app.search.audiences import Audience
from app.search.engines import Engine, Sought
from app.search.keeper import engine_called
from app.search.query import parse
from app.search.relaxing import is_enough, relaxed
from app.search.words import tokens
from tests.benchmarks.collections import (
    ITEMS,
    Fts5,
    Item,
    all_of,
    any_of,
    council_items,
    cranfield,
    documents,
    judgements,
    questions,
)

ENGINES = ("whoosh", "tantivy")
KNOWN, TOP, SEED = 300, 10, 11

#: Words typed, and the numbers of the ten best in order.
Ranked = Callable[[str], Sequence[int]]


def asked_of(engine: Engine) -> Ranked:
    def ranked(typed: str) -> Sequence[int]:
        wanted = parse(typed).wanted
        if wanted is None:
            return ()
        found = engine.search(Sought(wanted, Audience(), count=TOP))
        if not is_enough(found.total, wanted) and (fewer := relaxed(wanted)):
            found = engine.search(Sought(fewer, Audience(), count=TOP))
        return [int(key.removeprefix("item:")) for key, _ in found.found]

    return ranked


def asked_of_fts5(table: Fts5) -> Ranked:
    """Any word will do where nothing holds them all."""

    def ranked(typed: str) -> Sequence[int]:
        return table.ranked(all_of(typed), TOP) or table.ranked(any_of(typed), TOP)

    return ranked


def made_of(items: Sequence[Item]) -> Iterator[tuple[str, Ranked]]:
    with tempfile.TemporaryDirectory() as home:
        table = Fts5(Path(home) / "fts5.db")
        table.build(items)
        yield "FTS5", asked_of_fts5(table)
        yield "FTS5, any word", lambda typed: table.ranked(any_of(typed), TOP)
        for name in ENGINES:
            folder = Path(home) / name
            folder.mkdir()
            engine_called(name).create(folder, documents(items))
            engine = engine_called(name).open(folder)
            yield name, asked_of(engine)
            engine.close()


def known_items(items: Sequence[Item]) -> None:
    worded = [i for i in items if len(set(tokens(i.title))) > 2 and len(set(tokens(i.text))) > 5]
    some = random.Random(SEED).sample(worded, min(KNOWN, len(worded)))
    by_title = {item.number: item.title for item in some}
    by_text = {item.number: " ".join(item.text.split()[:12]) for item in some}
    for what, kept, asked in (
        ("titles find texts", [replace(i, title="") for i in items], by_title),
        ("texts find titles", [replace(i, text="") for i in items], by_text),
    ):
        say(f"{what}, {len(some)} of {len(items)} items: MRR@{TOP}")
        for name, ranked in made_of(kept):
            say(f"  {name:15} {mean(_reciprocal(ranked(t), n) for n, t in asked.items()):.3f}")


def _reciprocal(found: Sequence[int], number: int) -> float:
    return 1 / (1 + list(found).index(number)) if number in found else 0.0


def questions_answered() -> None:
    graded = judgements()
    say(f"Cranfield, {len(graded)} questions: nDCG@{TOP}")
    for name, ranked in made_of(cranfield()):
        scores = [
            ndcg(ranked(typed), graded[number])
            for number, typed in enumerate(questions(), 1)
            if number in graded
        ]
        say(f"  {name:15} {mean(scores):.3f}")


def ndcg(found: Sequence[int], graded: Mapping[int, int]) -> float:
    best = _gained(sorted(graded.values(), reverse=True)[:TOP])
    return _gained([graded.get(number, 0) for number in found]) / best if best else 0.0


def _gained(grades: Sequence[int]) -> float:
    return sum(grade / log2(place + 1) for place, grade in enumerate(grades, 1))


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201  # a benchmark prints


if __name__ == "__main__":
    if not ITEMS.exists():
        sys.exit(f"There is no {ITEMS.name} beside the checkout to measure search on.")
    questions_answered()
    known_items(council_items(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
