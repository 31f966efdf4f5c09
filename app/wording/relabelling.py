"""Clauses numbered in the house’s style, and references to them changed with it (rule 28)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.wording.numbering import numbered, with_new_references
from app.wording.styles import Clause


def relabelled(clauses: Sequence[Clause], patterns: Sequence[str]) -> tuple[Clause, ...]:
    """Number anew; a single clause has no label, and bullets stay bullets."""
    plain = _with_labels(clauses, patterns, 0)
    top = dict(_pairs(clauses, plain))
    return tuple(_referring(old, new, top) for old, new in zip(clauses, plain, strict=True))


def _with_labels(
    clauses: Sequence[Clause], patterns: Sequence[str], level: int
) -> tuple[Clause, ...]:
    pattern = patterns[min(level, len(patterns) - 1)]
    is_bullets = level > 0 and not any(clause.label for clause in clauses)
    is_single = level == 0 and len(clauses) == 1
    return tuple(
        replace(
            clause,
            label="" if is_bullets or is_single else numbered(pattern, place),
            children=_with_labels(clause.children, patterns, level + 1),
        )
        for place, clause in enumerate(clauses, start=1)
    )


def _pairs(
    old: Sequence[Clause], new: Sequence[Clause], before: tuple[str, str] = ("", "")
) -> Iterator[tuple[str, str]]:
    """Each label as a reference may give it, “(ii)” or “(ii)(a)”, with the new one."""
    for was, now in zip(old, new, strict=True):
        full = (before[0] + was.label, before[1].rstrip(".") + now.label)
        if was.label and now.label:
            yield full[0], full[1].rstrip(".")
        yield from _pairs(was.children, now.children, full)


def _referring(old: Clause, new: Clause, labels: Mapping[str, str]) -> Clause:
    """A reference in a sub-clause may name its own list first, and then the whole."""
    own = {
        was.label: now.label.rstrip(".")
        for was, now in zip(old.children, new.children, strict=True)
        if was.label and now.label
    }
    children = tuple(
        _referring(was, now, {**labels, **own})
        for was, now in zip(old.children, new.children, strict=True)
    )
    return replace(new, text=with_new_references(new.text, {**own, **labels}), children=children)
