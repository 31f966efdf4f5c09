"""What the register keeps of Word itself: looks of houses, files made, years in the making."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.bodies.models import Body
from app.database import Model, Moment, not_blank, one_of


class WordTemplate(Model):
    """The look of the Word documents of the authority, `body_id` NULL, or of one body.

    `content` is what was uploaded, made ready to be filled; `found` are the styles that it had
    and `added` those that the register gave it, a name to a line. One that is not `adopted` is
    there to be looked at: no paper is made in it.
    """

    __table_args__ = (*not_blank("file_name"), UniqueConstraint("body_id", "adopted"))

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int | None] = mapped_column(ForeignKey(Body.id))
    adopted: Mapped[bool] = mapped_column(default=True)
    file_name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    found: Mapped[str] = mapped_column(default="")
    added: Mapped[str] = mapped_column(default="")
    uploaded_at: Mapped[datetime] = mapped_column(Moment)
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    body: Mapped[Body | None] = relationship()
    uploaded_by: Mapped[Account | None] = relationship()


class WordFile(Model):
    """A file that was made and is kept in exports/ for a while. Its name tells nothing exempt."""

    __table_args__ = not_blank("name")

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)
    restricted: Mapped[bool] = mapped_column(default=False)
    size: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(Moment, index=True)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    body: Mapped[Body] = relationship()
    made_by: Mapped[Account | None] = relationship()


class BatchState(StrEnum):
    WORKING = "being made"
    FINISHED = "ready"
    CANCELLED = "cancelled"
    FAILED = "failed"


class WordBatch(Model):
    """Every public paper of a calendar year as one ZIP, of a body or of all, as far as it is made.

    `reached` is the id of the last meeting that was dealt with: after a restart the next follows.
    """

    __table_args__ = (
        CheckConstraint("done >= 0 AND done <= total", name="done_of_total"),
        CheckConstraint("year BETWEEN 1800 AND 2200", name="year_is_a_year"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    body_id: Mapped[int | None] = mapped_column(ForeignKey(Body.id))
    state: Mapped[BatchState] = mapped_column(one_of(BatchState), default=BatchState.WORKING)
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    reached: Mapped[int] = mapped_column(default=0)
    begun_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    body: Mapped[Body | None] = relationship()
    made_by: Mapped[Account | None] = relationship()
