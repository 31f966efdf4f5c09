"""The grammars of recommendations and the forms of resolutions (handbook 2.3 and 2.4)."""

from dataclasses import dataclass
from enum import StrEnum


class Grammar(StrEnum):
    """How a list of recommendations is built, by the handbook’s codes."""

    BARE = "G1"
    THIRD_PERSON = "G2"
    SUBJUNCTIVE = "G3"
    VERB_IN_LEAD_IN = "G4"
    AGREES_TO = "G5"
    ASKED_TO = "G6"
    UPWARD = "G7"
    UNKNOWN = "unknown"


class Style(StrEnum):
    """How a house words what it resolves. Each name stands for a form R1 to R8 or R11."""

    PAST_LIST = "past-list"  # R1  RESOLVED the Board: (1) Noted …
    SUBJUNCTIVE = "subjunctive"  # R2  RESOLVED that the report be noted
    PRESENT = "present"  # R3  RESOLVED that the Board notes …
    INFINITIVE = "infinitive"  # R4  The Board resolved to: (1) Note …
    DECISION = "decision"  # R6, R7  Decision: 1. Noted …
    PAST_AFTER_THAT = "past-after-that"  # R5  RESOLVED: (1) That the Board noted …
    INDICATIVE = "indicative"  # R8  RESOLVED that the report is noted
    SCOTTISH = "scottish"  # R11  The Board agreed:- (1) to note …


@dataclass(frozen=True)
class Clause:
    """`label` is as printed, "" where there is none; `flags` say what a clerk should look at."""

    label: str
    text: str
    children: tuple["Clause", ...] = ()
    flags: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "label": self.label,
            "text": self.text,
            "children": [child.as_json() for child in self.children],
            "flags": list(self.flags),
        }


@dataclass(frozen=True)
class Resolution:
    """What recommendations became, and the grammar they were written in."""

    grammar: Grammar
    lead_in: str
    clauses: tuple[Clause, ...]

    def as_json(self) -> dict[str, object]:
        """A promise to other programs: names and order do not change."""
        return {
            "grammar": self.grammar.value,
            "lead_in": self.lead_in,
            "clauses": [clause.as_json() for clause in self.clauses],
        }
