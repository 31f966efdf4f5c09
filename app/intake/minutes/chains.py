"""Which of the numbers in a paper count its items.

Items count on; so do the lists inside them. Every run of numbers is weighed and the one that
reads most like headings (bold, apart, short) and breaks off least is taken."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.intake.minutes.lines import Line
from app.intake.minutes.titles import is_title

FEWEST_ITEMS = 5
_FAR = 150
"""How many numbered lines back an item may count on from."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True)
class _Numbered:
    place: int
    value: float
    weight: float
    bold: bool
    titled: bool


def best_chain(lines: Sequence[Line]) -> list[int]:
    """The places of the lines that head numbered items."""
    families: dict[str, list[_Numbered]] = {}
    for place, line in enumerate(lines):
        for family, value in _readings(line):
            families.setdefault(family, []).append(
                _Numbered(
                    place, value, _weight(lines, place), _is_marked(line), is_title(line.text)
                )
            )
    best: tuple[float, list[int]] = (0.0, [])
    for family, found_here in families.items():
        score, chain = _chain(found_here)
        score += 2.0 * (family in ("item", "ref", "ref of the year") or family.startswith("code"))
        if chain and chain[-1] - chain[0] < 1.5 * len(chain):
            score *= 0.4  # lines that follow one another are a list, where anything else counts
        if score > best[0]:
            best = (score, chain)
    return _with_those_out_of_turn(lines, best[1])


def _with_those_out_of_turn(lines: Sequence[Line], chain: list[int]) -> list[int]:
    """Items taken before their turn, or numbered twice, printed just as the others are."""
    if len(chain) < 4 or not all(_is_marked(lines[place]) for place in chain):
        return chain
    named = _read(lines[chain[0]])
    family = named[0] if named else ""
    highest = max(found[1] for place in chain if (found := _read(lines[place])))
    others = [
        place
        for place, line in enumerate(lines)
        if _is_marked(line)
        and (found := _read(line))
        and found[0] == family
        and found[1] <= highest + 1
        and is_title(line.text)
        and line.text
    ]
    return sorted({*chain, *others})


def _readings(line: Line) -> list[tuple[str, float]]:
    """“25/88” may be the 25th of a year or the 88th: which of them counts on will tell."""
    found, label = _read(line), line.label or ""
    if not found:
        return []
    if second := re.fullmatch(r"\d{2}\s?/\s?(\d{2})", label):
        return [found, ("ref of the year", int(second[1]))]
    if first := re.fullmatch(r"([A-Z]{1,6}[ .-]?)(\d{1,4})/\d{2,4}", label):
        return [found, (f"code {first[1]}", int(first[2]))]
    return [found]


def _is_marked(line: Line) -> bool:
    return line.bold or bool(line.level)


def value_of(line: Line) -> float | None:
    """The number before a line, where it has one that may count items."""
    found = _read(line)
    return found[1] if found else None


def _read(line: Line) -> tuple[str, float] | None:
    label = (line.label or "").strip()
    if not label or line.cells:
        return None
    if found := re.match(
        r"(?:agenda\s+)?item\s*(?:no\.?\s*)?(\d{1,3})\s?\(?([a-z]?)\)?$", label, re.I
    ):
        return "item", int(found[1]) + (ord(found[2].lower()) - 96) / 100 if found[2] else int(
            found[1]
        )
    if found := re.match(r"(\d{1,4})\s?/\s?\d{2,4}$", label):
        return "ref", int(found[1])
    if found := re.match(r"\d{2,4}/(\d{1,3})$", label):
        return "ref", int(found[1])
    if found := re.match(r"\d{2,4}[-/](\d{1,3})[.:]?$", label):
        return "ref", int(found[1])
    if found := re.match(r"(\d{1,3})\s?[.):]?$", label):
        return "number", int(found[1])
    if found := re.match(
        r"((?=.*[A-Z]{1})[A-Z\d]{1,8}[./ -]?(?:\d{2,4}[/-])?(?:\d{2,4}[./-])?)(\d{1,4})[a-z]?"
        r"(?:/\d{2,4})?$",
        label,
    ):
        return f"code {found[1]}", int(found[2])
    if found := re.match(r"([IVXL1]{1,6})[.:]$", label):
        value = _roman(found[1].replace("1", "I"))
        return ("roman", value) if value else None
    return None


