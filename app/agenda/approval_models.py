"""Which minutes an agenda puts up for approval, and on which item they were approved."""

from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.agenda.models import AgendaItem
from app.database import Model
from app.meetings.models import Meeting


class MinutesToApprove(Model):
    """That an agenda item puts up the minutes of an earlier meeting for approval."""

    sealed_by: ClassVar = "item.meeting"

    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), primary_key=True, index=True)

    item: Mapped[AgendaItem] = relationship(back_populates="to_approve")
    meeting: Mapped[Meeting] = relationship()


class Approval(Model):
    """The item of a later meeting on which the minutes of `meeting` were approved.

    That meeting is `Meeting.approved_at`; the minute is the one that the item became.
    """

    sealed_by: ClassVar = "meeting"

    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)

    meeting: Mapped[Meeting] = relationship()
    item: Mapped[AgendaItem] = relationship()
