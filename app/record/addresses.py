"""Where a minute and its clauses are found: the addresses people cite and keep.

Outside a request there is nobody to follow an address, so there is none.
"""

from urllib.parse import quote

from flask import has_request_context, url_for

from app.agenda.models import AgendaItem, MinuteNumber
from app.decisions.correction_models import Correction
from app.decisions.models import ResolutionClause


def minute_address(minute: MinuteNumber) -> str:
    """“/minutes/eab/2017/10”."""
    if not has_request_context():
        return ""
    code, period, number = minute.path.split("/")
    return url_for("record.minute", code=code, period=period, number=number)


def item_address(item: AgendaItem, minute: MinuteNumber | None) -> str:
    """The permanent address of an item: by its minute number, where the reader may see one."""
    if minute or not has_request_context():
        return minute_address(minute) if minute else ""
    return url_for("record.item", item_id=item.id)


def clause_address(clause: ResolutionClause, minute: MinuteNumber | None) -> str:
    """“/minutes/eab/2017/10/2”, or by number where the minute has none yet."""
    if not has_request_context():
        return ""
    if minute is None:
        return url_for("record.clause_by_id", clause_id=clause.id)
    return under(minute_address(minute), clause)


def approver_address(correction: Correction) -> str:
    """Of the item that agreed a correction, where its agenda is public; else of its meeting."""
    item, meeting = correction.approved_on, correction.approved_at
    if item is None or meeting.agenda_published_at is None:
        return url_for("record.meeting", meeting_id=correction.approved_at_id)
    return url_for("record.item", item_id=item.id)


def under(minute: str, clause: ResolutionClause) -> str:
    """The address of a clause, given its minute’s: what a page of hundreds can afford."""
    return f"{minute}/{quote(clause.address, safe='')}"
