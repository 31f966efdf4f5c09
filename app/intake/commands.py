"""`flask intake`: pages of other systems, brought into the register without a browser."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import click
from flask.cli import AppGroup

from app.clock import long_date, now, today
from app.database import db
from app.errors import RuleBroken
from app.intake.doubting import every
from app.intake.enter import BroughtIn, bring_in, meeting_on
from app.intake.operations import Page
from app.intake.page import parse
from app.intake.parsed import ParsedItem
from app.intake.queries import body_for
from app.intake.reading import Source, read

intake = AppGroup("intake", help="Bring in papers of other systems.")


@intake.command("page")
@click.argument("file")
@click.option("--body", required=True, help="The body that met, by name, code or alias.")
@click.option("--date", "day", required=True, help="The day of the meeting, as YYYY-MM-DD.")
@click.option("--number", help="The number of the item on the agenda, as 4 or 4a.")
@click.option("--dry-run", is_flag=True, help="Say what would be entered, and store nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was understood as JSON.")
def enter(file: str, body: str, day: str, number: str | None, dry_run: bool, as_json: bool) -> None:
    """Enter the agenda item that FILE holds: its page, saved as text or as HTML."""
    try:
        source = _read(Path(file))
        parsed = parse(source)
        meeting = meeting_on(body_for(body), _day(day), today())
        page = Page(source.text, Path(file).name)
        entered = bring_in(meeting, page, parsed, number=number, now=now())
    except RuleBroken as refusal:
        db.session.rollback()
        click.echo(f"{refusal}{'' if str(refusal).endswith('?') else '.'}", err=True)
        raise SystemExit(2) from None
    if as_json:
        _print_json(parsed)
    _report(entered, parsed, dry_run=dry_run, err=as_json)
    if dry_run:
        db.session.rollback()
    else:
        db.session.commit()


def _read(file: Path) -> Source:
    try:
        with file.open("rb") as stream:
            return read(stream)
    except OSError as error:
        raise RuleBroken(f"{file} cannot be read: {error.strerror}") from None


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise RuleBroken(f"“{typed}” is not a date like 2026-03-27") from None


def _print_json(parsed: ParsedItem) -> None:
    """In UTF-8 whatever the terminal, since JSON is for programs."""
    said = json.dumps(parsed.as_json(), ensure_ascii=False, indent=2)
    click.echo(f"{said}\n".encode(), nl=False)


def _report(entered: BroughtIn, parsed: ParsedItem, *, dry_run: bool, err: bool) -> None:
    item = entered.source.item
    name = f"item {item.number}" if item.number else "an item without a number"
    where = f"{item.meeting.body.name}, {long_date(item.meeting.held_on)}: {name}, {item.title}"
    if not entered.is_new:
        click.echo(f"Already entered, nothing was changed: {where}.", err=err)
        return
    begun = "Nothing was stored. This would be entered" if dry_run else "Entered"
    click.echo(f"{begun}: {where}.", err=err)
    click.echo(_counts(parsed), err=err)
    doubts = entered.source.doubts
    click.echo(f"To look at: {len(doubts)}" if doubts else "Nothing is in doubt.", err=err)
    for doubt in doubts:
        click.echo(f"  {f'line {doubt.line}: ' if doubt.line else ''}{doubt.message}", err=err)


def _counts(parsed: ParsedItem) -> str:
    kinds = Counter(piece.kind for piece in parsed.discussion)
    parts = {
        "recommendation": len(every(parsed.recommendations)),
        "resolution": len(every(parsed.resolutions)),
        **{kind.value: kinds[kind] for kind in kinds},
        "document": len(parsed.documents),
    }
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for word, n in parts.items()) + "."
