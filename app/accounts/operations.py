"""What an administrator, or the holder of an account, may do to it. None of these commits."""

import secrets
from collections.abc import Collection
from datetime import datetime

from app.accounts.models import Account, KeptBody
from app.accounts.passwords import check_password, hash_of, is_outdated, verifies
from app.accounts.rules import Identity, Role, check_bodies_kept, check_email
from app.errors import RuleBroken


def open_account(
    *,
    email: str,
    name: str,
    role: Role,
    now: datetime,
    password: str | None = None,
    holder: Account | None = None,
    every_body: bool = False,
    bodies: Collection[int] = (),
) -> Account:
    """A new account. Without a password nobody can sign in until they accept their invitation.

    `holder` is whoever has the email already. The account keeps the record of `every_body`, or of
    those with the ids in `bodies`.
    """
    address = _free_email(email, holder)
    _check_name(name)
    if password is not None:
        check_password(password, [name, address])
    check_bodies_kept(role, every_body, bodies)
    return Account(
        email=address,
        name=name.strip(),
        role=role,
        password_hash=None if password is None else hash_of(password),
        active=True,
        session_key=_new_session_key(),
        created_at=now,
        every_body=every_body,
        bodies_kept=[KeptBody(body_id=body_id) for body_id in bodies],
    )


def change_account(
    account: Account,
    *,
    email: str,
    name: str,
    role: Role,
    active: bool,
    every_body: bool,
    bodies: Collection[int] = (),
    holder: Account | None = None,
    other_administrators: int,
) -> Account:
    """Correct an account, or close it. Somebody must stay able to open and close accounts.

    `other_administrators` counts the open administrator accounts beside this one. Whoever gets
    another role or address, or whose account closes, is signed out everywhere.
    """
    address = _free_email(email, None if holder is account else holder)
    _check_name(name)
    if account.administers and not other_administrators:
        if role is not Role.ADMINISTRATOR:
            raise RuleBroken("The last administrator must stay administrator", about="role")
        if not active:
            raise RuleBroken("The last administrator account cannot be closed", about="active")
    check_bodies_kept(role, every_body, bodies)
    if (account.email, account.role, account.active) != (address, role, active):
        sign_out_everywhere(account)
    account.email, account.name = address, name.strip()
    account.role, account.active = role, active
    account.every_body = every_body
    account.bodies_kept = [KeptBody(body_id=body_id) for body_id in bodies]
    return account


def _free_email(email: str, holder: Account | None) -> str:
    address = check_email(email)
    if holder is not None:
        raise RuleBroken(f"{holder.name} has an account with this email address", about="email")
    return address


def _check_name(name: str) -> None:
    if not name.strip():
        raise RuleBroken("Enter the name of the person who signs in", about="name")


def _new_session_key() -> str:
    return secrets.token_hex(16)


def sign_out_everywhere(account: Account) -> Account:
    """End every session, and make the links that were sent useless."""
    account.session_key = _new_session_key()
    return account


def password_matches(account: Account | None, password: str) -> bool:
    """Take as long where there is no account as where there is, so that timing names nobody."""
    matches = verifies(account.password_hash if account else None, password)
    return matches and account is not None and account.active


def keep_hash_strong(account: Account, password: str) -> bool:
    """Hash the password anew where the hasher has grown stronger; say whether it had.

    Only at sign-in is the password known, and the session stays as it is.
    """
    outdated = account.password_hash is not None and is_outdated(account.password_hash)
    if outdated:
        account.password_hash = hash_of(password)
    return outdated


def change_password(account: Account, password: str) -> Account:
    """Set a new password, which signs the account out everywhere."""
    check_password(password, [account.name, account.email])
    account.password_hash = hash_of(password)
    return sign_out_everywhere(account)


def change_own_password(account: Account, *, current: str, password: str) -> Account:
    """Raises RuleBroken where whoever sits at the screen does not know the present password."""
    if not password_matches(account, current):
        raise RuleBroken("The present password is wrong", about="current")
    if password == current:
        raise RuleBroken("Enter a password that is new", about="password")
    return change_password(account, password)


def account_by_single_sign_on(
    identity: Identity,
    *,
    known: Account | None,
    holder: Account | None,
    creates_accounts: bool,
    now: datetime,
) -> Account:
    """The account of whoever the provider says has come; raises RuleBroken where there is none.

    `known` has come this way before. At first an account is found by its email address (its
    `holder`), and only by one that the provider has verified, or anyone could be anyone.
    """
    account = known or _account_at_first(identity, holder, creates_accounts, now)
    if not account.active:
        raise RuleBroken("Your account is closed. Ask an administrator of the register")
    account.subject = identity.subject
    return account


def _account_at_first(
    identity: Identity, holder: Account | None, creates_accounts: bool, now: datetime
) -> Account:
    if not identity.email or not identity.email_is_verified:
        raise RuleBroken(
            "You signed in there, but your email address is not verified there, so the register "
            "cannot tell which account is yours. Ask whoever runs that sign-in to verify it"
        )
    if holder is None and creates_accounts:
        name = identity.name or identity.email
        return open_account(email=identity.email, name=name, role=Role.READER, now=now)
    if holder is None:
        raise RuleBroken(
            f"There is no account for {identity.email} in this register. "
            "Ask an administrator to invite you"
        )
    if holder.subject not in {None, identity.subject}:
        raise RuleBroken(
            f"The account of {identity.email} belongs to another sign-in. "
            "Ask an administrator of the register"
        )
    return holder
