"""Makers of valid records. A test names only what it is about."""

from datetime import UTC, date, datetime, time
from functools import cache
from itertools import count

from app.accounts.models import Account
from app.accounts.operations import open_account
from app.accounts.rules import Role
from app.actions.models import Action
from app.actions.operations import raise_action
from app.agenda.models import AgendaItem, Matter, MinuteNumber
from app.agenda.numbering import number_minutes
from app.agenda.operations import add_item, publish_minutes, write_minutes
from app.bodies.models import Body, Membership
from app.bodies.operations import establish_body, slug_for
from app.bodies.rules import BodyKind, DecisionPower
from app.decisions.models import Recommendation, Resolution
from app.decisions.operations import ClauseDraft, recommend, resolve
from app.meetings.models import Attendance, Meeting
from app.meetings.operations import call_meeting, publish_agenda
from app.meetings.rules import AttendanceStatus, MeetingStatus
from app.people.models import Organisation, Person
from app.people.rules import OrganisationKind, family_name_of

PASSWORD = "correct horse battery"
NOW = datetime(2026, 3, 6, 9, 30, tzinfo=UTC)
_serial = count(1)


@cache
def _hash_of_the_password() -> str:
    """Hashing is slow by design, so the tests do it once."""
    return open_account(
        email="a@b", name="A", role=Role.READER, password=PASSWORD, now=NOW
    ).password_hash


def an_account(role: Role = Role.CLERK, **changes: object) -> Account:
    """An account that signs in with `PASSWORD`; a clerk keeps every body."""
    number = next(_serial)
    defaults = {
        "email": f"{role}{number}@example.org",
        "name": f"{role} {number}",
        "role": role,
        "password_hash": _hash_of_the_password(),
        "session_key": str(number),
        "created_at": NOW,
        "every_body": role is Role.CLERK,
    }
    return Account(**defaults | changes)


def a_person(name: str | None = None, **changes: object) -> Person:
    name = name or f"Person {next(_serial)}"
    return Person(**{"name": name, "family_name": family_name_of(name)} | changes)


def an_organisation(name: str | None = None, **changes: object) -> Organisation:
    defaults = {"name": name or f"School {next(_serial)}", "kind": OrganisationKind.SCHOOL}
    return Organisation(**defaults | changes)


def a_body(name: str | None = None, **changes: object) -> Body:
    name = name or f"Committee {next(_serial)}"
    defaults = {"kind": BodyKind.COMMITTEE, "decision_power": DecisionPower.DELEGATED}
    return establish_body(name, **defaults | changes)


def a_membership(body: Body, person: Person | None = None, **changes: object) -> Membership:
    membership = Membership(person=person or a_person(), **changes)
    body.memberships.append(membership)
    return membership


def a_meeting_to_come(**changes: object) -> Meeting:
    """One that was called, with nothing in it."""
    return call_meeting(**{"body": a_body(), "held_on": date(2026, 3, 5)} | changes)


def a_meeting(*, members: list[Person] | None = None, **changes: object) -> Meeting:
    """A meeting that was held, with everyone in `members` present and voting."""
    defaults = {
        "body": changes.pop("body", None) or a_body(),
        "held_on": date(2026, 3, 5),
        "starts_at": time(17),
        "status": MeetingStatus.HELD,
    }
    meeting = call_meeting(**defaults | changes)
    there = [a_person()] if members is None else members
    meeting.attendances += [
        Attendance(person=person, status=AttendanceStatus.PRESENT, voting=True) for person in there
    ]
    return meeting


def a_published_meeting(**changes: object) -> Meeting:
    """A meeting whose agenda is public."""
    meeting = a_meeting(**changes)
    publish_agenda(meeting, NOW)
    return meeting


def an_item(*, text: str = "", **changes: object) -> AgendaItem:
    """An item on a meeting of its own unless `meeting` says otherwise, minuted as `text`."""
    meeting = changes.pop("meeting", None) or a_meeting()
    number = changes.pop("number", str(len(meeting.items) + 1))
    defaults = {"title": "Parks", "added_on": date(2026, 2, 1)}
    item = add_item(meeting, number=number, **defaults | changes)
    if text:
        write_minutes(item, text, seen=0, now=NOW)
    return item


def a_matter(title: str = "Parks strategy", **changes: object) -> Matter:
    return Matter(**{"title": title, "slug": slug_for(title)} | changes)


def a_recommendation(item: AgendaItem | None = None, *texts: str) -> Recommendation:
    drafts = [ClauseDraft(text) for text in texts or ("Note the report",)]
    return recommend(item or an_item(), "RECOMMENDED that the Committee:", drafts)


def a_resolution(item: AgendaItem | None = None, *texts: str, **changes: object) -> Resolution:
    drafts = [ClauseDraft(text) for text in texts or ("That the report be noted.",)]
    return resolve(item or an_item(), "RESOLVED the Committee:", drafts, **changes)


def numbered(meeting: Meeting, first: int | None = None) -> list[MinuteNumber]:
    """Give the meeting's items their minute numbers."""
    return number_minutes(meeting, [], {}, first)


def published(meeting: Meeting) -> Meeting:
    """Publish the minutes of a meeting as a draft."""
    publish_minutes(meeting, NOW)
    return meeting


def an_action(**changes: object) -> Action:
    defaults = {"raised_on": date(2026, 3, 5), "due_on": date(2026, 4, 1)}
    if not {"item", "clause", "body"} & set(changes):
        defaults["body"] = a_body()
    return raise_action(**{"text": "Circulate the plan", **defaults} | changes)
