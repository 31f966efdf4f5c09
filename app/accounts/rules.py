"""What each role may see and do, and of which bodies."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from app.errors import RuleBroken

LONGEST_EMAIL = 254  # RFC 5321 section 4.5.3.1.3, less the angle brackets
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    CLERK = "clerk"
    COUNCILLOR = "councillor"
    OFFICER = "officer"
    READER = "reader"

    @property
    def may_keep_bodies(self) -> bool:
        return self in {Role.CLERK, Role.ADMINISTRATOR}


@dataclass(frozen=True)
class Viewer:
    """Whoever is reading a page; the public has no role.

    `clerk_of` and `member_of` hold ids of bodies; `every_body` is for whoever keeps the record of
    all there are and will be: a chief clerk.
    """

    role: Role | None = None
    account_id: int | None = None
    every_body: bool = False
    clerk_of: frozenset[int] = frozenset()
    member_of: frozenset[int] = frozenset()

    def keeps(self, body_id: int) -> bool:
        """Whether they are a clerk of this body."""
        return self.every_body or body_id in self.clerk_of

    def reads_restricted(self, body_id: int) -> bool:
        """Exempt text is for the members of the body and its clerks, and nobody else."""
        return self.keeps(body_id) or body_id in self.member_of

    @property
    def keeps_the_record(self) -> bool:
        """Whether they are a clerk at all: an administrator is, where bodies were given them."""
        return self.role is Role.CLERK or self.every_body or bool(self.clerk_of)

    @property
    def runs_the_authority(self) -> bool:
        """What holds for every body is for those who keep every body, and for administrators."""
        return self.every_body or self.administers

    @property
    def administers(self) -> bool:
        return self.role is Role.ADMINISTRATOR


PUBLIC = Viewer()


def check_bodies_kept(role: Role, every_body: bool, chosen: Collection[int]) -> None:
    """A councillor, officer or reader keeps nothing; a clerk may still have to be given a body."""
    if every_body and chosen:
        raise RuleBroken("Select every body or some of them, not both", about="every_body")
    if not role.may_keep_bodies and (every_body or chosen):
        raise RuleBroken(
            "Only a clerk or an administrator keeps the record of a body", about="role"
        )


def doubts_about_keeping(role: Role, every_body: bool, chosen: Collection[int]) -> list[str]:
    """Right where no body has been set up yet, or a clerk waits for theirs."""
    if role is not Role.CLERK or every_body or chosen:
        return []
    return ["A clerk of no body can change nothing: choose bodies, unless this is to wait"]


def tidy_email(address: str) -> str:
    return address.strip().lower()


def check_email(address: str) -> str:
    """The address as the register keeps it. Whether it takes mail, only sending would tell."""
    tidy = tidy_email(address)
    if not _EMAIL.fullmatch(tidy) or len(tidy) > LONGEST_EMAIL:
        raise RuleBroken("Enter an email address, like name@example.org", about="email")
    return tidy


@dataclass(frozen=True)
class Identity:
    """Who has come, as a provider of single sign-on tells it.

    `subject` is unlike any other, at any provider, and never given to someone else.
    """

    subject: str
    email: str
    email_is_verified: bool
    name: str


#: What each browser and system calls itself by; the first that is found, because most of them
#: also claim to be those further down.
_BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def browser_in_words(user_agent: str) -> str:
    """“Firefox on Windows”, or nothing for what calls itself something else."""
    browser = next((words for sign, words in _BROWSERS.items() if sign in user_agent), "")
    system = next((words for sign, words in _SYSTEMS.items() if sign in user_agent), "")
    return f"{browser} on {system}" if browser and system else browser or system
