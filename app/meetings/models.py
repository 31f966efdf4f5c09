from datetime import date, datetime, time
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.bodies.models import Body
from app.clock import clock, short_date
from app.database import Model, Moment, not_blank, one_of
from app.meetings.life import Step
from app.meetings.past import MayBeHistory
from app.meetings.rules import (
    AgendaState,
    AttendanceStatus,
    Capacity,
    MeetingKind,
    MeetingStatus,
    MinutesState,
    Mode,
    QuorumCheck,
    Stay,
    minutes_are_closed,
    votes_on,
)
from app.meetings.signed import MayBeSigned
from app.people.models import Person

if TYPE_CHECKING:
    from app.agenda.models import AgendaItem, DeclarationItem, Document
    from app.agenda.supplement_models import Supplement


class Meeting(MayBeHistory, MayBeSigned, Model):
    """A meeting as it was called; an adjourned one is one with two sittings (handbook 1.1).

    An `unconfirmed` one was read out of an older paper, and no clerk has said that it is right.
    """

    sealed_by: ClassVar = ""
    __table_args__ = (
        CheckConstraint(
            "minutes_state IN ('draft', 'in review') OR minutes_published_at IS NOT NULL",
            name="published_minutes_have_a_time",
        ),
        CheckConstraint(
            "agenda_state = 'draft' OR agenda_published_at IS NOT NULL",
            name="published_agenda_has_a_time",
        ),
        CheckConstraint("approved_at_id IS NULL OR approved_at_id <> id", name="not_by_itself"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)
    kind: Mapped[MeetingKind] = mapped_column(one_of(MeetingKind), default=MeetingKind.ORDINARY)
    status: Mapped[MeetingStatus] = mapped_column(
        one_of(MeetingStatus), default=MeetingStatus.SCHEDULED
    )
    status_note: Mapped[str] = mapped_column(default="")
    held_on: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[time | None]
    venue: Mapped[str] = mapped_column(default="")
    contact_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    notice: Mapped[str] = mapped_column(default="")
    agenda_state: Mapped[AgendaState] = mapped_column(
        one_of(AgendaState), default=AgendaState.DRAFT
    )
    agenda_published_at: Mapped[datetime | None] = mapped_column(Moment)
    minutes_state: Mapped[MinutesState] = mapped_column(
        one_of(MinutesState), default=MinutesState.DRAFT, active_history=True
    )
    minutes_published_at: Mapped[datetime | None] = mapped_column(Moment)
    decisions_published_at: Mapped[datetime | None] = mapped_column(Moment)
    approved_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    unconfirmed: Mapped[bool] = mapped_column(default=False, server_default=false())

    body: Mapped[Body] = relationship()
    contact: Mapped[Person | None] = relationship()
    approved_at: Mapped["Meeting | None"] = relationship(remote_side=[id])
    sittings: Mapped[list["Sitting"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Sitting.number"
    )
    attendances: Mapped[list["Attendance"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Attendance.person_id"
    )
    declarations: Mapped[list["Declaration"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Declaration.id"
    )
    items: Mapped[list["AgendaItem"]] = relationship(
        back_populates="meeting",
        cascade="all, delete-orphan",
        order_by="AgendaItem.position, AgendaItem.id",
    )
    documents: Mapped[list["Document"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Document.id"
    )
    supplements: Mapped[list["Supplement"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Supplement.number"
    )
    events: Mapped[list["MeetingEvent"]] = relationship(
        back_populates="meeting",
        cascade="all, delete-orphan",
        order_by="MeetingEvent.at, MeetingEvent.id",
    )

    @property
    def members_present(self) -> list[Person]:
        """Those who may vote on everything: members, substitutes, co-optees who were there."""
        return self.voters()

    def voters(self, subject: str | None = None) -> list[Person]:
        """Those there who may vote on an item of a `subject` (handbook rule 9).

        A co-opted member may vote on one subject only, such as education.
        """
        return [
            attendance.person
            for attendance in self.attendances
            if attendance.status.was_there
            and attendance.voting
            and votes_on(attendance.voting_scope, subject)
        ]

    @property
    def quorum_check(self) -> QuorumCheck:
        return QuorumCheck(self.body.quorum, len(self.members_present))

    @property
    def is_closed(self) -> bool:
        """Whether its minutes are approved, so that nothing in it can be changed."""
        return minutes_are_closed(self.minutes_state)

    @property
    def last_day(self) -> date:
        """The day of its last sitting: until then an adjourned meeting is not over."""
        return max([self.held_on, *(sitting.on for sitting in self.sittings)])

    @property
    def name(self) -> str:  # “Parks Committee, 5 March 2026”
        return f"{self.body.name}, {short_date(self.held_on)}"

    def __repr__(self) -> str:
        return f"<Meeting {self.id} of body {self.body_id} on {self.held_on}>"


class MeetingEvent(Model):
    """A step in the life of a meeting and of its papers; none is ever changed or removed. What is
    noted of a public step is public with it.
    """

    sealed_by: ClassVar = "meeting"
    grows_after_signing: ClassVar = True

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    step: Mapped[Step] = mapped_column(one_of(Step))
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))
    note: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="events")
    by: Mapped[Account | None] = relationship()


class Sitting(Model):
    """One stretch of a meeting on one day, as it took place."""

    sealed_by: ClassVar = "meeting"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        CheckConstraint("number >= 1", name="number_starts_at_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    number: Mapped[int]
    on: Mapped[date]
    started_at: Mapped[time | None]
    ended_at: Mapped[time | None]
    venue: Mapped[str] = mapped_column(default="")
    mode: Mapped[Mode] = mapped_column(one_of(Mode), default=Mode.IN_PERSON)
    presiding_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    meeting: Mapped[Meeting] = relationship(back_populates="sittings")
    presiding: Mapped[Person | None] = relationship()

    @property
    def begins(self) -> str:
        """“27 March 2026 at 5.00 pm”."""
        return short_date(self.on) + (f" at {clock(self.started_at)}" if self.started_at else "")


class Attendance(Model):
    """A person's part in a meeting: expected, there, or with apologies.

    `post`, `representing` and `voting_scope`, the only subject that they vote on, are kept as
    they were on the day, because the minutes are a record. Of a substitute, `notified_at` and
    `notified_by` are when and by whom they were named.
    """

    sealed_by: ClassVar = "meeting"
    __table_args__ = (
        CheckConstraint(
            "capacity = 'substitute' OR substitute_for_id IS NULL", name="only_substitutes_stand_in"
        ),
        CheckConstraint(
            "substitute_for_id IS NULL OR substitute_for_id <> person_id", name="not_for_themselves"
        ),
        UniqueConstraint("meeting_id", "substitute_for_id"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), primary_key=True, index=True)
    status: Mapped[AttendanceStatus] = mapped_column(
        one_of(AttendanceStatus), default=AttendanceStatus.EXPECTED
    )
    capacity: Mapped[Capacity] = mapped_column(one_of(Capacity), default=Capacity.MEMBER)
    voting: Mapped[bool] = mapped_column(default=True)
    substitute_for_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    post: Mapped[str] = mapped_column(default="")
    representing: Mapped[str] = mapped_column(default="")
    voting_scope: Mapped[str] = mapped_column(default="")
    notified_at: Mapped[datetime | None] = mapped_column(Moment)
    notified_by: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="attendances")
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    substitute_for: Mapped[Person | None] = relationship(foreign_keys=[substitute_for_id])
    intervals: Mapped[list["Interval"]] = relationship(
        back_populates="attendance", cascade="all, delete-orphan", order_by="Interval.number"
    )

    @property
    def stays(self) -> list[Stay]:
        return [(interval.joined_at, interval.left_at) for interval in self.intervals]


class Interval(Model):
    """When someone came in and went out. No interval means there throughout."""

    sealed_by: ClassVar = "attendance.meeting"
    __table_args__ = (
        ForeignKeyConstraint(
            ["meeting_id", "person_id"], ["attendance.meeting_id", "attendance.person_id"]
        ),
        CheckConstraint(
            "joined_at IS NULL OR left_at IS NULL OR left_at >= joined_at", name="leaves_after"
        ),
    )

    meeting_id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    joined_at: Mapped[time | None]
    left_at: Mapped[time | None]

    attendance: Mapped[Attendance] = relationship(back_populates="intervals")


class InterestCategory(Model):
    """A kind of interest in the authority's scheme, and what it asks of the member."""

    __table_args__ = not_blank("name")

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    must_leave: Mapped[bool] = mapped_column(default=False)
    may_speak: Mapped[bool] = mapped_column(default=True)
    may_vote: Mapped[bool] = mapped_column(default=True)


class Declaration(Model):
    """An interest that someone declared. Pages and papers show `nature_in_public` of it.

    Only the clerk's own form reads `nature`: that of a sensitive interest is never printed.
    """

    sealed_by: ClassVar = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    category_id: Mapped[int | None] = mapped_column(ForeignKey(InterestCategory.id))
    nature: Mapped[str] = mapped_column(default="")
    sensitive: Mapped[bool] = mapped_column(default=False)
    dispensation: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="declarations")
    person: Mapped[Person] = relationship()
    category: Mapped[InterestCategory | None] = relationship()
    concerns: Mapped[list["DeclarationItem"]] = relationship(
        back_populates="declaration",
        cascade="all, delete-orphan",
        order_by="DeclarationItem.item_id",
    )

    @property
    def nature_in_public(self) -> str:
        """What may be shown of it (Localism Act 2011 s.32; handbook rule 15)."""
        return "" if self.sensitive else self.nature
