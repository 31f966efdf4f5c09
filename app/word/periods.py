"""What a body did in a period, in a constant number of reads."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, DeclarationItem, MinuteNumber
from app.bodies.models import Body
from app.clock import short_date
from app.database import db
from app.decisions.models import Resolution
from app.meetings.models import Attendance, Declaration, Meeting
from app.record.visibility import meetings_seen, minutes_seen
from app.word.papers import Period


def body_called(key: str | int) -> Body | None:
    return db.session.scalar(select(Body).where(Body.slug == str(key)))


def in_words(period: Period) -> str:
    """“1 January 2017 to 31 December 2017”."""
    return f"{short_date(period.first)} to {short_date(period.last)}"


def meetings_attended(body: Body, period: Period, reader: Viewer) -> Sequence[Meeting]:
    """Those whose minutes the reader may read, with who came and what they declared."""
    declared = selectinload(Meeting.declarations)
    return db.session.scalars(
        _held(body, period)
        .where(minutes_seen(reader))
        .options(
            selectinload(Meeting.attendances).joinedload(Attendance.person),
            declared.joinedload(Declaration.person),
            declared.joinedload(Declaration.category),
            declared.selectinload(Declaration.concerns)
            .joinedload(DeclarationItem.item)
            .joinedload(AgendaItem.minute),
        )
    ).all()


def meetings_decided(body: Body, period: Period, reader: Viewer) -> Sequence[Meeting]:
    """Those whose decisions the reader may read, with the items on which something was resolved."""
    decisions = or_(minutes_seen(reader), Meeting.decisions_published_at.is_not(None))
    items = selectinload(Meeting.items.and_(AgendaItem.resolutions.any()))
    return db.session.scalars(
        _held(body, period)
        .where(decisions, meetings_seen(reader))
        .options(
            items.joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
            items.joinedload(AgendaItem.supplement),
            items.selectinload(AgendaItem.resolutions).selectinload(Resolution.clauses),
        )
        .execution_options(populate_existing=True)
    ).all()


def _held(body: Body, period: Period) -> Select[Meeting]:
    return (
        select(Meeting)
        .where(Meeting.body_id == body.id, Meeting.held_on.between(period.first, period.last))
        .options(joinedload(Meeting.body))
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    )
