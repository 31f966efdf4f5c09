"""What has been entered so far, by the ids that the files use."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from app.accounts.models import Account
from app.agenda.models import Matter
from app.bodies.models import Body
from app.clock import LONDON
from app.demonstration.days import Calendar
from app.meetings.models import InterestCategory, Meeting
from app.people.models import Organisation, Person

CLERK = "wieczorek"


@dataclass
class Entered:
    calendar: Calendar
    accounts: dict[str, Account] = field(default_factory=dict)
    categories: dict[str, InterestCategory] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    venues: dict[str, str] = field(default_factory=dict)
    matters: dict[str, Matter] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)

    @property
    def clerk(self) -> Account:
        return self.accounts[CLERK]

    @property
    def clerk_in_person(self) -> Person:
        return self.people[CLERK]

    def person(self, key: str) -> Person | None:
        return self.people[key] if key else None


def moment(day: date, at: time = time(10)) -> datetime:
    return datetime.combine(day, at, LONDON)


def post_on(person: Person, day: date) -> str:
    """The post that someone held on a day, as the minutes print it after the name."""
    for appointment in person.appointments:
        began = appointment.starts_on is None or appointment.starts_on <= day
        if began and (appointment.ends_on is None or day <= appointment.ends_on):
            return appointment.post
    return ""
