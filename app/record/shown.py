"""What a page shows of an item and of a paper: only what the viewer may read.

Templates are handed these instead of the stored records, so that no page can show by
mistake what `visibility` holds back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from app.accounts.rules import Viewer
from app.agenda.models import (
    AgendaItem,
    DeclarationItem,
    Document,
    Matter,
    MinuteNumber,
)
from app.agenda.privacy import without
from app.agenda.rules import DocumentKind, ItemKind, Part
from app.agenda.supplement_models import Supplement
from app.decisions.correction_models import Correction
from app.decisions.rules import Passage
from app.people.models import Person
from app.record.addresses import item_address
from app.record.decided import (
    MotionShown,
    ResolutionShown,
    show_motions,
    show_recommended,
    show_resolution,
)
from app.record.files import safe_file_name, size_in_words
from app.record.pairing import ClauseShown, Pair, pairs
from app.record.visibility import (
    personal_in,
    reads_restricted,
    sees_correction,
    sees_document,
    sees_inside,
    sees_item,
    sees_minutes,
    words_for,
)


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A paper to open here, to follow elsewhere, or known by its title alone."""

    id: int
    title: str
    kind: DocumentKind
    reference: str
    restricted: bool
    file_name: str
    details: str
    elsewhere: str
    sha256: str
    supplement: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """`of` says where and by whom it was agreed; its words are for the page to take from here."""

    of: Correction
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An agenda item and its minutes. What may not be read is empty.

    `inside` says whether what the item holds is shown.
    """

    id: int
    number: str
    title: str
    kind: ItemKind
    part: Part
    paragraphs: Sequence[int]
    public_interest: str
    inside: bool
    address: str
    supplement: Supplement | None
    purpose: str = ""
    presenter: Person | None = None
    late_reason: str = ""
    matter: Matter | None = None
    documents: Sequence[DocumentShown] = ()
    recommended: Sequence[ClauseShown] = ()
    minute: MinuteNumber | None = None
    order_taken: int | None = None
    movements: Sequence[str] = ()
    summary: str = ""
    introduced_by: str = ""
    take_in_report: bool = False
    urgency_reason: str = ""
    discussion: str = ""
    restricted_text: str = ""
    motions: Sequence[MotionShown] = ()
    resolutions: Sequence[ResolutionShown] = ()
    concerns: Sequence[DeclarationItem] = ()
    corrections: Sequence[CorrectionShown] = ()
    corrects: Sequence[CorrectionShown] = ()

    @property
    def is_heading(self) -> bool:
        return self.kind is ItemKind.HEADING

    @property
    def label(self) -> str:
        """Its number and title, as a link to it says them."""
        return f"{self.number}. {self.title}" if self.number else self.title

    @property
    def slips(self) -> tuple[tuple[str, str], ...]:
        """What the discussion says and is to be read as, agreed after it was signed."""
        return tuple(
            (c.before, c.after)
            for c in self.corrections
            if c.of.after_signing and c.of.place is Passage.TEXT
        )

    @property
    def pairs(self) -> list[Pair]:
        return pairs(self.recommended, [c for block in self.resolutions for c in block.clauses])


def show_item(viewer: Viewer, item: AgendaItem) -> ItemShown:
    """Raises LookupError where the viewer may not know that the item exists."""
    if not sees_item(viewer, item):
        raise LookupError("This item is not public")
    inside, minuted = sees_inside(viewer, item), sees_minutes(viewer, item.meeting)
    shown: dict[str, object] = _agenda_inside(viewer, item) if inside else {}
    if minuted:
        shown |= _minutes_outside(viewer, item)
    if inside and minuted:
        shown |= _minutes_inside(viewer, item)
    words = partial(words_for, viewer, item.meeting)
    return ItemShown(
        id=item.id,
        number=item.number or "",
        title=words(item.title),
        kind=item.kind,
        part=item.part,
        paragraphs=item.paragraphs,
        public_interest=words(item.public_interest) if item.part is Part.EXEMPT else "",
        inside=inside,
        address=item_address(item, item.minute if minuted else None),
        supplement=item.supplement,
        recommended=[
            c for block in item.recommendations for c in show_recommended(viewer, block, item)
        ],
        **shown,  # type: ignore[arg-type]  # gathered above by field name
    )


def _agenda_inside(viewer: Viewer, item: AgendaItem) -> dict[str, object]:
    words = partial(words_for, viewer, item.meeting)
    return {
        "purpose": words(item.purpose),
        "presenter": item.presenter,
        "late_reason": words(item.late_reason),
        "matter": item.matter,
        "documents": show_documents(viewer, item.documents),
    }


def _minutes_outside(viewer: Viewer, item: AgendaItem) -> dict[str, object]:
    """What is public of the minutes of an exempt item too: its number, its summary, and the
    decisions that have a public twin.
    """
    summary = item.minutes.public_summary if item.minutes else ""
    blocks = [show_resolution(viewer, block, item, item.minute) for block in item.resolutions]
    return {
        "minute": item.minute,
        "order_taken": item.order_taken,
        "movements": [move.note for move in item.movements],
        "summary": words_for(viewer, item.meeting, summary),
        "motions": show_motions(viewer, item),
        "resolutions": [block for block in blocks if block.clauses],
    }


def _minutes_inside(viewer: Viewer, item: AgendaItem) -> dict[str, object]:
    written, words = item.minutes, partial(words_for, viewer, item.meeting)
    reads = reads_restricted(viewer, item.meeting)
    return {
        "introduced_by": words(item.introduced_by),
        "take_in_report": item.take_in_report,
        "urgency_reason": words(item.urgency_reason),
        "discussion": words(written.text) if written else "",
        "restricted_text": words(written.restricted_text) if written and reads else "",
        "concerns": item.concerns,
        "corrections": show_corrections(viewer, item.corrections),
        "corrects": show_corrections(viewer, item.corrects),
    }


def show_corrections(viewer: Viewer, made: Iterable[Correction]) -> list[CorrectionShown]:
    return [_show_correction(viewer, each) for each in made if sees_correction(viewer, each)]


def _show_correction(viewer: Viewer, made: Correction) -> CorrectionShown:
    """What was marked as personal after it was corrected is withheld here as well."""
    meeting = made.item.meeting
    private = reads_restricted(viewer, meeting)
    marked = set() if private else personal_in(made.item)
    before, after, reason = (
        without(words_for(viewer, meeting, text), marked)
        for text in (made.before, made.after, made.reason)
    )
    return CorrectionShown(made, before, after, reason)


def show_documents(viewer: Viewer, documents: Iterable[Document]) -> list[DocumentShown]:
    return [_show_document(viewer, paper) for paper in documents if sees_document(viewer, paper)]


def _show_document(viewer: Viewer, paper: Document) -> DocumentShown:
    kept_here = bool(paper.file_name)
    outside = urlsplit(paper.url).scheme in {"http", "https"} and not kept_here
    words = partial(words_for, viewer, paper.meeting)
    return DocumentShown(
        id=paper.id,
        title=words(paper.title),
        kind=paper.kind,
        reference=words(paper.reference),
        restricted=paper.restriction is not Part.OPEN,
        file_name=safe_file_name(paper.file_name) if kept_here else "",
        details=size_in_words(paper.media_type, paper.size) if kept_here else "",
        elsewhere=paper.url if outside else "",
        sha256=paper.sha256,
        supplement=paper.supplement.name if paper.supplement else "",
    )
