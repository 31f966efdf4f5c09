"""What each role may see and do. Finer permissions by body belong here when they come."""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.errors import RuleBroken

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1000  # hashing more is work that only a mischief-maker asks for
LONGEST_EMAIL = 254  # RFC 5321 section 4.5.3.1.3, less the angle brackets
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    CLERK = "clerk"
    COUNCILLOR = "councillor"
    OFFICER = "officer"
    READER = "reader"


@dataclass(frozen=True)
class Viewer:
    """Whoever is reading a page; the public has no role."""

    role: Role | None = None
    account_id: int | None = None

    @property
    def keeps_the_record(self) -> bool:
        return self.role in {Role.CLERK, Role.ADMINISTRATOR}

    @property
    def administers(self) -> bool:
        return self.role is Role.ADMINISTRATOR

    @property
    def sees_drafts(self) -> bool:
        return self.keeps_the_record

    @property
    def sees_restricted(self) -> bool:
        return self.keeps_the_record


PUBLIC = Viewer()


def tidy_email(address: str) -> str:
    return address.strip().lower()


def check_email(address: str) -> str:
    """The address as the register keeps it. Whether it takes mail, only sending would tell."""
    tidy = tidy_email(address)
    if not _EMAIL.fullmatch(tidy) or len(tidy) > LONGEST_EMAIL:
        raise RuleBroken("Enter an email address, like name@example.org", about="email")
    return tidy


def check_password(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise RuleBroken(
            f"Password must be {SHORTEST_PASSWORD} characters or more", about="password"
        )
    if len(password) > LONGEST_PASSWORD:
        raise RuleBroken(
            f"Password must be {LONGEST_PASSWORD} characters or fewer", about="password"
        )
