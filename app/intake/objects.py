"""Objects of other systems' JSON: read with care, asked by name."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from app.errors import RuleBroken
from app.intake.reading import decode

Object = dict[str, Any]
LARGEST = 60 * 1024 * 1024


def loaded(data: bytes) -> object:
    """Raises RuleBroken for what is no JSON."""
    if len(data) > LARGEST:
        raise RuleBroken(f"The file is larger than {LARGEST // 1024**2} MB")
    try:
        return json.loads(decode(data).text)
    except (ValueError, RecursionError):
        raise RuleBroken("The file is not JSON that can be read") from None


def as_file(every: Iterable[Object]) -> bytes:
    """Objects that belong together as one file, alike whenever they are alike."""
    unique = {json.dumps(each, ensure_ascii=False, sort_keys=True): None for each in every}
    lines = ",\n".join(unique)
    return f"[{lines}]\n".encode()


def each_in(kept: object) -> Iterator[Object]:
    """The objects of a list, of a page of a list, or the one that stands alone."""
    if isinstance(kept, dict):
        page = next((kept[k] for k in ("data", "value") if isinstance(kept.get(k), list)), None)
        kept = [kept] if page is None else page
    for each in kept if isinstance(kept, list) else []:
        if isinstance(each, dict):
            yield each


def objects_under(folder: Path) -> tuple[list[Object], list[tuple[str, str]]]:
    """Every object in the JSON files of a folder, and the files that gave none, with the reason."""
    found: list[Object] = []
    refused = []
    for file in sorted(folder.rglob("*.json")):
        try:
            found += each_in(loaded(file.read_bytes()))
        except (RuleBroken, OSError) as refusal:
            refused.append((file.name, str(refusal)))
    if not found:
        raise RuleBroken(f"{folder} holds no objects as JSON (.json)")
    return found, refused


def text(kept: Object, name: str) -> str:
    value = kept.get(name)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def paragraphs_of(kept: Object, name: str) -> list[str]:
    value = kept.get(name)
    parts = value.split("\n") if isinstance(value, str) else []
    return [" ".join(part.split()) for part in parts if part.strip()]


def day(kept: Object, name: str) -> date | None:
    """The day of “2026-03-05”, “2026-03-05T00:00:00” or a moment with its zone."""
    try:
        return date.fromisoformat(text(kept, name)[:10])
    except ValueError:
        return None


def clock_of(kept: Object, name: str) -> time | None:
    """The time on the clock where it was written; midnight says that none is known."""
    try:
        at = datetime.fromisoformat(text(kept, name)).time()
    except ValueError:
        return None
    return at.replace(second=0, microsecond=0) if at != time(0) else None


def objects(kept: Object, name: str) -> list[Object]:
    value = kept.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def texts(kept: Object, name: str) -> list[str]:
    value = kept.get(name)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
