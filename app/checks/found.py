"""What a check has found, and how much it matters. Pure."""

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum


class Level(StrEnum):
    """A contradiction must go; a warning needs a reason to stay; a prompt is only a question."""

    BLOCK = "must be put right"
    WARN = "should be looked at"
    PROMPT = "may be worth a look"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `words` are as printed, so that they can be found in the text.

    `field` names the part of the record that holds them, and `item_id` the item, if it is one.
    """

    rule: int
    level: Level
    message: str
    words: str = ""
    field: str = "minutes"
    item_id: int | None = None

    def on(self, item_id: int, field: str = "minutes") -> "Finding":
        return replace(self, item_id=item_id, field=field)

    @property
    def key(self) -> str:
        """The same as long as the words are, so that what was put aside stays put aside."""
        said = "\n".join([str(self.rule), str(self.item_id), self.field, self.words, self.message])
        return hashlib.sha256(said.encode()).hexdigest()[:32]


def most_serious_first(found: list[Finding]) -> list[Finding]:
    order = list(Level)
    return sorted(found, key=lambda finding: order.index(finding.level))
