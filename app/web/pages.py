"""What every page is told beside its own subject: assets, navigation, the council's name."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, url_for
from werkzeug.routing import IntegerConverter, Map

#: The parts of the register in the menu, as (endpoint, words).
NAVIGATION = [
    ("home.front", "Home"),
    ("record.meetings", "Meetings"),
    ("record.bodies", "Bodies"),
    ("record.people", "People"),
    ("record.matters", "Matters"),
]

_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)


def asset(name: str) -> str:
    """The address of a compiled asset, which changes when its content does."""
    return url_for(
        "static", filename=name, v=_fingerprint(Path(current_app.static_folder or ""), name)
    )


@cache
def _fingerprint(folder: Path, name: str) -> str:
    file = folder / name
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else "none"


def _harden(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", _POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    return response


class RecordNumber(IntegerConverter):
    """A number in an address. One that no database could hold names nothing: 404, not 500."""

    def __init__(self, map: Map, max: int = 2**31 - 1, **options: Any) -> None:
        super().__init__(map, max=max, **options)


def install(app: Flask) -> None:
    app.url_map.converters["int"] = RecordNumber
    app.jinja_env.globals.update(asset=asset, navigation=NAVIGATION)
    app.after_request(_harden)
