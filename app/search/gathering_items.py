"""Items and what hangs on them, a batch at a time, with what makes their documents."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.rules import PUBLIC, Viewer
from app.actions.models import Action
from app.actions.shown import NOT_PUBLIC, knows_of, show_action
from app.actions.shown import is_closed as is_closed_action
from app.agenda.models import AgendaItem, DeclarationItem, MinuteNumber
from app.agenda.models import Document as Paper
from app.agenda.rules import ItemKind
from app.bodies.models import Body
from app.bodies.queries import annual_meetings
from app.database import db
from app.decisions.link_models import ClauseLink
from app.decisions.models import (
    Recommendation,
    RecommendationClause,
    Resolution,
    ResolutionClause,
)
from app.meetings.models import Declaration, Meeting
from app.record.item_queries import tie_clauses
from app.record.standing import links_changing, standing_known
from app.record.visibility import (
    is_closed,
    reads_restricted,
    sees_document,
    sees_inside,
    sees_item,
    sees_minutes,
    words_for,
    words_seen,
)
from app.search.describing_beside import (
    action_document,
    declaration_document,
    paper_document,
)
from app.search.describing_items import Sight, item_documents
from app.search.documents import Document, Standing
from app.search.gathering import Made
from app.search.models import PaperText

#: What changed each decision, by its key.
Changed = Mapping[int, Sequence[ClauseLink]]


def items(numbers: Collection[int], _viewers: Sequence[Viewer]) -> Iterator[Made]:
    years = annual_meetings()
    found = db.session.scalars(
        select(AgendaItem)
        .where(AgendaItem.id.in_(numbers))
        .options(
            joinedload(AgendaItem.meeting).joinedload(Meeting.body).selectinload(Body.aliases),
            joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
            joinedload(AgendaItem.minutes),
            joinedload(AgendaItem.presenter),
            joinedload(AgendaItem.supplement),
            selectinload(AgendaItem.motions),
            selectinload(AgendaItem.recommendations)
            .selectinload(Recommendation.clauses)
            .selectinload(RecommendationClause.answers),
            selectinload(AgendaItem.resolutions).selectinload(Resolution.clauses),
        )
    ).all()
    for resolution in (block for item in found for block in item.resolutions):
        tie_clauses(resolution)
    clauses = [c.id for item in found for block in item.resolutions for c in block.clauses]
    changed = links_changing(clauses)
    for item in found:
        yield item.id, (item.meeting.body_id,), partial(_item, item, years, changed)


def _item(
    item: AgendaItem, years: Mapping[int, date], changed: Changed, viewer: Viewer
) -> Iterable[Document]:
    if item.kind is ItemKind.HEADING or not sees_item(viewer, item):
        return ()
    private = reads_restricted(viewer, item.meeting)
    sees = Sight(
        minutes=sees_minutes(viewer, item.meeting),
        inside=sees_inside(viewer, item),
        private=private,
        decided=partial(words_seen, viewer, item),
        whole=lambda decided: private or not is_closed(item, decided),
        standing=partial(_standing, changed),
    )
    return item_documents(item, years, sees)


def _standing(changed: Changed, clause: ResolutionClause) -> Standing:
    """As everyone may know it: clerks of all bodies share what is indexed for them, and not each
    reads the drafts of the body that changed the decision.
    """
    now = standing_known(PUBLIC, changed.get(clause.id, ()))
    return Standing.SUPERSEDED if now.is_undone else Standing.NOT_UNDONE


def actions(numbers: Collection[int], _viewers: Sequence[Viewer]) -> Iterator[Made]:
    found = db.session.scalars(
        select(Action)
        .where(Action.id.in_(numbers))
        .options(
            joinedload(Action.body).selectinload(Body.aliases),
            joinedload(Action.owner),
            joinedload(Action.clause),
            joinedload(Action.item).joinedload(AgendaItem.meeting),
        )
    )
    years = annual_meetings()
    for action in found:
        yield action.id, (action.body_id,), partial(_action, action, years)


def _action(action: Action, years: Mapping[int, date], viewer: Viewer) -> Iterable[Document]:
    shown = show_action(viewer, action)
    if knows_of(viewer, action) and shown.text != NOT_PUBLIC:
        closed = is_closed_action(action)
        whole = viewer.reads_restricted(action.body_id) or not closed
        owner = action.owner_in_words if whole else ""
        yield action_document(action, shown.text, owner, years, closed=closed and whole)


def declarations(numbers: Collection[int], _viewers: Sequence[Viewer]) -> Iterator[Made]:
    years = annual_meetings()
    found = db.session.scalars(
        select(Declaration)
        .where(Declaration.id.in_(numbers))
        .options(
            joinedload(Declaration.person),
            joinedload(Declaration.category),
            joinedload(Declaration.meeting).joinedload(Meeting.body).selectinload(Body.aliases),
            selectinload(Declaration.concerns)
            .joinedload(DeclarationItem.item)
            .options(joinedload(AgendaItem.supplement), joinedload(AgendaItem.meeting)),
        )
    )
    for declared in found:
        yield declared.id, (declared.meeting.body_id,), partial(_declaration, declared, years)


def _declaration(
    declared: Declaration, years: Mapping[int, date], viewer: Viewer
) -> Iterable[Document]:
    if not sees_minutes(viewer, declared.meeting):
        return
    concerned = (concern.item for concern in declared.concerns)
    titles = [words_for(viewer, i.meeting, i.title) for i in concerned if sees_item(viewer, i)]
    yield declaration_document(declared, titles, years)


def papers(numbers: Collection[int], _viewers: Sequence[Viewer]) -> Iterator[Made]:
    years = annual_meetings()
    found = db.session.execute(
        select(Paper, PaperText)
        .outerjoin(PaperText, (PaperText.paper_id == Paper.id) & (PaperText.sha256 == Paper.sha256))
        .where(Paper.id.in_(numbers))
        .options(
            joinedload(Paper.item).joinedload(AgendaItem.supplement),
            joinedload(Paper.supplement),
            joinedload(Paper.meeting).joinedload(Meeting.body).selectinload(Body.aliases),
        )
    )
    for paper, read in found.all():
        content = read.text if read else ""
        yield paper.id, (paper.meeting.body_id,), partial(_paper, paper, content, years)


def _paper(
    paper: Paper, content: str, years: Mapping[int, date], viewer: Viewer
) -> Iterable[Document]:
    if sees_document(viewer, paper):
        title = words_for(viewer, paper.meeting, paper.title)
        yield paper_document(paper, content, title, years)
