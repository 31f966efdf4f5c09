"""`flask retention`: say what is past its inspection period, and mark it."""

import click
from flask import current_app
from flask.cli import with_appcontext

from app.clock import now, short_date, today
from app.database import db
from app.retention.operations import carry_out, due
from app.retention.queries import marks, past_inspection
from app.retention.queries import retention as retention_settings
from app.word.operations import clear_out, too_old


@click.command()
@click.option("--apply", "really", is_flag=True, help="Do it; without this it is only said.")
@with_appcontext
def retention(really: bool) -> None:
    """Mark what the public need not be able to inspect any more: nothing of the record is deleted.

    Word documents that were made of it long ago are removed from exports/.
    """
    what = due(past_inspection(today()), list(db.session.scalars(marks())))
    for past in what.to_mark:
        click.echo(f"{past.kind} until {short_date(past.last_day)}: {past.words}")
    for mark in what.to_unmark:
        click.echo(f"{mark.kind} {mark.key}: open to inspection again")
    folder, days = current_app.config["EXPORTS"], retention_settings().export_days
    old = too_old(days, now())
    for kept in old:
        click.echo(f"Word document made over {days} days ago: {kept.name}")
    told = f"{len(what.to_mark)} to mark, {len(what.to_unmark)} to unmark"
    told += f", {len(old)} old files to remove" if old else ""
    if not really:
        click.echo(f"{told}. Nothing was changed; --apply does it.")
        return
    carry_out(what, now())
    clear_out(folder, old)
    db.session.commit()
    click.echo(f"{told}: done, and in the log.")
