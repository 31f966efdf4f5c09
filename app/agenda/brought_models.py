"""What an agenda item brings back before a body, so that it is not offered to it again."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.agenda.models import AgendaItem
from app.bodies.profile import ExpectedReport
from app.database import Model


class BroughtForward(Model):
    """That an item takes up what an earlier one left, or a report of the work programme."""

    sealed_by: ClassVar = "item.meeting"

    __table_args__ = (
        CheckConstraint(
            "(from_item_id IS NULL) <> (report_id IS NULL)", name="an_item_or_a_report"
        ),
        CheckConstraint("from_item_id IS NULL OR from_item_id <> item_id", name="not_itself"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id, ondelete="CASCADE"), index=True)
    from_item_id: Mapped[int | None] = mapped_column(
        ForeignKey(AgendaItem.id, ondelete="CASCADE"), index=True
    )
    report_id: Mapped[int | None] = mapped_column(
        ForeignKey(ExpectedReport.id, ondelete="CASCADE"), index=True
    )

    item: Mapped[AgendaItem] = relationship(back_populates="brings", foreign_keys=[item_id])
    from_item: Mapped[AgendaItem | None] = relationship(foreign_keys=[from_item_id])
    report: Mapped[ExpectedReport | None] = relationship()
