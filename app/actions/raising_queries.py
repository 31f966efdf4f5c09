"""What the register knows when an action is raised: numbers, names and the days ahead."""

from datetime import date

from sqlalchemy import func, select

from app.actions.models import Action
from app.bodies.models import Body
from app.bodies.queries import annual_meetings
from app.bodies.rules import municipal_year
from app.database import db
from app.meetings.models import Meeting
from app.meetings.notice import Counts, working_days
from app.meetings.queries import deadlines
from app.meetings.rules import MeetingStatus
from app.people.models import Person


def highest_number(body: Body, raised_on: date) -> int:
    """Of the references that were given in the municipal year of a day; 0 for the first."""
    year = municipal_year(raised_on, annual_meetings())
    highest = select(func.max(Action.number)).where(Action.body_id == body.id, Action.year == year)
    return db.session.scalar(highest) or 0


def named_in(lines: str) -> list[Person | str]:
    """Each line as the one person of that name, or as the words that it is."""
    names = [line.strip() for line in lines.splitlines() if line.strip()]
    known: dict[str, list[Person]] = {}
    lowered = [name.lower() for name in names]
    for person in db.session.scalars(select(Person).where(func.lower(Person.name).in_(lowered))):
        known.setdefault(person.name.lower(), []).append(person)
    return [found[0] if len(found := known.get(n.lower(), [])) == 1 else n for n in names]


def next_meeting_day(body: Body, after: date) -> date | None:
    """When the body meets next after a day, as far as it is called."""
    off = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)
    day: date | None = db.session.scalar(
        select(func.min(Meeting.held_on)).where(
            Meeting.body_id == body.id, Meeting.held_on > after, Meeting.status.not_in(off)
        )
    )
    return day


def offices_open() -> Counts:
    """Which days are working days: no weekend, bank holiday or day on which the offices shut."""
    law = deadlines()
    return working_days(law.holidays, law.closures)
