"""`flask intake minutes`: the minutes of one meeting or of a whole archive, brought in."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from app.archive.batches import begin, bring_in_one, keep_all, work
from app.archive.kept import minutes_from
from app.archive.models import ArchiveFile, Batch
from app.archive.queries import files_of, summary_of
from app.archive.reading import Source, Understood, understand, understand_all
from app.archive.rules import FileState
from app.archive.sources import Found, files_in, is_archive
from app.archive.summary import in_words
from app.database import db
from app.errors import RuleBroken
from app.intake.commands import intake
from app.intake.minutes.presenting import as_text


@intake.command("minutes")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--body", "body_name", help="The body whose minutes these are, as printed.")
@click.option("--dry-run", is_flag=True, help="Enter nothing; only show what was understood.")
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object for each file.")
@click.option("--processes", type=click.IntRange(1, 64), help="Read with as many; else all cores.")
def minutes(
    path: Path, body_name: str | None, *, dry_run: bool, as_object: bool, processes: int | None
) -> None:
    """Enter the minutes in PATH: a file, a folder or a ZIP of them.

    Word, PDF with text, saved pages, text, Markdown and JSON are read. Stopped, the same command
    goes on; said again, it enters nothing twice.
    """
    try:
        if is_one_file(path):
            _one(path, body_name or "", dry_run=dry_run, as_object=as_object)
        else:
            _many(path, body_name or "", processes, dry_run=dry_run, as_object=as_object)
    except RuleBroken as refusal:
        click.echo(f"{refusal}.", err=True)
        raise SystemExit(2) from None


def is_one_file(path: Path) -> bool:
    return not path.is_dir() and not (path.is_file() and is_archive(path))


def _one(path: Path, body_as: str, *, dry_run: bool, as_object: bool) -> None:
    """The object says the same whether it was entered or not, but for why it could not be."""
    (found,) = files_in(path)
    read = understand(Source(0, found.name, found.data, body_as))
    if read.parsed is None:
        raise RuleBroken(read.refusal)
    why_not, said = ("", "") if dry_run else _entered(path, found, read, body_as)
    printed = _with_doubt(read.parsed, why_not) if why_not else read.parsed
    _show(printed, as_object=as_object)
    if said:
        click.echo(said, err=True)


def _with_doubt(parsed: dict[str, Any], doubt: str) -> dict[str, Any]:
    return parsed | {"doubts": [*parsed["doubts"], {"message": doubt, "line": None}]}


def _show(parsed: dict[str, Any], *, as_object: bool) -> None:
    """In UTF-8 whatever the terminal, since JSON is for programs."""
    as_printed = json.dumps(parsed, ensure_ascii=False, indent=2) + "\n"
    shown = as_printed if as_object else as_text(minutes_from(parsed))
    click.echo(shown.encode(), nl=False)


def _entered(path: Path, found: Found, read: Understood, body_as: str) -> tuple[str, str]:
    """Why nothing was entered, and what to say at the end."""
    try:
        file = bring_in_one(str(path.resolve()), found, read, body_as=body_as)
    except SQLAlchemyError:
        db.session.rollback()
        return "The register cannot be reached: nothing was entered", ""
    if file.state is FileState.READ:
        asked = next((d.message for d in file.doubts if d.field in {"body", "date", "items"}), "")
        return f"{asked}: nothing was entered", ""
    if file.state is FileState.REFUSED:
        return file.refusal, ""
    return "", _said_of(file)


def _said_of(file: ArchiveFile) -> str:
    name = file.meeting.name if file.meeting else file.file_name
    if file.state is FileState.DIFFERS:
        return f"{len(file.differences)} differences to accept: {name}"
    if file.state is FileState.SAME:
        return f"Says what was entered before: {name}"
    open_doubts = sum(doubt.settled_at is None for doubt in file.doubts)
    return f"On the register: {name}, {open_doubts} doubts"


def _many(
    path: Path, body_as: str, processes: int | None, *, dry_run: bool, as_object: bool
) -> None:
    if dry_run:
        _only_read(path, body_as, processes, as_object=as_object)
        return
    batch = begin(str(path.resolve()))
    key = batch.id
    keep_all(batch, files_in(path), body_as=body_as)
    with click.progressbar(length=1, label="Reading", file=sys.stderr) as bar:

        def progress(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        if not work(_folder(), key, progress=progress, processes=processes):
            raise RuleBroken("Another process is at work at the same path")
    if as_object:
        for file in files_of(key):
            _show_line(file.file_name, Understood(file.parsed, refusal=file.refusal))
    click.echo(in_words(summary_of(db.session.get_one(Batch, key))), nl=False, err=as_object)


def _only_read(path: Path, body_as: str, processes: int | None, *, as_object: bool) -> None:
    read = understood = 0
    for source, found in understand_all(_sources(path, body_as), processes):
        read, understood = read + 1, understood + (found.parsed is not None)
        if as_object:
            _show_line(source.name, found)
        else:
            click.echo(f"{source.name}: {found.refusal or _in_short(found.parsed)}")
    click.echo(f"{read} files read, {understood} understood, nothing entered.", err=as_object)


def _sources(path: Path, body_as: str) -> Iterator[Source]:
    for found in files_in(path):
        if found.refusal:
            click.echo(f"{found.name}: {found.refusal}", err=True)
        else:
            yield Source(0, found.name, found.data, body_as)


def _in_short(parsed: dict[str, Any] | None) -> str:
    return as_text(minutes_from(parsed)).split("\n  ")[0].replace("\n", "; ") if parsed else ""


def _show_line(name: str, read: Understood) -> None:
    line = {"file": name, "minutes": read.parsed, "refusal": read.refusal or None}
    click.echo(f"{json.dumps(line, ensure_ascii=False)}\n".encode(), nl=False)


def _folder() -> Path:
    exports: Path = current_app.config["EXPORTS"]
    return exports / "archive"
