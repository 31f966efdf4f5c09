"""What the addresses of someone’s own feeds and calendar are signed with."""

import secrets

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.accounts.models import Account
from app.database import Model


class FeedKey(Model):
    """Another nonce makes every address that was given out useless."""

    account_id: Mapped[int] = mapped_column(
        ForeignKey(Account.id, ondelete="CASCADE"), primary_key=True
    )
    nonce: Mapped[str] = mapped_column(String(32))


def new_key(account_id: int, present: FeedKey | None) -> FeedKey:
    """Addresses that were given out before lead nowhere from now on."""
    key = present or FeedKey(account_id=account_id)
    key.nonce = secrets.token_hex(16)
    return key
