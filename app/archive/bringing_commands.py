"""What every source has in common: read, entered, told of. It commits for its commands."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
from flask import current_app

from app.archive.batches import begin, keep_all, work
from app.archive.models import Batch
from app.archive.queries import summary_of
from app.archive.roster_names import SOMEONE_NEW
from app.archive.rosters import Entered, enter_roster, in_figures
from app.archive.summary import in_words
from app.archive.whole_meetings import complete_file, files_by_body, has_minutes
from app.clock import now, today
from app.database import db
from app.errors import RuleBroken
from app.intake.rosters.parsed import Brought, WholeMeeting
from app.intake.rosters.presenting import as_json, in_short

Read = Callable[[], Brought]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was said on the command line."""

    same: tuple[str, ...]
    dry_run: bool
    as_object: bool
    starts: datetime | None = None
    ends: datetime | None = None
    keep: Path | None = None
    processes: int | None = None


def bring_in(begun_with: str, read: Read, told: Told) -> None:
    """Read a source, enter what it lists, then the meetings of which it has minutes."""
    try:
        found = read()
        answers = _answers(told.same)
        entered = enter_roster(found.roster, answers, now=now(), today=today())
    except RuleBroken as refusal:
        db.session.rollback()
        click.echo(f"{refusal}{'' if str(refusal).endswith('?') else '.'}", err=True)
        raise SystemExit(2) from None
    if told.as_object:
        click.echo(
            f"{json.dumps(as_json(found), ensure_ascii=False, indent=2)}\n".encode(), nl=False
        )
    click.echo(f"Read: {in_short(found)}.", err=told.as_object)
    _report(entered, found, dry_run=told.dry_run, err=told.as_object)
    if told.dry_run:
        db.session.rollback()
        return
    db.session.commit()
    if held := [whole for whole in found.meetings if has_minutes(whole, today())]:
        _bring_meetings(begun_with, held, answers, told)


def _bring_meetings(
    begun_with: str, held: list[WholeMeeting], answers: Mapping[str, str], told: Told
) -> None:
    """By the same way as files of minutes, each kept with the meeting that it becomes."""
    batch = begin(begun_with)
    key = batch.id
    for body, files in files_by_body(held, answers).items():
        keep_all(db.session.get_one(Batch, key), files, body_as=body)
    with click.progressbar(length=len(held), label="Reading", file=sys.stderr) as bar:
        done = work(
            current_app.config["EXPORTS"] / "archive",
            key,
            progress=lambda done, _: bar.update(done - bar.pos),
            processes=told.processes,
        )
    if not done:
        click.echo("Another process is at work on the same source.", err=True)
        raise SystemExit(2)
    for whole in held:
        complete_file(whole, now=now())
    db.session.commit()
    click.echo(in_words(summary_of(db.session.get_one(Batch, key))), nl=False, err=told.as_object)


def _report(entered: Entered, found: Brought, *, dry_run: bool, err: bool) -> None:
    begun = "Nothing was stored. This would be entered" if dry_run else "Entered"
    click.echo(f"{begun}: {in_figures(entered.new) or 'nothing new'}.", err=err)
    if entered.changed:
        click.echo(f"Filled in: {in_figures(entered.changed)}.", err=err)
    if entered.known:
        click.echo(f"Left as it is: {in_figures(entered.known)}.", err=err)
    click.echo(f"To look at: {len(entered.doubts)}.", err=err)
    for line, message in entered.doubts:
        say = _say(entered.asked[message]) if message in entered.asked else ""
        click.echo(f"  {f'line {line}: ' if line else ''}{message}{say}", err=err)
    for name, why in found.refused:
        click.echo(f"Refused: {name}: {why}.", err=True)


def _say(printed: str) -> str:
    return f": say --same “{printed}=NAME IN THE REGISTER” or --same “{printed}={SOMEONE_NEW}”"


def _answers(same: tuple[str, ...]) -> dict[str, str]:
    answers = {}
    for each in same:
        printed, equals, name = each.partition("=")
        if not equals or not printed.strip() or not name.strip():
            raise RuleBroken(f"“{each}” is not PRINTED=NAME")
        answers[printed.strip()] = name.strip()
    return answers
