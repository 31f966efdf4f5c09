"""Setting the periods, and marking what is past them. Nothing is ever removed but a mark."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from app.database import db
from app.retention.models import InspectionOver, Retention
from app.retention.queries import Past
from app.retention.rules import EXPORT_DAYS, check_years


class Due(NamedTuple):
    """What a run of `flask retention` would do."""

    to_mark: list[Past]
    to_unmark: list[InspectionOver]


def set_periods(
    settings: Retention, *, record_years: int, background_years: int, export_days: int = EXPORT_DAYS
) -> Retention:
    check_years(record_years, background_years, export_days)
    settings.record_years, settings.background_years = record_years, background_years
    settings.export_days = export_days
    return settings


def due(past: Sequence[Past], marked: Sequence[InspectionOver]) -> Due:
    """Marks are missing where a period has ended, and wrong where it was made longer."""
    known = {(mark.kind, mark.key): mark for mark in marked}
    over = {(p.kind, p.key): p for p in past}
    return Due(
        [p for name, p in over.items() if name not in known],
        [mark for name, mark in known.items() if name not in over],
    )


def carry_out(what: Due, now: datetime) -> None:
    for past in what.to_mark:
        db.session.add(
            InspectionOver(kind=past.kind, key=past.key, last_day=past.last_day, marked_at=now)
        )
    for mark in what.to_unmark:
        db.session.delete(mark)
