from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Model, Moment


class Opening(Model):
    """Someone who has a page open on which something is changed, and since when.

    Kept for half an hour, and shown only on that page. No foreign key: it is no part of the record.
    """

    path: Mapped[str] = mapped_column(String(300), primary_key=True)
    account_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment, index=True)


class Turn(Model):
    """A record that saves are made to one after another: whoever writes this row is next."""

    subject: Mapped[str] = mapped_column(String(300), primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(Moment)
