"""What later decisions did to earlier ones."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Model, one_of
from app.decisions.effects import Effect
from app.decisions.models import ResolutionClause


class ClauseLink(Model):
    """That a later clause, `changed_by`, supersedes, rescinds or amends an earlier one, `clause`.

    It is what a clerk reads out of both, and part of neither minute: signed minutes go on saying
    what they said. So it is not sealed, and goes with a draft clause that is withdrawn.
    """

    __table_args__ = (
        UniqueConstraint("clause_id", "changed_by_id"),
        CheckConstraint("clause_id <> changed_by_id", name="links_two_clauses"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    clause_id: Mapped[int] = mapped_column(ForeignKey(ResolutionClause.id, ondelete="CASCADE"))
    changed_by_id: Mapped[int] = mapped_column(
        ForeignKey(ResolutionClause.id, ondelete="CASCADE"), index=True
    )
    effect: Mapped[Effect] = mapped_column(one_of(Effect))

    clause: Mapped[ResolutionClause] = relationship(
        back_populates="later_links", foreign_keys=[clause_id]
    )
    changed_by: Mapped[ResolutionClause] = relationship(
        back_populates="earlier_links", foreign_keys=[changed_by_id]
    )
