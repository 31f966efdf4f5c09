"""The label and the words that a clause is entered with. Pure."""

from app.archive.markdown import without_marks
from app.archive.same_clauses import Worded
from app.decisions.operations import LONGEST_LABEL
from app.intake.minutes.parsed import Item

NO_WORDS = "No words are printed"


def labelled(label: str | None, text: str) -> Worded:
    label, text = (label or "").strip(), text.strip() or NO_WORDS
    if len(label) > LONGEST_LABEL:
        return Worded("", without_marks(f"{label} {text}"))
    return Worded(label, without_marks(text))


def worded(parsed: Item) -> list[Worded]:
    return [labelled(each.label, each.text) for each in parsed.resolutions]
