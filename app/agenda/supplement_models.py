"""What is added to an agenda once it is published."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Model, Moment
from app.meetings.models import Meeting

if TYPE_CHECKING:
    from app.agenda.models import AgendaItem, Document


class Supplement(Model):
    """What was added to an agenda after it was published, and is published together.

    Until it is, only the clerks read what belongs to it (handbook 1.2).
    """

    sealed_by: ClassVar = "meeting"

    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        CheckConstraint("number >= 1", name="number_starts_at_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    number: Mapped[int]
    published_at: Mapped[datetime | None] = mapped_column(Moment)

    meeting: Mapped[Meeting] = relationship(back_populates="supplements")
    items: Mapped[list["AgendaItem"]] = relationship(
        back_populates="supplement", order_by="AgendaItem.position"
    )
    documents: Mapped[list["Document"]] = relationship(
        back_populates="supplement", order_by="Document.id"
    )

    @property
    def name(self) -> str:
        return f"Supplement {self.number}"
