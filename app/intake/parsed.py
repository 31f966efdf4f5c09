"""What was understood of one agenda item page, as plain values.

`as_json` is a promise to other programs: its names and their order do not change.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.errors import RuleBroken


class NotAnAgendaItem(RuleBroken):
    """The page can be read, but it is not the page of one agenda item."""


class Kind(StrEnum):
    """What a piece of the discussion is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"


@dataclass(frozen=True)
class Doubt:
    """Something a clerk should look at; `line` counts from 1 in the page as it was read."""

    message: str
    line: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {"message": self.message, "line": self.line}


@dataclass(frozen=True)
class Clause:
    """`label` is as printed, "" where the page prints none."""

    label: str
    text: str
    line: int
    children: tuple["Clause", ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "label": self.label,
            "text": self.text,
            "children": [child.as_json() for child in self.children],
        }


@dataclass(frozen=True)
class ClauseList:
    """One recommendation or one resolution: the words that lead in, and its clauses."""

    lead_in: str
    clauses: tuple[Clause, ...]
    line: int


@dataclass(frozen=True)
class Piece:
    """One piece of the discussion."""

    kind: Kind
    text: str
    line: int

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind.value, "text": self.text}


@dataclass(frozen=True)
class Paper:
    """A document that the page lists."""

    title: str
    url: str | None
    line: int

    def as_json(self) -> dict[str, Any]:
        return {"title": self.title, "url": self.url}


@dataclass(frozen=True)
class ParsedItem:
    """One agenda item. Where a page decides twice, `resolutions` has two lists."""

    title: str
    purpose: str | None = None
    introduced_by: str | None = None
    recommendations: tuple[ClauseList, ...] = ()
    discussion: tuple[Piece, ...] = ()
    resolutions: tuple[ClauseList, ...] = ()
    documents: tuple[Paper, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    number: str | None = field(default=None, compare=False)
    take_in_report: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "purpose": self.purpose,
            "introduced_by": self.introduced_by,
            "recommendation_lead_in": _lead_in(self.recommendations),
            "recommendations": _clauses(self.recommendations),
            "discussion": [piece.as_json() for piece in self.discussion],
            "resolution_lead_in": _lead_in(self.resolutions),
            "resolutions": _clauses(self.resolutions),
            "documents": [paper.as_json() for paper in self.documents],
            "doubts": [doubt.as_json() for doubt in self.doubts],
        }


def _lead_in(lists: tuple[ClauseList, ...]) -> str | None:
    return (lists[0].lead_in or None) if lists else None


def _clauses(lists: tuple[ClauseList, ...]) -> list[dict[str, Any]]:
    return [clause.as_json() for each in lists for clause in each.clauses]
