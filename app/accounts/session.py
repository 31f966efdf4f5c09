"""Who is signed in. Flask-Login finds them; each session has a row, without which it is none."""

import hashlib
import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from flask import Flask, current_app, request, session
from flask_login import LoginManager, UserMixin, login_user, logout_user
from sqlalchemy import ColumnElement, delete, or_, select, update

from app.accounts.bodies import bodies
from app.accounts.models import Account, SignIn
from app.accounts.rules import Role, Viewer, browser_in_words
from app.clock import now, today
from app.database import db

manager = LoginManager()

KEY = "sign_in"
#: How often a session that is in use is noted as seen; more often would be work for nothing.
_NOTED_EVERY = timedelta(minutes=1)


class SignedIn(UserMixin):
    """The account behind this request, as plain values."""

    def __init__(self, account: Account) -> None:
        self.id = f"{account.id}.{account.session_key}"
        self.account_id = account.id
        self.name = account.name
        self.role: Role = account.role
        self.viewer: Viewer = account.viewer
        if account.role is Role.COUNCILLOR:
            self.viewer = replace(self.viewer, member_of=bodies().sat_on(account.id, today()))


def begin_session(account: Account) -> None:
    """Nothing of the session before is kept, in case it was someone else’s. Does not commit."""
    at = now()
    session.clear()
    browser = browser_in_words(request.user_agent.string)
    session[KEY], sign_in = new_sign_in(account, at, browser)
    db.session.add(sign_in)
    db.session.execute(delete(SignIn).where(_is_over(at)))
    login_user(SignedIn(account))


def new_sign_in(account: Account, at: datetime, browser: str = "") -> tuple[str, SignIn]:
    """A secret for the browser, and the row that keeps only a hash of it."""
    key = secrets.token_urlsafe(32)
    return key, SignIn(
        account_id=account.id,
        key_hash=_hash(key),
        session_key=account.session_key,
        began_at=at,
        seen_at=at,
        browser=browser,
    )


def end_session() -> None:
    """Does not commit."""
    db.session.execute(delete(SignIn).where(SignIn.key_hash == this_key_hash()))
    logout_user()
    session.clear()


def this_key_hash() -> str:
    return _hash(str(session.get(KEY, "")))


def has_ended() -> bool:
    """Whether this browser was signed in, but is no longer."""
    return KEY in session


def open_sign_ins(account_id: int) -> list[SignIn]:
    """Where an account is signed in, the last seen first."""
    found = (
        select(SignIn)
        .join(Account)
        .where(
            SignIn.account_id == account_id,
            SignIn.session_key == Account.session_key,
            ~_is_over(now()),
        )
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    )
    return list(db.session.scalars(found))


def _is_over(at: datetime) -> ColumnElement[bool]:
    settings = current_app.config
    return or_(
        SignIn.seen_at <= at - settings["SESSION_IDLE"],
        SignIn.began_at <= at - settings["SESSION_LIFE"],
    )


def _hash(key: str) -> str:
    """A plain hash is enough for what is random."""
    return hashlib.sha256(key.encode()).hexdigest()


@manager.user_loader  # type: ignore[untyped-decorator]  # Flask-Login has no types
def _load(key: str) -> SignedIn | None:
    number, _, session_key = key.partition(".")
    if not number.isdigit():
        return None
    at = now()
    found = db.session.execute(
        select(Account, SignIn.id, SignIn.seen_at)
        .join(SignIn, SignIn.account_id == Account.id)
        .where(
            Account.id == int(number),
            Account.session_key == session_key,
            Account.active,
            SignIn.session_key == Account.session_key,
            SignIn.key_hash == this_key_hash(),
            ~_is_over(at),
        )
    ).first()
    if found is None:
        return None
    account, sign_in_id, seen_at = found
    if at - seen_at >= _NOTED_EVERY:
        _note_seen(sign_in_id, at)
    return SignedIn(account)


def _note_seen(sign_in_id: int, at: datetime) -> None:
    """In a transaction of its own: a page that is only read commits nothing."""
    with db.engine.begin() as connection:
        connection.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=at))


def install(app: Flask) -> None:
    manager.init_app(app)
