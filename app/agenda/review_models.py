"""What the chair and the authors of reports say of draft minutes before they are published."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.agenda.models import AgendaItem
from app.database import Model, Moment, not_blank


class ReviewComment(Model):
    """A remark on one paragraph of draft minutes, or on a whole item. Never public.

    `passage` is the paragraph as it read when the remark was made; empty means the whole item.
    """

    sealed_by: ClassVar = "item.meeting"

    __table_args__ = (
        *not_blank("text"),
        CheckConstraint("settled_at IS NOT NULL OR answer = ''", name="an_answer_settles"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    passage: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int] = mapped_column(ForeignKey(Account.id))
    answer: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    item: Mapped[AgendaItem] = relationship(back_populates="comments")
    made_by: Mapped[Account] = relationship(foreign_keys=[made_by_id])
    settled_by: Mapped[Account | None] = relationship(foreign_keys=[settled_by_id])
