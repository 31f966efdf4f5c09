from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.agenda.models import AgendaItem
from app.database import Model, Moment, not_blank


class IntakeSource(Model):
    """A page that was brought in, kept as it was read beside the item made from it.

    `key` is the SHA-256 of the page with its body, day and number: a page is entered once.
    """

    __table_args__ = not_blank("text")

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id, ondelete="CASCADE"), unique=True)
    file_name: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    entered_at: Mapped[datetime] = mapped_column(Moment)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    item: Mapped[AgendaItem] = relationship()
    entered_by: Mapped[Account | None] = relationship()
    doubts: Mapped[list["IntakeDoubt"]] = relationship(
        back_populates="source", cascade="all, delete-orphan", order_by="IntakeDoubt.position"
    )


class IntakeDoubt(Model):
    """Something in a page that was brought in and that a clerk should look at.

    `line` counts from 1 in the page as it was read; None where it is the whole page.
    """

    __table_args__ = not_blank("message")

    source_id: Mapped[int] = mapped_column(
        ForeignKey(IntakeSource.id, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    message: Mapped[str]
    line: Mapped[int | None]
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    source: Mapped[IntakeSource] = relationship(back_populates="doubts")
    settled_by: Mapped[Account | None] = relationship()
