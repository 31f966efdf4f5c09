"""Tests in Chromium: a register that is served for them, and whoever sits before it.

Nothing waits a fixed time and nothing looks once at what is still to come: a page is asked with
`expect`, which asks until it is so. `wait_for_function` is no help: its second look is an `eval`,
which the content security policy of every page forbids.
"""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from werkzeug.serving import BaseWSGIServer, make_server

from app.accounts.models import Account
from app.accounts.session import SignedIn
from app.database import db
from tests.served import a_port, cookie_of

PATIENCE = 60  # seconds; only what fails takes as long

expect.set_options(timeout=PATIENCE * 500)


class Door:
    """A server that can go away in the middle of a sentence and come back at the same address."""

    def __init__(self, app: Flask) -> None:
        self.app, self.port = app, a_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._inside, self._someone_left = 0, threading.Condition()
        self.open()

    def open(self) -> None:
        self._server: BaseWSGIServer = make_server(
            "127.0.0.1", self.port, self._let_in, threaded=True
        )
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.02])
        self._thread.start()

    def shut(self) -> None:
        """Once nobody is inside, who would use a database that is gone."""
        self._server.shutdown()
        self._thread.join()
        with self._someone_left:
            assert self._someone_left.wait_for(lambda: not self._inside, PATIENCE)
        self._server.server_close()

    def _let_in(self, environ, start_response) -> list[bytes]:
        """Read whole here: a server whose reader hangs up does not close what it read from."""
        self._count(1)
        try:
            with closing(self.app(environ, start_response)) as answer:
                return list(answer)
        finally:
            self._count(-1)

    def _count(self, change: int) -> None:
        with self._someone_left:
            self._inside += change
            self._someone_left.notify_all()


@contextmanager
def a_door(app: Flask) -> Iterator[Door]:
    door = Door(app)
    try:
        yield door
    finally:
        door.shut()


@contextmanager
def a_page(chromium: Browser, door: Door, email: str = "", **options) -> Iterator[Page]:
    """Someone at a browser of their own, signed in as the account of `email` if one is named."""
    page = opened(chromium, door, email, **options)
    try:
        yield page
    finally:
        page.context.close()


def opened(chromium: Browser, door: Door, email: str = "", **options) -> Page:
    context = chromium.new_context(base_url=door.address, **options)
    context.set_default_timeout(PATIENCE * 1000)
    if email:
        name, _, value = _cookie(door.app, email).partition("=")
        context.add_cookies([{"name": name, "value": value, "url": door.address}])
    return context.new_page()


def _cookie(app: Flask, email: str) -> str:
    with app.app_context():
        account = db.session.scalars(select(Account).where(Account.email == email)).one()
        return cookie_of(app, SignedIn(account).get_id())
