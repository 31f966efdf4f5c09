from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.actions.log_columns import USUAL, as_kept
from app.bodies.models import Body
from app.database import Model, Moment


class LogSettings(Model):
    """How the council prints its action log, and whether everyone sees progress: one row."""

    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    columns: Mapped[str] = mapped_column(default=as_kept(USUAL))
    publish_progress: Mapped[bool] = mapped_column(default=False, server_default=false())


class BroughtLog(Model):
    """A file with an older log of a body, kept while it is matched and for as long as it is asked.

    `columns` says which column of it says what, as JSON: {"the action": 3}.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)
    file_name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    columns: Mapped[dict[str, int]] = mapped_column(JSON)
    brought_at: Mapped[datetime] = mapped_column(Moment)

    body: Mapped[Body] = relationship()
