"""`flask serve`: start the register, and say in one sentence what stands in the way."""

import errno
import logging
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade
from sqlalchemy.exc import OperationalError
from waitress.server import create_server

from app.clock import today
from app.config import cannot_write
from app.database import db
from app.search.index import IndexBusy, IndexMissing
from app.search.keeper import keeper
from app.search.keeping import rebuild
from app.word.batches import batches


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, envvar="RESOLVED_HOST")
@click.option(
    "--port", default=5000, show_default=True, envvar="PORT", type=click.IntRange(1, 65535)
)
@click.option(
    "--demonstration", is_flag=True, help="Load a made-up council into an empty register."
)
@with_appcontext
def serve(host: str, port: int, demonstration: bool) -> None:
    """Bring the database up to date and serve the register until Ctrl-C."""
    for folder in _folders_to_write():
        _check_writable(folder)
    with _open_door(host, port) as door:
        _bring_up_to_date()
        _build_missing_index()
        if demonstration:
            _load_demonstration()
        shown = f"[{host}]" if ":" in host else host
        with suppress(KeyboardInterrupt):
            _answer(door, f"Resolved is at http://{shown}:{port} – Ctrl-C stops it.")
        click.echo("Stopped.")


def _folders_to_write() -> list[Path]:
    folders = [Path(current_app.config["SEARCH_INDEX"]), Path(current_app.config["EXPORTS"])]
    if db.engine.url.get_backend_name() == "sqlite":
        folders.append(Path(db.engine.url.database or "").parent)
    return folders


def _check_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise click.ClickException(cannot_write(folder, error)) from error


def _open_door(host: str, port: int) -> socket.socket:
    """Take the port before any slow work, so that a busy one is reported at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise click.ClickException(_why_not(error, host, port)) from error


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is already in use: stop the program that uses it, "
            f"or choose another port, as in: PORT={port + 1} make run"
        )
    if error.errno == errno.EACCES:
        return f"This account may not serve on port {port}: set PORT to 1024 or more."
    return (
        f"This machine cannot serve on {host}: set RESOLVED_HOST to one of its own addresses, "
        "such as 127.0.0.1."
    )


def _bring_up_to_date() -> None:
    try:
        upgrade()
    except OperationalError as error:
        reason = str(error.orig).splitlines()[0]
        raise click.ClickException(
            f"The database cannot be used ({reason}): check DATABASE_URL, and that the database "
            "server runs and lets this account in."
        ) from error


def _build_missing_index() -> None:
    index = keeper().index
    try:
        index.engine()
    except IndexMissing:
        click.echo("Building the search index…")
        with suppress(IndexBusy), index.writing(wait=10):  # else another process is building it
            rebuild(index)


def _load_demonstration() -> None:
    # Only here: a council's own register need not carry the made-up one.
    from app.demonstration.load import load_if_empty, sign_ins

    if load_if_empty(today(), click.echo):
        db.session.commit()
        keeper().wait()  # so that the first search finds everything
    for words in sign_ins():
        click.echo(words)


def _answer(door: socket.socket, welcome: str) -> None:
    """Answer requests until Ctrl-C, or until the machine asks the program to end."""
    # It warns of every request that waits a moment for a thread; nobody need act on that.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    register = current_app._get_current_object()  # type: ignore[attr-defined]  # behind the proxy
    server = create_server(register, sockets=[door], threads=8, ident=None)
    click.echo(welcome)
    batches().go_on()
    try:
        server.run()
    finally:
        batches().stop()
