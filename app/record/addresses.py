"""Where a minute and its clauses are found: the addresses people cite and keep."""

from urllib.parse import quote

from flask import url_for

from app.agenda.models import AgendaItem, MinuteNumber
from app.decisions.models import ResolutionClause


def minute_address(minute: MinuteNumber) -> str:
    """“/minutes/eab/2017/10”."""
    code, period, number = minute.path.split("/")
    return url_for("record.minute", code=code, period=period, number=number)


def item_address(item: AgendaItem, minute: MinuteNumber | None) -> str:
    """The permanent address of an item: by its minute number, where the reader may see one."""
    return minute_address(minute) if minute else url_for("record.item", item_id=item.id)


def clause_address(clause: ResolutionClause, minute: MinuteNumber | None) -> str:
    """“/minutes/eab/2017/10/2”, or by number where the minute has none yet."""
    if minute is None:
        return url_for("record.clause_by_id", clause_id=clause.id)
    return under(minute_address(minute), clause)


def under(minute: str, clause: ResolutionClause) -> str:
    """The address of a clause, given its minute’s: what a page of hundreds can afford."""
    return f"{minute}/{quote(clause.address, safe='')}"
