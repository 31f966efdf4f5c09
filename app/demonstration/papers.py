"""How a file of `council/` is read. A key that its paper does not name is an error."""

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

COUNCIL = Path(__file__).parent / "council"


class Paper(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What one table of a file may say."""


P = TypeVar("P", bound=Paper)


def read(kind: type[P], file: Path) -> P:
    """Raises ValueError, naming the file and the place, where it says what it may not."""
    try:
        with file.open("rb") as opened:
            return msgspec.convert(tomllib.load(opened), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as fault:
        raise ValueError(f"{file.name}: {fault}") from fault


def read_all(kind: type[P], folder: str) -> list[P]:
    return [read(kind, file) for file in sorted((COUNCIL / folder).glob("*.toml"))]


class Period(Paper, kw_only=True):
    starts: str = msgspec.field(name="from")
    ends: str = msgspec.field(name="to", default="")
