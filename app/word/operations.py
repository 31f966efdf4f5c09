"""Setting the look of a house, and keeping what was made. None of these commits."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from app.accounts.models import Account
from app.bodies.models import Body
from app.database import db
from app.errors import RuleBroken
from app.record.files import safe_file_name
from app.word.files import keep
from app.word.houses import prepare
from app.word.models import BatchState, WordBatch, WordFile, WordTemplate
from app.word.papers import Paper
from app.word.template_queries import template_of


def set_template(
    body: Body | None,
    file_name: str,
    upload: bytes,
    *,
    language: str,
    now: datetime,
    by: Account | None = None,
    adopted: bool = True,
) -> WordTemplate:
    """In the place of the one before, or of the last that was tried.

    Raises RuleBroken where the file will not do.
    """
    if not upload:
        raise RuleBroken("Choose a Word document (.docx)", about="file")
    prepared = prepare(upload, language)
    kept = template_of(body, adopted=adopted) or WordTemplate(body=body, adopted=adopted)
    kept.file_name, kept.content = safe_file_name(file_name), prepared.content
    kept.found, kept.added = "\n".join(prepared.found), "\n".join(prepared.added)
    kept.uploaded_at, kept.uploaded_by = now, by
    return kept


def adopt(body: Body | None) -> WordTemplate:
    """Make papers from now on as the one that was tried."""
    tried = template_of(body, adopted=False)
    if tried is None:
        raise RuleBroken("There is no document to use: choose one first")
    kept = template_of(body) or WordTemplate(body=body)
    for name in ("file_name", "content", "found", "added", "uploaded_at", "uploaded_by"):
        setattr(kept, name, getattr(tried, name))
    db.session.delete(tried)
    return kept


def keep_file(
    folder: Path, paper: Paper, content: bytes, now: datetime, by: Account | None = None
) -> WordFile | None:
    """Write a file and note it; one made again takes the place of the one before.

    None for a paper of no one body, which nobody but its reader has business with.
    """
    if paper.body is None:
        return None
    keep(folder, paper.file_name, content)
    named = db.select(WordFile).where(WordFile.name == paper.file_name)
    kept = db.session.scalar(named) or WordFile(name=paper.file_name)
    kept.body, kept.restricted, kept.size = paper.body, paper.restricted, len(content)
    kept.made_at, kept.made_by = now, by
    db.session.add(kept)
    return kept


def too_old(days: int, now: datetime) -> Sequence[WordFile]:
    """Files that were made over `days` days ago."""
    before = now - timedelta(days=days)
    old = db.select(WordFile).where(WordFile.made_at < before).order_by(WordFile.name)
    return db.session.scalars(old).all()


def clear_out(folder: Path, old: Iterable[WordFile]) -> None:
    """Remove files; the record that they were made of stays."""
    for kept in old:
        (folder / kept.name).unlink(missing_ok=True)
        db.session.delete(kept)


def cancel(batch: WordBatch, now: datetime) -> WordBatch:
    if batch.state is not BatchState.WORKING:
        raise RuleBroken(f"This is {batch.state} already")
    batch.state, batch.ended_at = BatchState.CANCELLED, now
    return batch
