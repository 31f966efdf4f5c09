"""The life of an agenda and of its minutes: which step may follow which (handbook 1.9). Pure."""

from enum import StrEnum

from app.errors import RuleBroken
from app.meetings.rules import MeetingStatus, MinutesState


class Step(StrEnum):
    """Something that happened to a meeting or to its papers, and is kept with its time."""

    PROVISIONAL = "meeting made provisional"
    SCHEDULED = "meeting scheduled"
    CONFIRMED = "meeting confirmed"
    HELD = "meeting held"
    ADJOURNED = "meeting adjourned"
    POSTPONED = "meeting postponed"
    CANCELLED = "meeting cancelled"
    INQUORATE = "meeting inquorate"
    AGENDA_PUBLISHED = "agenda published"
    SUPPLEMENT_PUBLISHED = "supplement published"
    AGENDA_WITHDRAWN = "agenda withdrawn"
    DECISIONS_PUBLISHED = "decisions published"
    DECISIONS_WITHDRAWN = "decisions withdrawn"
    REVIEW_BEGUN = "minutes sent for review"
    REVIEW_ENDED = "minutes taken back from review"
    MINUTES_PUBLISHED = "minutes published as a draft"
    MINUTES_WITHDRAWN = "draft minutes withdrawn"
    MINUTES_APPROVED = "minutes approved"
    APPROVAL_TAKEN_BACK = "approval taken back"
    MINUTES_SIGNED = "minutes signed"
    MINUTES_CORRECTED = "minutes corrected"

    @property
    def is_public(self) -> bool:
        """Whether the public is told. What only those who write the minutes see is not."""
        return self not in {Step.PROVISIONAL, Step.REVIEW_BEGUN, Step.REVIEW_ENDED}


#: From each state of the minutes, those they may move to. Minutes laid on the table are approved
#: with no draft published. Approval may be taken back until the minutes are signed, because a
#: clerk may have pressed the wrong button.
_MINUTES_MAY_MOVE = {
    MinutesState.DRAFT: {
        MinutesState.IN_REVIEW,
        MinutesState.PUBLISHED_DRAFT,
        MinutesState.APPROVED,
    },
    MinutesState.IN_REVIEW: {
        MinutesState.DRAFT,
        MinutesState.PUBLISHED_DRAFT,
        MinutesState.APPROVED,
    },
    MinutesState.PUBLISHED_DRAFT: {MinutesState.DRAFT, MinutesState.APPROVED},
    MinutesState.APPROVED: {MinutesState.PUBLISHED_DRAFT, MinutesState.SIGNED},
    MinutesState.SIGNED: set(),
}

_STEP_TO = {
    MinutesState.IN_REVIEW: Step.REVIEW_BEGUN,
    MinutesState.PUBLISHED_DRAFT: Step.MINUTES_PUBLISHED,
    MinutesState.APPROVED: Step.MINUTES_APPROVED,
    MinutesState.SIGNED: Step.MINUTES_SIGNED,
}


def step_between(before: MinutesState, after: MinutesState) -> Step:
    """What is kept when minutes move from one state to another."""
    match before, after:
        case MinutesState.IN_REVIEW, MinutesState.DRAFT:
            return Step.REVIEW_ENDED
        case _, MinutesState.DRAFT:
            return Step.MINUTES_WITHDRAWN
        case MinutesState.APPROVED, MinutesState.PUBLISHED_DRAFT:
            return Step.APPROVAL_TAKEN_BACK
    return _STEP_TO[after]


def step_of(status: MeetingStatus) -> Step:
    return Step[status.name]


def minutes_are_public(state: MinutesState) -> bool:
    return state not in {MinutesState.DRAFT, MinutesState.IN_REVIEW}


def check_minutes_may_move(now: MinutesState, to: MinutesState) -> None:
    if now is to or to in _MINUTES_MAY_MOVE[now]:
        return
    if now is MinutesState.SIGNED:
        raise RuleBroken("Signed minutes cannot be changed; record a correction instead")
    raise RuleBroken(f"Minutes that are {_as_a_state(now)} cannot become {_as_a_state(to)}")


def _as_a_state(state: MinutesState) -> str:
    return "a draft" if state is MinutesState.DRAFT else state
