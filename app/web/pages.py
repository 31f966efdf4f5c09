"""What every page is told beside its own subject: assets, safe headers, addresses of lists."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, current_app, request, url_for
from werkzeug.routing import IntegerConverter, Map

from app.web.paging import page_address

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
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


class RecordNumber(IntegerConverter):
    """A number in an address. One that no database could hold names nothing: 404, not 500."""

    def __init__(self, map: Map, max: int = 2**31 - 1, **options: Any) -> None:
        super().__init__(map, max=max, **options)


def _refuse_null_characters() -> None:
    """No text of the register holds one, and PostgreSQL fails at one."""
    if "\0" in request.path or "%00" in request.query_string.decode("latin-1"):
        abort(404)


def install(app: Flask) -> None:
    app.url_map.converters["int"] = RecordNumber
    app.jinja_env.globals.update(asset=asset, page_address=page_address)
    app.before_request(_refuse_null_characters)
    app.after_request(_harden)
