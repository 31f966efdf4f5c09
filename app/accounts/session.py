"""Who is signed in, kept by Flask-Login. A changed password ends every session."""

from flask import Flask
from flask_login import LoginManager, UserMixin
from sqlalchemy import select

from app.accounts.models import Account
from app.accounts.rules import Role, Viewer
from app.database import db

manager = LoginManager()


class SignedIn(UserMixin):
    """The account behind this request, as plain values."""

    def __init__(self, account: Account) -> None:
        self.id = f"{account.id}.{account.session_key}"
        self.account_id = account.id
        self.name = account.name
        self.role: Role = account.role
        self.viewer: Viewer = account.viewer


@manager.user_loader  # type: ignore[untyped-decorator]  # Flask-Login has no types
def _load(key: str) -> SignedIn | None:
    number, _, session_key = key.partition(".")
    if not number.isdigit():
        return None
    found = db.session.scalar(
        select(Account).where(
            Account.id == int(number), Account.session_key == session_key, Account.active
        )
    )
    return SignedIn(found) if found else None


def install(app: Flask) -> None:
    manager.init_app(app)
