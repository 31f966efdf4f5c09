"""Who serves a body and does not sit on it, by the role that is printed."""

import re

from app.intake.minutes.parsed import Attendee

_STAFF = re.compile(
    r"\b(?:clerk|officer|engineer|manager|administrator|architect|planner|solicitor|rfo|technician"
    r"|director|staff"
    r"|minute[- ]taker|minutes|secretary to|inspector|superintendent|garda|sergeant|warden"
    r"|attorney|member of the public)\b",
    re.I,
)


def is_clerk(person: Attendee) -> bool:
    """Who serves and never sits, even where directors are members of their board."""
    return is_staff(person) and bool(
        re.search(
            r"\b(?:clerk|minute|secretary|solicitor|legal|democratic|governance)",
            person.role or "",
            re.I,
        )
    )


def is_staff(person: Attendee) -> bool:
    """Does the role printed make them one who serves the body, not one who sits on it?"""
    return bool(person.role and _STAFF.search(person.role)) and not re.search(
        r"\b(?:Cllr|Councillor)\b", person.name
    )
