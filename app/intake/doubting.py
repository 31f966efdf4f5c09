"""What a clerk should look at in a page that was understood: recommendations and resolutions."""

from collections.abc import Iterator, Sequence

from app.intake.parsed import Clause, ClauseList, Doubt
from app.wording.comparing import differences, match
from app.wording.outcomes import Answer


def every(lists: Sequence[ClauseList]) -> list[Clause]:
    """Return the clauses and their sub-clauses in the order of print."""
    return [each for found in lists for clause in found.clauses for each in _with_children(clause)]


def _with_children(clause: Clause) -> Iterator[Clause]:
    yield clause
    for child in clause.children:
        yield from _with_children(child)


def doubts_about_decisions(
    recommended: Sequence[ClauseList], resolved: Sequence[ClauseList]
) -> list[Doubt]:
    before, after = every(recommended), every(resolved)
    if not before:
        return []
    if not after:
        return [Doubt("There are recommendations but no resolution", before[0].line)]
    pairs = match([clause.text for clause in before], [clause.text for clause in after])
    answered = {pair.recommendation for pair in pairs}
    doubts = [
        Doubt(f"No resolution answers recommendation {_named(clause, place)}", clause.line)
        for place, clause in enumerate(before)
        if place not in answered
    ]
    for pair in pairs:
        clause, name = after[pair.resolution], _named(after[pair.resolution], pair.resolution)
        if pair.recommendation is None:
            doubts.append(Doubt(f"Resolution {name} answers no recommendation", clause.line))
        elif pair.answer is not Answer.ACCEPTED:
            change = _change(before[pair.recommendation].text, clause.text)
            doubts.append(
                Doubt(f"Resolution {name} is not what was recommended: {change}", clause.line)
            )
    return doubts


def _named(clause: Clause, place: int) -> str:
    return clause.label or f"number {place + 1}"


def _change(recommended: str, resolved: str) -> str:
    changes = []
    for pair in differences(recommended, resolved):
        left_out, put_in = (" ".join(words.split()).strip(" .,;:") for words in pair)
        if left_out and put_in:
            changes.append(f"“{put_in}” instead of “{left_out}”")
        else:
            changes.append(f"“{put_in}” added" if put_in else f"“{left_out}” left out")
    return "; ".join(changes)
