"""The object that the command prints, read back to what was understood. Pure.

What a file was understood as is kept as that object, so that it is entered from there whenever
its body is known. Lines of the source are in the doubts alone.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.intake.minutes.parsed import (
    Attendee,
    Declaration,
    Doubt,
    Item,
    Minutes,
    NamedVotes,
    Outcome,
    Piece,
    Recommended,
    Resolved,
    Votes,
)

Object = Mapping[str, Any]


def minutes_from(kept: Object) -> Minutes:
    return Minutes(
        body=kept["body"],
        held_on=_day(kept["date"]),
        venue=kept["venue"],
        present=_people(kept["present"]),
        apologies=tuple(kept["apologies"]),
        in_attendance=_people(kept["in_attendance"]),
        declarations=tuple(Declaration(d["name"], d["text"]) for d in kept["declarations"]),
        items=tuple(_item(item) for item in kept["items"]),
        next_meeting=_day(kept["next_meeting"]),
        doubts=tuple(Doubt(d["message"], d["line"]) for d in kept["doubts"]),
        closing=kept.get("closing", ""),
    )


def _day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None


def _people(kept: list[Object]) -> tuple[Attendee, ...]:
    return tuple(Attendee(person["name"], person["role"]) for person in kept)


def _item(kept: Object) -> Item:
    return Item(
        kept["title"],
        0,
        kept["number"],
        kept["section"],
        tuple(Piece(piece["kind"], piece["text"], 0) for piece in kept["discussion"]),
        tuple(Recommended(each["label"], each["text"]) for each in kept["recommendations"]),
        tuple(_resolved(each) for each in kept["resolutions"]),
        kept.get("withheld"),
    )


def _resolved(kept: Object) -> Resolved:
    return Resolved(
        kept["text"],
        0,
        kept["label"],
        kept["mover"],
        kept["seconder"],
        Outcome(kept["outcome"]),
        kept["as_printed"],
        _votes(kept["votes"]),
        kept.get("lead_in", ""),
        kept.get("level", 1),
    )


def _votes(kept: Object) -> Votes:
    named = kept["named"]
    return Votes(
        kept["for"],
        kept["against"],
        kept["abstain"],
        kept["unanimous"],
        NamedVotes(tuple(named["for"]), tuple(named["against"]), tuple(named["abstain"]))
        if named
        else None,
    )
