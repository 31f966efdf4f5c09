"""`flask intake moderngov`, `legistar`, `oparl` and `roster`: what other systems list and hold."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click
from flask import current_app

from app.agenda.papers import Upload
from app.archive.bringing_commands import Told, bring_in
from app.archive.lists import roster_in
from app.clock import today
from app.errors import RuleBroken
from app.intake.commands import intake
from app.intake.legistar import reading as legistar
from app.intake.legistar.service import Legistar
from app.intake.moderngov.saved import brought_from
from app.intake.moderngov.service import Wanted, asking, brought
from app.intake.objects import objects_under
from app.intake.oparl import reading as oparl
from app.intake.oparl.service import Oparl
from app.intake.polite import AGENT, Asker, host_of, is_address
from app.intake.rosters.parsed import Brought, Roster, together

TEN_YEARS = 10
Options = Iterable[Callable[[Callable[..., None]], Callable[..., None]]]
_DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])
_ALL: Options = (
    click.option("--json", "as_object", is_flag=True, help="Print one JSON object."),
    click.option("--dry-run", is_flag=True, help="Say what would be entered, store nothing."),
    click.option(
        "--same",
        multiple=True,
        metavar="PRINTED=NAME",
        help="Whom or what a printed name means in the register; NAME may be “new”.",
    ),
)
_SYSTEMS: Options = (
    *_ALL,
    click.option("--processes", type=click.IntRange(1, 64), help="Read with as many."),
    click.option("--keep", type=click.Path(path_type=Path), help="Where replies are kept."),
    click.option("--to", "ends", type=_DAY, help="The last day; else a year from today."),
    click.option("--from", "starts", type=_DAY, help="The first day; else ten years ago."),
)


def _asks(options: Options) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives the answers to `options` to a command as one thing told."""
    names = {field.name for field in fields(Told)}

    def asking_them(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def run(**said: Any) -> None:
            told = Told(**{name: said.pop(name) for name in names & said.keys()})
            command(**said, told=told)

        asked: Callable[..., None] = run
        for option in options:
            asked = option(asked)
        return asked

    return asking_them


@intake.command("moderngov")
@click.argument("source")
@click.option("--committee", "committees", multiple=True, help="Only this one, by its number.")
@click.option("--former", is_flag=True, help="Also committees that no longer meet.")
@_asks(_SYSTEMS)
def moderngov(source: str, committees: tuple[str, ...], *, former: bool, told: Told) -> None:
    """Bring in a ModernGov site.

    SOURCE is the address of the site, or a folder of saved replies and pages. A site is asked once
    a second, and every reply is kept: stopped, the same command goes on.
    """
    wanted = Wanted(*_between(told), committees, former)

    def read() -> Brought:
        if not is_address(source):
            return brought_from(_folder(source), wanted)
        asker = _asker(source, told)
        return brought(asking(asker, source), wanted, today(), site=source, tell=_tell)

    bring_in(_as_begun(source), read, told)


@intake.command("legistar")
@click.argument("source")
@_asks(_SYSTEMS)
def legistar_command(source: str, told: Told) -> None:
    """Bring in a client of Legistar’s Web API.

    SOURCE is its address, as https://webapi.legistar.com/v1/CLIENT, or a folder of saved JSON.
    """

    def read() -> Brought:
        if is_address(source):
            api = Legistar(_asker(source, told), source, today(), _tell)
            return api.brought(*_between(told))
        found, refused = objects_under(_folder(source))
        return legistar.brought(legistar.sorted_out(found), refused)

    bring_in(_as_begun(source), read, told)


@intake.command("oparl")
@click.argument("source")
@_asks(_SYSTEMS)
def oparl_command(source: str, told: Told) -> None:
    """Bring in a server that speaks OParl.

    SOURCE is the address of its system or of one body, or a folder of saved JSON.
    """

    def read() -> Brought:
        if is_address(source):
            server = Oparl(_asker(source, told), source, today(), _tell)
            return server.brought(*_between(told))
        found, refused = objects_under(_folder(source))
        return oparl.brought(oparl.sorted_out(found), today(), refused)

    bring_in(_as_begun(source), read, told)


@intake.command("roster")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_asks(_ALL)
def roster(files: tuple[Path, ...], told: Told) -> None:
    """Enter the people, bodies and memberships of FILES.

    CSV and Excel (.xlsx) files with a row of headings, and saved ModernGov pages that list
    committees, members or meetings.
    """
    bring_in("", lambda: Brought(together(_roster_in(file) for file in files)), told)


def _roster_in(file: Path) -> Roster:
    try:
        return roster_in(Upload(file.name, file.read_bytes()))
    except OSError as error:
        raise RuleBroken(f"{file} cannot be read: {error.strerror}") from None


def _between(told: Told) -> tuple[date, date]:
    day = today()
    first = told.starts.date() if told.starts else date(day.year - TEN_YEARS, day.month, 1)
    last = told.ends.date() if told.ends else date(day.year + 1, day.month, 28)
    if last < first:
        raise click.UsageError("The last day must not be before the first")
    return first, last


def _folder(source: str) -> Path:
    folder = Path(source)
    if not folder.is_dir():
        raise RuleBroken(f"{source} is neither a folder nor an address that begins with https://")
    return folder


def _as_begun(source: str) -> str:
    """How a batch is called, so that the same command goes on with it; an address has no key."""
    return source.partition("?")[0] if is_address(source) else str(Path(source).resolve())


def _asker(source: str, told: Told) -> Asker:
    exports: Path = current_app.config["EXPORTS"]
    host = host_of(source).replace(":", "-")
    site = current_app.config.get("SITE_ADDRESS") or ""
    return Asker(source, told.keep or exports / "replies" / host, agent=f"{AGENT} {site}".strip())


def _tell(words: str) -> None:
    click.echo(words, err=True)
