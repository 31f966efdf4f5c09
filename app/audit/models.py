from datetime import datetime

from sqlalchemy import JSON, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.audit.rules import Act, Values
from app.database import Model, Moment, append_only, one_of


class Change(Model):
    """One record added, changed or removed: who, when, from what to what.

    Written in the transaction of the change itself, and never changed or removed: the database
    refuses it. It names accounts and records without foreign keys, because it outlives them.
    `body_id`, `meeting_id`, `item_id` and `person_id` say what the record belonged to; values that
    only readers of exempt text may read are in `restricted_values`.
    """

    __table_args__ = (Index(None, "kind", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    account_id: Mapped[int | None] = mapped_column(index=True)
    author: Mapped[str]
    kind: Mapped[str] = mapped_column(String(63))
    key: Mapped[str] = mapped_column(String(120))
    act: Mapped[Act] = mapped_column(one_of(Act))
    body_id: Mapped[int | None] = mapped_column(index=True)
    meeting_id: Mapped[int | None] = mapped_column(index=True)
    item_id: Mapped[int | None] = mapped_column(index=True)
    person_id: Mapped[int | None] = mapped_column(index=True)
    draft: Mapped[bool] = mapped_column(default=False)
    open_values: Mapped[Values] = mapped_column(JSON)
    restricted_values: Mapped[Values] = mapped_column(JSON)
    open_words: Mapped[str] = mapped_column(Text)
    restricted_words: Mapped[str] = mapped_column(Text)


append_only(Change.__table__)
