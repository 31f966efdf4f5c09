"""Agenda items, their numbers and who may read them (handbook 1.2, 1.6, 2.1)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from app.errors import Overtaken, RuleBroken


class ItemKind(StrEnum):
    DECISION = "for decision"
    INFORMATION = "for information"
    DISCUSSION = "for discussion"
    VERBAL_UPDATE = "verbal update"
    PRESENTATION = "presentation"
    PETITION = "petition"
    DEPUTATION = "deputation"
    PUBLIC_QUESTION = "public question"
    MEMBER_QUESTION = "member question"
    MOTION_ON_NOTICE = "motion on notice"
    REFERENCE = "reference from another body"
    PROCEDURAL = "procedural"
    HEADING = "heading"


class Part(StrEnum):
    """Whether the public may be there (LGA 1972 s.100A)."""

    OPEN = "open"
    EXEMPT = "exempt"
    CONFIDENTIAL = "confidential"

    @property
    def is_restricted(self) -> bool:
        return self is not Part.OPEN


class OfficerAuthority(StrEnum):
    """By what an officer may take a decision that a body could (SI 2014/2095 reg 7)."""

    EXPRESS = "a specific express authorisation"
    GENERAL = "a general authorisation"


def officer_needs_record(
    authority: OfficerAuthority | None,
    *,
    licence_or_rights: bool,
    amount: int | None,
    threshold: int | None,
) -> bool:
    """Whether a decision of an officer is to be recorded with its reasons (handbook rule 36).

    Without a `threshold` no amount is known to matter.
    """
    if authority is not OfficerAuthority.GENERAL:
        return authority is OfficerAuthority.EXPRESS
    spends = amount is not None and threshold is not None and amount >= threshold
    return licence_or_rights or spends


class DocumentKind(StrEnum):
    REPORT = "report"
    APPENDIX = "appendix"
    BACKGROUND = "background paper"
    PRESENTATION = "presentation"
    AGENDA = "agenda"
    MINUTES = "minutes"
    OTHER = "other"


def cited(body: str, label: str) -> str:
    """A minute by its body’s code, or name, and its number as printed: “EAB 10/2017”."""
    return label if label.startswith(body) else f"{body} {label}"


def cited_by_item(number: str | None) -> str:
    """Where no minute number is given yet."""
    return f"item {number}" if number else "unnumbered item"


def numbered(number: str | None, title: str) -> str:
    return f"{number}. {title}" if number else title


_NUMBER = re.compile(r"[A-Z]?\d+(\.\d+)*[a-z]?")


def check_item_number(number: str) -> str:
    """An agenda number as printed: “4”, “4a”, “5.1”, “A1”."""
    number = number.strip()
    if not _NUMBER.fullmatch(number):
        raise RuleBroken("Enter an agenda number like 4, 4a, 5.1 or A1", about="number")
    return number


def numbers_after(number: str) -> Iterator[str]:
    """What an item squeezed in after a number may be: 4a, 4b… after 4; 5.2, 5.3… after 5.1."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    if number[-1].isalpha():
        yield from (number[:-1] + letter for letter in letters if letter > number[-1])
    elif "." in number:
        stem, _, last = number.rpartition(".")
        yield from (f"{stem}.{following}" for following in range(int(last) + 1, 1000))
    else:
        yield from (number + letter for letter in letters)


def check_number_suffix(suffix: str) -> str:
    """What follows a minute number that was squeezed in: “A” in “10A”."""
    suffix = suffix.strip().upper()
    if not re.fullmatch(r"[A-Z]{0,2}", suffix):
        raise RuleBroken("After the number there may be a letter, like A", about="suffix")
    return suffix


def check_grounds(part: Part, paragraphs: list[int], public_interest: str) -> None:
    """An exempt item states at least one ground and the public interest (rule 17)."""
    if part is not Part.EXEMPT:
        return
    if not paragraphs:
        raise RuleBroken(
            "Choose at least one ground on which this item is exempt", about="paragraphs"
        )
    if not public_interest.strip():
        raise RuleBroken(
            "Say why the public interest is in keeping this item exempt", about="public_interest"
        )


def check_restriction(restriction: Part, reason: str) -> None:
    """A paper kept from the public says why (handbook 1.6)."""
    if restriction.is_restricted and not reason.strip():
        raise RuleBroken("Say why this paper is restricted", about="restriction_reason")


def check_revision(seen: int, current: int) -> None:
    """A save made from an older text is refused, so that nobody's words are lost."""
    if seen != current:
        raise Overtaken(
            "Someone else saved these minutes while you were writing. "
            "Both texts are shown below; bring them together and save again"
        )


def join_paragraphs(paragraphs: list[int]) -> str:
    return ",".join(str(number) for number in sorted(set(paragraphs)))


UNKNOWN_GROUND = "0"
"""Kept of an exempt item of another system, which does not say on what ground it is exempt."""


def split_paragraphs(stored: str) -> list[int]:
    return [int(number) for number in stored.split(",") if number not in {"", UNKNOWN_GROUND}]


#: What the item is called at which minutes are approved; boards keep notes or a record.
MINUTES_TITLED = (
    "minutes",
    *(f"{w} of the {p}" for w in ("notes", "record") for p in ("last", "previous")),
)


def is_titled_for_minutes(title: str) -> bool:
    return any(words in title.casefold() for words in MINUTES_TITLED)


def titles_of_minutes(days: Sequence[date], *, notes: bool = False) -> str:
    """“Minutes of the meetings held on 5 March 2026 and 2 April 2026”, or “Notes of …”."""
    *most, last = [f"{day.day} {day:%B} {day.year}" for day in days]
    listed = f"{', '.join(most)} and {last}" if most else last
    what = "Notes" if notes else "Minutes"
    return f"{what} of the meeting{'s' if most else ''} held on {listed}"
