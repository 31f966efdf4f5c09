"""Accounts from a terminal: the first one, and when nobody can sign in to the pages."""

import click
from sqlalchemy import select

from app.accounts.bodies import bodies as registered
from app.accounts.models import Account
from app.accounts.operations import change_password, open_account
from app.accounts.queries import account_of
from app.accounts.rules import Role, check_email
from app.clock import now
from app.database import db
from app.errors import RuleBroken
from app.web.terminal import CommandGroup

accounts = CommandGroup("accounts", help="Add and list accounts, and set their passwords.")

_PASSWORD_HELP = "Asked for, without showing it, where left out."


@accounts.command("add")
@click.argument("email")
@click.option("--name", required=True, help="The name of the person who signs in.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--every-body", is_flag=True, help="For a clerk who keeps every body.")
@click.option("--body", "bodies", multiple=True, help="The name of a body that the clerk keeps.")
@click.option("--password", help=_PASSWORD_HELP)
def add(
    email: str,
    name: str,
    role: str,
    every_body: bool,
    bodies: tuple[str, ...],
    password: str | None,
) -> None:
    """Open an account for EMAIL. Say what a clerk keeps with --every-body, or --body for each."""
    check_email(email)
    kept = [_body_of(words) for words in bodies]
    account = open_account(
        email=email,
        name=name,
        role=Role(role),
        holder=account_of(email),
        password=password if password is not None else _ask(),
        now=now(),
        every_body=every_body,
        bodies=kept,
    )
    db.session.add(account)
    db.session.commit()
    click.echo(f"{account.name} <{account.email}> may sign in as {account.role}{_kept(account)}")


@accounts.command("list")
def list_accounts() -> None:
    """List every account: email, name, role, and whether it is closed."""
    found = db.session.scalars(select(Account).order_by(Account.email)).all()
    if not found:
        click.echo("There are no accounts. Add one with: flask --app app accounts add")
    for account in found:
        closed = "" if account.active else "\tclosed"
        click.echo(f"{account.email}\t{account.name}\t{account.role}{_kept(account)}{closed}")


def _kept(account: Account) -> str:
    names = registered().names()
    chosen = ", ".join(names[body_id] for body_id in sorted(account.chosen_bodies))
    kept = "every body" if account.every_body else chosen
    if account.role is Role.CLERK:
        kept = kept or "no body yet"
    return f" of {kept}" if kept else ""


@accounts.command("password")
@click.argument("email")
@click.option("--password", help=_PASSWORD_HELP)
def password(email: str, password: str | None) -> None:
    """Set the password of EMAIL, which signs it out everywhere."""
    account = account_of(email)
    if account is None:
        raise RuleBroken(f"There is no account with the email address {email}")
    change_password(account, password if password is not None else _ask())
    db.session.commit()
    click.echo(f"Password of {account.name} changed")


def _body_of(words: str) -> int:
    for body_id, name in registered().names().items():
        if name.casefold() == words.strip().casefold():
            return body_id
    raise RuleBroken(f"There is no body called {words}")


def _ask() -> str:
    """The password, typed twice unseen."""
    try:
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    except click.Abort:
        raise RuleBroken("No password was given, so nothing was changed") from None
    return typed
