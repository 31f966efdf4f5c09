"""What the file of a meeting may say."""

from datetime import time

import msgspec

from app.actions.rules import ActionStatus
from app.agenda.rules import DocumentKind, ItemKind, Part
from app.decisions.call_in import CallInOutcome
from app.decisions.rules import Choice, ClauseKind, Manner, Method, MotionKind, MotionResult
from app.demonstration.papers import Paper
from app.meetings.rules import MeetingKind, MeetingStatus, MinutesState


class SubstitutePaper(Paper):
    person: str
    in_place_of: str = msgspec.field(name="for")


class VisitorPaper(Paper):
    person: str
    part: str = msgspec.field(name="as")


class MovementPaper(Paper):
    """Someone came in at `at`; or went out then, and came back at `until` if ever."""

    person: str
    at: time
    until: time | None = None


class AttendancePaper(Paper):
    apologies: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    substitutes: tuple[SubstitutePaper, ...] = ()
    officers: tuple[str, ...] = ()
    also: tuple[VisitorPaper, ...] = ()
    speakers: tuple[VisitorPaper, ...] = ()
    arrived: tuple[MovementPaper, ...] = ()
    left: tuple[MovementPaper, ...] = ()


class SittingPaper(Paper):
    after: str
    starts: time
    ends: time


class DeclarationPaper(Paper):
    person: str
    category: str
    nature: str
    items: list[str]
    sensitive: bool = False
    left_room: bool = False


class RecommendedPaper(Paper):
    lead_in: str
    clauses: list[str]


class ClausePaper(Paper):
    """`answer` is “(i) accepted”, “accepted” where one thing is recommended, or “added”.

    `supersedes` names an earlier decision by its meeting and how it begins: “cabinet-2: Defer the”.
    """

    text: str
    answer: str
    kind: ClauseKind = ClauseKind.DECIDE
    children: tuple[str, ...] = ()
    supersedes: str = ""


class ResolvedPaper(Paper):
    lead_in: str
    clauses: list[ClausePaper]
    manner: Manner | None = None


class VotePaper(Paper):
    """Numbers, or the names of a recorded vote; neither where nothing was counted."""

    method: Method
    ayes: int | list[str] | None = msgspec.field(name="for", default=None)
    noes: int | list[str] = msgspec.field(name="against", default=0)
    abstentions: int | list[str] = msgspec.field(name="abstain", default=0)
    casting: Choice | None = None


class MotionPaper(Paper):
    id: str
    text: str
    mover: str
    seconder: str
    result: MotionResult
    kind: MotionKind = MotionKind.ORIGINAL
    parent: str = ""
    substantive: str = ""
    vote: VotePaper | None = None


class UpdatePaper(Paper):
    on: str
    text: str
    status: ActionStatus = ActionStatus.ON_TRACK


class ActionPaper(Paper):
    text: str
    owner: str
    due: str
    clause: str = ""
    updates: tuple[UpdatePaper, ...] = ()


class DocumentPaper(Paper):
    title: str
    file: str
    kind: DocumentKind


class CalledInPaper(Paper):
    """`on` and `settled` are days after the meeting, before the minutes were published."""

    on: str
    by: str
    reasons: str
    outcome: CallInOutcome
    settled: str


class ExecutivePaper(Paper):
    """The reasons and the options that were rejected are those of the minutes."""

    interests: str
    until: str
    is_key: bool = False
    plan_reference: str = ""
    called_in: CalledInPaper | None = None


class ItemPaper(Paper):
    id: str
    title: str
    number: str = ""
    kind: ItemKind = ItemKind.DECISION
    matter: str = ""
    presenter: str = ""
    purpose: str = ""
    late_reason: str = ""
    urgency_reason: str = ""
    voting_scope: str = ""
    part: Part = Part.OPEN
    grounds: tuple[int, ...] = ()
    public_interest: str = ""
    minutes: str = ""
    restricted: str = ""
    summary: str = ""
    recommended: RecommendedPaper | None = None
    resolved: ResolvedPaper | None = None
    executive: ExecutivePaper | None = None
    motion: tuple[MotionPaper, ...] = ()
    action: tuple[ActionPaper, ...] = ()
    documents: tuple[DocumentPaper, ...] = ()
    approves: tuple[str, ...] = ()


class MeetingPaper(Paper):
    """The day is an nth weekday of a month, or a weekday of a week, counted from today."""

    id: str
    body: str
    status: MeetingStatus
    weekday: str
    starts: time
    attendance: AttendancePaper
    item: list[ItemPaper]
    kind: MeetingKind = MeetingKind.ORDINARY
    months: int | None = None
    nth: int = 1
    weeks: int = 0
    ends: time | None = None
    note: str = ""
    first_minute: int | None = None
    minutes_state: MinutesState | None = None
    order_taken: tuple[str, ...] = ()
    sitting: tuple[SittingPaper, ...] = ()
    declaration: tuple[DeclarationPaper, ...] = ()
