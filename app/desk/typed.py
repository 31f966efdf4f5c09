"""What a clerk has typed into the desk, as a page without scripts sends it."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from app.agenda.differences import Stretch
from app.agenda.models import AgendaItem
from app.clock import clock
from app.meetings.models import Meeting
from app.meetings.queries import presiding_at
from app.meetings.rules import MeetingStatus
from app.web.forms import stripped_lines

#: Beside the words of each item; their names begin with its number: “7-nature”.
BESIDE_AN_ITEM = ("person", "at", "category", "nature", "left_room", "because")


@dataclass
class Boxes:
    """What the desk shows in place of what the register holds.

    `opened` is the item whose questions about the room were asked for, `unsaved` are the words of
    an item, `clashes` how they differ from what someone else saved meanwhile, `half_filled` any
    other answer that was begun, and `wrong` what is wrong with an answer, both by its name.
    """

    unsaved: dict[int, str] = field(default_factory=dict)
    clashes: dict[int, Sequence[Stretch]] = field(default_factory=dict)
    half_filled: Mapping[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    wrong: Mapping[str, str] = field(default_factory=dict)
    opened: int | None = None

    def asks_at(self, item: AgendaItem) -> bool:
        """Whether who moved and who declared is asked there: it was asked for, or begun."""
        names = {f"{item.id}-{name}" for name in BESIDE_AN_ITEM}
        begun = not names.isdisjoint(self.half_filled) or not names.isdisjoint(self.wrong)
        return begun or item.id == self.opened

    @property
    def adjourning(self) -> bool:
        """Whether an adjournment was begun, or refused."""
        asked = {"adjourned_at", "note", "resumes_on", "resumes_at"}
        return not asked.isdisjoint(self.half_filled) or not asked.isdisjoint(self.wrong)

    @staticmethod
    def digest(text: str) -> str:
        """What a page was shown with, so that a box that was left alone never wins."""
        return hashlib.blake2s(stripped_lines(text).encode(), digest_size=8).hexdigest()


def word_of(item: AgendaItem, name: str, sent: Mapping[str, str]) -> str | None:
    words = sent.get(f"{item.id}-{name}")
    return None if words is None else stripped_lines(words)


def room_as_recorded(meeting: Meeting) -> dict[str, str]:
    """What the questions about the room are shown with, by name."""
    last = meeting.sittings[-1] if meeting.sittings else None
    resumes = last.on if last and last.number > 1 else meeting.held_on
    times = {"started_at": last and last.started_at, "ended_at": last and last.ended_at}
    is_adjourned = meeting.status is MeetingStatus.ADJOURNED
    return {
        "presiding": str(presiding_at(meeting) or ""),
        **{name: clock(at) if at else "" for name, at in times.items()},
        "adjourned_at": "",
        "note": meeting.status_note if is_adjourned else "",
        **{f"resumes_on-{part}": str(getattr(resumes, part)) for part in ("day", "month", "year")},
        "resumes_at": "",
    }


def half_filled(
    meeting: Meeting | None, sent: Mapping[str, str], filled_in: Collection[str] = ()
) -> dict[str, str]:
    """Answers that were begun and not sent for good: those but `filled_in`, by name."""
    if meeting is None:
        return {}
    shown = room_as_recorded(meeting)
    beside = (f"{item.id}-{name}" for item in meeting.items for name in BESIDE_AN_ITEM)
    begun = {name: sent.get(name, "") for name in (*shown, *beside)}
    return {
        name: answer
        for name, answer in begun.items()
        if answer and answer != shown.get(name) and name not in filled_in
    }
