"""What each role may see and do. Finer permissions by body belong here when they come."""

from dataclasses import dataclass
from enum import StrEnum

from app.errors import RuleBroken

SHORTEST_PASSWORD = 12


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
    def sees_drafts(self) -> bool:
        return self.keeps_the_record

    @property
    def sees_restricted(self) -> bool:
        return self.keeps_the_record


PUBLIC = Viewer()


def tidy_email(address: str) -> str:
    return address.strip().lower()


def check_password(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise RuleBroken(f"Password must be {SHORTEST_PASSWORD} characters or more")
