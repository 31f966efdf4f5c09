"""A body whose business is full of canaries, another body, and someone of every role."""

from dataclasses import dataclass
from datetime import date, time

from app.accounts.models import Account, KeptBody
from app.accounts.rules import Role
from app.actions.log_models import BroughtLog
from app.agenda.filing import add_document
from app.agenda.models import Matter
from app.agenda.operations import concern_items, write_minutes
from app.agenda.papers import Upload
from app.agenda.rules import Part
from app.bodies.models import Body
from app.chasing.models import Reminder
from app.chasing.rules import Kind
from app.database import db
from app.decisions.motions import move
from app.decisions.operations import ClauseDraft, recommend, resolve
from app.decisions.rules import Choice
from app.decisions.voting import record_vote
from app.desk.models import StockPhrase
from app.meetings.attendance import record_attendance
from app.meetings.interests import declare_interest
from app.meetings.models import InterestCategory, Meeting
from app.meetings.operations import (
    publish_agenda,
    record_sitting,
)
from app.meetings.rules import AttendanceStatus, Capacity, MeetingStatus
from app.people.models import Person
from app.watching.models import SavedSearch
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_membership,
    a_person,
    an_account,
    an_item,
    numbered,
    published,
)
from tests.leaks.archived import an_archive_of
from tests.leaks.canaries import canary, fill
from tests.leaks.inside import (
    TWIN,
    a_paper,
    an_executive_record,
    closed,
    fill_inside,
    personal,
    restricted_parts,
)
from tests.leaks.versions import changed_in_secret, keep_versions


@dataclass
class World:
    """Who is there to read, by what they are to the body with the secrets."""

    body: Body
    other: Body
    accounts: dict[str, Account]


def a_world() -> World:
    body, other = a_body("Licensing Board", code="LB"), a_body("Parks Board", code="PB")
    accounts = {role.value: an_account(role=role) for role in (Role.READER, Role.OFFICER)}
    owner = a_person("Olive Owner", account=accounts["officer"])
    for name, sits_on in (("member", body), ("councillor of another body", other)):
        accounts[name] = an_account(role=Role.COUNCILLOR)
        a_membership(sits_on, a_person(f"Someone {name}", account=accounts[name]))
    db.session.add_all([body, other, owner, *accounts.values()])
    db.session.flush()
    accounts["clerk"] = _a_clerk(body)
    accounts["clerk of another body"] = _a_clerk(other)
    accounts["administrator"] = an_account(role=Role.ADMINISTRATOR)
    db.session.add_all([*accounts.values(), *_secret_meetings(body, owner)])
    earlier = published(_an_open_meeting(other))
    db.session.add(earlier)
    db.session.flush()  # versions are kept of meetings that are stored
    changed_in_secret(body, earlier)
    keep_versions(body)
    db.session.add(StockPhrase(text="The meeting closed."))
    db.session.add_all([*_messages_and_logs(body), *an_archive_of(body)])
    reader = accounts["reader"]
    db.session.add(SavedSearch(account=reader, name="All", address="q=exem*", told_at=NOW))
    db.session.commit()
    return World(body, other, accounts)


def _messages_and_logs(body: Body) -> tuple[Reminder, BroughtLog]:
    sent = Reminder(
        key="a", kind=Kind.DIGEST, address="a@b.org", subject="1", on=NOW.date(), begun_at=NOW
    )
    file = {"file_name": f"{canary('draf')}.csv", "content": f"Action\n{canary('draf')}".encode()}
    return sent, BroughtLog(body=body, columns={"the action": 0}, brought_at=NOW, **file)


def _a_clerk(body: Body) -> Account:
    return an_account(role=Role.CLERK, every_body=False, bodies_kept=[KeptBody(body_id=body.id)])


def _an_open_meeting(body: Body) -> Meeting:
    meeting = a_meeting(body=body, members=[], held_on=date(2026, 1, 8))
    item = an_item(meeting=meeting, title="Benches", text="Benches were welcomed.")
    resolve(item, "RESOLVED", [ClauseDraft("That benches be kept.")])
    publish_agenda(meeting, NOW)
    return meeting


