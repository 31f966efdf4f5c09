"""Coming to a page, leaving it, and waiting for one’s turn to save."""

from datetime import datetime
from typing import cast

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.database import db
from app.together.models import Opening, Turn
from app.together.rules import AT_IT_FOR


def others_at(path: str, account_id: int | None, now: datetime) -> list[Opening]:
    """Who else has the page open, the latest first."""
    return list(
        db.session.scalars(
            select(Opening)
            .where(Opening.path == path, Opening.account_id != account_id)
            .where(Opening.at > now - AT_IT_FOR)
            .order_by(Opening.at.desc())
        )
    )


def come_to(path: str, account_id: int, name: str, now: datetime) -> None:
    """Note that someone opened a page; those who left theirs long ago are forgotten."""
    db.session.execute(delete(Opening).where(Opening.at <= now - AT_IT_FOR))
    db.session.merge(Opening(path=path, account_id=account_id, name=name, at=now))


def leave(path: str, account_id: int) -> None:
    db.session.execute(
        delete(Opening).where(Opening.path == path, Opening.account_id == account_id)
    )


def take_turn(subject: str, now: datetime) -> None:
    """Wait until nobody else is saving to `subject`; it is ours until we commit or give up.

    What is read from here on is what the one before saved. An ordinary row does it on every
    database: its writer is alone until the end of the transaction.
    """
    if _write(subject, now):
        return
    try:
        with db.session.begin_nested():
            db.session.execute(insert(Turn).values(subject=subject, taken_at=now))
    except IntegrityError:
        _write(subject, now)


def _write(subject: str, now: datetime) -> bool:
    done = db.session.execute(update(Turn).where(Turn.subject == subject).values(taken_at=now))
    return cast("CursorResult[object]", done).rowcount > 0
