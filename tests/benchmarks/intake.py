"""How much of real minutes is understood: precision and recall per field and folder.

    python -m tests.benchmarks.intake [FOLDER ...] [--missed]

The answers are twins made by somebody else (JSON, Markdown) or written by hand
(tests/benchmarks/intake_answers). A third of the files, chosen by their names, is held out:
the rules were written without looking at how those come out.
"""

import argparse
import hashlib
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import RuleBroken
from app.intake.minutes.minutes import parse
from app.intake.minutes.opening import open_paper
from app.intake.minutes.parsed import Minutes
from tests.benchmarks.intake_answers.twins import Answer, answers

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
FIELDS = (
    "items",
    "resolutions",
    "movers",
    "seconders",
    "votes",
    "named",
    "present",
    "in_attendance",
    "apologies",
    "date",
)


@dataclass
class Score:
    """Right, wrong and missing, for one field."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Result:
    """The scores of one folder, and what was missed or invented, to look at."""

    files: int = 0
    scores: dict[str, Score] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def is_held_out(name: str) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def understood(minutes: Minutes) -> Answer:
    """What the parser found, in the shape of an answer."""
    answer = Answer(date=minutes.held_on.isoformat() if minutes.held_on else None)
    for item in minutes.items:
        answer.items.append((item.number or "", item.title))
        for resolved in item.resolutions:
            answer.resolutions.append(resolved.text)
            if resolved.mover:
                answer.movers.append(resolved.mover)
            if resolved.seconder:
                answer.seconders.append(resolved.seconder)
            votes = resolved.votes
            if votes.ayes is not None or votes.noes is not None:
                answer.votes.append((votes.ayes, votes.noes))
            if votes.named:
                answer.named += [f"for {n}" for n in votes.named.ayes]
                answer.named += [f"against {n}" for n in votes.named.noes]
    answer.present = [person.name for person in minutes.present]
    answer.in_attendance = [person.name for person in minutes.in_attendance]
    answer.apologies = list(minutes.apologies)
    return answer


def compare(known: Answer, found: Answer, result: Result, name: str) -> None:
    for each in FIELDS:
        if each in known.unknown:
            continue
        score = result.scores.setdefault(each, Score())
        wanted, got = _keys(each, known), _keys(each, found)
        if each == "items" and "numbers" in known.unknown:
            got = [f"|{key.partition('|')[2]}" for key in got]
        if each in ("items", "resolutions"):
            right = _alike(wanted, got)
        else:
            right = (Counter(wanted) & Counter(got)).total()
        score.right += right
        score.wrong += len(got) - right
        score.missing += len(wanted) - right
        if right < max(len(wanted), len(got)):
            result.notes.append(f"{name[:50]} {each}: {_differences(wanted, got)}")


def _differences(wanted: list[str], got: list[str]) -> str:
    missed = [w for w in wanted if not any(_same(w, g) for g in got)]
    extra = [g for g in got if not any(_same(w, g) for w in wanted)]
    return f"missed {[m[:70] for m in missed][:6]} invented {[e[:70] for e in extra][:6]}"


def _keys(each: str, answer: Answer) -> list[str]:
    match each:
        case "items":
            return [f"{number}|{_plain(title)}" for number, title in answer.items]
        case "resolutions":
            return [_plain(text) for text in answer.resolutions]
        case "votes":
            return [f"{ayes}-{noes}" for ayes, noes in answer.votes]
        case "date":
            return [answer.date] if answer.date else []
        case "named":
            return [
                f"{each.split(' ', 1)[0]} {_surname(each.split(' ', 1)[1])}"
                for each in answer.named
            ]
        case _:
            return [_surname(name) for name in getattr(answer, each)]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold().replace("’", "")))


def _surname(name: str) -> str:
    """Initials and titles are written in many ways; the surname must be right."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\(.*?\)", "", name).replace("’", "").replace("'", ""))
    return words[-1].casefold() if words else ""


def _alike(wanted: list[str], got: list[str]) -> int:
    left = list(got)
    right = 0
    for each in wanted:
        found = next((other for other in left if _same(each, other)), None)
        if found is not None:
            left.remove(found)
            right += 1
    return right


def _same(one: str, other: str) -> bool:
    """The same number and like words; a hand-made answer may give only the first words."""
    if "|" in one and "|" in other:
        number, _, words = one.partition("|")
        number2, _, words2 = other.partition("|")
        if number.rstrip(".") != number2.rstrip("."):
            return False
        one, other = words, words2
    short, long = sorted((one, other), key=len)
    if not short:
        return not long
    if short in long and (len(short) >= 12 or len(short) > 0.6 * len(long)):
        return True
    first, second = set(short.split()), set(long.split())
    return len(first & second) >= 0.75 * len(first) and len(first & second) >= 0.6 * len(second)


def run(folder: str) -> tuple[Result, Result]:
    results = (Result(), Result())
    for name, data, known in answers(SAMPLES, folder):
        result = results[is_held_out(name)]
        began = time.perf_counter()
        try:
            found = understood(parse(open_paper(data, name)))
        except RuleBroken as refusal:
            result.notes.append(f"{name}: {refusal}")
            found = Answer()
        result.seconds.append(time.perf_counter() - began)
        result.files += 1
        compare(known, found, result, name)
    return results


def printed(folder: str, results: tuple[Result, Result]) -> Iterator[str]:
    for which, result in zip(("seen", "held out"), results, strict=True):
        if not result.files:
            continue
        slowest = max(result.seconds)
        yield f"\n{folder}, {which}: {result.files} files, slowest {slowest:.2f} s"
        yield f"  {'field':14}{'right':>7}{'wrong':>7}{'missing':>9}{'precision':>11}{'recall':>8}{'F1':>7}"
        for each, s in result.scores.items():
            yield f"  {each:14}{s.right:7}{s.wrong:7}{s.missing:9}{s.precision:11.3f}{s.recall:8.3f}{s.f1:7.3f}"


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("folders", nargs="*")
    asked.add_argument("--missed", action="store_true", help="list what was missed in seen files")
    options = asked.parse_args()
    for folder in options.folders or [
        "word-with-json",
        "word-with-markdown",
        "london-ontario",
        "london-as-text",
        "minutes-text",
        "limerick",
        "moderngov-pages",
        "invented",
    ]:
        results = run(folder)
        print("\n".join(printed(folder, results)))  # noqa: T201  # a benchmark prints
        if options.missed:
            print("\n".join(results[0].notes))  # noqa: T201


if __name__ == "__main__":
    main()
