"""What a later decision does to an earlier one, and how the earlier one then stands. Pure."""

from collections.abc import Iterable
from datetime import date, time
from enum import StrEnum

from app.errors import RuleBroken


class Effect(StrEnum):
    SUPERSEDES = "supersedes"
    RESCINDS = "rescinds"
    AMENDS = "amends"

    @property
    def leaves_it_as(self) -> "Standing":
        return _LEAVES_IT_AS[self]


class Standing(StrEnum):
    """What later decisions made of one, as far as the register knows.

    Nothing is said of whether it is in force: its day may have passed, or a condition have failed.
    """

    UNCHANGED = "unchanged"
    AMENDED = "amended"
    SUPERSEDED = "superseded"
    RESCINDED = "rescinded"

    @property
    def is_undone(self) -> bool:
        return self in {Standing.SUPERSEDED, Standing.RESCINDED}


_LEAVES_IT_AS = {
    Effect.SUPERSEDES: Standing.SUPERSEDED,
    Effect.RESCINDS: Standing.RESCINDED,
    Effect.AMENDS: Standing.AMENDED,
}


def standing_after(effects: Iterable[Effect]) -> Standing:
    """The strongest of them tells. That the later decision was rescinded in turn revives nothing:
    a body that wants the earlier one back resolves it again.
    """
    order = list(Standing)
    left = (effect.leaves_it_as for effect in effects)
    return max(left, key=order.index, default=Standing.UNCHANGED)


#: The day and the hour of a meeting.
Taken = tuple[date, time]


def check_follows(earlier: Taken, later: Taken) -> None:
    """Raises RuleBroken where a decision would undo one that was not taken yet."""
    if earlier > later:
        raise RuleBroken("That decision was taken after this one: choose an earlier one")
