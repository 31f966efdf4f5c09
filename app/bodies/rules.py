"""Kinds of body, quorum, and the numbers that minutes carry (handbook 1.1, 1.3, 2.1)."""

import math
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from app.errors import RuleBroken


class Regime(StrEnum):
    ENGLAND_PRINCIPAL = "England, principal council"
    ENGLAND_PARISH = "England, parish or town council"
    WALES_PRINCIPAL = "Wales, principal council"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


class BodyKind(StrEnum):
    COUNCIL = "full council"
    CABINET = "cabinet"
    SCRUTINY = "scrutiny panel"
    COMMITTEE = "regulatory committee"
    SUB_COMMITTEE = "sub-committee"
    JOINT_COMMITTEE = "joint committee"
    ADVISORY_BOARD = "advisory board"
    WORKING_GROUP = "working group"
    PARTNERSHIP = "partnership board"
    SUB_GROUP = "sub-group"
    OUTSIDE_BODY = "outside body"
    NETWORK = "outside network"


class DecisionPower(StrEnum):
    FULL = "full"
    DELEGATED = "delegated"
    ADVISORY = "advisory"
    NONE = "none"


class QuorumRule(StrEnum):
    """LGA 1972 Sch 12 paras 6 and 12; a committee's is set by its standing orders."""

    QUARTER = "one quarter of the seats"
    QUARTER_AT_LEAST_THREE = "one quarter of the voting seats, at least three"
    THIRD_AT_LEAST_THREE = "one third of the seats, at least three"
    FIXED = "a fixed number"


class MemberRole(StrEnum):
    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    MEMBER = "member"
    STANDING_DEPUTY = "standing deputy"
    CO_OPTED = "co-opted member"
    ADVISER = "adviser"
    OBSERVER = "observer"
    LEAD = "lead"
    REPRESENTATIVE = "representative"

    @property
    def is_member(self) -> bool:
        """Whether they see what the members see. Who advises or observes does not sit on it."""
        return self not in {MemberRole.ADVISER, MemberRole.OBSERVER}


class LinkKind(StrEnum):
    GREW_OUT_OF = "grew out of"
    PART_OF = "part of"
    REPORTS_TO = "reports to"
    WORKS_WITH = "works with"
    WEBSITE = "website"


class SeriesReset(StrEnum):
    CALENDAR_YEAR = "each calendar year"
    MUNICIPAL_YEAR = "each municipal year"
    PER_MEETING = "each meeting"
    NEVER = "never"


def quorum(rule: QuorumRule, seats: int | None, fixed: int | None) -> int | None:
    """The number needed, from seats and not from sitting members; None where it is unknown."""
    if rule is QuorumRule.FIXED:
        return fixed
    if seats is None:
        return None
    match rule:
        case QuorumRule.QUARTER:
            return math.ceil(seats / 4)
        case QuorumRule.QUARTER_AT_LEAST_THREE:
            return max(3, math.ceil(seats / 4))
        case QuorumRule.THIRD_AT_LEAST_THREE:
            return max(3, math.ceil(seats / 3))


def check_quorum(rule: QuorumRule, seats: int | None, fixed: int | None) -> None:
    if seats is not None and seats < 1:
        raise RuleBroken("Seats must be 1 or more", about="seats")
    if rule is not QuorumRule.FIXED:
        return
    if fixed is None or fixed < 1:
        raise RuleBroken("Enter the number of members that makes a quorum", about="quorum_fixed")
    if seats is not None and fixed > seats:
        raise RuleBroken(f"The quorum cannot be more than the {seats} seats", about="quorum_fixed")


def tidy_code(code: str | None) -> str | None:
    """The code as minutes are cited by it, in capitals; it is part of their address.

    Raises RuleBroken for what would not read in an address.
    """
    tidy = (code or "").strip().upper()
    if not tidy:
        return None
    if not _CODE.fullmatch(tidy):
        raise RuleBroken("Code must be up to 20 letters, figures and hyphens", about="code")
    return tidy


def municipal_year(on: date, annual_meetings: Mapping[int, date]) -> int:
    """The year in which the municipal year of `on` began, from annual meeting to annual meeting.

    Where no annual meeting is recorded for a year, it is taken to be on 1 May.
    """
    started = annual_meetings.get(on.year, date(on.year, 5, 1))
    return on.year if on >= started else on.year - 1


def municipal_year_label(year: int) -> str:
    """“2026/27”."""
    return f"{year}/{(year + 1) % 100:02d}"


def number_period(reset: SeriesReset, on: date, annual_meetings: Mapping[int, date]) -> str:
    """What a minute number is unique within: “2026”, a meeting's date, or “all”."""
    match reset:
        case SeriesReset.CALENDAR_YEAR:
            return str(on.year)
        case SeriesReset.MUNICIPAL_YEAR:
            return str(municipal_year(on, annual_meetings))
        case SeriesReset.PER_MEETING:
            return on.isoformat()
        case SeriesReset.NEVER:
            return "all"


def format_minute_number(pattern: str, number: int, *, suffix: str, period: str, code: str) -> str:
    """Fill `{n}`, `{yy}`, `{yyyy}` and `{code}`: “10/2017”, “24/17”, “PLA146/14”."""
    year = period[:4] if period[:4].isdigit() else ""
    return (
        pattern.replace("{n}", f"{number}{suffix}")
        .replace("{yyyy}", year)
        .replace("{yy}", year[2:])
        .replace("{code}", code)
    )


def check_number_pattern(pattern: str, reset: SeriesReset = SeriesReset.MUNICIPAL_YEAR) -> None:
    tokens = re.findall(r"\{(.*?)\}", pattern)
    if "n" not in tokens:
        raise RuleBroken(
            "Number format must contain {n}, where the minute number goes", about="pattern"
        )
    unknown = [name for name in tokens if name not in _TOKENS]
    if unknown:
        raise RuleBroken(
            f"Number format may use {{n}}, {{yy}}, {{yyyy}} and {{code}}, not {{{unknown[0]}}}",
            about="pattern",
        )
    if len(tokens) != len(set(tokens)) or len(pattern) > LONGEST_PATTERN:
        raise RuleBroken(
            f"Number format must be {LONGEST_PATTERN} characters or fewer, with each of "
            "{n}, {yy}, {yyyy} and {code} once at the most",
            about="pattern",
        )
    if reset is SeriesReset.NEVER and not _TOKENS.isdisjoint({"yy", "yyyy"} & set(tokens)):
        raise RuleBroken(
            "Numbers that never restart have no year to print: leave out {yy} and {yyyy}",
            about="pattern",
        )


LONGEST_PATTERN = 30
_TOKENS = {"n", "yy", "yyyy", "code"}
_CODE = re.compile(r"(?=.{1,20}$)[A-Z0-9]+(-[A-Z0-9]+)*")


class VotesPrinted(StrEnum):
    """How minutes print a vote that was taken by name."""

    TABLE = "a table of names"
    SENTENCE = "a sentence with the names"
    COUNTS = "how many voted each way"


class AttendancePrinted(StrEnum):
    TABLE = "a table"
    LISTS = "a list for each part"


class DeclarationsPrinted(StrEnum):
    TABLE = "a table"
    SENTENCES = "a sentence for each"
