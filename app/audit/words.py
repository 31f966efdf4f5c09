"""The fields and values of the log in the words of the forms that ask for them."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache

from wtforms.fields.core import UnboundField

from app.audit.rules import in_words
from app.clock import clock, moment, short_date
from app.database import Model
from app.web.forms import RegisterForm

#: What no form asks, or asks of something else under the same name.
_ELSEWHERE = {
    "closure_day.on": "day",
    "meeting.status": "the meeting is",
    "sha256": "fingerprint (SHA-256)",
    "media_type": "kind of file",
    "size": "bytes",
    "slug": "address of its page",
    "position": "place in the list",
    "made_at": "when",
    "made_by_id": "by",
    "seen_at": "last seen",
    "user_agent": "browser",
}

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d\d:\d\d(:\d\d(\.\d+)?)?")


@cache
def field_in_words(kind: str, column: str) -> str:
    """What the form of this kind of record calls a column; else the column’s own words."""
    named = _ELSEWHERE.get(f"{kind}.{column}") or _ELSEWHERE.get(column)
    return named or _asked_as(kind, column) or in_words(column)


def _asked_as(kind: str, column: str) -> str:
    mappers = Model.registry.mappers
    model = next((m.class_ for m in mappers if m.class_.__tablename__ == kind), None)
    if model is None:
        return ""
    chapter = model.__module__.split(".")[1]
    labels = {}
    for form in _forms():
        field = getattr(form, column, None) or getattr(form, column.removesuffix("_id"), None)
        if form.__module__.split(".")[1] == chapter and isinstance(field, UnboundField):
            labels[form.__name__.removesuffix("Form")] = str(field.args[0]) if field.args else ""
    own = [label for name, label in labels.items() if model.__name__.endswith(name)]
    agreed = set(own[:1] or labels.values())
    return agreed.pop() if len(agreed) == 1 else ""


@cache
def _forms() -> tuple[type[RegisterForm], ...]:
    """Those that change the record; what only narrows a list is asked without a token."""
    return tuple(form for form in _below(RegisterForm) if getattr(form.Meta, "csrf", True))


def _below(form: type[RegisterForm]) -> Iterator[type[RegisterForm]]:
    for below in form.__subclasses__():
        yield below
        yield from _below(below)


def value_in_words(value: object) -> object:
    """The log holds days and times as JSON does."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    try:
        if _MOMENT.fullmatch(value):
            return moment(datetime.fromisoformat(value))
        if _DAY.fullmatch(value):
            return short_date(date.fromisoformat(value))
        if _TIME.fullmatch(value):
            return clock(time.fromisoformat(value))
    except ValueError:  # it only looks like one
        return value
    return value
