from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, select

from app.agenda.models import Document
from app.agenda.rules import DocumentKind
from app.database import db
from app.meetings.models import Meeting
from app.retention.models import InspectionOver, Retention
from app.retention.rules import EXPORT_DAYS, Kept, inspect_until, is_over


class Past(NamedTuple):
    """Something whose inspection period has ended."""

    kind: Kept
    key: int
    last_day: date
    words: str


def retention() -> Retention:
    """The settings as they are kept, or as the law has them."""
    kept = db.session.get(Retention, 1)
    return kept or Retention(id=1, record_years=6, background_years=4, export_days=EXPORT_DAYS)


def past_inspection(today: date) -> list[Past]:
    """Everything whose period is over, the oldest first."""
    settings = retention()
    found = [
        Past(Kept.RECORD, m.id, inspect_until(m.held_on, settings.record_years), m.name)
        for m in db.session.scalars(select(Meeting).where(Meeting.held_on < today))
        if is_over(m.held_on, settings.record_years, today)
    ]
    papers = select(Document).where(Document.kind == DocumentKind.BACKGROUND)
    found += [
        Past(
            Kept.BACKGROUND,
            paper.id,
            inspect_until(paper.meeting.held_on, settings.background_years),
            f"{paper.title}, {paper.meeting.name}",
        )
        for paper in db.session.scalars(papers)
        if is_over(paper.meeting.held_on, settings.background_years, today)
    ]
    return sorted(found, key=lambda past: (past.last_day, past.kind, past.key))


def marks() -> Select[InspectionOver]:
    return select(InspectionOver).order_by(InspectionOver.last_day, InspectionOver.key)
