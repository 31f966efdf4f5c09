"""Filters typed among the words: `body:cabinet year:2017 outcome:deferred in:force`. Pure."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from app.decisions.rules import MotionResult, Outcome
from app.search.documents import Facet, Kind, Standing
from app.search.tree import Among, Called, Dated, Node, Unreadable
from app.search.words import fold

_OUTCOMES = list(dict.fromkeys(outcome.value for outcome in (*Outcome, *MotionResult)))


def read_filter(text: str) -> Node:
    """Raises Unreadable where the value is not one that the filter knows."""
    name, _, value = text.partition(":")
    return FILTERS[name.lower()](value.strip('" '))


def _kind(value: str) -> Node:
    plain = fold(value)
    named = _KINDS.get(plain) or _KINDS.get(plain.removesuffix("s"))
    if named is None:
        raise Unreadable(f"There is no kind called “{value}” (there are {', '.join(Kind)})")
    return Among(Facet.KIND, (named.value,))


_KINDS = {kind.value: kind for kind in Kind} | {
    "agenda item": Kind.ITEM,
    "amendment": Kind.MOTION,
    "attachment": Kind.PAPER,
    "clause": Kind.RESOLUTION,
    "decision": Kind.RESOLUTION,
    "discussion": Kind.MINUTES,
    "document": Kind.PAPER,
    "interest": Kind.DECLARATION,
    "minute": Kind.MINUTES,
    "people": Kind.PERSON,
    "report": Kind.PAPER,
    "bodie": Kind.BODY,
}


def _called(facet: Facet) -> Callable[[str], Node]:
    def named(value: str) -> Node:
        if not value:
            raise Unreadable("No body was named" if facet is Facet.BODY else "Nobody was named")
        return Called(facet, value)

    return named


def _outcome(value: str) -> Node:
    """One of exactly this name, else each that has the word in it: “amended”, “rejected”."""
    plain = {"rejected": Outcome.REJECTED.value}.get(fold(value), fold(value))
    exactly = [outcome for outcome in _OUTCOMES if outcome == plain]
    alike = [outcome for outcome in _OUTCOMES if plain and plain in re.split(r"\W", outcome)]
    if not (exactly or alike):
        raise Unreadable(f"There is no outcome called “{value}”")
    return Among(Facet.OUTCOME, tuple(exactly or alike))


def _standing(value: str) -> Node:
    """`in:force` finds decisions that no later one is known to have superseded or rescinded."""
    if fold(value) not in set(Standing):
        raise Unreadable("After “in:” stands force or superseded")
    return Among(Facet.STANDING, (fold(value),))


def _year(value: str) -> Node:
    """A calendar year, or a municipal year like 2017/18."""
    both = re.fullmatch(r"(\d{4})[/-](?:\d\d)?(\d\d)", value)
    if both and (int(both[1]) + 1) % 100 == int(both[2]):
        return Among(Facet.YEAR, (f"{both[1]}/{both[2]}",))
    return _on(value)


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


FILTERS: dict[str, Callable[[str], Node]] = {
    "kind": _kind,
    "body": _called(Facet.BODY),
    "person": _called(Facet.PERSON),
    "mover": _called(Facet.MOVER),
    "seconder": _called(Facet.SECONDER),
    "outcome": _outcome,
    "in": _standing,
    "before": _before,
    "after": _after,
    "on": _on,
    "year": _year,
}
