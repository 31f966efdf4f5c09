"""`flask setup`: the first start of a register that begins empty."""

import click
from flask.cli import with_appcontext
from flask_migrate import upgrade
from sqlalchemy import inspect

from app.accounts.models import Account
from app.accounts.queries import is_anyone_here
from app.bodies.authority_operations import set_up
from app.bodies.models import Authority
from app.bodies.queries import authority
from app.bodies.rules import Regime
from app.clock import now
from app.database import db
from app.errors import RuleBroken
from app.web.terminal import RegisterCommand

REGIMES = {regime.name.lower().replace("_", "-"): regime for regime in Regime}


@click.command(cls=RegisterCommand)
@click.option("--authority", "name", help="The name of the authority: Thornhithe Borough Council.")
@click.option(
    "--regime", type=click.Choice(list(REGIMES)), help="The law that its meetings follow."
)
@click.option("--email", help="The email address of the first administrator.")
@click.option("--person", help="The name of the first administrator.")
@click.option("--password", help="Asked for, without showing it, where left out.")
@with_appcontext
def setup(**given: str | None) -> None:
    """Ask whose register this is and who administers it; each answer may be given as an option."""
    if not inspect(db.engine).has_table("account"):
        upgrade()
    if is_anyone_here() or authority():
        raise RuleBroken("This register is set up already, so nothing was changed")
    try:
        council, administrator = _ask(given)
    except click.Abort:
        raise RuleBroken("Not every question was answered, so nothing was changed") from None
    db.session.add_all([council, administrator])
    db.session.commit()
    click.echo(f"The register of {council.name} is ready. {administrator.email} may sign in.")


def _ask(given: dict[str, str | None]) -> tuple[Authority, Account]:
    return set_up(
        name=given["name"] or click.prompt("Name of the authority"),
        regime=REGIMES[given["regime"] or _ask_regime()],
        email=given["email"] or click.prompt("Email address of the first administrator"),
        person=given["person"] or click.prompt("Name of the first administrator"),
        password=given["password"]
        or click.prompt("Password", hide_input=True, confirmation_prompt=True),
        now=now(),
    )


def _ask_regime() -> str:
    click.echo("The law that its meetings follow:")
    for short, regime in REGIMES.items():
        click.echo(f"  {short:20} {regime}")
    answer: str = click.prompt("Law", type=click.Choice(list(REGIMES)), show_choices=False)
    return answer
