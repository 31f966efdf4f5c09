"""The changes that an answer of a clerk comes to. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.archive.editing import Edit, How, value_at

Object = Mapping[str, Any]
_LONGEST = 80
_PEOPLE = ("present", "in_attendance", "declarations", "apologies")


@dataclass(frozen=True)
class ItemChoice:
    """An item to choose; `id` is its path."""

    id: str
    title: str


def items_of(laid: Object) -> list[ItemChoice]:
    return [
        ItemChoice(f"items.{place}", " ".join(filter(None, (item["number"], item["title"]))))
        for place, item in enumerate(laid["items"])
        if item
    ]


def words_added(item: str, text: str) -> Edit:
    return Edit(f"{item}.discussion", {"kind": "paragraph", "text": text}, How.ADD)


def leaving_out(laid: Object, printed: str) -> Iterator[Edit]:
    """Wherever these words stand as somebody’s name, they are none."""
    for kind in _PEOPLE:
        for place, each in enumerate(laid[kind]):
            if each and (each if isinstance(each, str) else each["name"]) == printed:
                yield Edit(f"{kind}.{place}", how=How.DROP)
    for at, item in enumerate(laid["items"]):
        for place, decision in enumerate(item["resolutions"] if item else ()):
            if decision:
                yield from _in_decision(f"items.{at}.resolutions.{place}", decision, printed)


def _in_decision(path: str, decision: Object, printed: str) -> Iterator[Edit]:
    for role in ("mover", "seconder"):
        if decision[role] == printed:
            yield Edit(f"{path}.{role}", None)
    for side, names in (decision["votes"]["named"] or {}).items():
        for place, name in enumerate(names):
            if name == printed:
                yield Edit(f"{path}.votes.named.{side}.{place}", how=How.DROP)


def decision_changed(path: str, told: Object, given: Mapping[str, Any]) -> Iterator[Edit]:
    """`given` are the answers of a form; what it leaves as it was is no change."""
    if given["is_none"]:
        yield Edit(path, how=How.DROP)
        return
    now = {name: given[name] or None for name in ("text", "outcome", "mover", "seconder")}
    for name, value in now.items():
        if value != told[name]:
            yield Edit(f"{path}.{name}", value and str(value))
    for side, name in {"for": "ayes", "against": "noes", "abstain": "abstained"}.items():
        if given[name] != told["votes"][side]:
            yield Edit(f"{path}.votes.{side}", given[name])


_CALLED = {
    "body": "Body",
    "date": "Day",
    "venue": "Venue",
    "number": "Number",
    "title": "Title",
    "text": "Words",
    "outcome": "What became of it",
    "mover": "Moved by",
    "seconder": "Seconded by",
    "for": "Votes for",
    "against": "Votes against",
    "abstain": "Abstained",
    "next_meeting": "Next meeting",
    "withheld": "Title withheld",
}


def in_words(parsed: Object, edit: Edit) -> str:
    """A change for whoever may want to take it back: “Moved by: “Cllr Able” instead of nothing”."""
    before = _short(value_at(dict(parsed), edit.path))
    match edit.how:
        case How.ADD:
            return f"Put in: {_short(edit.value)}"
        case How.DROP:
            return f"Taken for none: {before}"
        case How.SET:
            name = _CALLED.get(edit.path.rpartition(".")[2], edit.path)
            return f"{name}: {_short(edit.value)} instead of {before}"


def _short(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("text") or value.get("name")
    if isinstance(value, bool):
        value = "yes" if value else "no"
    words = "nothing" if value is None or value == "" else f"“{value}”"
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…”"
