"""The look that a body's papers have: its own, or the authority's."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, undefer

from app.accounts.rules import Viewer
from app.bodies.models import Body
from app.clock import today
from app.database import db
from app.meetings.models import Meeting
from app.record.visibility import minutes_seen
from app.word.models import WordTemplate

_OFFERED = 20


def template_of(body: Body | None, *, adopted: bool = True) -> WordTemplate | None:
    """Its own, and no other; or the one that is tried before it is adopted."""
    own = WordTemplate.body_id == body.id if body else WordTemplate.body_id.is_(None)
    return db.session.scalar(select(WordTemplate).where(own, WordTemplate.adopted.is_(adopted)))


def shown_with(viewer: Viewer, body: Body | None) -> Sequence[Meeting]:
    """Meetings whose minutes show what a look makes of them, the newest first."""
    query = select(Meeting).where(minutes_seen(viewer), Meeting.held_on <= today())
    if body:
        query = query.where(Meeting.body_id == body.id)
    newest = query.options(joinedload(Meeting.body)).order_by(
        Meeting.held_on.desc(), Meeting.id.desc()
    )
    return db.session.scalars(newest.limit(_OFFERED)).all()


def template_for(body: Body | None) -> bytes | None:
    """What its papers are filled into; None where the look is the register's."""
    council = WordTemplate.body_id.is_(None)
    theirs = or_(WordTemplate.body_id == body.id, council) if body else council
    found = db.session.scalar(
        select(WordTemplate)
        .where(theirs, WordTemplate.adopted)
        .order_by(WordTemplate.body_id.is_(None))
        .options(undefer(WordTemplate.content))
        .limit(1)
    )
    return found.content if found else None
