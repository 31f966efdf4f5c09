from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.actions.models import Action
from app.chasing.rules import Kind, Policy, State
from app.database import Model, Moment, not_blank, one_of
from app.people.models import Person


class ChasingSettings(Model):
    """When people are asked, and who is told where they do not answer: one row."""

    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint(
            "soon_days > 0 AND late_every > 0 AND silent_days > 0 AND escalate_days > 0",
            name="days_are_positive",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    soon_days: Mapped[int] = mapped_column(default=Policy.soon_days)
    late_every: Mapped[int] = mapped_column(default=Policy.late_every)
    silent_days: Mapped[int] = mapped_column(default=Policy.silent_days)
    escalate_days: Mapped[int] = mapped_column(default=Policy.escalate_days)
    report_weekday: Mapped[int] = mapped_column(default=Policy.report_weekday)
    report_to: Mapped[str] = mapped_column(String(254), default="")
    manager_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    manager: Mapped[Person | None] = relationship()

    @property
    def policy(self) -> Policy:
        return Policy(
            self.soon_days,
            self.late_every,
            self.silent_days,
            self.escalate_days,
            self.report_weekday,
        )


class Reminder(Model):
    """One message that the register sent of itself, noted before it was sent.

    `key` is of one person and day, or of one week’s report, so that none is sent twice.
    """

    __table_args__ = not_blank("key", "address")

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    kind: Mapped[Kind] = mapped_column(one_of(Kind))
    state: Mapped[State] = mapped_column(one_of(State), default=State.GOING, index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    address: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str]
    on: Mapped[date] = mapped_column(index=True)
    begun_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person | None] = relationship()
    lines: Mapped[list["ReminderLine"]] = relationship(
        back_populates="reminder", cascade="all, delete-orphan", order_by="ReminderLine.id"
    )


class ReminderLine(Model):
    """What a message asked or told of one action; `key` is what nobody is sent twice."""

    __table_args__ = (UniqueConstraint("action_id", "person_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reminder_id: Mapped[int] = mapped_column(ForeignKey(Reminder.id), index=True)
    action_id: Mapped[int] = mapped_column(ForeignKey(Action.id, ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    key: Mapped[str] = mapped_column(String(60))
    reason: Mapped[str] = mapped_column(String(60))

    reminder: Mapped[Reminder] = relationship(back_populates="lines")
    action: Mapped[Action] = relationship()
