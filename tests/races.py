"""Two people at once: what happens between one’s look and one’s commit."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Executable, event

from app.database import db


@contextmanager
def someone_else_first(change: Executable) -> Iterator[None]:
    """Commit `change` from another connection just before the next request writes."""

    def commit_it(*_: object) -> None:
        with db.engine.begin() as another_clerk:
            another_clerk.execute(change)

    event.listen(db.session, "before_flush", commit_it, once=True)
    yield
