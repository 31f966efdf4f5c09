"""Days and times of day, asked in the boxes in which GOV.UK pages ask for them."""

import re
from calendar import month_name
from datetime import date, time
from typing import Any, cast

from wtforms import Field, StringField, ValidationError

from app.web.forms import stripped

#: A year of two digits is a slip of the pen, not the first century.
FIRST_YEAR = 1000


_MONTHS = {name[:3].lower(): number for number, name in enumerate(month_name) if name}


class _TooShort(ValueError):
    pass


def _year(typed: str) -> int:
    if int(typed) < FIRST_YEAR:
        raise _TooShort("a real date: write all four numbers of the year, like 27 3 2026")
    return int(typed)


def _month(typed: str) -> int:
    """In figures, or by its name or the first letters of it."""
    written = typed.lower().rstrip(".")
    number = _MONTHS.get(written[:3], 0)
    return number if number and month_name[number].lower().startswith(written) else int(typed)


class DayField(Field):
    """A day, month and year in three boxes, as GOV.UK asks for dates.

    Its data is a `date` or None; what was typed comes back when it is no date.
    """

    data: Any
    object_data: Any

    def __init__(self, label: str, validators: Any = None, **options: Any) -> None:
        super().__init__(label, validators, **options)
        self.typed = {"day": "", "month": "", "year": ""}

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:  # noqa: ARG002  # WTForms' signature
        self.process_errors: list[str] = []
        given = self.object_data = data if isinstance(data, date) else self._default()
        self.data = given
        if given:
            self.typed = {"day": str(given.day), "month": str(given.month), "year": str(given.year)}
        if formdata is not None and any(f"{self.name}-{part}" in formdata for part in self.typed):
            self.typed = {p: stripped(formdata.get(f"{self.name}-{p}")) for p in self.typed}
            self.raw_data = ["".join(self.typed.values())]
            self.data = self._read()

    def _default(self) -> date | None:
        return cast(date | None, self.default() if callable(self.default) else self.default)

    def _read(self) -> date | None:
        if not any(self.typed.values()):
            return None
        try:
            year, month, day = (self.typed[part] for part in ("year", "month", "day"))
            return date(_year(year), _month(month), int(day))
        except ValueError as wrong:
            told = wrong.args[0] if isinstance(wrong, _TooShort) else "a real date, like 27 3 2026"
            self.process_errors.append(f"{self.label.text} must be {told}")
            return None


class PartialDayField(DayField):
    """A day of which only the year, or the year and month, may be known.

    Its data is text, as the register keeps such days: “2014”, “2014-09”, “2014-09-01” or “”.
    """

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        super().process(None, None, extra_filters)
        known = data or ""
        self.data = self.object_data = known
        parts = [str(int(part)) for part in known.split("-") if part]
        self.typed = dict(zip(("year", "month", "day"), [*parts, "", "", ""], strict=False))
        if formdata is not None and any(f"{self.name}-{part}" in formdata for part in self.typed):
            self.typed = {p: stripped(formdata.get(f"{self.name}-{p}")) for p in self.typed}
            self.raw_data = ["".join(self.typed.values())]
            self.data = self._read_part()

    def _read_part(self) -> str:
        year, month, day = (self.typed[part] for part in ("year", "month", "day"))
        if not (year or month or day):
            return ""
        try:
            whole = date(_year(year), _month(month or "1"), int(day or 1))
            if day and not month:
                raise ValueError(day)
        except ValueError:
            self.process_errors.append(
                f"{self.label.text} must be a year, a month and year, or a real date"
            )
            return ""
        return whole.isoformat()[: 10 if day else 7 if month else 4]


#: “5.30” is nearly always the evening; written “05:30” it is the morning.
_EITHER_HALF = re.compile(r"[1-8](?:[.:]\d\d)?")


class ClockField(StringField):
    """A time of day: 17:00, 5.12 pm, 9am. Its data is a `time` or None."""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = stripped(valuelist[0]) if valuelist else ""
        self.typed = typed
        self.data = None
        if typed:
            try:
                self.data = read_clock(typed)
            except ValueError:
                raise ValidationError(
                    f"{self.label.text} must be a time, like 17:00 or 5.30 pm"
                ) from None
        if _EITHER_HALF.fullmatch(typed):
            at = self.data
            self.data = None
            raise ValidationError(
                f"{self.label.text} may be morning or evening: "
                f"write {at:%H:%M}, or {typed.replace(':', '.')} pm"
            )

    def _value(self) -> str:
        typed: str = getattr(self, "typed", "")
        return typed or (self.data.strftime("%H:%M") if self.data else "")


def read_clock(text: str) -> time:
    """Raises ValueError where `text` is no time of day."""
    plain = text.lower().replace(".", ":").replace(" ", "")
    half = plain[-2:] if plain.endswith(("am", "pm")) else ""
    hours, _, minutes = plain.removesuffix(half).partition(":")
    hour = int(hours)
    if half and not 1 <= hour <= 12:
        raise ValueError(text)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, int(minutes or 0))
