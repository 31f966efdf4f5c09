"""Whether a printed percentage is what its two figures make (handbook rule 31). Pure."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from app.checks.found import Finding, Level

_NUMBER = r"(?P<{0}>£?\d[\d,]*(?:\.\d+)?\s?(?:%|per cent|million|billion|[kmb]n?\b)?)"
_FROM_TO = re.compile(
    rf"\bfrom\s+{_NUMBER.format('before')}[^.;\n\d]{{0,40}}?\s+to\s+{_NUMBER.format('after')}"
    r"(?P<between>[^.;\n\d]{0,60}?)"
    r"(?P<printed>\d+(?:\.\d+)?)\s?(?:%|per cent|percent)(?P<points>(?:age)?\s+points?)?",
    re.IGNORECASE,
)
_SCALE = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000}
_SCALE |= {"b": 1_000_000_000, "bn": 1_000_000_000, "billion": 1_000_000_000}
_SAYS_CHANGE = re.compile(
    r"increase|decrease|reduction|rise|fall|fell|drop|growth|decline|up|down|improv|[(–-]", re.I
)


def check_figures(text: str) -> Iterator[Finding]:
    """Rounded half up to the decimals printed: “(18% increase)” on 16,200 to 19,200 is 18.5%."""
    for match in _FROM_TO.finditer(text):
        if not _SAYS_CHANGE.search(match["between"]):
            continue
        before, after = _amount(match["before"]), _amount(match["after"])
        if _is_percentage(match["before"]) and _is_percentage(match["after"]):
            yield from _points(match, after - before)
        elif before:
            yield from _share(match, before, after)


def _share(match: re.Match[str], before: Decimal, after: Decimal) -> Iterator[Finding]:
    exact = abs(after - before) / before * 100
    if _rounded(exact, match["printed"]) != Decimal(match["printed"]):
        right = _rounded(exact, "0.0")
        yield _finding(match, f"From these two figures the change is {_plain(right)}%")


def _points(match: re.Match[str], change: Decimal) -> Iterator[Finding]:
    right = abs(change)
    if match["points"] and _rounded(right, match["printed"]) == Decimal(match["printed"]):
        return
    yield _finding(
        match, f"The change between two percentages is {_plain(right)} percentage points"
    )


def _finding(match: re.Match[str], message: str) -> Finding:
    return Finding(31, Level.PROMPT, message, " ".join(match[0].split()))


def _amount(printed: str) -> Decimal:
    digits = re.match(r"£?([\d,.]+)", printed)
    number = Decimal(digits[1].replace(",", "").rstrip(".")) if digits else Decimal(0)
    unit = re.sub(r"[£\d,.\s]", "", printed).lower()
    return number * _SCALE.get(unit, 1)


def _is_percentage(printed: str) -> bool:
    return printed.endswith(("%", "cent"))


def _rounded(exact: Decimal, like: str) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-len(like.partition(".")[2])), ROUND_HALF_UP)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
