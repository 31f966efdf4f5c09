"""What search knows of what goes with items: actions, declarations and papers. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.search.describing import keys_of, occasion_of, occasion_on, together
from app.search.describing_items import NOT_PUBLISHED, closed_by
from app.search.documents import Document, Kind, Link

if TYPE_CHECKING:
    from app.actions.models import Action
    from app.agenda.models import Document as Paper
    from app.meetings.models import Declaration


def action_document(
    action: "Action",
    words: str,
    owner: str,
    annual_meetings: Mapping[int, date],
    *,
    closed: bool = False,
) -> Document:
    """`words` and `owner` as the reader knows them; "" for an owner that is not public. `closed`
    says that others read other words, or none.
    """
    return Document(
        kind=Kind.ACTION,
        key=f"action:{action.id}",
        group=f"action:{action.id}",
        title=words,
        text=together([owner, str(action.status)]),
        closed=NOT_PUBLISHED if closed else "",
        link=Link("actions.show", {"action_id": action.id}),
        occasion=occasion_on(action.raised_on, annual_meetings, action.body),
        people=(action.owner_id,) if owner and action.owner_id else (),
    )


def declaration_document(
    declared: "Declaration", titles: Iterable[str], annual_meetings: Mapping[int, date]
) -> Document:
    """`titles` are those of the items that it concerns, as the reader knows them."""
    category = declared.category.name if declared.category else ""
    return Document(
        kind=Kind.DECLARATION,
        key=f"declaration:{declared.id}",
        group=f"declaration:{declared.id}",
        title=f"{declared.person.formal_name}: declaration of interest",
        text=together([category, declared.nature_in_public, *titles]),
        link=Link("record.meeting", {"meeting_id": declared.meeting_id}, "declarations"),
        meeting=declared.meeting,
        occasion=occasion_of(declared.meeting, annual_meetings),
        people=(declared.person_id,),
    )


def paper_document(
    paper: "Paper", content: str, title: str, annual_meetings: Mapping[int, date]
) -> Document:
    """`content` is the text of its file, "" where none could be read."""
    return Document(
        kind=Kind.PAPER,
        key=f"paper:{paper.id}",
        group=f"paper:{paper.id}",
        title=title,
        text=content,
        link=_paper_link(paper),
        meeting=paper.meeting,
        closed=closed_by(paper.restriction, *([paper.item.part] if paper.item else [])),
        occasion=occasion_of(paper.meeting, annual_meetings),
        reference=paper.reference,
        cited=keys_of([paper.reference]) if paper.reference else (),
    )


def _paper_link(paper: "Paper") -> Link:
    """To its file; to the page that lists it where it is kept elsewhere."""
    if paper.file_name:
        return Link("record.document", {"document_id": paper.id, "file_name": paper.file_name})
    if paper.item_id:
        return Link("record.item", {"item_id": paper.item_id})
    return Link("record.meeting", {"meeting_id": paper.meeting_id})
