"""The bank holidays of each part of the United Kingdom, from a list that needs no network.

No other module imports govuk-bank-holidays. A day that the list does not know, such as a
coronation, is entered as a day on which the offices are shut.
"""

from datetime import date
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from app.bodies.rules import Regime

_DIVISION = {
    Regime.SCOTLAND: BankHolidays.SCOTLAND,
    Regime.NORTHERN_IRELAND: BankHolidays.NORTHERN_IRELAND,
}


@cache
def bank_holidays(regime: Regime) -> frozenset[date]:
    division = _DIVISION.get(regime, BankHolidays.ENGLAND_AND_WALES)
    listed = BankHolidays(use_cached_holidays=True).get_holidays(division)
    return frozenset(holiday["date"] for holiday in listed)
