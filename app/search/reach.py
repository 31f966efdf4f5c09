"""How far a change reaches: which documents say something of a record that changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app.actions.models import Action
from app.agenda.models import AgendaItem, DeclarationItem
from app.agenda.models import Document as Paper
from app.database import db
from app.decisions.link_models import ClauseLink
from app.decisions.models import Recommendation, ResolutionClause
from app.meetings.models import Attendance, Declaration, Meeting, Sitting
from app.people.models import Affiliation, Appointment, Person
from app.search.queries import BATCH, KINDS, Group, in_batches

Column = InstrumentedAttribute[Any]


class Step(NamedTuple):
    """From records noted, found by one column, to those that another column of the row names."""

    noted: str
    by: Column
    reached: str
    named: Column


_STEPS = (
    Step("presence", Person.id, "person", Person.id),
    Step("person", AgendaItem.presenter_id, "item", AgendaItem.id),
    Step("recommendation", Recommendation.id, "item", Recommendation.item_id),
    Step("clause", ResolutionClause.id, "item", ResolutionClause.item_id),
    Step("organisation", Appointment.organisation_id, "person", Appointment.person_id),
    Step("organisation", Affiliation.organisation_id, "person", Affiliation.person_id),
    Step("meeting", Meeting.id, "body", Meeting.body_id),
    Step("meeting", Meeting.id, "person", Meeting.contact_id),
    Step("meeting", AgendaItem.meeting_id, "matter", AgendaItem.matter_id),
    Step("meeting", AgendaItem.meeting_id, "person", AgendaItem.presenter_id),
    Step("meeting", Attendance.meeting_id, "person", Attendance.person_id),
    Step("meeting", Declaration.meeting_id, "person", Declaration.person_id),
    Step("meeting", Sitting.meeting_id, "person", Sitting.presiding_id),
    Step("body", Meeting.body_id, "meeting", Meeting.id),
    Step("body", Action.body_id, "action", Action.id),
    Step("person", Action.owner_id, "action", Action.id),
    Step("person", Declaration.person_id, "declaration", Declaration.id),
    Step("category", Declaration.category_id, "declaration", Declaration.id),
)
#: Taken last and in this order, from all that was reached: from the meetings of a renamed body too.
_LAST = (
    Step("meeting", AgendaItem.meeting_id, "item", AgendaItem.id),
    Step("meeting", Declaration.meeting_id, "declaration", Declaration.id),
    Step("meeting", Paper.meeting_id, "paper", Paper.id),
    Step("item", DeclarationItem.item_id, "declaration", DeclarationItem.declaration_id),
    Step("item", Paper.item_id, "paper", Paper.id),
    Step("item", Action.item_id, "action", Action.id),
    Step("item", ResolutionClause.item_id, "clause", ResolutionClause.id),
    Step("clause", Action.clause_id, "action", Action.id),
)


def touched_by(noted: Iterable[tuple[str, int]]) -> list[Group]:
    """The groups to make anew where the records `noted`, by kind and number, have changed."""
    reached: dict[str, set[int]] = defaultdict(set)
    for kind, number in noted:
        reached[kind].add(number)
    at_first = {kind: frozenset(numbers) for kind, numbers in reached.items()}
    for step in _STEPS:
        reached[step.reached] |= _follow(step, at_first.get(step.noted, ()))
    for step in _LAST:
        reached[step.reached] |= _follow(step, reached[step.noted])
    reached["item"] |= _changed_by(reached["item"])
    return [Group(kind, number) for kind in KINDS for number in sorted(reached[kind])]


def _follow(step: Step, numbers: Collection[int]) -> set[int]:
    found: set[int] = set()
    for some in in_batches(sorted(numbers), BATCH):
        query = select(step.named).where(step.by.in_(some), step.named.is_not(None)).distinct()
        found |= set(db.session.scalars(query))
    return found


def _changed_by(items: Collection[int]) -> set[int]:
    """The items with decisions that one taken on any of `items` changed, once that is public."""
    found: set[int] = set()
    later = aliased(ResolutionClause)
    for some in in_batches(sorted(items), BATCH):
        query = (
            select(ResolutionClause.item_id)
            .join(ClauseLink, ClauseLink.clause_id == ResolutionClause.id)
            .join(later, later.id == ClauseLink.changed_by_id)
            .where(later.item_id.in_(some))
        )
        found |= set(db.session.scalars(query.distinct()))
    return found
