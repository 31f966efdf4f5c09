"""A whole archive brought in: times, memory, words accounted for, and files refused and why.

    python -m tests.benchmarks.archive [FOLDER] [--processes N] [--home FOLDER]

A register that knows no body lets every file wait; the bodies that the papers print are then
entered, as a council would, and the same command goes on. Last it is said a third time, which
must change nothing. Words are counted twice: of the lines of each source against what was
understood of it with what is listed as left out, and of that against the record itself.
"""

import argparse
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

import click
from sqlalchemy import func, select

from app import create_app
from app.archive.accounting import words_not_kept
from app.archive.batches import begin, keep_all, work
from app.archive.kept import minutes_from
from app.archive.models import ArchiveFile, Batch
from app.archive.overlooked import overlooked
from app.archive.queries import files_of, summary_of
from app.archive.rules import FileState
from app.archive.sources import files_in
from app.archive.summary import in_words
from app.bodies.operations import establish_body
from app.bodies.queries import slugs
from app.bodies.rules import BodyKind, DecisionPower
from app.config import Config
from app.database import db
from app.intake.accounting import words
from app.meetings.models import Meeting
from app.people.models import Person

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
_WORDS_ON_A_PAGE = 450
_NEITHER: Counter[str] = Counter()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    asked.add_argument("--processes", type=int)
    asked.add_argument("--home", type=Path)
    told = asked.parse_args()
    home = told.home or Path(tempfile.mkdtemp(prefix="archive-"))
    config = Config(
        SECRET_KEY="benchmark",
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{home / 'register.sqlite'}",
        SEARCH_INDEX=home / "search_index",
        EXPORTS=home / "exports",
        SEARCH_IN_BACKGROUND=False,
    )
    with create_app(config).app_context():
        db.create_all()
        _measure(told.folder, told.processes, home)


def _measure(folder: Path, processes: int | None, home: Path) -> None:
    first = _run("First, with no body known", folder, processes, home)
    _enter_bodies()
    _run("Again, with the bodies that the papers print", folder, processes, home)
    before = _held()
    _run("A third time", folder, processes, home)
    click.echo(
        "\nThe third time changed nothing"
        if _held() == before
        else f"\nCHANGED: {before} {_held()}"
    )
    pages = _account()
    click.echo(
        f"{first / max(pages, 1):.3f} s a page of {_WORDS_ON_A_PAGE} words to read, {pages} pages"
    )
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    click.echo(f"Peak memory {own:.0f} MB, of the largest reader {reader:.0f} MB")


def _run(words_for: str, folder: Path, processes: int | None, home: Path) -> float:
    click.echo(f"\n{words_for}")
    begun = time.perf_counter()
    batch = begin(str(folder))
    key = batch.id
    keep_all(batch, files_in(folder))
    kept = time.perf_counter()
    work(home / "locks", key, processes=processes)
    took = time.perf_counter() - kept
    click.echo(f"{kept - begun:.1f} s to keep, {took:.1f} s to read and enter")
    click.echo(in_words(summary_of(db.session.get_one(Batch, key))), nl=False)
    return took


def _enter_bodies() -> None:
    names: dict[str, str] = {}
    for file in db.session.scalars(select(ArchiveFile).where(ArchiveFile.state == FileState.READ)):
        name = (file.parsed or {}).get("body")
        if name:
            names.setdefault(" ".join(words(name)), name)
    taken = slugs()
    for name in names.values():
        body = establish_body(
            name, BodyKind.COMMITTEE, decision_power=DecisionPower.FULL, taken_slugs=taken
        )
        taken.add(body.slug)
        db.session.add(body)
    db.session.commit()
    click.echo(f"{len(names)} bodies entered")


def _held() -> Counter[str]:
    return Counter({m.__name__: _count(m) for m in (Meeting, Person, ArchiveFile)})


def _count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def _account() -> int:
    """Print how many words of the sources are kept or listed; return the number of pages."""
    printed = missed = kept = lost = 0
    worst: Counter[str] = Counter()
    for batch in db.session.scalars(select(Batch.id)):
        for file in files_of(batch):
            if file.parsed is None:
                continue
            told, gone = _of_source(file)
            printed, missed = printed + told, missed + gone
            if file.state is FileState.ENTERED and file.meeting:
                lines = words_not_kept(file.meeting, minutes_from(file.parsed))
                listed = " ".join(doubt.message for doubt in file.doubts)
                unlisted = [line for line in lines if line.strip() not in listed]
                lost += sum(len(words(line)) for line in unlisted)
                kept += told
                worst.update(unlisted)
            db.session.expire(file)
    share = 100 * (1 - missed / max(printed, 1))
    click.echo(
        f"\nWords of the sources in what was understood or listed as left out: {share:.3f} %"
    )
    click.echo(f"({printed:,} words, {missed:,} neither: {_NEITHER.most_common(12)})")
    share = 100 * (1 - lost / max(kept, 1))
    click.echo(f"Words understood that are in the record or listed: {share:.3f} % of {kept:,}")
    for line, count in worst.most_common(5):
        click.echo(f"  {count}: {line[:100]}")
    return round(printed / _WORDS_ON_A_PAGE)


def _of_source(file: ArchiveFile) -> tuple[int, int]:
    """The words of a source, and how many are neither understood nor listed as left out."""
    parsed = file.parsed or {}
    known = set(words(_told(parsed)))
    left = [line for _, line in overlooked(file.lines, parsed)]
    missed = [word for line in left for word in words(line) if word not in known]
    _NEITHER.update(missed)
    return len(words(file.lines)), len(missed)


def _told(part: object) -> str:
    match part:
        case dict():
            return " ".join(_told(each) for each in part.values())
        case list():
            return " ".join(_told(each) for each in part)
    return "" if part is None else str(part)


if __name__ == "__main__":
    main()
