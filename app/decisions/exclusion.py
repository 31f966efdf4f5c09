"""The resolution that the press and public be excluded, drafted for an agenda. Never commits.

It stands before the first exempt item (handbook rule 18). Confidential business needs none: there
the public must be excluded (LGA 1972 s.100A(2)).
"""

from datetime import date

from app.agenda.excluding import exclusion_in_words, exclusion_of, exempt_items, to_be_named
from app.agenda.grounds import ExemptionLaw
from app.agenda.models import AgendaItem
from app.agenda.operations import add_item, in_listed_order, put_in_order
from app.agenda.rules import ItemKind
from app.decisions.models import Recommendation
from app.decisions.operations import ClauseDraft, recommend, write_recommendation
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.operations import check_open

TITLE = "Exclusion of the press and public"


def propose_exclusion(meeting: Meeting, law: ExemptionLaw, today: date) -> AgendaItem:
    """List the exclusion straight before the first exempt item, with its words as they now are."""
    check_open(meeting)
    exempt = exempt_items(meeting)
    if not exempt:
        raise RuleBroken("There is no exempt item on this agenda")
    item = exclusion_of(meeting)
    if item is None:
        item = add_item(
            meeting,
            TITLE,
            number=None,
            added_on=today,
            kind=ItemKind.PROCEDURAL,
            excludes_public=True,
        )
    others = [other for other in in_listed_order(meeting) if other is not item]
    others.insert(others.index(exempt[0]), item)
    put_in_order(meeting, others)
    _word(item, exclusion_in_words(law, to_be_named(meeting, item) or exempt))
    return item


def _word(item: AgendaItem, words: str) -> Recommendation:
    drafts = [ClauseDraft(words)]
    if item.recommendations:
        return write_recommendation(item.recommendations[0], "RECOMMENDED that", drafts)
    return recommend(item, "RECOMMENDED that", drafts, source="clerk")
