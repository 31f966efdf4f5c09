from sqlalchemy import select
from sqlalchemy.orm import undefer

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, Document
from app.database import db
from app.record.visibility import documents_seen


def document_with_content(viewer: Viewer, document_id: int) -> Document | None:
    """A paper that is kept here and that the viewer may read."""
    return db.session.scalar(
        select(Document)
        .join(Document.meeting)
        .outerjoin(AgendaItem, AgendaItem.id == Document.item_id)
        .where(Document.id == document_id, Document.content.is_not(None), documents_seen(viewer))
        .options(undefer(Document.content))
    )
