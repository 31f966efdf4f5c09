"""Accounts from a terminal: the first one, and when nobody can sign in to the pages."""

from typing import NoReturn

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.accounts.models import Account
from app.accounts.operations import change_password, open_account
from app.accounts.queries import account_of
from app.accounts.rules import Role, check_email
from app.clock import now
from app.database import db
from app.errors import RuleBroken


class Refused(click.ClickException):
    exit_code = 2


accounts = AppGroup("accounts", help="Add and list accounts, and set their passwords.")

_PASSWORD_HELP = "Asked for, without showing it, where left out."


@accounts.command("add")
@click.argument("email")
@click.option("--name", required=True, help="The name of the person who signs in.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--password", help=_PASSWORD_HELP)
def add(email: str, name: str, role: str, password: str | None) -> None:
    """Open an account for EMAIL."""
    try:
        check_email(email)
        account = open_account(
            email=email,
            name=name,
            role=Role(role),
            password=password if password is not None else _ask(),
            now=now(),
            holder=account_of(email),
        )
    except RuleBroken as refusal:
        _refuse(str(refusal))
    db.session.add(account)
    db.session.commit()
    click.echo(f"{account.name} <{account.email}> may sign in as {account.role}")


@accounts.command("list")
def list_accounts() -> None:
    """List every account: email, name, role, and whether it is closed."""
    found = db.session.scalars(select(Account).order_by(Account.email)).all()
    if not found:
        click.echo("There are no accounts. Add one with: flask --app app accounts add")
    for account in found:
        closed = "" if account.active else "\tclosed"
        click.echo(f"{account.email}\t{account.name}\t{account.role}{closed}")


@accounts.command("password")
@click.argument("email")
@click.option("--password", help=_PASSWORD_HELP)
def password(email: str, password: str | None) -> None:
    """Set the password of EMAIL, which signs it out everywhere."""
    account = account_of(email)
    if account is None:
        _refuse(f"There is no account with the email address {email}")
    try:
        change_password(account, password if password is not None else _ask())
    except RuleBroken as refusal:
        _refuse(str(refusal))
    db.session.commit()
    click.echo(f"Password of {account.name} changed")


def _ask() -> str:
    """The password, typed twice unseen."""
    try:
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    except click.Abort:
        _refuse("No password was given, so nothing was changed")
    return typed


def _refuse(sentence: str) -> NoReturn:
    """Say why on standard error and end with exit code 2, as for a wrong option."""
    raise Refused(sentence)
