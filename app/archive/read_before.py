"""Files that were read before just as they would be read now, and need not be read again."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import select

from app.archive import overlooked, reading
from app.archive.beside import WITHHELD
from app.archive.models import ArchiveFile
from app.archive.reading import Understood
from app.database import db

READ_AS = "read_as"
"""Beside a file: by which reader it was read, and with which name of a body."""

_INTAKE = Path(__file__).parents[1] / "intake"
_AT_A_TIME = 500  # SQLite has a limit


def read_as(body_as: str) -> str:
    return hashlib.sha256(f"{_reader()} {body_as}".encode()).hexdigest()


@cache
def _reader() -> str:
    """Of the code that reads: once that is another, every file is read again."""
    told = hashlib.sha256()
    for path in sorted([*_INTAKE.rglob("*.py"), Path(overlooked.__file__), Path(reading.__file__)]):
        told.update(path.read_bytes())
    return told.hexdigest()


def read_before(keys: Sequence[int]) -> list[int]:
    """Which of these files were."""
    found = select(ArchiveFile.id, ArchiveFile.beside, ArchiveFile.body_as)
    before = []
    for begin in range(0, len(keys), _AT_A_TIME):
        some = ArchiveFile.id.in_(keys[begin : begin + _AT_A_TIME])
        for key, beside, body_as in db.session.execute(found.where(some).order_by(ArchiveFile.id)):
            if (beside or {}).get(READ_AS) == read_as(body_as):
                before.append(key)
    return before


def as_before(key: int) -> Understood:
    held = select(ArchiveFile.parsed, ArchiveFile.lines, ArchiveFile.beside)
    parsed, lines, beside = db.session.execute(held.where(ArchiveFile.id == key)).one()
    return Understood(parsed, lines, "", tuple(beside.get(WITHHELD, ())))
