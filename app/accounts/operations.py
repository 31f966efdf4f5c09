"""What an administrator, or the holder of an account, may do to it."""

import secrets
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.accounts.models import Account
from app.accounts.rules import Role, check_password, tidy_email

_hasher = PasswordHasher()
_NOBODYS_HASH = _hasher.hash(secrets.token_hex())


def open_account(*, email: str, name: str, role: Role, password: str, now: datetime) -> Account:
    """Raises RuleBroken where the password is too short; the database refuses a second email."""
    check_password(password)
    return Account(
        email=tidy_email(email),
        name=name.strip(),
        role=role,
        password_hash=_hasher.hash(password),
        session_key=secrets.token_hex(16),
        created_at=now,
    )


def password_matches(account: Account | None, password: str) -> bool:
    """Take as long where there is no account as where there is, so that timing names nobody."""
    try:
        matches = _hasher.verify(account.password_hash if account else _NOBODYS_HASH, password)
    except (VerificationError, InvalidHashError):
        return False
    return matches and account is not None and account.active


def change_password(account: Account, password: str) -> None:
    """Set a new password, which signs the account out everywhere."""
    check_password(password)
    account.password_hash = _hasher.hash(password)
    account.session_key = secrets.token_hex(16)
