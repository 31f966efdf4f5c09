"""A short item as a house would print it, so that a style is seen before it is chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.bodies.house_style import HouseStyle
from app.wording.numbering import numbered
from app.wording.resolving import resolved
from app.wording.styles import Clause

_WORDS = (
    ("Note the progress made since the last report", ()),
    ("Approve the plan for the town’s parks", ()),
    ("Ask officers:", ("to publish (2) above", "to bring costs to the next meeting")),
)


@dataclass(frozen=True)
class Preview:
    """Each list is its lead-in and then its clauses, as (level, label, words)."""

    recommended: tuple[str, Sequence[tuple[int, str, str]]]
    resolved: tuple[str, Sequence[tuple[int, str, str]]]
    moved: str


def preview(style: HouseStyle, body: str) -> Preview:
    lead_in = f"{style.recommended_word} that the {body.removeprefix('The ')}:"
    clauses = _recommended(style)
    found = resolved(
        lead_in.replace(style.recommended_word, "RECOMMENDED", 1),
        clauses,
        style.form,
        body,
        style.resolutions,
    )
    return Preview(
        recommended=(lead_in, list(_rows(clauses))),
        resolved=(style.opened(found.lead_in), list(_rows(found.clauses))),
        moved=f"Moved by {style.named('Councillor Lee')}, "
        f"seconded by {style.named('Councillor Day')}.",
    )


def _recommended(style: HouseStyle) -> tuple[Clause, ...]:
    first, second, _ = style.recommendations
    return tuple(
        Clause(
            numbered(first, place),
            words,
            tuple(
                Clause(numbered(second, n), each.replace("(2)", numbered(first, 2).rstrip(".")))
                for n, each in enumerate(under, start=1)
            ),
        )
        for place, (words, under) in enumerate(_WORDS, start=1)
    )


def _rows(clauses: Sequence[Clause], level: int = 1) -> Iterator[tuple[int, str, str]]:
    for clause in clauses:
        yield level, clause.label, clause.text
        yield from _rows(clause.children, level + 1)
