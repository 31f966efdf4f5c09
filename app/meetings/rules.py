"""Kinds and states of a meeting, and who counts as present (handbook 1.1, 1.3).

The life of its minutes is in `life`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from itertools import pairwise

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
    IN_REVIEW = "in review"
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

    @property
    def away(self) -> str:
        """“having sent apologies”, after a name; "" for one who was or may have been there."""
        return {"apologies": "having sent apologies", "absent": "absent"}.get(self, "")


class Capacity(StrEnum):
    """In what part someone came; the order is the order in which minutes list them."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    CO_OPTED = "co-opted member"
    IN_ATTENDANCE = "also in attendance"
    OFFICER = "officer"
    PUBLIC_SPEAKER = "public speaker"

    @property
    def heading(self) -> str:
        """What a list of such people is headed with."""
        is_plural = self is Capacity.IN_ATTENDANCE
        return self[:1].upper() + self[1:] + ("" if is_plural else "s")

    @property
    def usually_votes(self) -> bool:
        """Whether someone in this part votes where nothing else was said (LGHA 1989 s.13)."""
        return self in {Capacity.MEMBER, Capacity.SUBSTITUTE}


YET_TO_COME = {MeetingStatus.PROVISIONAL, MeetingStatus.SCHEDULED, MeetingStatus.CONFIRMED}

#: A meeting that will not take place as called says why, or when instead.
NEEDS_A_NOTE = {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}


def minutes_are_closed(state: MinutesState) -> bool:
    """Approved minutes are the record, and are corrected only by a later meeting (rule 35)."""
    return state in {MinutesState.APPROVED, MinutesState.SIGNED}


def check_minutes_open(state: MinutesState) -> None:
    if minutes_are_closed(state):
        raise RuleBroken(f"The minutes of this meeting are {state} and cannot be changed")


def check_status(status: MeetingStatus, note: str) -> None:
    if status in NEEDS_A_NOTE and not note.strip():
        raise RuleBroken(
            f"Say why the meeting is {status}, or when it will be held instead", about="note"
        )


def votes_on(scope: str | None, subject: str | None) -> bool:
    """Whether a seat with this `voting_scope` votes on an item of `subject` (handbook rule 9)."""
    only, about = (scope or "").strip().casefold(), (subject or "").strip().casefold()
    return only in {"", about}


@dataclass(frozen=True)
class QuorumCheck:
    """Voting members who are there against the number needed, which may not be known.

    Only voting members count (handbook rules 7 and 9).
    """

    needed: int | None
    present: int

    @property
    def is_met(self) -> bool:
        return self.needed is None or self.present >= self.needed


#: When someone came in and went out; None is the start or the end of the meeting.
Stay = tuple[time | None, time | None]


def lapses_of_quorum(
    stays_of_each: Iterable[Sequence[Stay]], needed: int | None
) -> list[tuple[time | None, int]]:
    """When too few voting members were in the room: from what time, and how many were left.

    Someone with no stay was there throughout; None is the start of the meeting. Times are
    read as of one evening.
    """
    everyone = [list(stays) or [(None, None)] for stays in stays_of_each]
    edges = {edge for stays in everyone for stay in stays for edge in stay if edge}
    counts = [(at, sum(_is_in(stays, at) for stays in everyone)) for at in [None, *sorted(edges)]]
    lapsed: list[tuple[time | None, int]] = []
    was_enough = True
    for at, count in counts:
        is_enough = QuorumCheck(needed, count).is_met
        if was_enough and not is_enough:
            lapsed.append((at, count))
        was_enough = is_enough
    return lapsed


def _is_in(stays: Sequence[Stay], at: time | None) -> bool:
    if at is None:
        return any(joined is None for joined, _ in stays)
    return any(
        (joined is None or joined <= at) and (left is None or at < left) for joined, left in stays
    )


def check_stays(name: str, stays: Sequence[Stay]) -> None:
    """Someone leaves after arriving, and comes back only after having left."""
    for joined, left in stays:
        if joined and left and left < joined:
            raise RuleBroken(f"{name} cannot leave before arriving")
    for (_, left), (joined, _) in pairwise(stays):
        if left is None or joined is None or joined < left:
            raise RuleBroken(f"{name} can come back only after leaving: put the times in order")
