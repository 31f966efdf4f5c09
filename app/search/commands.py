"""`flask search`: keep, check and ask the index without a browser."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup
from markupsafe import Markup, escape
from sqlalchemy import func, select

from app.accounts.rules import PUBLIC
from app.database import db
from app.search.addresses import page_of
from app.search.asked import Asked, Found, Hit
from app.search.audiences import KEEPER
from app.search.finding import find
from app.search.index import Index, IndexBusy, IndexMissing
from app.search.keeper import keeper
from app.search.keeping import Differences, differences, is_behind, keep_up, rebuild, repair
from app.search.models import SearchPending
from app.search.papers import read_papers
from app.search.queries import Group
from app.search.snippets import text_of

search = AppGroup("search", help="Keep, check and ask the search index.")

#: Seconds to wait for another process that writes the index.
_PATIENCE = 600


@search.command("rebuild")
def rebuild_index() -> None:
    """Make the index anew from the database. The old one answers until the new one is ready."""
    with _alone() as index, _bar("Indexing") as progress:
        rebuild(index, progress)
    keep_up(index, wait=_PATIENCE)
    click.echo(f"The index holds {_count(_held(index), 'document')}.")


@search.command()
@click.option("--repair", "put_right", is_flag=True, help="Put right what differs.")
def check(put_right: bool) -> None:
    """Compare the index with the database; exit with 1 where they differ."""
    waiting = db.session.scalar(select(func.count(SearchPending.id))) or 0
    with _alone() as index:
        try:
            found = (repair if put_right else differences)(index.engine())
        except Exception as damage:
            found = None
            if put_right:
                rebuild(index)
            click.echo(
                "There is no sound index."
                if isinstance(damage, IndexMissing)
                else f"The index is damaged: {damage!r}."
            )
    if waiting:
        click.echo(f"{_count(waiting, 'change')} not indexed yet.")
    if found is not None:
        _tell(found)
    if put_right:
        keep_up(index, wait=_PATIENCE)
        click.echo("The index holds what the database holds.")
    elif waiting or found is None or found.groups:
        click.echo("`flask search check --repair` puts this right.")
        sys.exit(1)
    else:
        click.echo("The index holds what the database holds.")


def _tell(found: Differences) -> None:
    for words, groups in (
        ("missing from the index", found.missing),
        ("in the index only", found.left_over),
        ("out of date", found.out_of_date),
    ):
        if groups:
            click.echo(f"{len(groups)} {words}: {_some(groups)}")


def _some(groups: list[Group], shown: int = 10) -> str:
    more = f" and {len(groups) - shown} more" if len(groups) > shown else ""
    return ", ".join(str(group).replace(":", " ") for group in groups[:shown]) + more


@search.command()
@click.option("--watch", is_flag=True, help="Go on until Ctrl-C.")
def work(watch: bool) -> None:
    """Index what was saved and not indexed yet, as after a crash."""
    index = keeper().index
    done = keep_up(index, wait=_PATIENCE, verify=True) + _read_papers(index)
    click.echo(f"Indexed {_count(done, 'change')}.")
    while watch:
        sleep(1)
        if is_behind(index):
            click.echo(f"Indexed {_count(keep_up(index) + _read_papers(index), 'change')}.")
        db.session.rollback()


def _read_papers(index: Index) -> int:
    done = 0
    while read_papers(index):
        done += keep_up(index, wait=_PATIENCE)
    return done


@search.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--as-clerk", is_flag=True, help="Find drafts and what is exempt too.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
def query(words: tuple[str, ...], as_json: bool, as_clerk: bool, limit: int) -> None:
    """Search as someone of the public does. WORDS may hold "phrases", -not, prefix* and filters.

    In JSON a snippet is HTML with the words found in <mark>, and the date of a body, person
    or matter is the day it was last met, present or considered, or "" where there was none.
    """
    keep_up(keeper().index, wait=_PATIENCE)
    viewer = KEEPER if as_clerk else PUBLIC
    found = find(Asked(" ".join(words)), viewer, per_page=limit)
    if as_json:
        with current_app.test_request_context():
            hits = [_as_data(hit) for hit in found.hits]
        click.echo(json.dumps({"total": found.total, "hits": hits}, ensure_ascii=False, indent=2))
    else:
        _print(found)


def _as_data(hit: Hit) -> dict[str, str]:
    document = hit.document
    return {
        "reference": document.reference,
        "kind": str(document.kind),
        "title": document.title,
        "body": document.occasion.body,
        "date": document.occasion.on.isoformat() if document.occasion.on else "",
        "snippet": Markup("").join(
            Markup("<mark>{}</mark>").format(text) if marked else escape(text)
            for text, marked in hit.snippet
        ),
        "url": page_of(document.link),
    }


def _print(found: Found) -> None:
    if found.note:
        click.echo(found.note)
    click.echo(f"{_count(found.total, 'result')}.")
    for hit in found.hits:
        document = hit.document
        met = document.occasion
        about = (document.reference, document.kind, met.body, met.on)
        click.echo(f"\n{document.title} ({', '.join(str(part) for part in about if part)})")
        click.echo("  " + text_of(hit.snippet))


@contextmanager
def _alone() -> Iterator[Index]:
    """The index, once no other process writes it."""
    index = keeper().index
    try:
        with index.writing(wait=_PATIENCE):
            yield index
    except IndexBusy:
        raise click.ClickException(
            "Another process has been writing the search index for ten minutes; try again later."
        ) from None


@contextmanager
def _bar(label: str) -> Iterator[Any]:
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def progress(done: int, of: int) -> None:
            bar.length = max(of, 1)
            bar.update(done - bar.pos)

        yield progress


def _held(index: Index) -> int:
    return sum(1 for _ in index.engine().contents())


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
