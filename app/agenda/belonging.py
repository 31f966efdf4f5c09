"""Which bodies each record of this chapter is of, by the parameter of an address that names it."""

from collections.abc import Mapping

from sqlalchemy import select

from app.accounts.bodies import BodiesOf
from app.agenda.models import AgendaItem, Document, Matter
from app.agenda.review_models import ReviewComment
from app.meetings.models import Meeting

_OF_ITEM = select(Meeting.body_id).join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
_OF_MATTER = (
    select(Meeting.body_id)
    .select_from(Matter)
    .outerjoin(AgendaItem, AgendaItem.matter_id == Matter.id)
    .outerjoin(Meeting, AgendaItem.meeting_id == Meeting.id)
)

#: A matter is of every body that has it on an agenda, and each may word it.
BODIES_OF: Mapping[str, BodiesOf] = {
    "item_id": lambda key: _OF_ITEM.where(AgendaItem.id == key),
    "document_id": lambda key: select(Meeting.body_id).join(Document).where(Document.id == key),
    "comment_id": lambda key: _OF_ITEM.join(ReviewComment).where(ReviewComment.id == key),
    "matter_slug": lambda slug: _OF_MATTER.where(Matter.slug == slug),
}
