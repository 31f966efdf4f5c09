"""The searches that someone keeps."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CursorResult, delete, func, or_, select, update
from sqlalchemy.orm import joinedload

from app.accounts.feed_keys import FeedKey
from app.accounts.models import Account
from app.database import db
from app.watching.models import SavedSearch
from app.watching.rules import CLAIM, UNDO_WITHIN, Often, following


def searches_of(account_id: int | None) -> Sequence[SavedSearch]:
    """Those kept and those that can still be had back, by name."""
    return db.session.scalars(
        select(SavedSearch)
        .where(SavedSearch.account_id == account_id)
        .order_by(func.lower(SavedSearch.name), SavedSearch.id)
    ).all()


def search_or_404(account_id: int | None, saved_search_id: int) -> SavedSearch:
    """Only of one’s own."""
    own = (SavedSearch.id == saved_search_id, SavedSearch.account_id == account_id)
    found: SavedSearch = db.first_or_404(select(SavedSearch).where(*own))
    return found


def following_of(account_id: int | None, clause_id: int) -> SavedSearch | None:
    """Whether a decision is followed by an account."""
    return db.session.scalars(
        select(SavedSearch).where(
            SavedSearch.account_id == account_id,
            SavedSearch.address == following(clause_id),
            SavedSearch.removed_at.is_(None),
        )
    ).first()


def key_of(account_id: int) -> FeedKey | None:
    return db.session.get(FeedKey, account_id)


def searches_told_of(now: datetime) -> Sequence[SavedSearch]:
    """Those of open accounts in which someone wants to be told what is new."""
    return db.session.scalars(
        select(SavedSearch)
        .join(SavedSearch.account)
        .where(
            SavedSearch.often != Often.NEVER,
            SavedSearch.removed_at.is_(None),
            SavedSearch.told_at < now,
            Account.active,
        )
        .options(joinedload(SavedSearch.account))
        .order_by(SavedSearch.id)
    ).all()


def claim(search: SavedSearch, now: datetime) -> bool:
    """Whether this process alone is to tell what is new. Nobody waits for one that was killed."""
    free = or_(SavedSearch.claimed_at.is_(None), SavedSearch.claimed_at < now - CLAIM)
    mine = update(SavedSearch).where(
        SavedSearch.id == search.id, SavedSearch.told_at == search.told_at, free
    )
    done = db.session.execute(
        mine.values(claimed_at=now), execution_options={"synchronize_session": False}
    )
    return isinstance(done, CursorResult) and done.rowcount == 1


def clear_removed(now: datetime) -> None:
    gone = SavedSearch.removed_at < now - UNDO_WITHIN
    db.session.execute(delete(SavedSearch).where(gone))
