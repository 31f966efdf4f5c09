"""What was changed between two wordings, word by word. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Stretch:
    """Some words that stayed, went or came."""

    change: Change
    text: str


def differences(before: str, after: str) -> list[Stretch]:
    """The stretches of both wordings in reading order, what went before what came.

    The stretches that stayed or went make `before` again; those that stayed or came, `after`.
    """
    return list(_stretches(_words(before), _words(after)))


def _words(text: str) -> list[str]:
    """Words and the spaces between them, so that nothing is lost."""
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def _stretches(old: list[str], new: list[str]) -> Iterator[Stretch]:
    """A space that stayed between two changes goes with them, so that phrases stay whole."""
    went = came = ""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        before, after = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if kind == "equal" and before.strip():
            yield from _changed(went, came)
            went = came = ""
            yield Stretch(Change.SAME, before)
        else:
            went, came = went + before, came + after
    yield from _changed(went, came)


def _changed(went: str, came: str) -> Iterator[Stretch]:
    if went == came:
        if went:
            yield Stretch(Change.SAME, went)
        return
    if went:
        yield Stretch(Change.REMOVED, went)
    if came:
        yield Stretch(Change.ADDED, came)
