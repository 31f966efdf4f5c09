"""The collections that search is measured on, as documents, and as a table of SQLite FTS5.

They are other people’s papers: a benchmark that finds none beside the checkout says so and ends.
"""

import gzip
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from app.config import ROOT
from app.search.documents import Document, Kind, Link, Occasion
from app.search.words import tokens

SAMPLES = ROOT.parent / "shared" / "samples" / "search"
ITEMS = SAMPLES / "council-items-1998-2015.jsonl.gz"


@dataclass(frozen=True)
class Item:
    """What a document is made of. `number` is its key everywhere."""

    number: int
    title: str
    text: str
    body: str = ""
    on: date | None = None
    outcome: str = ""

    @property
    def year(self) -> str:
        return str(self.on.year) if self.on else ""


def council_items(most: int) -> list[Item]:
    with gzip.open(ITEMS, "rt") as lines:
        return [_item(json.loads(line)) for line in islice(lines, most)]


def _item(found: dict[str, object]) -> Item:
    return Item(
        number=int(found["id"]),  # type: ignore[call-overload]  # it is a number
        title=str(found["title"] or ""),
        text=str(found["text"] or ""),
        body=str(found["body"] or ""),
        on=date.fromisoformat(str(found["date"])) if found["date"] else None,
        outcome=str(found["outcome"] or ""),
    )


def cranfield() -> list[Item]:
    text = (SAMPLES / "cran.all.1400").read_text()
    items = []
    for record in re.split(r"^\.I ", text, flags=re.MULTILINE)[1:]:
        parts = re.split(r"^\.([TABW])\n", record, flags=re.MULTILINE)
        held = dict(zip(parts[1::2], parts[2::2], strict=True))
        title, words = (" ".join(held.get(part, "").split()) for part in "TW")
        items.append(Item(int(parts[0]), title, words.removeprefix(title)))
    return items


def questions() -> list[str]:
    """In the order in which the judgements number them."""
    records = re.split(r"^\.I .*\n\.W\n", (SAMPLES / "cran.qry").read_text(), flags=re.MULTILINE)
    return [" ".join(record.split()) for record in records[1:]]


def judgements() -> dict[int, dict[int, int]]:
    """For each question, counted from 1, how good each document is: 4 to 1, 0 for no good.

    The collection’s own codes run from 1 for a complete answer to 4; 5 or -1 is of no interest.
    """
    graded: dict[int, dict[int, int]] = {}
    for line in (SAMPLES / "cranqrel").read_text().splitlines():
        question, number, code = map(int, line.split())
        graded.setdefault(question, {})[number] = 5 - code if 1 <= code <= 4 else 0
    return graded


def documents(items: Sequence[Item]) -> Iterator[Document]:
    bodies = {name: number for number, name in enumerate(sorted({i.body for i in items}), 1)}
    for item in items:
        yield Document(
            kind=Kind.ITEM,
            key=f"item:{item.number}",
            group=f"item:{item.number}",
            title=item.title,
            text=item.text,
            link=Link("record.item", {"item_id": item.number}),
            occasion=Occasion(item.body, bodies[item.body], (item.body,), item.on, item.year),
            outcome=item.outcome,
            audiences=("public", "record"),
        )


class Fts5:
    """The same in SQLite, as its own documentation would have it: Porter stems, bm25, snippets."""

    _RANKED = "bm25(words, 2.0, 1.0, 0.3)"

    def __init__(self, file: Path) -> None:
        self.connection = sqlite3.connect(file)

    def build(self, items: Sequence[Item]) -> None:
        with self.connection as to:
            to.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, body, year, outcome)")
            to.execute(
                "CREATE VIRTUAL TABLE words USING fts5 "
                "(title, text, body, tokenize = 'porter unicode61 remove_diacritics 2')"
            )
            to.executemany(
                "INSERT INTO item VALUES (?, ?, ?, ?)",
                ((i.number, i.body, i.year, i.outcome) for i in items),
            )
            to.executemany(
                "INSERT INTO words (rowid, title, text, body) VALUES (?, ?, ?, ?)",
                ((i.number, i.title, i.text, i.body) for i in items),
            )

    def ranked(self, query: str, count: int) -> list[int]:
        rows = self.connection.execute(
            f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY {self._RANKED} LIMIT ?",
            (query, count),
        )
        return [number for (number,) in rows]

    def page(self, query: str) -> int:
        """Twenty hits with snippets, three facets and the total, which is returned."""
        self.connection.execute(
            "SELECT rowid, title, snippet(words, 1, '<mark>', '</mark>', '…', 40) FROM words "
            "WHERE words MATCH ? AND rank MATCH 'bm25(2.0, 1.0, 0.3)' ORDER BY rank LIMIT 20",
            (query,),
        ).fetchall()
        counted = self.connection.execute(
            "WITH found AS MATERIALIZED (SELECT item.body, item.year, item.outcome FROM words "
            "JOIN item ON item.id = words.rowid WHERE words MATCH ?) "
            "SELECT 'body', body, count(*) FROM found GROUP BY 2 "
            "UNION ALL SELECT 'year', year, count(*) FROM found GROUP BY 2 "
            "UNION ALL SELECT 'outcome', outcome, count(*) FROM found GROUP BY 2",
            (query,),
        ).fetchall()
        return sum(count for facet, _, count in counted if facet == "year")


def all_of(words: str) -> str:
    return " AND ".join(f'"{token.word}"' for token in tokens(words))


def any_of(words: str) -> str:
    return " OR ".join(f'"{word}"' for word in dict.fromkeys(t.word for t in tokens(words)))
