from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.database import Model, Moment, not_blank, one_of
from app.watching.rules import Often, decision_of


class SavedSearch(Model):
    """A search that someone keeps under a name, and how often they are told what is new in it.

    Or a decision that they follow. `address` is what stands behind `/search?`, or says which
    decision (`rules.following`). They know of all that was public at `told_at`;
    `claimed_at` is set while a process tells them of the rest. One that was removed waits until
    it can no longer be had back.
    """

    __table_args__ = (*not_blank("name", "address"), UniqueConstraint("account_id", "name"))

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey(Account.id, ondelete="CASCADE"))
    name: Mapped[str]
    address: Mapped[str]
    often: Mapped[Often] = mapped_column(one_of(Often), default=Often.NEVER)
    told_at: Mapped[datetime] = mapped_column(Moment)
    claimed_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)

    account: Mapped[Account] = relationship()

    @property
    def clause_id(self) -> int | None:
        """Of the decision that is followed; None for a search."""
        return decision_of(self.address)
