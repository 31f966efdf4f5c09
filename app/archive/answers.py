"""What a clerk may answer to a doubt, in words that say what pressing them does. Pure."""

from typing import NamedTuple, Protocol

from app.archive.likeness import Sureness

RIGHT = "It is right as it stands"


class Named(Protocol):
    @property
    def formal_name(self) -> str: ...


class Answers(NamedTuple):
    """`yes` leaves things as they are, and is "" where they cannot stay so."""

    yes: str
    otherwise: str


def answers_to(
    message: str, field: str, sureness: Sureness, person: Named | None, *, is_new: bool
) -> Answers:
    """`person` is whom a printed name was taken for; `is_new` is one whom the paper made known."""
    if field == "date":
        return Answers("", "Say on what day it was held")
    if field == "body":
        proposed = "Yes, it is that body" if sureness is Sureness.LIKELY else ""
        return Answers(proposed, "Say whose minutes these are")
    if field == "next_meeting":
        return Answers("Call the meeting", "Correct it")
    if message.startswith("Left out"):
        return Answers("Leave it out", "Put it into the minutes")
    if person:
        known = f"Yes, {person.formal_name}"
        return Answers(f"{known}, somebody new" if is_new else known, "Somebody else")
    return Answers(RIGHT, "Correct it")