def _secret_meetings(body: Body, owner: Person) -> list[Meeting]:
    member = body.memberships[0].person
    return [
        _published_with_secrets(body, member, owner),
        _with_draft_minutes(body, member),
        _with_a_draft_agenda(body),
        _provisional(body),
    ]


def _published_with_secrets(body: Body, member: Person, owner: Person) -> Meeting:
    meeting = a_meeting(body=body, members=[])
    record_attendance(meeting, member, AttendanceStatus.PRESENT, voting=True)
    record_sitting(meeting, 1, meeting.held_on, started_at=time(17), presiding=member)
    for part in (Part.EXEMPT, Part.CONFIDENTIAL):
        fill_inside(closed(meeting, part), member, owner, "exem", public_twin=TWIN)
    opened = an_item(meeting=meeting, title=f"Open {{{{{canary('pers')}}}}}")
    personal(opened, member, owner)
    restricted_parts(opened, member, owner)
    interest = declare_interest(
        meeting,
        member,
        category=InterestCategory(name="Personal interest"),
        nature=canary("sens"),
        sensitive=True,
        dispensation=canary("sens"),
    )
    concern_items(interest, {opened: True})
    db.session.add(meeting)
    db.session.flush()  # minutes are numbered for items that are stored
    numbered(meeting)
    publish_agenda(meeting, NOW)
    return published(meeting)


def _with_draft_minutes(body: Body, member: Person) -> Meeting:
    """Everyone may read its agenda; what was minuted is a draft."""
    stranger = a_person(f"Witness {canary('name')}")
    meeting = a_meeting(body=body, members=[], held_on=date(2026, 4, 2))
    came = record_attendance(
        meeting, stranger, AttendanceStatus.PRESENT, Capacity.OFFICER, post=canary("draf")
    )
    came.representing, came.voting_scope = canary("draf"), canary("draf")
    came.notified_by = canary("draf")
    record_attendance(meeting, member, AttendanceStatus.PRESENT, voting=True)
    item = an_item(meeting=meeting, title="Listed", text=canary("draf"))
    write_minutes(item, canary("draf"), public_summary=canary("draf"), seen=1, now=NOW)
    resolution = resolve(item, f"RESOLVED {canary('draf')}", [ClauseDraft(canary("draf"))])
    move(item, canary("draf"), mover=member, seconder=None)
    record_vote(resolution, {member: Choice.FOR})
    item.introduced_by, item.urgency_reason = canary("draf"), canary("draf")
    item.executive = an_executive_record("draf", maker=canary("draf"))
    declare_interest(meeting, stranger, category=None, nature=canary("draf"))
    db.session.add(meeting)
    db.session.flush()  # minutes are numbered for items that are stored
    numbered(meeting, 20)
    publish_agenda(meeting, NOW)
    return meeting


def _with_a_draft_agenda(body: Body) -> Meeting:
    meeting = a_meeting(body=body, members=[], held_on=date(2026, 5, 7))
    item = an_item(
        meeting=meeting,
        title=canary("draf"),
        presenter=a_person(f"Presenter {canary('name')}"),
        matter=Matter(title=canary("draf"), slug=canary("draf")),
    )
    fill(item, "draf", "number", "grounds")
    recommend(item, f"RECOMMENDED {canary('draf')}", [ClauseDraft(canary("draf"))])
    a_paper(item, "draf", Upload(f"{canary('draf')}.txt", canary("draf").encode()))
    add_document(meeting, None, now=NOW, title=canary("draf"), url="https://example.org/b.pdf")
    return meeting


def _provisional(body: Body) -> Meeting:
    meeting = a_meeting(
        body=body, members=[], held_on=date(2026, 6, 4), status=MeetingStatus.PROVISIONAL
    )
    fill(meeting, "draf")
    return meeting
