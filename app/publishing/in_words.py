"""A kept version in words, section by section, and what differs between two. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from app.agenda.differences import Stretch, word_differences
from app.clock import clock, long_date
from app.decisions.rules import MotionKind
from app.publishing.rules import Content


@dataclass(frozen=True)
class Change:
    """A part of a meeting that one version words otherwise than another."""

    heading: str
    stretches: tuple[Stretch, ...]


def changes(before: Content, after: Content) -> list[Change]:
    """What of the meeting, its people, papers and items differs, in the order of `after`.

    An item is known by its key, so that one which was renumbered is compared with itself.
    """
    old, new = dict(_sections(before)), dict(_sections(after))
    gone = {key: section for key, section in old.items() if key not in new}
    found = []
    for key, (heading, _) in {**new, **gone}.items():
        was, now = (_text(sections.get(key)) for sections in (old, new))
        if was != now:
            found.append(Change(heading, word_differences(was, now)))
    return found


Section = tuple[str, list[str]]


def _text(section: Section | None) -> str:
    return "".join(f"{line}\n" for line in section[1]) if section else ""


def _sections(content: Content) -> Iterator[tuple[str, Section]]:
    yield (
        "meeting",
        ("The meeting", [f"{name}: {value}" for name, value in facts(content["meeting"])]),
    )
    yield "attendance", ("Attendance", list(_attendance(content)))
    yield "declarations", ("Declarations of interest", list(_declarations(content)))
    yield "papers", ("Papers of the meeting", list(_papers(content)))
    for item in content.get("items", []):
        yield f"item {item['id']}", (title_of(item), list(_item(item)))
    for item in content.get("decisions", []):
        told = [*_clauses(item.get("clauses", [])), *_recorded(item)]
        yield f"decisions {item['id']}", (f"Decided: {item['label']}", told)


def title_of(item: Content) -> str:
    return f"{item['number']}. {item['title']}" if item.get("number") else str(item["title"])


_FACTS = {
    "body": "Body",
    "held_on": "Date",
    "starts_at": "Time",
    "venue": "Place",
    "kind": "Kind of meeting",
    "status": "Status",
    "status_note": "Note",
    "contact": "Contact",
    "notice": "Notice",
    "minutes": "Minutes",
    "approved_on": "Approved on",
    "signed_by": "Signed by",
    "signed_on": "Signed on",
}


def facts(meeting: Content) -> list[tuple[str, str]]:
    """When, where and in what state, each with what it is."""
    return [
        (words, _value(name, meeting[name])) for name, words in _FACTS.items() if name in meeting
    ]


def _value(name: str, value: str) -> str:
    """JSON keeps days and times in figures."""
    if name.endswith("_on"):
        return long_date(date.fromisoformat(value))
    return clock(time.fromisoformat(value)) if name.endswith("_at") else value


def sitting_in_words(sitting: Content) -> str:
    """“Thursday 5 March 2026, from 5 pm, to 7 pm, in the chair: Ann Lee”."""
    words = [long_date(date.fromisoformat(sitting["on"]))]
    for name, before in (("started_at", "from "), ("ended_at", "to ")):
        if name in sitting:
            words.append(before + _value(name, sitting[name]))
    words += [sitting[name] for name in ("venue", "mode") if name in sitting]
    return ", ".join([*words, *_chair(sitting)])


def _chair(sitting: Content) -> list[str]:
    return [f"in the chair: {sitting['presiding']}"] if "presiding" in sitting else []


def _attendance(content: Content) -> Iterator[str]:
    for sitting in content.get("sittings", []):
        yield sitting_in_words(sitting)
    for there in content.get("attendance", []):
        notes = "; ".join([there["part"], there["status"], *there.get("notes", [])])
        yield f"{there['name']} ({notes})"


def _declarations(content: Content) -> Iterator[str]:
    for declared in content.get("declarations", []):
        words = ("category", "nature", "dispensation")
        about = [concern["item"] for concern in declared.get("concerns", [])]
        yield ", ".join([declared["name"], *filter(None, map(declared.get, words)), *about])


def _papers(holder: Content) -> Iterator[str]:
    for paper in holder.get("documents", []):
        details = [
            paper[name]
            for name in ("reference", "file_name", "sha256", "supplement")
            if name in paper
        ]
        yield f"Paper: {', '.join([paper['title'], *details])}"


def _item(item: Content) -> Iterator[str]:
    yield title_of(item)
    for name in (
        "part",
        "supplement",
        "minute",
        "presenter",
        "matter",
        "late_reason",
        "urgency_reason",
    ):
        if name in item:
            yield f"{name.replace('_', ' ').capitalize()}: {item[name]}"
    yield from item.get("grounds", [])
    yield from (item[name] for name in ("public_interest", "purpose") if name in item)
    yield from _clauses(item.get("recommended", []))
    yield from item.get("movements", [])
    yield from (item[name] for name in ("discussion", "summary") if name in item)
    for motion in item.get("motions", []):
        yield from _motion(motion)
    for resolution in item.get("resolutions", []):
        yield from _clauses(resolution.get("clauses", []))
        yield from _votes(resolution)
    yield from _recorded(item)
    for made in item.get("corrections", []):
        where = f"{made['clause']}: “" if "clause" in made else "“"
        reads = f"reads “{made['after']}”" if "after" in made else "is left out"
        yield f"Corrected by {made['agreed']}: {where}{made['before']}” {reads}"
    yield from _papers(item)


_RECORDED = {
    "maker": "Decision taken by",
    "is_key": "Key decision",
    "plan_reference": "Forward plan",
    "call_in": "Call-in",
    "urgency": "Why it could not wait",
    "until": "May be called in until",
    "effective_on": "Takes effect",
    "reasons": "Reasons for the decision",
    "alternatives": "Alternative options considered and rejected",
    "interests": "Interests declared and dispensations",
    "called_in_on": "Called in on",
    "called_in_by": "Called in by",
    "called_in_for": "Reasons for the call-in",
    "considered_by": "Call-in considered by",
    "outcome": "Outcome of the call-in",
    "outcome_on": "Outcome on",
    "taken_again": "Taken again and",
    "taken_again_on": "Taken again on",
}


def recorded(executive: Content) -> list[tuple[str, str]]:
    """What was recorded of a decision of the executive, each with what it is."""
    return [
        (words, _recorded_value(name, executive[name]))
        for name, words in _RECORDED.items()
        if name in executive
    ]


def _recorded_value(name: str, value: Any) -> str:
    if name == "until" or name.endswith("_on"):
        return long_date(date.fromisoformat(value))
    return "Yes" if value is True else str(value)


def _recorded(item: Content) -> Iterator[str]:
    for words, value in recorded(item.get("executive", {})):
        yield f"{words}: {value}"


def _clauses(clauses: Iterable[Content]) -> Iterator[str]:
    for clause in clauses:
        if "lead_in" in clause:
            yield clause["lead_in"]
        outcome = f" [{clause['outcome']}]" if "outcome" in clause else ""
        yield f"{clause.get('label', '')} {clause['text']}{outcome}".strip()


def _motion(motion: Content) -> Iterator[str]:
    movers = " / ".join(motion[name] for name in ("mover", "seconder") if name in motion)
    result = f": {motion['result']}" if "result" in motion else ""
    yield f"{motion_name(motion)} ({movers}): {motion['text']}{result}"
    yield from _votes(motion)


def motion_name(motion: Content) -> str:
    """“Motion”, “Amendment”, or “Amendment to the recommendation” where it amends no motion."""
    name = str(motion["kind"]).capitalize()
    amends_motion = motion["kind"] != MotionKind.AMENDMENT or "amends" in motion
    return name if amends_motion else f"{name} to the recommendation"


def _votes(holder: Content) -> Iterator[str]:
    for vote in holder.get("votes", []):
        yield vote["words"]
        for choice, names in vote.get("names", {}).items():
            yield f"{choice.capitalize()}: {', '.join(names)}"
        yield from vote.get("own_votes", [])
