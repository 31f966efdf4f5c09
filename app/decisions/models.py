from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.agenda.models import AgendaItem
from app.database import Model, not_blank, one_of
from app.decisions.rules import (
    Choice,
    ClauseKind,
    Manner,
    Method,
    MotionKind,
    MotionResult,
    Outcome,
    Result,
    Tally,
)
from app.people.models import Person

if TYPE_CHECKING:
    from app.actions.models import Action


class Recommendation(Model):
    """What a report, a member or another body proposes on an item, in its printed words."""

    __table_args__ = (UniqueConstraint("id", "item_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    position: Mapped[int] = mapped_column(default=1)
    lead_in: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="report")

    item: Mapped[AgendaItem] = relationship(back_populates="recommendations")
    clauses: Mapped[list["RecommendationClause"]] = relationship(
        back_populates="recommendation",
        cascade="all, delete-orphan",
        order_by="RecommendationClause.position",
    )


class RecommendationClause(Model):
    """One numbered thing recommended. `outcome` is set where no resolution answers it."""

    __table_args__ = not_blank("text")

    id: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey(Recommendation.id), index=True)
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("recommendation_clause.id"), index=True
    )
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(20), default="")
    text: Mapped[str]
    outcome: Mapped[Outcome | None] = mapped_column(one_of(Outcome))

    recommendation: Mapped[Recommendation] = relationship(back_populates="clauses")
    parent: Mapped["RecommendationClause | None"] = relationship(
        remote_side=[id], back_populates="children"
    )
    children: Mapped[list["RecommendationClause"]] = relationship(
        back_populates="parent", order_by="RecommendationClause.position"
    )
    answers: Mapped[list["ResolutionClause"]] = relationship(
        back_populates="recommended", order_by="ResolutionClause.position"
    )

    @property
    def level(self) -> int:
        """How deep it stands; 1 is the top."""
        return self.parent.level + 1 if self.parent else 1

    @property
    def settled_as(self) -> Outcome | None:
        """What became of it: the first answer's outcome, else its own."""
        answered = next((a.outcome for a in self.answers if a.outcome), None)
        return answered or self.outcome


class Resolution(Model):
    """What a body resolved on one item, with a lead-in as printed and its clauses.

    `keyword` is the word that makes it a decision; a lead-in may begin with it or leave it out.
    """

    __table_args__ = (UniqueConstraint("id", "item_id"), *not_blank("keyword"))

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    position: Mapped[int] = mapped_column(default=1)
    keyword: Mapped[str] = mapped_column(String(40), default="RESOLVED")
    lead_in: Mapped[str] = mapped_column(default="")
    manner: Mapped[Manner | None] = mapped_column(one_of(Manner))

    item: Mapped[AgendaItem] = relationship(back_populates="resolutions")
    clauses: Mapped[list["ResolutionClause"]] = relationship(
        back_populates="resolution",
        cascade="all, delete-orphan",
        order_by="ResolutionClause.position",
    )
    votes: Mapped[list["Vote"]] = relationship(
        back_populates="resolution", cascade="all, delete-orphan", order_by="Vote.id"
    )

    @property
    def opening(self) -> str:
        """The words before the first clause, always with the keyword: “RESOLVED the Board:”."""
        if self.lead_in.upper().startswith(self.keyword.upper()):
            return self.lead_in
        return f"{self.keyword} {self.lead_in}".strip()

    def __repr__(self) -> str:
        return f"<Resolution {self.id} on item {self.item_id}>"


