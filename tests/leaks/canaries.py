"""Words that must not leave the register, and who may read each kind. They sing where they leak."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import count

from sqlalchemy import Enum, LargeBinary, String, inspect, select

from app.database import Model, db

#: What each kind of canary stands for, by the letters it begins with.
KINDS = {
    "exem": "what is exempt",
    "pers": "personal data",
    "draf": "what is not published",
    "sens": "a sensitive interest",
    "name": "a name that only exempt business holds",
}
#: The kinds of canary that each may hear; a clerk of the body may hear them all.
MAY_HEAR = {
    "public": set(),
    "reader": set(),
    "officer": set(),
    "councillor of another body": set(),
    "administrator": set(),
    "clerk of another body": {"name"},
    "member": {"exem", "pers", "name"},
}
_SONG = re.compile(rf"(?:{'|'.join(KINDS)})\d{{3}}z".encode(), re.IGNORECASE)
_serial = count(1)


def canary(kind: str) -> str:
    """A word like “exem017z”: one token to the index, and shorter than any column."""
    return f"{kind}{next(_serial):03}z"


def songs(content: bytes) -> set[str]:
    """The canaries in some bytes, and in the files that are packed in them."""
    found = {song.decode().lower() for song in _SONG.findall(content)}
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                found |= songs(name.encode()) | songs(packed.read(name))
    return found


def text_columns(model: type) -> Iterator[str]:
    """The columns of a model that someone writes words or files into."""
    for name, column in inspect(model).columns.items():
        kind = column.type
        wordy = isinstance(kind, (String, LargeBinary)) and not isinstance(kind, Enum)
        if wordy and not column.foreign_keys:
            yield name


def fill(record: object, kind: str, *public: str) -> None:
    """A canary in every column that holds words, but for those that are `public`."""
    for name in text_columns(type(record)):
        if name not in public:
            word = canary(kind)
            is_file = isinstance(inspect(type(record)).columns[name].type, LargeBinary)
            setattr(record, name, word.encode() if is_file else word)


def models() -> list[type[Model]]:
    return [mapper.class_ for mapper in Model.registry.mappers]


def every_canary() -> set[str]:
    """Those that the register keeps. Ask in an application context."""
    rows = [record for model in models() for record in db.session.scalars(select(model))]
    return {song for record in rows for song in songs(_words_of(record).encode())}


def _words_of(record: Model) -> str:
    return "\n".join(str(getattr(record, name)) for name in text_columns(type(record)))
