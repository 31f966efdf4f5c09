"""The papers of a meeting and of its items. None of these commits."""

import hashlib
from datetime import datetime

from app.agenda.late import supplement_for
from app.agenda.models import AgendaItem, Document
from app.agenda.papers import Upload, check_upload, tidy_file_name
from app.agenda.rules import DocumentKind, Part, check_restriction
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.operations import check_open
from app.people.rules import check_web_address


def add_document(
    meeting: Meeting,
    item: AgendaItem | None,
    *,
    now: datetime,
    title: str = "",
    kind: DocumentKind = DocumentKind.REPORT,
    reference: str = "",
    upload: Upload | None = None,
    url: str = "",
    restriction: Part = Part.OPEN,
    restriction_reason: str = "",
) -> Document:
    """Add a paper to a meeting, or to one of its items: a file to keep or an address elsewhere.

    Without a title it is called what the file is called.
    """
    check_open(meeting)
    if (upload is None) == (not url.strip()):
        raise RuleBroken("Choose a file or enter an address, one of the two", about="file")
    media_type = check_upload(upload) if upload else ""
    file_name = tidy_file_name(upload.name) if upload else ""
    title = title.strip() or file_name.rpartition(".")[0]
    _check_description(title, url, restriction, restriction_reason)
    content = upload.content if upload else None
    document = Document(
        title=title,
        kind=kind,
        reference=reference.strip(),
        url=url.strip(),
        restriction=restriction,
        restriction_reason=restriction_reason.strip(),
        file_name=file_name,
        media_type=media_type,
        size=len(content or b""),
        sha256=hashlib.sha256(content).hexdigest() if content else "",
        content=content,
        added_at=now,
    )
    meeting.documents.append(document)
    document.item = item
    document.supplement = supplement_for(meeting, now.date(), now)
    return document


def change_document(
    document: Document,
    *,
    title: str,
    kind: DocumentKind,
    reference: str,
    url: str = "",
    restriction: Part,
    restriction_reason: str,
) -> Document:
    """Change how a paper is described. Another file is another paper, added beside it."""
    check_open(document.meeting)
    if not document.file_name and not url.strip():
        raise RuleBroken("Enter the address of the paper", about="url")
    _check_description(title, url, restriction, restriction_reason)
    document.title, document.kind, document.reference = title.strip(), kind, reference.strip()
    document.url = "" if document.file_name else url.strip()
    document.restriction = restriction
    document.restriction_reason = restriction_reason.strip()
    return document


def _check_description(title: str, url: str, restriction: Part, reason: str) -> None:
    if not title.strip():
        raise RuleBroken("Enter the title of the paper", about="title")
    check_web_address(url)
    check_restriction(restriction, reason)


def remove_document(document: Document) -> None:
    check_open(document.meeting)
    if document.item:
        document.item.documents.remove(document)
    document.meeting.documents.remove(document)
