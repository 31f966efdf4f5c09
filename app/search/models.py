from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.agenda.models import Document
from app.database import Model, Moment


class SearchPending(Model):
    """A record whose documents the index must make anew, noted in the transaction that changed it.

    `kind` and `key` name the record; the row goes once the index holds what it stands for.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    key: Mapped[int]
    noted_at: Mapped[datetime] = mapped_column(Moment)


class PaperText(Model):
    """What a paper says, read from its file; "" where nothing could be read in time.

    `sha256` is that of the file, so that another file in its place is read anew.
    """

    paper_id: Mapped[int] = mapped_column(
        ForeignKey(Document.id, ondelete="CASCADE"), primary_key=True
    )
    sha256: Mapped[str] = mapped_column(String(64))
    text: Mapped[str]
    read_at: Mapped[datetime] = mapped_column(Moment)
