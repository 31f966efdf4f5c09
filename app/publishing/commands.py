"""`flask record`: proves the chain of published versions, and hands versions out to be proved."""

from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from app.accounts.rules import PUBLIC
from app.clock import moment
from app.database import db, is_append_only
from app.publishing.models import PublishedVersion
from app.publishing.queries import headers, sees_version, whole_chain
from app.publishing.rules import NOTHING_BEFORE, Header, export_of, fault_of

record = AppGroup("record", help="The chain of published versions.")


@record.command()
@click.option("--known", multiple=True, metavar="HASH", help="A hash noted or printed earlier.")
def verify(known: tuple[str, ...]) -> None:
    """Recompute every hash of the chain, and name the first break.

    Only a hash that is known from elsewhere, such as one printed in signed minutes, shows that
    the end of the chain was not cut off or made anew: give it with --known.
    """
    unseen, last = set(known), None
    for version in whole_chain():
        if fault := fault_of(version, last):
            raise click.ClickException(_first_break(version.header, fault))
        last = version.header
        unseen -= {some for some in unseen if version.sha256.startswith(some.lower())}
    if unseen:
        raise click.ClickException(f"No version has the hash {', '.join(sorted(unseen))}.")
    if not is_append_only(PublishedVersion.__table__, db.session.connection()):
        raise click.ClickException(
            "The chain is whole, but the database does not refuse changes: its triggers are gone."
        )
    _report(last)


def _first_break(header: Header, fault: str) -> str:
    version = db.session.get(PublishedVersion, header.number)
    name = f"{version.name} of {version.meeting.name}" if version and version.meeting else ""
    return (
        f"The chain is broken at version {header.number}: {fault}.\n"
        f"{name}, published {header.published_at}."
    )


def _report(last: Header | None) -> None:
    meetings = db.session.scalar(select(func.count(PublishedVersion.meeting_id.distinct())))
    count = last.number if last else 0
    click.echo(f"{count} versions of {meetings} meetings: every one is as it was published.")
    click.echo(f"The chain ends with {last.sha256 if last else NOTHING_BEFORE}")


@record.command()
@click.argument("version", type=int)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def export(version: int, out: Path) -> None:
    """Write VERSION and the chain to a file that docs/verify.py proves; nothing restricted."""
    found = db.session.get(PublishedVersion, version, options=[undefer(PublishedVersion.content)])
    if found is None:
        raise click.BadParameter(f"There is no version {version}.", param_hint="VERSION")
    if not sees_version(PUBLIC, found):
        raise click.ClickException(f"Version {version} is no longer public, so it is not exported.")
    out.write_text(export_of(found.content, version, headers()), encoding="utf-8", newline="\n")
    click.echo(f"{found.name}, published {moment(found.published_at)}: {found.sha256}")
    click.echo(f"Prove it with: python docs/verify.py {out}")
