from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.agenda.models import AgendaItem
from app.database import Model, not_blank, one_of
from app.decisions.call_in import CallIn, CallInOutcome, Course, TakenAgain
from app.meetings.models import Meeting


class ExecutiveDecision(Model):
    """What the record of a decision of the executive holds beyond what was resolved.

    SI 2012/2089 regs 12 and 13; handbook 3.1. `maker` is "" where the body itself decided. Days
    that are NULL are worked out from the day of publication. Where it was forgotten it can still be
    added to signed minutes, since nothing else may be called in; then it is sealed with them.
    """

    sealed_by: ClassVar = "item.meeting"
    grows_after_signing: ClassVar = True

    __table_args__ = (
        CheckConstraint(
            f"call_in <> '{CallIn.URGENT}' OR length(trim(urgency)) > 0", name="urgent_has_a_reason"
        ),
        CheckConstraint(
            f"until IS NULL OR call_in = '{CallIn.OPEN}'", name="called_in_only_where_it_may_be"
        ),
        CheckConstraint(
            "until IS NULL OR effective_on IS NULL OR effective_on > until",
            name="takes_effect_after_call_in",
        ),
    )

    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), primary_key=True)
    maker: Mapped[str] = mapped_column(default="")
    is_key: Mapped[bool] = mapped_column(default=False)
    plan_reference: Mapped[str] = mapped_column(default="")
    reasons: Mapped[str] = mapped_column(default="")
    alternatives: Mapped[str] = mapped_column(default="")
    interests: Mapped[str] = mapped_column(default="")
    call_in: Mapped[CallIn] = mapped_column(one_of(CallIn), default=CallIn.OPEN)
    urgency: Mapped[str] = mapped_column(default="")
    until: Mapped[date | None]
    effective_on: Mapped[date | None]

    item: Mapped[AgendaItem] = relationship(back_populates="executive")
    called_in: Mapped["CalledIn | None"] = relationship(
        back_populates="decision", cascade="all, delete-orphan"
    )


_REFERRED = ", ".join(f"'{outcome}'" for outcome in CallInOutcome if outcome.is_referred)


class CalledIn(Model):
    """That an executive decision was called in, by whom and why, and what came of that.

    Once only, as standing orders have it (handbook 3.3). It happens after the meeting and may come
    to an end when the minutes are long signed, so it is shown with them and not sealed by them.
    """

    sealed_by: ClassVar = "decision.item.meeting"
    beside_the_minutes: ClassVar = True

    __table_args__ = (
        *not_blank("called_in_by", "reasons"),
        CheckConstraint("(outcome IS NULL) = (outcome_on IS NULL)", name="outcome_has_a_day"),
        CheckConstraint(
            "outcome_on IS NULL OR outcome_on >= called_in_on", name="outcome_comes_after"
        ),
        CheckConstraint(
            "(taken_again IS NULL) = (taken_again_on IS NULL)", name="taken_again_has_a_day"
        ),
        CheckConstraint(
            f"taken_again IS NULL OR coalesce(outcome, '') IN ({_REFERRED})",
            name="taken_again_only_where_referred",
        ),
        CheckConstraint(
            "taken_again_on IS NULL OR taken_again_on >= outcome_on", name="taken_again_comes_after"
        ),
    )

    item_id: Mapped[int] = mapped_column(
        ForeignKey(ExecutiveDecision.item_id, ondelete="CASCADE"), primary_key=True
    )
    called_in_on: Mapped[date]
    called_in_by: Mapped[str]
    reasons: Mapped[str]
    considered_at_id: Mapped[int | None] = mapped_column(
        ForeignKey(Meeting.id, ondelete="SET NULL"), index=True
    )
    outcome: Mapped[CallInOutcome | None] = mapped_column(one_of(CallInOutcome))
    outcome_on: Mapped[date | None]
    taken_again: Mapped[TakenAgain | None] = mapped_column(one_of(TakenAgain))
    taken_again_on: Mapped[date | None]

    decision: Mapped[ExecutiveDecision] = relationship(back_populates="called_in")
    considered_at: Mapped[Meeting | None] = relationship()

    @property
    def course(self) -> Course:
        return Course(self.outcome, self.outcome_on, self.taken_again, self.taken_again_on)
