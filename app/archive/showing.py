"""What the page on which a paper is looked over shows: its source, its result, its doubts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.archive.confidence import Asked, sureness_of
from app.archive.filing import laid_over
from app.archive.likeness import Sureness
from app.archive.models import ArchiveDoubt, ArchiveFile
from app.archive.places import places_of
from app.clock import long_date

Object = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """One thing that was understood: `path` is where it is, `line` where the source has it."""

    path: str
    words: str
    sureness: Sureness
    line: int | None = None
    detail: str = ""


@dataclass(frozen=True)
class Business:
    """An item with what was decided on it; `said` are the paragraphs of its minutes."""

    title: Part
    recommended: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    decided: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Shown:
    lines: list[tuple[int, str]]
    facts: list[tuple[str, Part]] = field(default_factory=list)
    people: list[tuple[str, str, list[Part]]] = field(default_factory=list)
    items: list[Business] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def line_of(self, doubt: ArchiveDoubt) -> int | None:
        """Of its own, or where what it is about or the whole around that stands."""
        if doubt.line:
            return doubt.line
        path = doubt.field
        while path and path not in _LISTS:
            if path in self.places:
                return self.places[path]
            path = path.rpartition(".")[0]
        return None

    def path_of(self, doubt: ArchiveDoubt) -> str:
        """What it is about: of a line, the part that stands there; of words left out, nothing."""
        if doubt.field or doubt.message.startswith("Left out"):
            return doubt.field
        at = [path for path, line in self.places.items() if line == doubt.line]
        return next((path for path in at if decision_at(path)), at[0] if at else "")


_LISTS = {"present", "apologies", "in_attendance", "declarations", "items"}


def shown(file: ArchiveFile) -> Shown:
    told = file.lines.split("\n") if file.lines else []
    lines = [(number, line) for number, line in enumerate(told, start=1) if line.strip()]
    if file.parsed is None:
        return Shown(lines)
    parsed = laid_over(file, file.body)
    asked = [Asked(d.field, d.sureness) for d in file.doubts if d.settled_at is None and d.field]
    look = _Looking(parsed, asked, places_of(file.parsed, told))
    return Shown(lines, list(look.facts(file)), list(look.people()), look.items(), look.places)


@dataclass(frozen=True)
class _Looking:
    parsed: Object
    asked: list[Asked]
    places: dict[str, int]

    def part(self, path: str, words: str, detail: str = "") -> Part:
        sureness = sureness_of(path, self.parsed, self.asked)
        return Part(path, words, sureness, self.places.get(path), detail)

    def facts(self, file: ArchiveFile) -> Iterator[tuple[str, Part]]:
        body = file.body.name if file.body else self.parsed["body"] or "Not found"
        printed = self.parsed["body"] or ""
        told = f"printed as “{printed}”" if printed and printed != body else ""
        yield "Body", self.part("body", body, told)
        held_on = self.parsed["date"]
        words = long_date(date.fromisoformat(held_on)) if held_on else "Not found"
        yield "Day", self.part("date", words)
        yield "Venue", self.part("venue", self.parsed["venue"] or "Not printed")

    def people(self) -> Iterator[tuple[str, str, list[Part]]]:
        for name, words in _PEOPLE.items():
            found = [
                self.part(f"{name}.{place}", *_person(each))
                for place, each in enumerate(self.parsed[name])
                if each
            ]
            yield name, words, found

    def items(self) -> list[Business]:
        return [
            self.item(f"items.{place}", item)
            for place, item in enumerate(self.parsed["items"])
            if item
        ]

    def item(self, path: str, item: Object) -> Business:
        title = " ".join(filter(None, (item["number"], item["title"]))) or "No title"
        return Business(
            self.part(path, title),
            tuple(each["text"] for each in item["recommendations"] if each),
            tuple(each["text"] for each in item["discussion"] if each),
            tuple(
                self.part(f"{path}.resolutions.{place}", _labelled(each), _became(each))
                for place, each in enumerate(item["resolutions"])
                if each
            ),
        )


_PEOPLE = {
    "present": "Present",
    "apologies": "Apologies",
    "in_attendance": "In attendance",
    "declarations": "Declarations",
}


def _person(each: str | Object) -> tuple[str, str]:
    if isinstance(each, str):
        return each, ""
    return each["name"], each.get("role") or each.get("text") or ""


def _labelled(each: Object) -> str:
    """With what leads into it: “That it be granted, subject to (i) the oak being kept”."""
    return " ".join(filter(None, (each.get("lead_in"), each["label"], each["text"])))


def _became(each: Object) -> str:
    votes = each["votes"]
    counts = {"for": votes["for"], "against": votes["against"], "abstained": votes["abstain"]}
    told = [
        each["outcome"].capitalize(),
        each["mover"] and f"moved by {each['mover']}",
        each["seconder"] and f"seconded by {each['seconder']}",
        votes["unanimous"] and "unanimously",
        *(f"{count} {side}" for side, count in counts.items() if count is not None),
    ]
    return ", ".join(filter(None, told))


_PERSON = re.compile(r"(?:present|apologies|in_attendance|declarations)\.\d+")
_NAMED = re.compile(r"items\.\d+\.resolutions\.\d+\.(?:mover|seconder|votes\.named\.\w+\.\d+)")
_DECISION = re.compile(r"(items\.\d+\.resolutions\.\d+)(?:\..*)?")
_ITEM = re.compile(r"(items\.\d+)(?:\..*)?")


def asks_for_a_person(path: str) -> bool:
    return bool(_PERSON.fullmatch(path) or _NAMED.fullmatch(path))


def decision_at(path: str) -> str | None:
    found = _DECISION.fullmatch(path)
    return found[1] if found else None


def item_at(path: str) -> str | None:
    found = _ITEM.fullmatch(path)
    return found[1] if found else None
