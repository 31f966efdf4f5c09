"""The register served for real: `python -m tests.served PORT` answers until it is killed.

The database, index and secret come from the environment, as anywhere; tables must be there.
With `--again`, each line on its standard input starts another server, in a process whose number
is printed: forked, because to import everything anew takes longer than all else.
"""

import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlencode

import lxml.html
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from waitress.server import create_server

from app import create_app
from app.config import ROOT
from tests.browser import sign_in

Form = dict[str, str]


def main() -> None:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it counts who waits
    port = int(sys.argv[1])
    if "--again" not in sys.argv:
        answer(port)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        if os.fork() == 0:
            answer(port)


def answer(port: int) -> None:
    door = socket.create_server(("127.0.0.1", port))
    register = create_app()
    register.jinja_env.bytecode_cache = FileSystemBytecodeCache(os.environ["RESOLVED_HOME"])
    server = create_server(register, sockets=[door], threads=8, ident=None)
    sys.stdout.write(f"Ready {os.getpid()}\n")
    sys.stdout.flush()
    server.run()


def environment_of(app: Flask) -> dict[str, str]:
    """What a process of its own must be told to serve the same register."""
    return os.environ | {
        "DATABASE_URL": str(app.config["SQLALCHEMY_DATABASE_URI"]),
        "RESOLVED_HOME": str(app.config["SEARCH_INDEX"].parent),
        "SECRET_KEY": str(app.config["SECRET_KEY"]),
    }


_held: list[socket.socket] = []


def a_port() -> int:
    """A port that nobody else is given: it stays taken, though nobody listens at it yet."""
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.bind(("127.0.0.1", 0))
    _held.append(door)
    return int(door.getsockname()[1])


@contextmanager
def served(app: Flask, *ports: int) -> Iterator[None]:
    """A process for each port, on the database and with the secret of `app`."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.served", str(port)],
            cwd=ROOT,
            env=environment_of(app),
            stdout=subprocess.PIPE,
            text=True,
        )
        for port in ports
    ]
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("Ready")
        yield
    finally:
        for process in processes:
            process.send_signal(signal.SIGKILL)
            process.communicate()


def cookie_of(app: Flask, user_id: str) -> str:
    """The session of someone signed in, without the sign-in page and its slow password check."""
    client = app.test_client()
    sign_in(app, client, user_id)
    cookie = client.get_cookie("session")
    assert cookie is not None
    return f"session={cookie.value}"


class Editor:
    """Someone at a browser of their own."""

    def __init__(self, port: int, cookie: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookie = cookie

    def open(self, path: str) -> lxml.html.HtmlElement:
        status, body = self._ask("GET", path)
        assert status == 200, status
        return lxml.html.fromstring(body)

    def send(self, path: str, form: Form) -> tuple[int, lxml.html.HtmlElement | None]:
        """The answer’s code and, unless it is a redirect, its page."""
        status, body = self._ask("POST", path, urlencode(form))
        return status, lxml.html.fromstring(body) if status in {200, 409} else None

    def close(self) -> None:
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, bytes]:
        headers = {"Cookie": self._cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        for told in answer.headers.get_all("Set-Cookie", []):
            self._cookie = told.partition(";")[0]
        return answer.status, answer.read()


def form_on(page: lxml.html.HtmlElement) -> Form:
    """What the page’s form would send as it stands."""
    (form,) = (f for f in page.forms if "seen" in f.fields or "shown" in f.fields)
    return dict(form.form_values())


if __name__ == "__main__":
    main()
