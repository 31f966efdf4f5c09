from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.database import Model, Moment


class SearchPending(Model):
    """A record whose documents the index must make anew, noted in the transaction that changed it.

    `kind` and `key` name the record; the row goes once the index holds what it stands for.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    key: Mapped[int]
    noted_at: Mapped[datetime] = mapped_column(Moment)
