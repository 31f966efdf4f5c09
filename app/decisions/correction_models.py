"""What a later meeting corrected in minutes."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.agenda.models import AgendaItem
from app.database import Model, Moment, not_blank, one_of
from app.decisions.models import ResolutionClause
from app.decisions.rules import Passage
from app.meetings.models import Meeting


class Correction(Model):
    """Words of a minute or clause that a later meeting agreed to read otherwise.

    One agreed with the approval is in the text itself. One agreed after the minutes were signed
    changes no word of them: it stands beside the text (handbook 1.9, rule 35). `begins` is how
    many characters of the text come before the words.
    """

    sealed_by: ClassVar = "item.meeting"
    grows_after_signing: ClassVar = True

    __table_args__ = (
        *not_blank("before"),
        CheckConstraint("before <> after", name="says_something_else"),
        CheckConstraint("(place = 'clause') = (clause_id IS NOT NULL)", name="clause_is_named"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    clause_id: Mapped[int | None] = mapped_column(ForeignKey(ResolutionClause.id), index=True)
    place: Mapped[Passage] = mapped_column(one_of(Passage))
    begins: Mapped[int]
    before: Mapped[str]
    after: Mapped[str] = mapped_column(default="")
    after_signing: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(default="")
    approved_at_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    approved_on_id: Mapped[int | None] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    entered_at: Mapped[datetime] = mapped_column(Moment)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    item: Mapped[AgendaItem] = relationship(back_populates="corrections", foreign_keys=[item_id])
    clause: Mapped[ResolutionClause | None] = relationship()
    approved_at: Mapped[Meeting] = relationship()
    approved_on: Mapped[AgendaItem | None] = relationship(
        back_populates="corrects", foreign_keys=[approved_on_id]
    )
    entered_by: Mapped[Account | None] = relationship()
