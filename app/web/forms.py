"""The base of every form, and the few fields that GOV.UK pages ask in their own way."""

from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any, cast

from flask_wtf import FlaskForm
from wtforms import Field, IntegerField, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.errors import RuleBroken

#: A year of two digits is a slip of the pen, not the first century.
FIRST_YEAR = 1000
LONGEST_LINE = 500
LARGEST_NUMBER = 2**31 - 1  # what an INTEGER of PostgreSQL holds


class RegisterForm(FlaskForm):
    """A form that can show a refusal beside its own validation errors."""

    def refuse(self, refusal: RuleBroken) -> None:
        """Say why beside the answer at fault, or above the form where there is no such answer."""
        field = self._fields.get(refusal.about)
        if field is None:
            self.form_errors.append(str(refusal))
        else:
            field.errors = [*field.errors, str(refusal)]

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, by field name, without the CSRF token."""
        return {
            name: field.record if isinstance(field, RecordField) else field.data
            for name, field in self._fields.items()
            if name != "csrf_token"
        }


def stripped(value: str | None) -> str:
    """Without the spaces around it, nor the NUL that PostgreSQL refuses to keep."""
    return (value or "").replace("\x00", "").strip()


def stripped_lines(value: str | None) -> str:
    """Several lines, ended as the register ends them; browsers send CR LF."""
    return stripped((value or "").replace("\r\n", "\n").replace("\r", "\n"))


class TextField(StringField):
    """One line of text, without the spaces around it, short enough for PostgreSQL to index."""

    def __init__(self, label: str, validators: Any = None, **options: Any) -> None:
        options.setdefault("filters", [stripped])
        fits = Length(
            max=LONGEST_LINE, message=f"{label} must be {LONGEST_LINE} characters or fewer"
        )
        super().__init__(label, [*(validators or ()), fits], **options)


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
            year, month, day = (int(self.typed[part]) for part in ("year", "month", "day"))
            if year < FIRST_YEAR:
                raise ValueError(year)
            return date(year, month, day)
        except ValueError:
            self.process_errors.append(f"{self.label.text} must be a real date, like 27 3 2026")
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
            whole = date(int(year), int(month or 1), int(day or 1))
            if whole.year < FIRST_YEAR or (day and not month):
                raise ValueError(day)
        except ValueError:
            self.process_errors.append(
                f"{self.label.text} must be a year, a month and year, or a real date"
            )
            return ""
        return whole.isoformat()[: 10 if day else 7 if month else 4]


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

    def _value(self) -> str:
        typed = getattr(self, "typed", "")
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


class WholeNumberField(IntegerField):
    """A whole number or nothing, refused in plain words."""

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist or not valuelist[0].strip():
            self.data = None
            return
        try:
            self.data = int(valuelist[0].strip())
            if abs(self.data) > LARGEST_NUMBER:
                raise ValueError(self.data)
        except ValueError:
            self.data = None
            raise ValidationError(f"{self.label.text} must be a whole number") from None


class RecordField(SelectField):
    """A choice of one stored record, or none: `record`.

    `offer` gives the records; it is called when the form is made, never at import.
    """

    def __init__(
        self,
        label: str,
        validators: Any = None,
        *,
        offer: Callable[[], Iterable[Any]] = tuple,
        words: Callable[[Any], str],
        none: str = "None",
        **options: Any,
    ) -> None:
        self._words, self._none = words, none
        super().__init__(label, validators, choices=[], coerce=str, **options)
        self.choose_from(offer())

    def choose_from(self, records: Iterable[Any]) -> None:
        """Offer these records, where what is offered depends on the page."""
        self._records = {str(record.id): record for record in records}
        self.choices = [SelectChoice("", self._none)] + [
            SelectChoice(key, self._words(record)) for key, record in self._records.items()
        ]

    def process_data(self, value: Any) -> None:
        self.data = str(value.id) if value is not None else ""

    @property
    def record(self) -> Any:
        return self._records.get(self.data or "")


class WordField(SelectField):
    """A choice of one word of a vocabulary. Its data is the member, or None."""

    def __init__(
        self,
        label: str,
        validators: Any = None,
        *,
        of: type[Any],
        none: str | None = None,
        **options: Any,
    ) -> None:
        options.setdefault("coerce", lambda value: of(value) if value else None)
        super().__init__(label, validators, choices=choices_of(of, none), **options)


def choices_of(vocabulary: type[Any], none: str | None = None) -> list[SelectChoice]:
    """The members of an enumeration as choices, in its own words."""
    first = [SelectChoice("", none)] if none is not None else []
    return first + [SelectChoice(m.value, m.value[:1].upper() + m.value[1:]) for m in vocabulary]
