"""What intake asks the register before it enters a page."""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from sqlalchemy import func, select

from app.agenda.models import AgendaItem
from app.bodies.models import Body, BodyAlias
from app.bodies.queries import body_named
from app.database import db
from app.errors import RuleBroken
from app.intake.models import IntakeSource
from app.meetings.models import Meeting
from app.people.models import Person


def body_for(name: str) -> Body:
    """Raises RuleBroken, naming what comes near, where the register knows no such body."""
    found = body_named(name)
    if found:
        return found
    near = _names_near(name)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise RuleBroken(f"The register has no body called “{name}”{hint}")


def _names_near(name: str) -> list[str]:
    names = [*db.session.scalars(select(Body.name)), *db.session.scalars(select(BodyAlias.name))]
    by_small = {known.lower(): known for known in names}
    return [by_small[near] for near in get_close_matches(name.lower(), by_small, n=3)]


def bodies_named(text: str, expected: Body) -> list[str]:
    """Other bodies that a page names, where it nowhere names the one it is brought in for.

    A name of one word, like “Council”, is in any page and tells nothing.
    """
    page = " ".join(text.lower().split())
    if any(name.lower() in page for name in [expected.name, *(a.name for a in expected.aliases)]):
        return []
    return [
        name
        for name in db.session.scalars(select(Body.name).order_by(Body.name))
        if " " in name and name != expected.name and name.lower() in page
    ]


def meetings_on(body: Body, day: date) -> Sequence[Meeting]:
    return db.session.scalars(
        select(Meeting).where(Meeting.body_id == body.id, Meeting.held_on == day)
    ).all()


def source_with(key: str) -> IntakeSource | None:
    return db.session.scalar(select(IntakeSource).where(IntakeSource.key == key))


def source_of(item: AgendaItem) -> IntakeSource | None:
    return db.session.scalar(select(IntakeSource).where(IntakeSource.item_id == item.id))


def person_named(name: str | None) -> Person | None:
    """The one person of this name, with or without their title; None where there are several."""
    if not name:
        return None
    last_words = {" ".join(name.lower().split()[start:]) for start in range(3)} - {""}
    found = db.session.scalars(
        select(Person).where(func.lower(Person.name).in_(last_words)).limit(2)
    ).all()
    return found[0] if len(found) == 1 else None
