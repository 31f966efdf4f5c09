"""What an administrator, or the holder of an account, may do to it. None of these commits."""

import secrets
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.accounts.models import Account
from app.accounts.rules import Role, check_email, check_password
from app.errors import RuleBroken

_hasher = PasswordHasher()
_NOBODYS_HASH = _hasher.hash(secrets.token_hex())


def open_account(
    *,
    email: str,
    name: str,
    role: Role,
    password: str,
    now: datetime,
    holder: Account | None = None,
) -> Account:
    """A new account, which can sign in at once. `holder` is whoever has the email already."""
    address = _free_email(email, holder)
    _check_name(name)
    check_password(password)
    return Account(
        email=address,
        name=name.strip(),
        role=role,
        password_hash=_hasher.hash(password),
        active=True,
        session_key=secrets.token_hex(16),
        created_at=now,
    )


def change_account(
    account: Account,
    *,
    email: str,
    name: str,
    role: Role,
    active: bool,
    holder: Account | None = None,
    other_administrators: int,
) -> Account:
    """Correct an account, or close it. Somebody must stay able to open and close accounts.

    `other_administrators` counts the open administrator accounts beside this one.
    """
    address = _free_email(email, None if holder is account else holder)
    _check_name(name)
    if account.administers and not other_administrators:
        if role is not Role.ADMINISTRATOR:
            raise RuleBroken("The last administrator must stay administrator", about="role")
        if not active:
            raise RuleBroken("The last administrator account cannot be closed", about="active")
    account.email, account.name = address, name.strip()
    account.role, account.active = role, active
    return account


def _free_email(email: str, holder: Account | None) -> str:
    address = check_email(email)
    if holder is not None:
        raise RuleBroken(f"{holder.name} has an account with this email address", about="email")
    return address


def _check_name(name: str) -> None:
    if not name.strip():
        raise RuleBroken("Enter the name of the person who signs in", about="name")


def password_matches(account: Account | None, password: str) -> bool:
    """Take as long where there is no account as where there is, so that timing names nobody."""
    try:
        matches = _hasher.verify(account.password_hash if account else _NOBODYS_HASH, password)
    except (VerificationError, InvalidHashError):
        return False
    return matches and account is not None and account.active


def keep_hash_strong(account: Account, password: str) -> bool:
    """Hash the password anew where the hasher has grown stronger; say whether it had.

    Only at sign-in is the password known, and the session stays as it is.
    """
    outdated = _hasher.check_needs_rehash(account.password_hash)
    if outdated:
        account.password_hash = _hasher.hash(password)
    return outdated


def change_password(account: Account, password: str) -> Account:
    """Set a new password, which signs the account out everywhere."""
    check_password(password)
    account.password_hash = _hasher.hash(password)
    account.session_key = secrets.token_hex(16)
    return account


def change_own_password(account: Account, *, current: str, password: str) -> Account:
    """Raises RuleBroken where whoever sits at the screen does not know the present password."""
    if not password_matches(account, current):
        raise RuleBroken("The present password is wrong", about="current")
    if password == current:
        raise RuleBroken("Enter a password that is new", about="password")
    return change_password(account, password)
