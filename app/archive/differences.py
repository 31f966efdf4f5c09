"""What a second reading of a meeting says otherwise than the first, place by place. Pure."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Object = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """`path` is where it is in the later reading, `place` the same in words.

    `source_path` is where it was in the earlier one: the list that lacks it, of what is new there.
    What only the earlier reading has is at no `path`.
    """

    source_path: str
    path: str
    place: str
    before: str
    after: str


_LISTS = {
    "present": "Present",
    "apologies": "Apologies",
    "in_attendance": "In attendance",
    "declarations": "Declarations of interest",
}
_PARTS = {
    "discussion": "discussion",
    "recommendations": "recommendation",
    "resolutions": "resolution",
}


def differences(before: Object, after: Object) -> list[Difference]:
    """In the order of the later reading; none where both say the same."""
    return list(_all(before, after))


def _all(before: Object, after: Object) -> Iterator[Difference]:
    for name, words in {"venue": "Venue", "next_meeting": "Next meeting"}.items():
        yield from _field(before, after, name, ("", ""), words)
    for name, words in _LISTS.items():
        yield from _in_list(before, after, name, ("", ""), words)
    keys = [_key(item) for item in before["items"]], [_key(item) for item in after["items"]]
    for one, two in paired(*keys):
        if one is None and two is not None:
            item = after["items"][two]
            yield Difference("items", f"items.{two}", _named(item), "", whole(item))
        elif two is None and one is not None:
            item = before["items"][one]
            yield Difference(f"items.{one}", "", _named(item), whole(item), "")
        elif one is not None and two is not None:
            yield from _in_item(before["items"][one], after["items"][two], one, two)


def _in_item(before: Object, after: Object, one: int, two: int) -> Iterator[Difference]:
    at, words = (f"items.{one}.", f"items.{two}."), _named(after)
    for name in ("number", "title", "section"):
        yield from _field(before, after, name, at, f"{words}, {name}")
    for name, part in _PARTS.items():
        yield from _in_list(before, after, name, at, f"{words}, {part}")


def _field(
    before: Object, after: Object, name: str, at: tuple[str, str], words: str
) -> Iterator[Difference]:
    one, two = before[name] or "", after[name] or ""
    if one != two:
        yield Difference(at[0] + name, at[1] + name, words, one, two)


def _in_list(
    before: Object, after: Object, name: str, at: tuple[str, str], words: str
) -> Iterator[Difference]:
    one = [in_words(each) for each in before[name]]
    two = [in_words(each) for each in after[name]]
    was, now = at[0] + name, at[1] + name
    for earlier, later in paired(one, two):
        if earlier is None and later is not None:
            yield Difference(was, f"{now}.{later}", words, "", two[later])
        elif later is None and earlier is not None:
            yield Difference(f"{was}.{earlier}", "", words, one[earlier], "")
        elif earlier is not None and later is not None and one[earlier] != two[later]:
            yield Difference(f"{was}.{earlier}", f"{now}.{later}", words, one[earlier], two[later])


def paired(
    before: Sequence[Hashable], after: Sequence[Hashable]
) -> Iterator[tuple[int | None, int | None]]:
    """What stands where the other stood is the other changed, as long as there is one."""
    for _, b1, b2, a1, a2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        both = min(b2 - b1, a2 - a1)
        yield from ((b1 + n, a1 + n) for n in range(both))
        yield from ((place, None) for place in range(b1 + both, b2))
        yield from ((None, place) for place in range(a1 + both, a2))


def _key(item: Object) -> str:
    """An item put in before others gives them new numbers, and their titles stay."""
    return str(item["title"]).casefold().strip() or str(item["number"])


def _named(item: Object) -> str:
    return f"Item {item['number']}, {item['title']}" if item["number"] else item["title"]


def whole(item: Object) -> str:
    """An item in words, a line to each of its parts."""
    parts = [in_words(part) for name in _PARTS for part in item[name]]
    return "\n".join([_named(item), *parts])


def in_words(part: str | Object) -> str:
    """A name, a person, a paragraph or a clause with all that is printed of it."""
    if isinstance(part, str):
        return part
    if "name" in part:
        more = part.get("role") or part.get("text")
        return f"{part['name']}, {more}" if more else str(part["name"])
    words = " ".join(filter(None, (part.get("lead_in"), part.get("label"), part["text"])))
    if "outcome" not in part:
        return words
    told = [
        part["mover"] and f"moved by {part['mover']}",
        part["seconder"] and f"seconded by {part['seconder']}",
        part["as_printed"] or part["outcome"],
        *_votes(part["votes"]),
    ]
    return f"{words} ({', '.join(filter(None, told))})"


def _votes(votes: Object) -> Iterator[str]:
    for side in ("for", "against", "abstain"):
        if votes[side] is not None:
            yield f"{votes[side]} {side}"
        if votes["named"] and votes["named"][side]:
            yield f"{side}: {' and '.join(votes['named'][side])}"
    if votes["unanimous"]:
        yield "unanimous"
