"""Kinds and states of a meeting, and who counts as present (handbook 1.1, 1.3, 1.9)."""

from enum import StrEnum

from app.errors import RuleBroken


class MeetingKind(StrEnum):
    ORDINARY = "ordinary"
    ANNUAL = "annual"
    EXTRAORDINARY = "extraordinary"
    BUDGET = "budget"
    DECISION = "decision meeting"


class MeetingStatus(StrEnum):
    PROVISIONAL = "provisional"
    SCHEDULED = "scheduled"
    CONFIRMED = "confirmed"
    HELD = "held"
    ADJOURNED = "adjourned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    INQUORATE = "inquorate"


class AgendaState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class MinutesState(StrEnum):
    DRAFT = "draft"
    PUBLISHED_DRAFT = "published as draft"
    APPROVED = "approved"
    SIGNED = "signed"


class Mode(StrEnum):
    IN_PERSON = "in person"
    REMOTE = "remote"
    HYBRID = "hybrid"


class AttendanceStatus(StrEnum):
    EXPECTED = "expected"
    PRESENT = "present"
    REMOTE = "remote"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    NOT_REQUIRED = "not required"

    @property
    def was_there(self) -> bool:
        return self in {AttendanceStatus.PRESENT, AttendanceStatus.REMOTE}


class Capacity(StrEnum):
    """In what part someone came; the order is the order in which minutes list them."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    CO_OPTED = "co-opted member"
    IN_ATTENDANCE = "also in attendance"
    OFFICER = "officer"
    PUBLIC_SPEAKER = "public speaker"


#: Agreed in the order given; a later state is never left for an earlier one after signing.
MINUTES_ORDER = tuple(MinutesState)


def minutes_are_closed(state: MinutesState) -> bool:
    """Approved minutes are the record, and are corrected only by a later meeting (rule 35)."""
    return state in {MinutesState.APPROVED, MinutesState.SIGNED}


def check_minutes_may_move(now: MinutesState, to: MinutesState) -> None:
    if now is MinutesState.SIGNED and to is not MinutesState.SIGNED:
        raise RuleBroken("Signed minutes cannot be changed; record a correction instead")
