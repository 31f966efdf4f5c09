"""How people are named in the minutes."""

from enum import StrEnum


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
