"""What someone may do with the searches they keep and the decisions they follow.

None of these commits.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import object_session

from app.errors import RuleBroken
from app.watching.models import SavedSearch
from app.watching.rules import Often, following


def keep_search(
    account_id: int,
    name: str,
    address: str,
    *,
    often: Often,
    now: datetime,
    others: Iterable[SavedSearch],
) -> SavedSearch:
    """Keep a search. `others` are those that the same account keeps, or has removed."""
    title = _free_name(name, None, others)
    return SavedSearch(account_id=account_id, name=title, address=address, often=often, told_at=now)


def follow_decision(
    account_id: int, clause_id: int, name: str, *, now: datetime, others: Iterable[SavedSearch]
) -> SavedSearch:
    """Once, whatever it was named; one that was removed comes back and begins anew."""
    address = following(clause_id)
    found = next((other for other in others if other.address == address), None)
    if found is None:
        return keep_search(account_id, name, address, often=Often.DAILY, now=now, others=others)
    if found.removed_at is not None:
        found.removed_at, found.told_at, found.often = None, now, Often.DAILY
    return found


def change_search(
    search: SavedSearch, *, name: str, often: Often, now: datetime, others: Iterable[SavedSearch]
) -> SavedSearch:
    """Rename it, or be told more or less often; whoever begins to be is told of what comes next."""
    search.name = _free_name(name, search, others)
    if search.often is Often.NEVER and often is not Often.NEVER:
        search.told_at = now
    search.often = often
    return search


def _free_name(name: str, own: SavedSearch | None, others: Iterable[SavedSearch]) -> str:
    """One that was removed gives up its name, and with it the chance to come back."""
    title = name.strip()
    if not title:
        raise RuleBroken("Enter a name for this search", about="name")
    for other in others:
        if other is own or other.name != title:
            continue
        if other.removed_at is None:
            raise RuleBroken(f"You keep a search called “{title}” already", about="name")
        forget(other)
    return title


def remove_search(search: SavedSearch, now: datetime) -> None:
    search.removed_at = now


def restore_search(search: SavedSearch) -> None:
    search.removed_at = None


def forget(search: SavedSearch) -> None:
    if session := object_session(search):
        session.delete(search)
        session.flush()  # its name is free from now on


def stop_telling(search: SavedSearch) -> None:
    search.often = Often.NEVER