class ResolutionClause(Model):
    """One numbered thing resolved, in the exact words of the minutes.

    `address` is the last part of its web address (“2”, “1.a”), permanent once published.
    """

    __table_args__ = (
        *not_blank("text", "address"),
        UniqueConstraint("item_id", "address"),
        ForeignKeyConstraint(["resolution_id", "item_id"], ["resolution.id", "resolution.item_id"]),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    resolution_id: Mapped[int] = mapped_column(index=True)
    item_id: Mapped[int] = mapped_column(index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("resolution_clause.id"), index=True)
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(20), default="")
    address: Mapped[str] = mapped_column(String(40))
    text: Mapped[str]
    kind: Mapped[ClauseKind] = mapped_column(one_of(ClauseKind), default=ClauseKind.DECIDE)
    recommended_id: Mapped[int | None] = mapped_column(
        ForeignKey(RecommendationClause.id, ondelete="SET NULL"), index=True
    )
    outcome: Mapped[Outcome | None] = mapped_column(one_of(Outcome))

    resolution: Mapped[Resolution] = relationship(back_populates="clauses")
    parent: Mapped["ResolutionClause | None"] = relationship(
        remote_side=[id], back_populates="children"
    )
    children: Mapped[list["ResolutionClause"]] = relationship(
        back_populates="parent", order_by="ResolutionClause.position"
    )
    recommended: Mapped[RecommendationClause | None] = relationship(back_populates="answers")
    actions: Mapped[list["Action"]] = relationship(back_populates="clause", order_by="Action.id")

    @property
    def level(self) -> int:
        """How deep it stands; 1 is the top."""
        return self.parent.level + 1 if self.parent else 1

    @property
    def full_label(self) -> str:
        """Its label with those above it: “(1)(a)”."""
        return (self.parent.full_label if self.parent else "") + self.label

    @property
    def citation(self) -> str:
        """How it is cited: “EAB 10/2017 (2)”; by its item where no minute number is given yet."""
        item = self.resolution.item
        whole = item.minute.citation if item.minute else f"item {item.number or item.title}"
        return f"{whole} {self.full_label}".strip()

    def __repr__(self) -> str:
        return f"<ResolutionClause {self.id} {self.address}>"


class Motion(Model):
    """What a member moved; an amendment stands under the motion that it would change."""

    __table_args__ = (
        *not_blank("text"),
        CheckConstraint(
            "seconder_id IS NULL OR seconder_id <> mover_id", name="not_seconded_by_mover"
        ),
        CheckConstraint(
            "kind <> 'amendment' OR parent_id IS NOT NULL", name="an_amendment_amends_something"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("motion.id"), index=True)
    position: Mapped[int]
    kind: Mapped[MotionKind] = mapped_column(one_of(MotionKind), default=MotionKind.ORIGINAL)
    text: Mapped[str]
    mover_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    seconder_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    result: Mapped[MotionResult | None] = mapped_column(one_of(MotionResult))

    item: Mapped[AgendaItem] = relationship(back_populates="motions")
    parent: Mapped["Motion | None"] = relationship(remote_side=[id], back_populates="amendments")
    amendments: Mapped[list["Motion"]] = relationship(
        back_populates="parent", order_by="Motion.position"
    )
    mover: Mapped[Person | None] = relationship(foreign_keys=[mover_id])
    seconder: Mapped[Person | None] = relationship(foreign_keys=[seconder_id])
    votes: Mapped[list["Vote"]] = relationship(
        back_populates="motion", cascade="all, delete-orphan", order_by="Vote.id"
    )


class Vote(Model):
    """A vote on a motion or on a resolution. A count that was not taken is NULL, never 0.

    `result` is stored because the minutes are a legal record and must not change if the
    rules later do.
    """

    __table_args__ = (
        CheckConstraint(
            "(motion_id IS NULL) <> (resolution_id IS NULL)", name="on_a_motion_or_a_resolution"
        ),
        CheckConstraint(
            "ayes >= 0 AND noes >= 0 AND abstentions >= 0 AND not_voting >= 0",
            name="counts_are_not_negative",
        ),
        CheckConstraint("casting_vote IS NULL OR ayes = noes", name="casting_vote_breaks_a_tie"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int | None] = mapped_column(ForeignKey(Motion.id), index=True)
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey(Resolution.id), index=True)
    method: Mapped[Method] = mapped_column(one_of(Method))
    ayes: Mapped[int | None]
    noes: Mapped[int | None]
    abstentions: Mapped[int | None]
    not_voting: Mapped[int | None]
    casting_vote: Mapped[Choice | None] = mapped_column(one_of(Choice))
    result: Mapped[Result] = mapped_column(one_of(Result))

    motion: Mapped[Motion | None] = relationship(back_populates="votes")
    resolution: Mapped[Resolution | None] = relationship(back_populates="votes")
    casts: Mapped[list["VoteCast"]] = relationship(
        back_populates="vote", cascade="all, delete-orphan"
    )

    @property
    def tally(self) -> Tally:
        return Tally(self.ayes or 0, self.noes or 0, self.abstentions or 0, self.not_voting or 0)


class VoteCast(Model):
    """How one member voted in a recorded vote. Nobody votes twice."""

    vote_id: Mapped[int] = mapped_column(ForeignKey(Vote.id), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey(Person.id), primary_key=True, index=True)
    choice: Mapped[Choice] = mapped_column(one_of(Choice))

    vote: Mapped[Vote] = relationship(back_populates="casts")
    member: Mapped[Person] = relationship()
