"""When an agenda must be published, and the other periods that the law counts in days.

Pure: the bank holidays and the days on which the offices are shut are given. Every date here
is worked out as in handbook 1.2, 3.6 and Appendix A. “Clear” days leave out both ends.
"""

import calendar
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.bodies.rules import Regime

Counts = Callable[[date], bool]

ONE_DAY = timedelta(days=1)

#: LGA 1972 ss.100A, 100B (five since SI 2002/715) and, for the others, handbook section 7.
CLEAR_DAYS = {
    Regime.ENGLAND_PRINCIPAL: 5,
    Regime.ENGLAND_PARISH: 3,
    Regime.WALES_PRINCIPAL: 3,
    Regime.SCOTLAND: 3,
    Regime.NORTHERN_IRELAND: 3,
}


@dataclass(frozen=True)
class Notice:
    """The notice that a meeting needs, and what it was given. `given` None means none yet."""

    needed: int
    publish_by: date
    given: int | None = None

    @property
    def is_short(self) -> bool:
        return self.given is not None and self.given < self.needed

    def is_overdue(self, today: date) -> bool:
        return self.given is None and today > self.publish_by


def working_days(bank_holidays: Collection[date], closures: Collection[date] = ()) -> Counts:
    """Weekdays that are neither bank holidays nor days on which the offices are shut."""
    return lambda day: day.weekday() < 5 and day not in bank_holidays and day not in closures


def parish_days(bank_holidays: Collection[date], *, saturdays: bool = True) -> Counts:
    """The days that count for a parish or town council (LGA 1972 s.243; handbook rule 5).

    Sundays, bank holidays and the Christmas and Easter breaks do not. Whether Saturdays do is
    disputed, so it can be said.
    """

    def counts(day: date) -> bool:
        return not (
            day.weekday() == 6
            or (day.weekday() == 5 and not saturdays)
            or day in bank_holidays
            or _in_easter_break(day, bank_holidays)
            or _in_christmas_break(day, bank_holidays)
        )

    return counts


def _in_easter_break(day: date, bank_holidays: Collection[date]) -> bool:
    """From the Thursday before Easter to the Tuesday after, found by Good Friday and Monday."""
    good_fridays = (
        holiday
        for holiday in bank_holidays
        if holiday.month in {3, 4}
        and holiday.weekday() == 4
        and holiday + 3 * ONE_DAY in bank_holidays
    )
    return any(friday - ONE_DAY <= day <= friday + 4 * ONE_DAY for friday in good_fridays)


def _in_christmas_break(day: date, bank_holidays: Collection[date]) -> bool:
    """From the last weekday before Christmas Day to the first after it that is no bank holiday."""
    if day.month != 12:
        return False
    christmas = date(day.year, 12, 25)
    is_working_day = working_days(bank_holidays, {christmas})
    begins = christmas - ONE_DAY
    while begins.weekday() > 4:
        begins -= ONE_DAY
    return begins <= day <= add_counted_days(christmas, 1, is_working_day)


def clear_days(published: date, meeting: date, counts: Counts) -> int:
    """The days between publication and meeting that count, neither end among them."""
    between = (published + n * ONE_DAY for n in range(1, (meeting - published).days))
    return sum(1 for day in between if counts(day))


def latest_publication(
    meeting: date, needed: int, counts: Counts, offices_open: Counts | None = None
) -> date:
    """The last day on which an agenda can be published: one that counts, and is early enough."""
    can_publish = offices_open or counts
    day = meeting - ONE_DAY
    while clear_days(day, meeting, counts) < needed or not can_publish(day):
        day -= ONE_DAY
    return day


def day_of_publication(at: datetime, cutoff: time) -> date:
    """What is published after the offices shut counts as published on the next day."""
    return at.date() if at.time() <= cutoff else at.date() + ONE_DAY


def notice_of(
    meeting: date,
    regime: Regime,
    bank_holidays: Collection[date],
    closures: Collection[date],
    published: date | None,
    *,
    saturdays: bool = True,
) -> Notice:
    """The notice a meeting needs, and got if its agenda was `published` (handbook rules 1, 2, 5).

    A parish or town council counts in its own way, with `saturdays` or without; every other regime
    counts working days.
    """
    offices_open = working_days(bank_holidays, closures)
    is_parish = regime is Regime.ENGLAND_PARISH
    counts = parish_days(bank_holidays, saturdays=saturdays) if is_parish else offices_open
    needed = CLEAR_DAYS[regime]
    return Notice(
        needed,
        latest_publication(meeting, needed, counts, offices_open),
        clear_days(published, meeting, counts) if published else None,
    )


def add_counted_days(start: date, number: int, counts: Counts) -> date:
    """The last of `number` days after `start` that count; `start` is day 0."""
    day = start
    while number:
        day += ONE_DAY
        number -= counts(day)
    return day


def add_months(day: date, months: int) -> tuple[date, bool]:
    """The same day some months on, and whether it had to be the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day.day, last)), day.day > last


def end_of_period_beginning_with(day: date, months: int) -> date:
    """The last day of “two months beginning with” a day, which is itself the first of them."""
    end, is_clipped = add_months(day, months)
    return end if is_clipped else end - ONE_DAY


def draft_minutes_by(held_on: date, regime: Regime, offices_open: Counts) -> date:
    """By when draft minutes are written (handbook 1.9 and section 7).

    Wales asks for a note within seven working days beginning with the meeting; small parishes
    are asked for a draft within a month. No law says it elsewhere: ten working days are usual.
    """
    if regime is Regime.WALES_PRINCIPAL:
        return add_counted_days(held_on - ONE_DAY, 7, offices_open)
    if regime is Regime.ENGLAND_PARISH:
        return add_months(held_on, 1)[0]
    return add_counted_days(held_on, 10, offices_open)


def inspect_until(held_on: date) -> date:
    """Minutes, agenda and open reports may be inspected for six years (LGA 1972 s.100C)."""
    return end_of_period_beginning_with(held_on, 6 * 12)


def inspect_papers_until(held_on: date) -> date:
    """Background papers may be inspected for four years (LGA 1972 s.100D)."""
    return end_of_period_beginning_with(held_on, 4 * 12)
