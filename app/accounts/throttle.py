"""How often something may be tried, counted in the database that every process shares.

`limits` decides; here is only where its counts are kept. Each count is a transaction of its own,
so that a request that fails has counted all the same.
"""

import hashlib
import hmac
import ipaddress
import logging
from datetime import datetime, timedelta

from flask import current_app, has_request_context, request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts.models import AttemptCount
from app.clock import LONDON, clock, now
from app.database import db
from app.errors import RuleBroken

log = logging.getLogger(__name__)

#: Wrong passwords for one account: 40 an hour, where OWASP ASVS 2.2.1 allows 100.
ACCOUNT = RateLimitItemPerMinute(10, 15, namespace="account")
#: Wrong passwords for one account in a browser that has signed in with it before, so that whoever
#: guesses from elsewhere locks nobody out (OWASP, “device cookies”).
KNOWN_BROWSER = RateLimitItemPerMinute(10, 15, namespace="known browser")
#: Wrong passwords from one address. A whole council office may share one.
ADDRESS = RateLimitItemPerMinute(60, 15, namespace="address")
#: Messages with a link for a new password, to one mailbox and from one address.
LINKS = RateLimitItemPerHour(5, namespace="links")
LINKS_ASKED = RateLimitItemPerHour(30, namespace="links asked")


def _hidden(key: str) -> str:
    """Nobody who reads the table learns who tried, nor what they typed for an address."""
    secret: str = current_app.config["SECRET_KEY"]
    return hmac.new(secret.encode(), key.encode(), hashlib.sha256).hexdigest()


class KeptInDatabase(Storage):
    """Counts for `limits`, in the register’s own database."""

    STORAGE_SCHEME = None

    @property
    def base_exceptions(self) -> type[Exception]:
        return Exception

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        at, key = now(), _hidden(key)
        with db.engine.begin() as connection:
            count = (
                update(AttemptCount)
                .where(AttemptCount.key == key, AttemptCount.ends_at > at)
                .values(tried=AttemptCount.tried + amount)
                .returning(AttemptCount.tried)
            )
            tried = connection.scalar(count)
            if tried is not None:
                return int(tried)
            connection.execute(delete(AttemptCount).where(AttemptCount.ends_at <= at))
            ends_at = at + timedelta(seconds=expiry)
            try:
                with connection.begin_nested():
                    row = insert(AttemptCount).values(key=key, tried=amount, ends_at=ends_at)
                    connection.execute(row)
            except IntegrityError:  # another process was first to count
                return int(connection.scalar(count) or amount)
            return amount

    def get(self, key: str) -> int:
        row = self._row(key)
        return row.tried if row else 0

    def get_expiry(self, key: str) -> float:
        row = self._row(key)
        return (row.ends_at if row else now()).timestamp()

    def _row(self, key: str) -> AttemptCount | None:
        with Session(db.engine) as session:
            return session.scalar(
                select(AttemptCount).where(
                    AttemptCount.key == _hidden(key), AttemptCount.ends_at > now()
                )
            )

    def check(self) -> bool:
        return True

    def reset(self) -> int:
        with db.engine.begin() as connection:
            return connection.execute(delete(AttemptCount)).rowcount

    def clear(self, key: str) -> None:
        with db.engine.begin() as connection:
            connection.execute(delete(AttemptCount).where(AttemptCount.key == _hidden(key)))


class TooOften(RuleBroken):
    """Something was tried too often; the sentence says when it may be tried again."""


_limiter = FixedWindowRateLimiter(KeptInDatabase())

Count = tuple[RateLimitItem, str]


def count(*counts: Count) -> None:
    """Count a try; raises TooOften where one of the counts is full."""
    for limit, whose in counts:
        if not _limiter.hit(limit, whose):
            ends_at = datetime.fromtimestamp(_limiter.get_window_stats(limit, whose)[0], LONDON)
            log.warning("Too many tries (%s) from %s", limit.namespace, here())
            after = clock(ends_at + timedelta(minutes=1))
            raise TooOften(f"There were too many tries. Try again after {after}")


def take_back(*counts: Count) -> None:
    """A try that did nothing wrong does not count."""
    for limit, whose in counts:
        _limiter.storage.incr(limit.key_for(whose), limit.get_expiry(), -1)


def here() -> str:
    """The address that asks. One household or office has 2**64 addresses of IPv6, which are one."""
    address = ipaddress.ip_address((has_request_context() and request.remote_addr) or "127.0.0.1")
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