def _roman(numeral: str) -> int:
    total = 0
    for sign, after in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _ROMAN[sign]
        total += -value if after and _ROMAN[after] > value else value
    return total


def _weight(lines: Sequence[Line], place: int) -> float:
    line = lines[place]
    weight = 1.0
    weight += 1.2 * (line.bold or bool(line.level))
    weight += 0.5 * is_title(line.text)
    weight += 0.3 * bool(line.gap)
    weight += 0.4 * (line.text.isupper() and len(line.text) > 4)
    weight -= 1.2 * (line.text[:1].islower() or line.text.endswith((";", ",")))
    weight -= 0.6 * (not line.text)
    return weight


def _chain(found: list[_Numbered]) -> tuple[float, list[int]]:
    scores: list[float] = []
    before: list[int | None] = []
    for i, each in enumerate(found):
        start = each.weight - 0.5 * (each.value > 1) - 0.3 * (each.value > 3)
        start -= 1.5 * any(other.value == 1 for other in found[:i])
        best, origin = start, None
        for j in range(max(0, i - _FAR), i):
            step = each.value - found[j].value
            again = step == 0 and i - j <= 1 and each.titled and found[j].titled
            if not (0 < step <= 4 or again):
                continue
            score = scores[j] + each.weight - 1.1 * max(0, int(step) - 1) - 0.8 * again
            score -= 1.4 * _counts_on_from_nearer(found, i, j)
            if score > best or (score == best and origin is not None):
                best, origin = score, j
        scores.append(best)
        before.append(origin)
    if not scores:
        return 0.0, []
    place: int | None = max(range(len(scores)), key=lambda k: (scores[k], -k))
    total = scores[place or 0]
    chain: list[int] = []
    while place is not None:
        chain.append(found[place].place)
        place = before[place]
    return total, chain[::-1]


def _counts_on_from_nearer(found: list[_Numbered], i: int, j: int) -> bool:
    """Is the number just above this one the one before it, in a list of its own?"""
    nearer = found[i - 1]
    return (
        i - 1 != j
        and nearer.value == found[i].value - 1
        and not (found[i].bold and not nearer.bold)
    )


def numbered_within(lines: Sequence[Line]) -> list[Line]:
    """Part a paragraph in which the next item begins: “… was noted. 3. Minutes The …”."""
    chain = best_chain(lines)
    made = list(lines)
    if len(chain) < FEWEST_ITEMS:
        return made
    grown = 0
    for place, end in zip(chain, [*chain[1:], len(lines)], strict=True):
        first, last = value_of(lines[place]), value_of(lines[end]) if end < len(lines) else None
        if first is None or last is None or not 1 < last - first <= 4:
            continue
        for at in range(place, end):
            parts = list(_parts(lines[at], int(first) + 1, int(last)))
            if len(parts) > 1:
                made[at + grown : at + grown + 1] = parts
                grown += len(parts) - 1
                break
    return made


def _parts(line: Line, wanted: int, end: int) -> Iterator[Line]:
    text = line.text
    while (
        not line.cells
        and wanted < end
        and (found := re.search(rf"(?<=[.!?)\d])\s+{wanted}\.\s+(?=[A-Z])", text))
    ):
        yield replace(line, text=text[: found.start()])
        line, text = (
            replace(line, label=f"{wanted}.", gap=1, level=0, bold=False),
            text[found.end() :],
        )
        wanted += 1
    yield replace(line, text=text)
