"""Filters typed among the words: `body:cabinet kind:resolution before:2018-05-01`. Pure."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from app.search.documents import Kind
from app.search.tree import Dated, Node, OfBody, OfKind, Unreadable
from app.search.words import fold


def read_filter(text: str) -> Node:
    """Raises Unreadable where the value is not one that the filter knows."""
    name, _, value = text.partition(":")
    return _READERS[name.lower()](value.strip('" '))


def _kind(value: str) -> Node:
    plain = fold(value)
    named = _KINDS.get(plain) or _KINDS.get(plain.removesuffix("s"))
    if named is None:
        raise Unreadable(f"There is no kind called “{value}” (there are {', '.join(Kind)})")
    return OfKind(named)


_KINDS = {kind.value: kind for kind in Kind} | {
    "agenda item": Kind.ITEM,
    "clause": Kind.RESOLUTION,
    "decision": Kind.RESOLUTION,
    "people": Kind.PERSON,
    "bodie": Kind.BODY,
}


def _body(value: str) -> Node:
    if not value:
        raise Unreadable("No body was named")
    return OfBody(value)


def _on(value: str) -> Node:
    return Dated(*_days(value))


def _before(value: str) -> Node:
    try:
        return Dated(until=_days(value)[0] - timedelta(days=1))
    except OverflowError:
        raise _no_day(value) from None


def _after(value: str) -> Node:
    try:
        return Dated(since=_days(value)[1] + timedelta(days=1))
    except OverflowError:
        raise _no_day(value) from None


def _days(value: str) -> tuple[date, date]:
    """The first and last day of “2018-05-01”, “1/5/2018”, “2018-05” or “2018”."""
    numbers = [int(number) for number in re.findall(r"\d+", value)]
    try:
        if re.fullmatch(r"\d{4}", value):
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
        if re.fullmatch(r"\d{4}-\d{1,2}", value):
            year, month = numbers
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", value):
            return (day := date(*numbers)), day
        if re.fullmatch(r"\d{1,2}[/.]\d{1,2}[/.]\d{4}", value):
            return (day := date(*reversed(numbers))), day
    except ValueError:
        pass
    raise _no_day(value)


def _no_day(value: str) -> Unreadable:
    return Unreadable(f"“{value}” is no day, month or year, like 2018-05-01, 2018-05 or 2018")


_READERS: dict[str, Callable[[str], Node]] = {
    "body": _body,
    "kind": _kind,
    "before": _before,
    "after": _after,
    "on": _on,
    "year": _on,
}
