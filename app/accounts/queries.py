"""Who may sign in."""

from sqlalchemy import Select, func, or_, select

from app.accounts.models import Account
from app.accounts.rules import Role, tidy_email
from app.database import db


def account_of(email: str) -> Account | None:
    return db.session.scalar(select(Account).where(Account.email == tidy_email(email)))


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
