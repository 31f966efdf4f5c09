"""Enters what is recorded of a decision of the executive, and that it was called in."""

from app.agenda.models import AgendaItem
from app.database import db
from app.decisions.calling_in import record_call_in
from app.decisions.executive import Section, record_executive, written_under
from app.demonstration.days import Calendar
from app.demonstration.papers_of_meetings import CalledInPaper, ExecutivePaper


def enter_executive(
    calendar: Calendar, item: AgendaItem, paper: ExecutivePaper | None, minutes: str
) -> None:
    if paper is None:
        return
    recorded = record_executive(
        item,
        is_key=paper.is_key,
        plan_reference=paper.plan_reference,
        reasons=written_under(Section.REASONS, minutes),
        alternatives=written_under(Section.ALTERNATIVES, minutes),
        interests=paper.interests,
        until=calendar.working(paper.until, item.meeting.held_on),
    )
    db.session.add(recorded)
    if paper.called_in:
        _enter_called_in(calendar, item, paper.called_in)


def _enter_called_in(calendar: Calendar, item: AgendaItem, paper: CalledInPaper) -> None:
    day = item.meeting.held_on
    called_in = record_call_in(
        item,
        called_in_on=calendar.working(paper.on, day),
        called_in_by=paper.by,
        reasons=calendar.write(paper.reasons, day),
        outcome=paper.outcome,
        outcome_on=calendar.working(paper.settled, day),
        today=calendar.today,
        works=calendar.is_working_day,
    )
    db.session.add(called_in)
