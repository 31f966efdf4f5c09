"""How people are named in the minutes."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from urllib.parse import urlsplit

from app.errors import RuleBroken

#: How alike two spellings must be to ask whether they are one person: “Norton”, “Nortan”.
NEARLY = 0.88


class OrganisationKind(StrEnum):
    COUNCIL = "council"
    DEPARTMENT = "department"
    SCHOOL = "school"
    TRUST = "trust"
    HEALTH = "health"
    CHARITY = "charity"
    COMPANY = "company"
    PARTNER = "partner"
    OTHER = "other"


class StatutoryRole(StrEnum):
    """The officers that the law names (LGHA 1989 ss.4-5; LGA 1972 s.151)."""

    HEAD_OF_PAID_SERVICE = "head of paid service"
    MONITORING_OFFICER = "monitoring officer"
    SECTION_151_OFFICER = "section 151 officer"
    PROPER_OFFICER = "proper officer"


def family_name_of(name: str) -> str:
    """The last word of a name, offered until someone says otherwise."""
    return name.split()[-1] if name.split() else ""


def plainly(name: str) -> str:
    """A name without capitals, accents and stops, to compare with another."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", bare))


def may_be_one_person(name: str, other: str) -> bool:
    """Whether two names differ by a slip, an initial or a form of the first name: Suzy, Suzie."""
    one, two = plainly(name), plainly(other)
    if one == two or not (one and two):
        return bool(one) and one == two
    first, second = one.split(), two.split()
    begin_alike = first[0][:2] == second[0][:2]
    shortened = first[0].startswith(second[0]) or second[0].startswith(first[0])
    if first[-1] == second[-1] and (begin_alike or shortened):
        return True
    return SequenceMatcher(None, one, two).ratio() >= NEARLY


def check_period(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise RuleBroken("The last day must not be before the first", about="ends_on")


def check_web_address(address: str) -> str:
    """An address that a page may link to: other schemes can run a program."""
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if address and (parts.scheme not in {"http", "https"} or not parts.netloc or " " in address):
        raise RuleBroken("Enter a web address that begins with https:// or http://", about="url")
    return address


def check_unnamed(name: str, named: Mapping[str, int]) -> None:
    """What the record names stays in it; `named` counts the places by kind."""
    if named:
        places = ", ".join(f"{kind} ({count})" for kind, count in named.items())
        raise RuleBroken(f"{name} cannot be removed, because the register names it: {places}")
