"""The authority's scheme of interests, and what people declare. None of these commits."""

from app.errors import RuleBroken
from app.meetings.models import Declaration, InterestCategory, Meeting
from app.meetings.rules import check_minutes_open
from app.people.models import Person


def default_interest_categories() -> list[InterestCategory]:
    """The usual scheme of an English council, for the authority to change (handbook 1.4).

    The first three are those of the Localism Act 2011 and the LGA's model code; the last two
    are what older local codes call them.
    """
    return [
        InterestCategory(
            name="Disclosable pecuniary interest", must_leave=True, may_speak=False, may_vote=False
        ),
        InterestCategory(
            name="Other registrable interest", must_leave=True, may_speak=False, may_vote=False
        ),
        InterestCategory(
            name="Non-registrable interest", must_leave=False, may_speak=True, may_vote=True
        ),
        InterestCategory(name="Personal interest", must_leave=False, may_speak=True, may_vote=True),
        InterestCategory(
            name="Prejudicial interest", must_leave=True, may_speak=False, may_vote=False
        ),
    ]


def describe_category(
    category: InterestCategory, *, name: str, must_leave: bool, may_speak: bool, may_vote: bool
) -> InterestCategory:
    """Enter or change a category of the scheme."""
    if must_leave and (may_speak or may_vote):
        raise RuleBroken(
            "Someone who must leave the room can neither speak nor vote", about="must_leave"
        )
    category.name, category.must_leave = name.strip(), must_leave
    category.may_speak, category.may_vote = may_speak, may_vote
    return category


def declare_interest(
    meeting: Meeting,
    person: Person,
    *,
    category: InterestCategory | None,
    nature: str,
    sensitive: bool = False,
    dispensation: str = "",
) -> Declaration:
    """Raises RuleBroken where nothing is declared: neither category nor nature."""
    check_minutes_open(meeting.minutes_state)
    _check_says_something(category, nature)
    declaration = Declaration(
        person=person,
        category=category,
        nature=nature.strip(),
        sensitive=sensitive,
        dispensation=dispensation.strip(),
    )
    meeting.declarations.append(declaration)
    return declaration


def change_declaration(
    declaration: Declaration,
    *,
    person: Person,
    category: InterestCategory | None,
    nature: str,
    sensitive: bool,
    dispensation: str,
) -> Declaration:
    check_minutes_open(declaration.meeting.minutes_state)
    _check_says_something(category, nature)
    declaration.person, declaration.category = person, category
    declaration.nature, declaration.sensitive = nature.strip(), sensitive
    declaration.dispensation = dispensation.strip()
    return declaration


def _check_says_something(category: InterestCategory | None, nature: str) -> None:
    if category is None and not nature.strip():
        raise RuleBroken("Enter the category or the nature of the interest", about="category")


def remove_declaration(declaration: Declaration) -> None:
    check_minutes_open(declaration.meeting.minutes_state)
    declaration.meeting.declarations.remove(declaration)
