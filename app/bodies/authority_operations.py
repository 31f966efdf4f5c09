"""What a clerk may settle for the whole authority. None of these commits."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta

from app.accounts.models import Account
from app.accounts.operations import open_account
from app.accounts.rules import Role
from app.bodies.models import Authority, ClosureDay, MunicipalYear
from app.bodies.rules import Regime
from app.errors import RuleBroken

LONGEST_CLOSURE = timedelta(days=366)


def describe_authority(
    authority: Authority,
    *,
    name: str,
    regime: Regime,
    publish_cutoff: time,
    saturdays_count: bool = True,
    **house_words: str,
) -> Authority:
    """Enter or correct the authority; `house_words` are its further columns of text."""
    wanted: Mapping[str, str] = {"name": name, **house_words}
    for column, text in wanted.items():
        if not text.strip():
            raise RuleBroken("Enter the words to use", about=column)
    authority.regime, authority.publish_cutoff = regime, publish_cutoff
    authority.saturdays_count = saturdays_count
    for column, text in wanted.items():
        setattr(authority, column, text.strip())
    return authority


def set_up(
    *, name: str, regime: Regime, email: str, person: str, password: str, now: datetime
) -> tuple[Authority, Account]:
    """The authority of an empty register, and the account of its first administrator."""
    if not name.strip():
        raise RuleBroken("Enter the name of the authority")
    administrator = open_account(
        email=email,
        name=person,
        role=Role.ADMINISTRATOR,
        password=password,
        now=now,
        every_body=True,
    )
    return Authority(name=name.strip(), regime=regime), administrator


def close_offices(
    first: date, last: date | None, reason: str, closed: Collection[date] = ()
) -> list[ClosureDay]:
    """Shut the offices from `first` to `last`; weekends and days already `closed` are left out."""
    last = last or first
    if last < first:
        raise RuleBroken("The last day must not be before the first", about="last")
    if last - first > LONGEST_CLOSURE:
        raise RuleBroken("Enter a year at the most", about="last")
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    working = [day for day in days if day.weekday() < 5]
    if not working:
        raise RuleBroken("Saturdays and Sundays are no working days in any case", about="first")
    new = [day for day in working if day not in closed]
    if not new:
        raise RuleBroken("The offices are shut then already", about="first")
    return [ClosureDay(on=day, reason=reason.strip()) for day in new]


def begin_municipal_year(year: MunicipalYear | None, on: date) -> MunicipalYear:
    """Record the annual meeting held `on` a day, in place of another day of that year."""
    year = year or MunicipalYear(year=on.year)
    if year.year != on.year:
        raise RuleBroken(f"The annual meeting of {year.year} is held in that year", about="on")
    year.starts_on = on
    return year
