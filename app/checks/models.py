from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.database import Model, Moment, not_blank
from app.meetings.models import Meeting


class CheckPutAside(Model):
    """A warning that a clerk looked at and let stand, with the reason; the words it was about."""

    __table_args__ = (UniqueConstraint("meeting_id", "key"), *not_blank("reason"))

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id, ondelete="CASCADE"), index=True)
    key: Mapped[str] = mapped_column(String(32))
    rule: Mapped[int]
    message: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    reason: Mapped[str]
    put_aside_at: Mapped[datetime] = mapped_column(Moment)
    put_aside_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    meeting: Mapped[Meeting] = relationship()
    put_aside_by: Mapped[Account | None] = relationship()
