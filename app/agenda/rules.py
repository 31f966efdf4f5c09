"""Agenda items, their numbers and who may read them (handbook 1.2, 1.6, 2.1)."""

import re
from enum import StrEnum

from app.errors import RuleBroken


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


class DocumentKind(StrEnum):
    REPORT = "report"
    APPENDIX = "appendix"
    BACKGROUND = "background paper"
    PRESENTATION = "presentation"
    AGENDA = "agenda"
    MINUTES = "minutes"
    OTHER = "other"


#: LGA 1972 Sch 12A Part 1, England; other regimes' lists follow with their settings.
EXEMPT_GROUNDS = {
    1: "Information relating to any individual",
    2: "Information likely to reveal the identity of an individual",
    3: "Information relating to the financial or business affairs of any particular person",
    4: "Consultations or negotiations on a labour relations matter",
    5: "Information to which legal professional privilege could be maintained",
    6: "A proposed statutory notice, order or direction",
    7: "Action to prevent, investigate or prosecute crime",
}

_NUMBER = re.compile(r"[A-Z]?\d+(\.\d+)*[a-z]?")


def check_item_number(number: str) -> str:
    """An agenda number as printed: “4”, “4a”, “5.1”, “A1”."""
    number = number.strip()
    if not _NUMBER.fullmatch(number):
        raise RuleBroken("Enter an agenda number like 4, 4a, 5.1 or A1", about="number")
    return number


def check_number_suffix(suffix: str) -> str:
    """What follows a minute number that was squeezed in: “A” in “10A”."""
    suffix = suffix.strip().upper()
    if not re.fullmatch(r"[A-Z]{0,2}", suffix):
        raise RuleBroken("After the number there may be a letter, like A", about="suffix")
    return suffix


def check_grounds(part: Part, paragraphs: list[int], public_interest: str) -> None:
    """An exempt item states at least one paragraph and the public interest (rule 17)."""
    if part is not Part.EXEMPT:
        return
    if not paragraphs:
        raise RuleBroken(
            "Choose at least one paragraph of Schedule 12A for an exempt item", about="paragraphs"
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
        raise RuleBroken(
            "Someone else saved these minutes while you were writing. "
            "Both texts are shown below; bring them together and save again"
        )


def join_paragraphs(paragraphs: list[int]) -> str:
    return ",".join(str(number) for number in sorted(set(paragraphs)))


def split_paragraphs(stored: str) -> list[int]:
    return [int(number) for number in stored.split(",") if number]
