"""Asking another system over the web: slowly, by name, never twice, and nobody else.

One request a second and an honest name (handbook, interfaces 1, rule 8). Every reply is kept in a
folder, so that whoever is stopped goes on where they were.
"""

import os
import re
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests

from app.errors import RuleBroken

AGENT = "Resolved/0.1 (register of council minutes; one request a second)"
PAUSE = 1.0
"""In seconds, from the end of one reply to the next request."""
TIMEOUT = (15, 150)
"""In seconds, to connect and between two pieces of a reply: such systems answer slowly."""
TRIES = 4
LONGEST_WAIT = 300
LONGEST_REPLY = 600
"""In seconds, for a host that sends a letter now and then."""
LARGEST_REPLY = 40 * 1024 * 1024
MOST_REDIRECTS = 5
_AGAIN = {408, 425, 429, 500, 502, 503, 504}
_MOVED = {301, 302, 303, 307, 308}


class NotAnswered(RuleBroken):
    """This one question was not answered; the next may be."""


class Asker:
    """Asks one host, and keeps what it said in `folder`."""

    def __init__(
        self,
        address: str,
        folder: Path,
        *,
        agent: str = AGENT,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._host = host_of(address)
        self._folder = folder
        self._clock, self._sleep, self._now = clock, sleep, now
        self._free_at = clock()
        self._session = requests.Session()
        self._session.headers["User-Agent"] = agent
        self.asked = 0
        folder.mkdir(parents=True, exist_ok=True)

    def ask(
        self,
        name: str,
        address: str,
        good_for: timedelta | None = None,
        check: Callable[[bytes], object] = lambda _: None,
    ) -> bytes:
        """The reply kept as `name`, or asked for now where none is kept or it is older.

        A new reply that `check` refuses is not kept. Raises NotAnswered where the host does not
        answer after several tries.
        """
        kept = self._folder / name
        if kept.exists() and (good_for is None or self._age(kept) < good_for):
            return kept.read_bytes()
        reply = self._answer(address, self._written_at(kept) if kept.exists() else None)
        if reply is None:
            self._stamp(kept)
            return kept.read_bytes()
        check(reply)
        begun = kept.with_name(f"{kept.name}.part")
        begun.write_bytes(reply)
        begun.replace(kept)
        self._stamp(kept)
        return reply

    def _answer(self, address: str, since: datetime | None) -> bytes | None:
        """None where nothing changed since then."""
        why = ""
        for attempt in range(1, TRIES + 1):
            wait: float | None = None
            try:
                status, body, wait = self._request(address, since)
            except requests.RequestException as failure:
                why = f"it did not answer ({type(failure).__name__})"
            else:
                if status in (200, 304):
                    return body if status == 200 else None
                why = f"it answered {status}"
                if status not in _AGAIN:
                    break
            if attempt < TRIES:
                self._sleep(min(max(wait or 0, 2.0**attempt), LONGEST_WAIT))
        raise NotAnswered(f"{self._host} was asked for {_shown(address)}, and {why}")

    def _request(self, address: str, since: datetime | None) -> tuple[int, bytes, float | None]:
        for _ in range(MOST_REDIRECTS + 1):
            if host_of(address) != self._host:
                raise NotAnswered(
                    f"{self._host} sends us on to {host_of(address)}, which we were not told to ask"
                )
            said = {"If-Modified-Since": format_datetime(since, usegmt=True)} if since else {}
            reply, body = self._in_turn(address, said)
            if reply.status_code not in _MOVED or "Location" not in reply.headers:
                return reply.status_code, body, self._asked_to_wait(reply)
            address = urljoin(address, reply.headers["Location"])
        raise NotAnswered(f"{self._host} sends us from page to page")

    def _in_turn(self, address: str, said: dict[str, str]) -> tuple[requests.Response, bytes]:
        early = self._free_at - self._clock()
        if early > 0:
            self._sleep(early)
        self.asked += 1
        try:
            with closing(
                self._session.get(
                    address, headers=said, timeout=TIMEOUT, stream=True, allow_redirects=False
                )
            ) as reply:
                return reply, self._read(reply)
        finally:
            self._free_at = self._clock() + PAUSE

    def _read(self, reply: requests.Response) -> bytes:
        pieces, size, begun = [], 0, self._clock()
        for piece in reply.iter_content(65536):
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST_REPLY or self._clock() - begun > LONGEST_REPLY:
                raise NotAnswered(f"A reply of {self._host} does not end")
        return b"".join(pieces)

    def _asked_to_wait(self, reply: requests.Response) -> float | None:
        said = reply.headers.get("Retry-After", "")
        if said.isdigit():
            return float(said)
        try:
            return (parsedate_to_datetime(said) - self._now()).total_seconds()
        except (ValueError, TypeError):
            return None

    def _age(self, kept: Path) -> timedelta:
        return self._now() - self._written_at(kept)

    def _written_at(self, kept: Path) -> datetime:
        return datetime.fromtimestamp(kept.stat().st_mtime, UTC)

    def _stamp(self, kept: Path) -> None:
        os.utime(kept, times=(self._now().timestamp(),) * 2)


def host_of(address: str) -> str:
    """“council.example” or “council.example:8080”. Raises RuleBroken for what is no address."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in ("http", "https") or parts.username or parts.password:
        raise RuleBroken(f"“{address}” is no web address that begins with https:// or http://")
    return f"{host}:{port}" if port not in (None, 80, 443) else host


def is_address(typed: str) -> bool:
    return typed.lower().startswith(("http://", "https://"))


def _shown(address: str) -> str:
    """Without the key that some systems want in the address."""
    parts = urlsplit(address)
    query = re.sub(r"(?i)\btoken=[^&]*", "token=…", parts.query)
    return f"{parts.path}?{query}" if query else parts.path
