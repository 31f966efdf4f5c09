from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.actions.rules import ActionStatus, Urgency, countdown, urgency
from app.agenda.models import AgendaItem
from app.bodies.models import Body
from app.database import Model, Moment, not_blank, one_of
from app.decisions.models import ResolutionClause
from app.people.models import Person


class Action(Model):
    """A task that follows from a clause or from the discussion of an item.

    It may be reworded, given another date and closed; that never touches a minute.
    """

    __table_args__ = (
        *not_blank("text"),
        CheckConstraint("(due_on IS NULL) = no_date", name="due_or_no_date_chosen"),
        CheckConstraint(
            "(status IN ('done', 'cancelled')) = (closed_on IS NOT NULL)", name="closed_has_a_day"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey(AgendaItem.id, ondelete="SET NULL"), index=True
    )
    clause_id: Mapped[int | None] = mapped_column(
        ForeignKey(ResolutionClause.id, ondelete="SET NULL"), index=True
    )
    text: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    owner_post: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None] = mapped_column(index=True)
    no_date: Mapped[bool] = mapped_column(default=False)
    status: Mapped[ActionStatus] = mapped_column(
        one_of(ActionStatus), default=ActionStatus.NOT_STARTED
    )
    raised_on: Mapped[date]
    closed_on: Mapped[date | None]

    body: Mapped[Body] = relationship()
    item: Mapped[AgendaItem | None] = relationship(back_populates="actions")
    clause: Mapped[ResolutionClause | None] = relationship(back_populates="actions")
    owner: Mapped[Person | None] = relationship()
    updates: Mapped[list["ActionUpdate"]] = relationship(
        back_populates="action", cascade="all, delete-orphan", order_by="ActionUpdate.id"
    )

    def urgency(self, today: date) -> Urgency:
        return urgency(self.status, self.due_on, today)

    def countdown(self, today: date) -> str:
        return countdown(self.status, self.due_on, today)

    @property
    def origin(self) -> str:
        """What it follows from, as it is cited: “EAB 10/2017 (2)”; "" where from no item."""
        if self.clause:
            return self.clause.citation
        if self.item is None:
            return ""
        return self.item.minute.citation if self.item.minute else self.item.numbered_title

    @property
    def owner_account_id(self) -> int | None:
        return self.owner.account_id if self.owner else None

    @property
    def owner_in_words(self) -> str:
        return ", ".join(p for p in (self.owner.name if self.owner else "", self.owner_post) if p)

    def __repr__(self) -> str:
        return f"<Action {self.id} {self.status}>"


class ActionUpdate(Model):
    """What was reported on an action, and how it then stood. Updates are only added."""

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey(Action.id), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))
    status: Mapped[ActionStatus] = mapped_column(one_of(ActionStatus))
    note: Mapped[str] = mapped_column(default="")

    action: Mapped[Action] = relationship(back_populates="updates")
    made_by: Mapped[Account | None] = relationship()
