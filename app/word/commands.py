"""`flask word`: the same documents without a browser."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from app.clock import now
from app.word.files import keep
from app.word.making import minutes_document
from app.word.queries import meeting_for_minutes

word = AppGroup("word", help="Make Word documents.")


@word.command()
@click.argument("meeting", type=int)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.option("--recommendations", is_flag=True, help="Print every recommendation.")
@click.option("--restricted", is_flag=True, help="Add the exempt parts. Not for publication.")
def minutes(meeting: int, out: Path | None, recommendations: bool, restricted: bool) -> None:
    """Make the minutes of MEETING, the number in its web address."""
    found = meeting_for_minutes(meeting)
    if found is None:
        raise click.BadParameter(f"There is no meeting {meeting}.", param_hint="MEETING")
    name, content = minutes_document(
        found, now(), restricted=restricted, recommendations=recommendations
    )
    folder = out.parent if out else current_app.config["EXPORTS"]
    click.echo(keep(folder, out.name if out else name, content))
