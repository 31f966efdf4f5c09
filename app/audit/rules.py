"""What the log keeps of a change, and what of it may be read openly. Pure."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum, StrEnum

Values = dict[str, list[object]]

#: Every other table is logged, those of models to come as well.
UNLOGGED = {
    "change": "it is the log",
    "search_pending": "a note for the index, made from changes that are logged themselves",
    "demonstration_row": "says only which rows are made up; the rows themselves are logged",
    "opening": "who has a page open just now, which is no change of the register",
    "saved_search": "what someone looks for is theirs alone, and changes no record",
    "archive_batch": "what was brought in at one go; what came of it is logged itself",
    "archive_file": "likewise: the paper as it came, which nobody changes",
    "archive_edit": "likewise: what it changes is logged where it goes",
    "archive_difference": "likewise: what is accepted of it is logged where it goes",
    "archive_doubt": "likewise: who settled it, when and how stands in it; a paper has dozens",
    "turn": "whose turn it is to save, which is no change of the register",
}

#: Passwords, sign-in keys and the like are no part of any record: that they changed is.
_SECRET = re.compile(r"password|secret|token|session_key|(^|_)(hash|salt|nonce|otp)$")
KEPT_SECRET = "(secret)"

#: By table, columns that only those who read exempt text may read, whatever the item is.
_RESTRICTED = {"declaration": {"nature"}}
_RESTRICTED_NAME = re.compile(r"^(restricted|private|personal)_")

#: Public on an agenda even where what the item holds is exempt (LGA 1972 s.100B).
_PUBLIC_OF_RESTRICTED = {
    "agenda_item": {"id", "meeting_id", "number", "title", "position", "kind", "part"}
}


class Act(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


def is_secret(column: str) -> bool:
    return bool(_SECRET.search(column))


def is_restricted_column(table: str, column: str) -> bool:
    return bool(_RESTRICTED_NAME.search(column)) or column in _RESTRICTED.get(table, ())


def is_public_of_restricted(table: str, column: str) -> bool:
    return column in _PUBLIC_OF_RESTRICTED.get(table, ())


def differences(before: Mapping[str, object], after: Mapping[str, object]) -> Values:
    """By column, what it was and what it became; unchanged and empty ones are left out."""
    told = {}
    for column in dict.fromkeys([*before, *after]):
        old, new = before.get(column), after.get(column)
        if old != new:
            told[column] = [_kept(column, old), _kept(column, new)]
    return told


def parted(table: str, values: Values, *, restricted: bool) -> tuple[Values, Values]:
    """What may be read by whoever reads the log, and what only by who reads exempt text."""
    hidden = {
        column
        for column in values
        if is_restricted_column(table, column)
        or (restricted and not is_public_of_restricted(table, column))
    }
    opened = {column: pair for column, pair in values.items() if column not in hidden}
    return opened, {column: pair for column, pair in values.items() if column in hidden}


def words_of(values: Values) -> str:
    """What a search of the log looks through."""
    return "\n".join(str(value) for pair in values.values() for value in pair if value is not None)


def _kept(column: str, value: object) -> object:
    """A value as JSON holds it; a file by its digest."""
    match value:
        case None:
            return None
        case _ if is_secret(column):
            return KEPT_SECRET
        case bytes() | memoryview():
            whole = bytes(value)
            return f"{len(whole)} bytes, SHA-256 {hashlib.sha256(whole).hexdigest()}"
        case Enum():
            return str(value.value)
        case datetime() | date() | time():
            return value.isoformat()
        case bool() | int() | float() | str():
            return value
        case _:
            return str(value)


def in_words(name: str) -> str:
    """“presenter” for presenter_id, “agenda item” for agenda_item."""
    return name.removesuffix("_id").replace("_", " ")
