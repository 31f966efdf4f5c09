"""`flask demo`: a made-up council to try the register with."""

import click
from flask.cli import AppGroup

from app.clock import today
from app.database import db
from app.demonstration.load import load, sign_ins
from app.demonstration.rows import remove_everything
from app.errors import RuleBroken

demo = AppGroup("demo", help="The demonstration council.")


@demo.command("load")
def load_command() -> None:
    """Load the demonstration council into an empty register."""
    try:
        entered = load(today())
    except RuleBroken as refusal:
        raise click.ClickException(str(refusal)) from refusal
    db.session.commit()
    click.echo(f"Loaded {len(entered.meetings)} meetings of {len(entered.bodies)} bodies.")
    for sign_in in sign_ins():
        click.echo(sign_in)


@demo.command("clear")
def clear_command() -> None:
    """Remove the demonstration council, if nothing else was entered."""
    try:
        remove_everything()
    except RuleBroken as refusal:
        raise click.ClickException(str(refusal)) from refusal
    db.session.commit()
    click.echo("The demonstration council is gone.")
