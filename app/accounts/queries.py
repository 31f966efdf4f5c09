"""Who may sign in."""

from sqlalchemy import Select, exists, func, or_, select

from app.accounts.models import Account
from app.accounts.rules import Role, Viewer, tidy_email
from app.database import db


def account_of(email: str) -> Account | None:
    return db.session.scalar(select(Account).where(Account.email == tidy_email(email)))


def account_behind(viewer: Viewer) -> Account | None:
    """The account that acts; None for the public."""
    return db.session.get(Account, viewer.account_id) if viewer.account_id else None


def accounts_matching(words: str) -> Select[Account]:
    """Accounts with `words` in the name or email, open ones first."""
    found = or_(
        Account.name.icontains(words, autoescape=True),
        Account.email.icontains(words, autoescape=True),
    )
    order = (Account.active.desc(), func.lower(Account.name), Account.id)
    return select(Account).where(found).order_by(*order)


def open_accounts() -> list[Account]:
    return list(db.session.scalars(accounts_matching("").where(Account.active)))


def administrators_beside(account: Account) -> int:
    """The open administrator accounts other than `account`.

    They are locked until the commit, so that the last two cannot close each other at once.
    """
    others = select(Account).where(
        Account.role == Role.ADMINISTRATOR, Account.active, Account.id != account.id
    )
    return len(db.session.scalars(others.with_for_update()).all())


def account_with_subject(subject: str) -> Account | None:
    """Whoever has come by single sign-on under this name before."""
    return db.session.scalar(select(Account).where(Account.subject == subject))


def is_anyone_here() -> bool:
    """Whether the register has an account at all, so that someone may come to sign in."""
    return bool(db.session.scalar(select(exists(select(Account.id)))))
