"""A resolution as plain text, as minutes print it."""

from collections.abc import Iterator, Sequence

from app.wording.styles import Clause, Resolution

_STEP = 4
"""How far each level of sub-clauses stands in, in letters."""


def printed(resolution: Resolution) -> str:
    only = resolution.clauses[0] if len(resolution.clauses) == 1 else None
    if only and not only.label and not only.children:
        return f"{resolution.lead_in} {only.text}"
    return "\n\n".join([resolution.lead_in, *_lines(resolution.clauses)])


def to_look_at(clauses: Sequence[Clause]) -> list[tuple[str, str]]:
    """Each flag with the label of its clause, in the order of print."""
    found = []
    for clause in clauses:
        found += [(clause.label, flag) for flag in clause.flags]
        found += to_look_at(clause.children)
    return found


def _lines(clauses: Sequence[Clause], level: int = 0) -> Iterator[str]:
    for clause in clauses:
        yield f"{' ' * _STEP * level}{clause.label or '•'} {clause.text}"
        yield from _lines(clause.children, level + 1)
