"""The label and the words that a clause is entered with. Pure."""

from collections.abc import Iterator, Sequence

from app.archive.markdown import without_marks
from app.archive.same_clauses import Worded
from app.decisions.clauses import DEEPEST
from app.decisions.operations import LONGEST_LABEL
from app.intake.minutes.parsed import Item

NO_WORDS = "No words are printed"


def labelled(label: str | None, text: str) -> Worded:
    label, text = (label or "").strip(), text.strip() or NO_WORDS
    if len(label) > LONGEST_LABEL:
        return Worded("", without_marks(f"{label} {text}"))
    return Worded(label, without_marks(text))


def standing(levels: Sequence[int]) -> Iterator[int]:
    """How deep each clause stands where one above it may have been taken out."""
    above: list[int] = []
    for level in levels:
        above = [*(each for each in above if each < level), level]
        yield min(len(above), DEEPEST)


def worded(parsed: Item) -> list[Worded]:
    return [labelled(each.label, each.text) for each in parsed.resolutions]
