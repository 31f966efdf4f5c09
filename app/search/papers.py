"""Has the text of papers read, one at a time, beside the pages that are served."""

import logging
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import or_, select
from sqlalchemy.orm import undefer

from app.agenda.models import Document
from app.clock import now
from app.database import db
from app.search import extracting
from app.search.index import Index, IndexBusy
from app.search.models import PaperText

log = logging.getLogger(__name__)

#: The largest file that is read, and seconds until a reader is given up.
LARGEST, PATIENCE = 20 * 1024 * 1024, 60


def unread(most: int = 100) -> Sequence[int]:
    """Papers with a file of a kind that can be read, whose text is not known yet."""
    query = (
        select(Document.id)
        .outerjoin(PaperText, PaperText.paper_id == Document.id)
        .where(
            Document.media_type.in_(list(extracting.READERS)),
            Document.size.between(1, LARGEST),
            or_(PaperText.paper_id.is_(None), PaperText.sha256 != Document.sha256),
        )
    )
    return db.session.scalars(query.order_by(Document.id).limit(most)).all()


def read_papers(index: Index) -> int:
    """Read the text of papers that nobody has read; the number of them. It commits each.

    A paper that cannot be read has no words, and is not tried again until its file changes.
    Where another process is reading papers, nothing is done.
    """
    try:
        with index.reading():
            numbers = unread()
            for number in numbers:
                _read(number)
            return len(numbers)
    except IndexBusy:
        return 0


def _read(number: int) -> None:
    """Nothing is held of the database while the reader works."""
    paper = db.session.get(Document, number, options=[undefer(Document.content)])
    if paper is None or not paper.content:
        return
    sha256, kind, content = paper.sha256, paper.media_type, paper.content
    db.session.rollback()
    text = text_of(kind, content)
    known = db.session.get(PaperText, number)
    if known is None:
        db.session.add(PaperText(paper_id=number, sha256=sha256, text=text, read_at=now()))
    else:
        known.sha256, known.text, known.read_at = sha256, text, now()
    db.session.commit()


def text_of(kind: str, content: bytes) -> str:
    """Read in a process of its own, which is ended where it takes too long or too much."""
    program = [sys.executable, "-I", str(Path(extracting.__file__)), kind]
    try:
        told = subprocess.run(program, input=content, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        log.warning("A paper (%s) was not read within %s seconds", kind, PATIENCE)
        return ""
    if told.returncode:
        last = told.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        log.warning("A paper (%s) could not be read: %s", kind, last)
        return ""
    return told.stdout.decode().strip()
