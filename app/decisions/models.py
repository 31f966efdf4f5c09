from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.agenda.models import AgendaItem
from app.agenda.rules import cited_by_item
from app.agenda.twins import Twinned
from app.database import Model, not_blank, one_of
from app.decisions.rules import ClauseKind, Manner, Outcome
from app.decisions.wording import USUAL_KEYWORD

if TYPE_CHECKING:
    from app.actions.models import Action
    from app.decisions.link_models import ClauseLink
    from app.decisions.voting_models import Vote

#: An operation counts the saves itself, so that changed clauses count as well.
_VERSIONED: dict[str, object] = {"version_id_generator": False}


class Recommendation(Model):
    """What a report, a member or another body proposes on an item, in its printed words.

    `version` counts saves, so that a save made from older words is refused.
    """

    sealed_by: ClassVar = "item.meeting"

    __table_args__ = (
        UniqueConstraint("id", "item_id"),
        CheckConstraint("version >= 1", name="version_starts_at_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    position: Mapped[int] = mapped_column(default=1)
    lead_in: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="report")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = _VERSIONED | {"version_id_col": version}

    item: Mapped[AgendaItem] = relationship(back_populates="recommendations")
    clauses: Mapped[list["RecommendationClause"]] = relationship(
        back_populates="recommendation",
        cascade="all, delete-orphan",
        order_by="RecommendationClause.position",
    )


class RecommendationClause(Twinned, Model):
    """One numbered thing recommended. `outcome` is set where no resolution answers it."""

    sealed_by: ClassVar = "recommendation.item.meeting"

    __table_args__ = not_blank("text")

    id: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey(Recommendation.id), index=True)
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("recommendation_clause.id"), index=True
    )
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(20), default="")
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
    """What a body resolved on one item: a word like RESOLVED, a lead-in and its clauses.

    `lead_in` is printed whole and has the keyword in it: “RESOLVED that the Board:”.
    `version` counts saves, so that a save made from older words is refused. `without_quorum` is
    why the clerk entered it although too few were there.
    """

    sealed_by: ClassVar = "item.meeting"

    __table_args__ = (
        UniqueConstraint("id", "item_id"),
        CheckConstraint("version >= 1", name="version_starts_at_one"),
        *not_blank("keyword", "lead_in"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    position: Mapped[int] = mapped_column(default=1)
    keyword: Mapped[str] = mapped_column(String(40), default=USUAL_KEYWORD)
    lead_in: Mapped[str] = mapped_column(default=USUAL_KEYWORD)
    manner: Mapped[Manner | None] = mapped_column(one_of(Manner))
    without_quorum: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = _VERSIONED | {"version_id_col": version}

    item: Mapped[AgendaItem] = relationship(back_populates="resolutions")
    clauses: Mapped[list["ResolutionClause"]] = relationship(
        back_populates="resolution",
        cascade="all, delete-orphan",
        order_by="ResolutionClause.position",
    )
    votes: Mapped[list["Vote"]] = relationship(
        back_populates="resolution", cascade="all, delete-orphan", order_by="Vote.id"
    )

    def __repr__(self) -> str:
        return f"<Resolution {self.id} on item {self.item_id}>"


class ResolutionClause(Twinned, Model):
    """One numbered thing resolved, in the exact words of the minutes.

    `address` is the last part of its web address (“2”, “1.a”), permanent once published.
    """

    sealed_by: ClassVar = "resolution.item.meeting"

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
    #: To what it changed, and from what changed it.
    earlier_links: Mapped[list["ClauseLink"]] = relationship(
        back_populates="changed_by",
        cascade="all, delete-orphan",
        foreign_keys="ClauseLink.changed_by_id",
        order_by="ClauseLink.id",
    )
    later_links: Mapped[list["ClauseLink"]] = relationship(
        back_populates="clause",
        cascade="all, delete-orphan",
        foreign_keys="ClauseLink.clause_id",
        order_by="ClauseLink.id",
    )

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
        whole = item.minute.citation if item.minute else cited_by_item(item.number)
        return f"{whole} {self.full_label}".strip()

    def __repr__(self) -> str:
        return f"<ResolutionClause {self.id} {self.address}>"
