"""How long papers are open to inspection (LGA 1972 s.100C and s.100D; handbook 3.6). Pure.

The law sets the least; an authority may keep them open for longer. Nothing is ever deleted for
being old: the signed minute book is permanent, and the rest is only marked. Word files that were
made of the record are copies, and can be made again: they go after some days.
"""

from datetime import date, timedelta
from enum import StrEnum

from app.errors import RuleBroken

LEAST_RECORD_YEARS = 6
LEAST_BACKGROUND_YEARS = 4
MOST_YEARS = 200
EXPORT_DAYS, MOST_DAYS = 90, 3650


class Kept(StrEnum):
    """What has a period of its own."""

    RECORD = "minutes, agenda and reports"
    BACKGROUND = "background paper"


def inspect_until(met_on: date, years: int) -> date:
    """The last day of a period of `years` that begins with the day of the meeting."""
    try:
        anniversary = met_on.replace(year=met_on.year + years)
    except ValueError:  # 29 February, in a year without one
        anniversary = date(met_on.year + years, 3, 1)
    return anniversary - timedelta(days=1)


def is_over(met_on: date, years: int, today: date) -> bool:
    return inspect_until(met_on, years) < today


def check_years(record_years: int, background_years: int, export_days: int = EXPORT_DAYS) -> None:
    if not 1 <= export_days <= MOST_DAYS:
        raise RuleBroken(f"Enter 1 to {MOST_DAYS} days", about="export_days")
    for name, years, least in (
        ("record_years", record_years, LEAST_RECORD_YEARS),
        ("background_years", background_years, LEAST_BACKGROUND_YEARS),
    ):
        if not least <= years <= MOST_YEARS:
            raise RuleBroken(
                f"The law asks for at least {least} years; enter {least} to {MOST_YEARS}",
                about=name,
            )
