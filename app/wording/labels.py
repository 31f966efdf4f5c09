"""The labels of clauses, as councils print them, and how labelled clauses nest.

Handbook 2.3: (i)(ii)(iii); (1)(2)(3); 1) 2); 1. 2.; a) b); (a)(b); nested 1, (a), (i).
"(i)" after "(h)" is a letter and after nothing a numeral: only the whole run tells, so
every reading of a run is weighed and the one that needs fewest excuses is taken.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.wording.numbering import roman

_LABEL = re.compile(
    r"""(?P<printed>
        \( \s? (?: \d{1,3} | [ivxlIVXL]{1,6} | [a-zA-Z]{1,2} ) \s? \)   # (1) (iv) (a) (aa)
      | (?: \d{1,3} | [ivxl]{1,6} | [a-zA-Z] ) \)                      # 1) iv) a)
      | \d{1,3} (?: \.\d{1,3} )+ \.? (?= \s{2,} | \s+["“‘]?[A-Z] )     # 3.4  33.1.2
      | (?: \d{1,3} | [ivxl]{1,6} | [a-z] ) \. (?= \s | $ )            # 1. iv. a.
      | [A-Z]{1,4} [.:] (?= \s{2,} | \t )                              # A.  IV.  B:
      | \d{1,2} (?= \t | \s{3,} )                                      # 1    Note …
    )""",
    re.VERBOSE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True)
class Label:
    """`printed` keeps the brackets; `values` are its readings, as (kind, value)."""

    printed: str
    form: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Placing:
    """How deep a labelled clause stands (0 at the top) and what is odd about its label."""

    depth: int
    oddity: str | None = None


def split_label(raw: str) -> tuple[Label | None, str]:
    """Part a label from the text after it; `raw` still has its tabs and runs of spaces."""
    found = _LABEL.match(raw)
    if not found:
        return None, raw
    rest = raw[found.end() :]
    if rest and not rest[0].isspace() and not rest[0].isupper():
        return None, raw
    label = read_label(found["printed"])
    return (label, rest) if label else (None, raw)


def bullet_label(sign: str) -> Label:
    """A bullet among labelled clauses: it is placed like a label, but none is printed."""
    return Label("", sign, (("bullet", 1),))


def read_label(printed: str) -> Label | None:
    """Return the label, or None where it can be neither a number, a numeral nor a letter."""
    core = re.sub(r"[().:\s]", "" if "." not in printed.strip(".") else " ", printed).strip()
    if not core.replace(" ", "").isalnum():
        return None
    form = re.sub(r"\w+", "x", printed.replace(" ", ""))
    form += "A" if core.isupper() and core.isalpha() else ""
    values = tuple(_values(core))
    return Label(printed.replace(" ", ""), form, values) if values else None


def follows(before: Label | None, label: Label | None) -> bool:
    """Does `label` count on from `before`, in the same form?"""
    if not before or not label or before.form != label.form:
        return False
    return any((kind, value + 1) in label.values for kind, value in before.values)


def _values(core: str) -> list[tuple[str, int]]:
    if core.isdigit():
        return [("number", int(core))]
    parts = core.split()
    if len(parts) > 1:  # 3.4 and 3.5: a report's own paragraph numbers, which need not start at 1
        return [(f"paragraph {len(parts)}", int("".join(part.zfill(3) for part in parts)))]
    low = core.lower()
    values = []
    if (numeral := _numeral(low)) is not None:
        values.append(("numeral", numeral))
    if len(low) == 1:
        values.append(("letter", ord(low) - 96))
    elif len(low) == 2 and low[0] == low[1] and not values:
        values.append(("letter", 26 + ord(low[0]) - 96))
    return values


def _numeral(text: str) -> int | None:
    """Return the value of a Roman numeral written in the one right way, else None."""
    if not text or set(text) - set(_ROMAN):
        return None
    numbers = [_ROMAN[letter] for letter in text]
    value = sum(
        -n if any(later > n for later in numbers[i + 1 : i + 2]) else n
        for i, n in enumerate(numbers)
    )
    return value if roman(value) == text else None


@dataclass(frozen=True)
class _Reading:
    """One way to read the labels so far: the open levels as (form, kind, value), and its cost."""

    cost: float = 0
    levels: tuple[tuple[str, str, int], ...] = ()
    placings: tuple[Placing, ...] = ()


def arrange(labels: Sequence[Label]) -> list[Placing]:
    """Place each label in the run, keeping the cheapest dozen readings on the way."""
    readings = [_Reading()]
    for label in labels:
        further = [
            following
            for reading in readings
            for kind, value in label.values
            for following in _follow(reading, label, kind, value)
        ]
        readings = sorted(further, key=lambda reading: reading.cost)[:12]
    return list(readings[0].placings)


def _follow(reading: _Reading, label: Label, kind: str, value: int) -> list[_Reading]:
    """List the ways `label` can come next: go on with an open level, or open a new one."""
    level = (label.form, kind, value)
    ways = []
    for depth, (form, open_kind, last) in enumerate(reading.levels):
        if open_kind != kind:
            continue
        if form == label.form:
            ways.append(_placed(reading, depth, level, _step(last, level, label)))
        elif value == last + 1:
            ways.append(_placed(reading, depth, level, _written_otherwise(label)))
    if all(level[:2] != (form, open_kind) for form, open_kind, _ in reading.levels):
        ways.append(_placed(reading, len(reading.levels), level, _start(level, label)))
    return ways


def _start(level: tuple[str, str, int], label: Label) -> tuple[float, str | None]:
    _, kind, value = level
    if value == 1 or kind.startswith("paragraph"):
        return 0.5, None
    return (4.2 if kind == "letter" else 4), f"The first label of its list is {label.printed}"


def _written_otherwise(label: Label) -> tuple[float, str | None]:
    return 1, f"The label {label.printed} is written differently from the one before it"


def _step(last: int, level: tuple[str, str, int], label: Label) -> tuple[float, str | None]:
    _, kind, value = level
    if value == last + 1 or kind == "bullet" or (kind.startswith("paragraph") and value > last):
        return 0, None
    if value == last:
        return 3, f"The label {label.printed} is printed twice"
    if value < last:
        return 3.5, f"The label {label.printed} starts its list again"
    return 3, f"The labels jump to {label.printed}"


def _placed(
    reading: _Reading, depth: int, level: tuple[str, str, int], odd: tuple[float, str | None]
) -> _Reading:
    cost, oddity = odd
    return _Reading(
        reading.cost + cost,
        (*reading.levels[:depth], level),
        (*reading.placings, Placing(depth, oddity)),
    )
