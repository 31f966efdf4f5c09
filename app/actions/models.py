from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.actions.rules import (
    ActionStatus,
    Priority,
    Rag,
    Rating,
    Urgency,
    countdown,
    rating,
    urgency,
)
from app.agenda.models import AgendaItem
from app.agenda.twins import Twinned
from app.bodies.models import Body
from app.database import Model, Moment, not_blank, one_of
from app.decisions import link_models as _links  # noqa: F401  # a table that clauses name
from app.decisions.models import ResolutionClause
from app.people.models import Person


class Action(Twinned, Model):
    """A task that follows from a clause or from the discussion of an item.

    It may be reworded, given another date and closed; that never touches a minute. A person, a
    post or a team leads it; `others` help. `year` and `number` make its `reference`; what came
    from an older log keeps the reference it had there and has no number.
    """

    __table_args__ = (
        *not_blank("text"),
        UniqueConstraint("body_id", "year", "number"),
        CheckConstraint("(due_on IS NULL) = no_date", name="due_or_no_date_chosen"),
        CheckConstraint(
            "(status IN ('done', 'cancelled')) = (closed_on IS NOT NULL)", name="closed_has_a_day"
        ),
        CheckConstraint(
            "rag_by_hand IS NULL OR length(trim(rag_reason)) > 0", name="rag_by_hand_has_a_reason"
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
    reference: Mapped[str] = mapped_column(String(60), default="", server_default="", index=True)
    year: Mapped[int | None]
    number: Mapped[int | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    owner_post: Mapped[str] = mapped_column(default="", index=True)
    owner_team: Mapped[str] = mapped_column(default="", server_default="")
    manager_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    due_on: Mapped[date | None] = mapped_column(index=True)
    due_words: Mapped[str] = mapped_column(default="", server_default="")
    no_date: Mapped[bool] = mapped_column(default=False)
    priority: Mapped[Priority] = mapped_column(
        one_of(Priority), default=Priority.NORMAL, server_default=Priority.NORMAL
    )
    rag_by_hand: Mapped[Rag | None] = mapped_column(one_of(Rag))
    rag_reason: Mapped[str] = mapped_column(default="", server_default="")
    status: Mapped[ActionStatus] = mapped_column(
        one_of(ActionStatus), default=ActionStatus.NOT_STARTED
    )
    raised_on: Mapped[date]
    closed_on: Mapped[date | None] = mapped_column(index=True)

    body: Mapped[Body] = relationship()
    item: Mapped[AgendaItem | None] = relationship(back_populates="actions")
    clause: Mapped[ResolutionClause | None] = relationship(back_populates="actions")
    owner: Mapped[Person | None] = relationship(foreign_keys=[owner_id])
    manager: Mapped[Person | None] = relationship(foreign_keys=[manager_id])
    others: Mapped[list["ActionOwner"]] = relationship(
        cascade="all, delete-orphan", order_by="ActionOwner.position"
    )
    milestones: Mapped[list["Milestone"]] = relationship(
        back_populates="action",
        cascade="all, delete-orphan",
        order_by="Milestone.due_on, Milestone.id",
    )
    updates: Mapped[list["ActionUpdate"]] = relationship(
        back_populates="action", cascade="all, delete-orphan", order_by="ActionUpdate.id"
    )
    noted: Mapped[list["ActionNoted"]] = relationship(
        back_populates="action", cascade="all, delete-orphan", order_by="ActionNoted.item_id"
    )

    def urgency(self, today: date) -> Urgency:
        return urgency(self.status, self.due_on, today)

    def countdown(self, today: date) -> str:
        return countdown(self.status, self.due_on, today)

    def rating(self, today: date) -> Rating:
        return rating(self.status, self.due_on, today, self.rag_by_hand, self.rag_reason)

    @property
    def origin(self) -> str:
        """What it follows from, as it is cited: “EAB 10/2017 (2)”; "" where from no item."""
        if self.clause:
            return self.clause.citation
        if self.item is None:
            return ""
        return self.item.minute.citation if self.item.minute else self.item.numbered_title

    @property
    def owner_in_words(self) -> str:
        """Who leads it."""
        name = self.owner.formal_name if self.owner else ""
        return ", ".join(part for part in (name, self.owner_post, self.owner_team) if part)

    @property
    def others_in_words(self) -> str:
        return "; ".join(other.name for other in self.others)

    @property
    def closed_by(self) -> "ActionUpdate | None":
        """The report that closed it; None where it is open."""
        return self._first_since_open() if self.status.is_closed else None

    def _first_since_open(self) -> "ActionUpdate | None":
        closing = None
        for update in self.updates:
            closing = (closing or update) if update.status.is_closed else None
        return closing

    @property
    def closed_at(self) -> AgendaItem | None:
        """The item on which a meeting agreed that it is closed."""
        return next((noted.item for noted in self.noted if noted.closes), None)

    def __repr__(self) -> str:
        return f"<Action {self.id} {self.status}>"


class ActionOwner(Model):
    """Someone beside the lead who is responsible: a person, or a post or team in `words`."""

    __table_args__ = (
        CheckConstraint("person_id IS NOT NULL OR length(trim(words)) > 0", name="is_someone"),
    )

    action_id: Mapped[int] = mapped_column(ForeignKey(Action.id), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    words: Mapped[str] = mapped_column(default="")

    person: Mapped[Person | None] = relationship()

    @property
    def name(self) -> str:
        return self.person.formal_name if self.person else self.words


class Milestone(Model):
    """A step on the way, with a day of its own."""

    __table_args__ = not_blank("text")

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey(Action.id), index=True)
    text: Mapped[str]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]

    action: Mapped[Action] = relationship(back_populates="milestones")


class ActionUpdate(Model):
    """What was reported on an action, and how it then stood. Updates are only added.

    `reported_by` is who wrote from a link in a message, without signing in. `public` says that
    everyone may read it beside the decision.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey(Action.id), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))
    reported_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    status: Mapped[ActionStatus] = mapped_column(one_of(ActionStatus))
    note: Mapped[str] = mapped_column(default="")
    public: Mapped[bool] = mapped_column(default=False, server_default=false())

    action: Mapped[Action] = relationship(back_populates="updates")
    made_by: Mapped[Account | None] = relationship()
    reported_by: Mapped[Person | None] = relationship()
    files: Mapped[list["ActionFile"]] = relationship(
        back_populates="update", cascade="all, delete-orphan", order_by="ActionFile.id"
    )

    @property
    def author(self) -> str:
        by = self.made_by or self.reported_by
        return by.name if by else ""


class ActionFile(Model):
    """A file that shows what was done: it came with a report on an action."""

    id: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(ForeignKey(ActionUpdate.id), index=True)
    file_name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

    update: Mapped[ActionUpdate] = relationship(back_populates="files")


class ActionNoted(Model):
    """That a meeting noted an action under one of its items, or agreed that it is closed."""

    action_id: Mapped[int] = mapped_column(ForeignKey(Action.id), primary_key=True)
    item_id: Mapped[int] = mapped_column(
        ForeignKey(AgendaItem.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    closes: Mapped[bool] = mapped_column(default=False)

    action: Mapped[Action] = relationship(back_populates="noted")
    item: Mapped[AgendaItem] = relationship(back_populates="actions_heard")
