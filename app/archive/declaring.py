"""Interests as they are printed, under the categories of the scheme. None of these commits."""

import re

from app.archive.people import Named
from app.intake.minutes.parsed import Minutes
from app.meetings.interests import declare_interest
from app.meetings.models import InterestCategory, Meeting
from app.meetings.queries import interest_categories


def enter_declarations(meeting: Meeting, minutes: Minutes, named: Named) -> None:
    categories = interest_categories() if minutes.declarations else []
    for declared in minutes.declarations:
        if person := named.person(declared.name, "declarations"):
            declare_interest(
                meeting,
                person,
                category=_category(declared.text, categories),
                nature=declared.text or "Declared an interest",
            )


def _category(declared: str, categories: list[InterestCategory]) -> InterestCategory | None:
    """The one that is named; “a personal and prejudicial interest” is the stricter of two."""
    named = [each for each in categories if _names(declared, each.name)]
    return max(named, key=lambda each: each.must_leave, default=None)


def _names(declared: str, category: str) -> bool:
    kind = category.casefold().removesuffix("interest").strip()
    return bool(kind and re.search(rf"(?<![\w-]){re.escape(kind)}\b", declared.casefold()))
