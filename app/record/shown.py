"""What a page shows of an item and of a paper: only what the viewer may read.

Templates are handed these instead of the stored records, so that no page can show by
mistake what `visibility` holds back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, DeclarationItem, Document, Matter, MinuteNumber
from app.agenda.rules import EXEMPT_GROUNDS, DocumentKind, ItemKind, Part
from app.decisions.models import Recommendation, Resolution
from app.decisions.rules import Manner
from app.decisions.voting_models import Motion, Vote
from app.people.models import Person
from app.record.addresses import clause_address, item_address, minute_address, under
from app.record.files import safe_file_name, size_in_words
from app.record.pairing import ClauseShown, Pair, pairs
from app.record.visibility import sees_agenda, sees_document, sees_inside, sees_minutes


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


@dataclass(frozen=True, slots=True)
class ResolutionShown:
    manner: Manner | None
    clauses: Sequence[ClauseShown]
    votes: Sequence[Vote]


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
    grounds: Sequence[str]
    public_interest: str
    inside: bool
    address: str
    purpose: str = ""
    presenter: Person | None = None
    late_reason: str = ""
    matter: Matter | None = None
    documents: Sequence[DocumentShown] = ()
    recommended: Sequence[ClauseShown] = ()
    minute: MinuteNumber | None = None
    order_taken: int | None = None
    summary: str = ""
    introduced_by: str = ""
    take_in_report: bool = False
    urgency_reason: str = ""
    discussion: str = ""
    restricted_text: str = ""
    motions: Sequence[Motion] = ()
    resolutions: Sequence[ResolutionShown] = ()
    concerns: Sequence[DeclarationItem] = ()

    @property
    def is_heading(self) -> bool:
        return self.kind is ItemKind.HEADING

    @property
    def label(self) -> str:
        """Its number and title, as a link to it says them."""
        return f"{self.number}. {self.title}" if self.number else self.title

    @property
    def pairs(self) -> list[Pair]:
        return pairs(self.recommended, [c for block in self.resolutions for c in block.clauses])


def show_item(viewer: Viewer, item: AgendaItem) -> ItemShown:
    """Raises LookupError where the viewer may not know that the item exists."""
    if not sees_agenda(viewer, item.meeting):
        raise LookupError("This agenda is not public")
    inside, minuted = sees_inside(viewer, item), sees_minutes(viewer, item.meeting)
    shown: dict[str, object] = _minutes_outside(item) if minuted else {}
    if inside:
        shown |= _agenda_inside(viewer, item)
    if inside and minuted:
        shown |= _minutes_inside(viewer, item)
    return ItemShown(
        id=item.id,
        number=item.number or "",
        title=item.title,
        kind=item.kind,
        part=item.part,
        grounds=[f"{EXEMPT_GROUNDS.get(n, '')} (paragraph {n})" for n in item.paragraphs],
        public_interest=item.public_interest if item.part is Part.EXEMPT else "",
        inside=inside,
        address=item_address(item, item.minute if minuted else None),
        **shown,  # type: ignore[arg-type]  # gathered above by field name
    )


def _agenda_inside(viewer: Viewer, item: AgendaItem) -> dict[str, object]:
    return {
        "purpose": item.purpose,
        "presenter": item.presenter,
        "late_reason": item.late_reason,
        "matter": item.matter,
        "documents": show_documents(viewer, item.documents),
        "recommended": [c for block in item.recommendations for c in show_recommended(block)],
    }


def _minutes_outside(item: AgendaItem) -> dict[str, object]:
    """What is public of the minutes of an exempt item too: its number and its summary."""
    summary = item.minutes.public_summary if item.minutes else ""
    return {"minute": item.minute, "order_taken": item.order_taken, "summary": summary}


def _minutes_inside(viewer: Viewer, item: AgendaItem) -> dict[str, object]:
    written = item.minutes
    return {
        "introduced_by": item.introduced_by,
        "take_in_report": item.take_in_report,
        "urgency_reason": item.urgency_reason,
        "discussion": written.text if written else "",
        "restricted_text": written.restricted_text if written and viewer.sees_restricted else "",
        "motions": item.motions,
        "resolutions": [show_resolution(block, item.minute) for block in item.resolutions],
        "concerns": item.concerns,
    }


def show_recommended(block: Recommendation) -> list[ClauseShown]:
    return [
        ClauseShown(
            id=clause.id,
            level=clause.level,
            label=clause.label,
            text=clause.text,
            outcome=clause.outcome,
            lead_in="" if index else block.lead_in or "RECOMMENDED",
        )
        for index, clause in enumerate(block.clauses)
    ]


def show_resolution(block: Resolution, minute: MinuteNumber | None) -> ResolutionShown:
    return ResolutionShown(block.manner, show_clauses(block, minute), block.votes)


def show_clauses(block: Resolution, minute: MinuteNumber | None) -> list[ClauseShown]:
    """`minute` is the number that the reader may cite them by, if there is one."""
    base = minute_address(minute) if minute else ""
    return [
        ClauseShown(
            id=clause.id,
            level=clause.level,
            label=clause.label,
            text=clause.text,
            outcome=clause.outcome,
            lead_in="" if index else block.lead_in,
            recommended_id=clause.recommended_id,
            citation=clause.citation,
            address=under(base, clause) if base else clause_address(clause, None),
        )
        for index, clause in enumerate(block.clauses)
    ]


def show_documents(viewer: Viewer, documents: Iterable[Document]) -> list[DocumentShown]:
    return [_show_document(paper) for paper in documents if sees_document(viewer, paper)]


def _show_document(paper: Document) -> DocumentShown:
    kept_here = bool(paper.file_name)
    outside = urlsplit(paper.url).scheme in {"http", "https"} and not kept_here
    return DocumentShown(
        id=paper.id,
        title=paper.title,
        kind=paper.kind,
        reference=paper.reference,
        restricted=paper.restriction is not Part.OPEN,
        file_name=safe_file_name(paper.file_name) if kept_here else "",
        details=size_in_words(paper.media_type, paper.size) if kept_here else "",
        elsewhere=paper.url if outside else "",
    )
