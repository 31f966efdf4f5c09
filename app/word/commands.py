"""`flask word`: the same papers without a browser, and a command for each kind."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from flask import current_app

from app.clock import now
from app.database import db
from app.errors import RuleBroken
from app.web.terminal import CommandGroup
from app.word import kinds
from app.word.files import keep
from app.word.making import asked_by, made
from app.word.operations import keep_file
from app.word.papers import EVERYTHING, Kind, Paper, Period
from app.word.pdf import as_pdf
from app.word.periods import body_called
from app.word.year import begin, packed, unfinished, work, zip_name

word = CommandGroup("word", help="Make Word documents.")

_DAY = click.DateTime(["%Y-%m-%d"])
_COMMON = (
    click.option(
        "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
    ),
    click.option("--restricted", is_flag=True, help="Add the exempt parts. Not for publication."),
    click.option("--pdf", is_flag=True, help="Make a PDF of it, where LibreOffice is installed."),
)
_PERIOD = (
    click.option("--from", "first", type=_DAY, help="The first day; else 1 January."),
    click.option("--to", "last", type=_DAY, help="The last day; else 31 December."),
)
_RECOMMENDATIONS = click.option(
    "--recommendations", is_flag=True, help="Print every recommendation."
)
_NUMBER = click.option("--number", type=int, default=0, help="Which supplement; else the last.")


def _command(kind: Kind[Any], about: str, *options: Any, name: str = "") -> None:
    """Add a command that makes a paper of this kind about whatever `about` names."""

    def make(subject: str, out: Path | None, pdf: bool, **asked: Any) -> None:
        key = subject if about == "BODY" else _number(subject, about)
        found = made(kind, key, asked_by(EVERYTHING, now(), **_period(asked)))
        if found is None:
            raise RuleBroken(f"There is no {about.lower()} {subject}, or no {kind.words} of it")
        file_name, content = found.name, found.content
        if pdf:
            file_name, content = f"{Path(file_name).stem}.pdf", as_pdf(content)
        click.echo(_kept(found.paper, out, file_name, content))

    make.__doc__ = f"Make the {kind.words} of {about}, {_HOW_TO_NAME[about]}."
    command: Callable[..., None] = make
    for option in (*options, *_COMMON, click.argument("subject", metavar=about)):
        command = option(command)
    word.command(name or kind.name)(command)


_HOW_TO_NAME = {
    "MEETING": "the number in its web address",
    "ITEM": "the number in its web address",
    "PERSON": "the number in their web address",
    "BODY": "the last part of its web address",
}


def _kept(paper: Paper, out: Path | None, name: str, content: bytes) -> Path:
    """In the file asked for, or among the exports, where its clerks find a Word file again."""
    exports: Path = current_app.config["EXPORTS"]
    if out:
        return keep(out.parent, out.name, content)
    if name == paper.file_name and keep_file(exports, paper, content, now()):
        db.session.commit()
        return exports / name
    return keep(exports, name, content)


@word.command()
@click.argument("year", type=int)
@click.option("--body", "slug", help="The last part of its web address; else every body.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
def year(year: int, slug: str | None, out: Path | None) -> None:
    """Make every public paper of YEAR as one ZIP. Stopped, it goes on where it was."""
    body = body_called(slug) if slug else None
    if slug and body is None:
        raise RuleBroken(f"There is no body {slug}")
    batch = unfinished(year, body) or begin(year, body)
    db.session.commit()
    exports: Path = current_app.config["EXPORTS"]
    with click.progressbar(length=batch.total, label=zip_name(batch)) as bar:
        bar.update(batch.done)
        work(exports, batch.id, lambda done, _: bar.update(done - bar.pos))
    batch = db.session.merge(batch)
    db.session.refresh(batch)
    made_at = packed(exports, batch)
    if not made_at.is_file():
        raise RuleBroken(f"The papers of {year} are {batch.state}: another process may be at them")
    click.echo(keep(out.parent, out.name, made_at.read_bytes()) if out else made_at)


def _number(subject: str, about: str) -> int:
    if not subject.isdecimal():
        raise RuleBroken(f"{about} is a number: the one in the web address")
    return int(subject)


def _period(asked: dict[str, Any]) -> dict[str, Any]:
    first: datetime | None = asked.pop("first", None)
    last: datetime | None = asked.pop("last", None)
    if known := first or last:
        year = Period.year(known.year)
        asked["period"] = Period(
            first.date() if first else year.first, last.date() if last else year.last
        )
    return asked


for _kind in kinds.OF_MEETINGS.values():
    _command(_kind, "MEETING", _RECOMMENDATIONS, _NUMBER)
for _kind_of_item in kinds.OF_ITEMS.values():
    _command(_kind_of_item, "ITEM", _RECOMMENDATIONS)
for _kind_of_body in kinds.OF_BODIES.values():
    _command(_kind_of_body, "BODY", *_PERIOD)
_command(kinds.ACTIONS_OF_BODY, "BODY")
_command(kinds.ACTIONS_OF_PERSON, "PERSON", name="actions-of-person")
