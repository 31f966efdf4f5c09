"""Convert every recommendation of the sample papers that its resolution is known for, and count.

`python -m tests.benchmarks.wording [FILE …]`; without files, the sample papers beside the project.
A file is an agenda item page with RECOMMENDED and RESOLVED, or a folder of them.

right: label by label what was printed, but for capitals and the last stop. flagged: the clerk is
asked to look. changed: the meeting changed the words, so nothing can be said. wrong: the rest.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from app.config import ROOT
from app.errors import RuleBroken
from app.intake.clause_lists import recommendations_in
from app.intake.page import parse
from app.intake.parsed import Clause as Read
from app.intake.reading import decode
from app.wording.comparing import match, same_in_substance
from app.wording.forms import Form
from app.wording.numbering import is_pattern
from app.wording.reading import Kind, read
from app.wording.resolving import resolved
from app.wording.styles import Clause, Style

SAMPLES = ROOT.parent / "shared" / "samples"


@dataclass(frozen=True)
class Pair:
    """One list of recommendations and what the meeting made of it, both as printed."""

    where: str
    lead_in: str
    clauses: tuple[Clause, ...]
    lead_out: str
    answers: tuple[Clause, ...]


def of_pages(paths: Iterable[Path]) -> Iterator[Pair]:
    for path in paths:
        try:
            item = parse(decode(path.read_bytes()))
        except RuleBroken:
            continue
        for before, after in zip(item.recommendations, item.resolutions, strict=False):
            yield Pair(
                path.name,
                before.lead_in,
                _plain(before.clauses),
                after.lead_in,
                _plain(after.clauses),
            )


def _plain(clauses: Iterable[Read]) -> tuple[Clause, ...]:
    return tuple(Clause(each.label, each.text, _plain(each.children)) for each in clauses)


def of_london(folder: Path) -> Iterator[Pair]:
    """What a committee moved, and what its council then resolved under the same title."""
    recommended: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        meeting = json.loads(path.read_text())
        motions = list(_motions(meeting["items"]))
        if "Council" not in path.name:
            recommended |= {title: text for title, text in motions if text}
            continue
        for title, text in motions:
            if recommended.get(title) and text and "Pecuniary" not in title:
                before, after = recommendations_in(recommended[title]), recommendations_in(text)
                yield Pair(title, before.lead_in, before.clauses, after.lead_in, after.clauses)


def _motions(items: dict[str, dict]) -> Iterator[tuple[str, str]]:  # type: ignore[type-arg]
    for item in items.values():
        for piece in item["content"] or ():
            if piece["__class__"] == "Motion":
                texts = [part["string"] for part in piece["motion_texts"] if part.get("string")]
                yield re.sub(r"^\([\d.]+\)\s*", "", item["title"]), "\n\n".join(texts)
        yield from _motions(item.get("items") or {})


def style_of(pair: Pair) -> Style:
    """The style that the resolution itself is in."""
    if re.match(r"decision", pair.lead_out, re.I):
        return Style.DECISION
    form = next((r.tense for c in pair.answers if (r := read(c.text)).kind is Kind.VERB), None)
    told = {Form.PAST: Style.PAST_LIST, Form.PRESENT: Style.PRESENT, Form.BARE: Style.INFINITIVE}
    return told.get(form or Form.PARTICIPLE, Style.SUBJUNCTIVE)


def numbering_of(pair: Pair) -> list[str] | None:
    """How the resolution itself counts, so that references in it can be compared."""
    first, below = pair.answers[:1], [c for each in pair.answers for c in each.children[:1]]
    patterns = [each.label for each in (*first, *below[:1])]
    return patterns if patterns and all(is_pattern(each) for each in patterns) else None


def judged(pair: Pair) -> Iterator[tuple[str, str, str]]:
    """Each answer as (verdict, what was made, what was printed)."""
    style, numbering = style_of(pair), numbering_of(pair)
    made = list(_flat(resolved(pair.lead_in, pair.clauses, style, numbering=numbering).clauses))
    before, after = list(_flat(pair.clauses)), list(_flat(pair.answers))
    for found in match([clause.text for clause in before], [clause.text for clause in after]):
        if found.recommendation is None:
            yield "changed", "", after[found.resolution].text
            continue
        mine, printed = made[found.recommendation], after[found.resolution].text
        if same(mine.text, printed):
            verdict = "right and flagged" if mine.flags else "right"
        elif mine.flags:
            verdict = "flagged"
        else:
            verdict = "wrong" if _alike(before[found.recommendation].text, printed) else "changed"
        yield verdict, mine.text, printed


def _alike(before: str, printed: str) -> bool:
    """Did the meeting keep the words, but for the form of the first?"""
    return words(before)[1:] == words(printed)[1:] or same_in_substance(before, printed)


def words(text: str) -> list[str]:
    return re.findall(
        r"[^\W_]+(?:-[^\W_]+)*", re.sub(r"\((?:\d+|[ivx]+|[a-z])\)", "", text.casefold())
    )


def same(mine: str, printed: str) -> bool:
    return _normal(mine) == _normal(printed)


def _normal(text: str) -> str:
    plain = " ".join(text.translate(str.maketrans("’‘“”–", "''\"\"-")).casefold().split())
    return re.sub(r"^that (?=the )|(?:[\s.;:,]|\band\b)+$", "", plain)


def _flat(clauses: Iterable[Clause]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _flat(clause.children)


def main(names: list[str]) -> None:
    paths = [Path(name) for name in names] or [SAMPLES / "portsmouth-eab-item.txt"]
    files = [p for path in paths for p in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    pairs = [*of_pages(path for path in files if path.is_file())]
    if not names:
        pairs += of_london(SAMPLES / "london-ontario")
    began, counts = perf_counter(), Counter[str]()
    for pair in pairs:
        for verdict, mine, printed in judged(pair):
            counts[verdict] += 1
            if verdict in ("wrong", "flagged"):
                print(f"{verdict}: {pair.where}\n  made    {mine}\n  printed {printed}")  # noqa: T201  # what it is for
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    print(f"{len(pairs)} lists, {counts.total()} clauses: {told}; {perf_counter() - began:.1f} s")  # noqa: T201  # what it is for


if __name__ == "__main__":
    main(sys.argv[1:])
