"""What someone who works in a register does to it, one step at a time."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from app.actions.models import Action
from app.agenda.filing import add_document, remove_document
from app.agenda.matters import follow_matter
from app.agenda.models import AgendaItem, Document, Matter
from app.agenda.operations import (
    change_item,
    publish_minutes,
    remove_item,
    write_minutes,
)
from app.agenda.papers import Upload
from app.agenda.rules import ItemKind, Part
from app.bodies.models import Body, BodyAlias, Membership, MunicipalYear
from app.bodies.profile import Project
from app.database import db
from app.decisions.models import Recommendation, Resolution
from app.decisions.operations import (
    withdraw_recommendation,
    withdraw_resolution,
    write_recommendation,
    write_resolution,
)
from app.decisions.voting_models import Motion
from app.errors import RuleBroken
from app.meetings.attendance import record_attendance, remove_attendance
from app.meetings.interests import declare_interest
from app.meetings.models import Meeting
from app.meetings.operations import move_minutes, publish_agenda, record_sitting, withdraw_agenda
from app.meetings.rules import AttendanceStatus, MeetingStatus, MinutesState
from app.people.models import Affiliation, Appointment, Organisation, Person
from app.search.models import PaperText
from tests.factories import (
    NOW,
    a_body,
    a_matter,
    a_meeting,
    a_person,
    a_recommendation,
    a_resolution,
    an_action,
    an_item,
    numbered,
)

if TYPE_CHECKING:
    from tests.search.work import Register


def establish(r: "Register") -> None:
    body = a_body(r.words())
    body.slug = f"{body.slug}-{r.luck.random()}"
    db.session.add(body)


def rename_body(r: "Register") -> None:
    body = r.one(Body)
    body.name, body.profile = r.words(), r.words(5)


def give_alias(r: "Register") -> None:
    db.session.add(BodyAlias(body=r.one(Body), name=f"{r.words()} {r.luck.random()}"))


def begin_project(r: "Register") -> None:
    db.session.add(Project(body=r.one(Body), title=r.words(), aims=r.words()))


def name_person(r: "Register") -> None:
    db.session.add(a_person(r.words(2)))


def rename_person(r: "Register") -> None:
    r.one(Person).name = r.words(2)


def appoint(r: "Register") -> None:
    organisation = r.one_or_none(Organisation)
    db.session.add(Appointment(person=r.one(Person), post=r.words(2), organisation=organisation))


def tie(r: "Register") -> None:
    db.session.add(
        Affiliation(person=r.one(Person), role="governor", organisation=r.one(Organisation))
    )


def rename_organisation(r: "Register") -> None:
    r.one(Organisation).name = f"{r.words()} {r.luck.random()}"


def call(r: "Register") -> None:
    day = date(2026, 1, 1) + timedelta(days=r.luck.randint(0, 200))
    status = r.luck.choice([MeetingStatus.PROVISIONAL, MeetingStatus.SCHEDULED, MeetingStatus.HELD])
    db.session.add(
        a_meeting(
            body=r.one(Body), held_on=day, status=status, members=[], contact=r.one_or_none(Person)
        )
    )


def move_meeting(r: "Register") -> None:
    meeting = r.one(Meeting)
    meeting.held_on += timedelta(days=30)
    meeting.body = r.one(Body)
    meeting.contact = r.one_or_none(Person)


def change_status(r: "Register") -> None:
    r.one(Meeting).status = r.luck.choice(list(MeetingStatus))


def attend(r: "Register") -> None:
    record_attendance(r.one(Meeting), r.one(Person), r.luck.choice(list(AttendanceStatus)))


def leave(r: "Register") -> None:
    meeting = r.one(Meeting)
    if meeting.attendances:
        remove_attendance(meeting.attendances[0])


def sit(r: "Register") -> None:
    meeting = r.one(Meeting)
    record_sitting(meeting, 1, meeting.held_on, presiding=r.one_or_none(Person))


def declare(r: "Register") -> None:
    db.session.add(declare_interest(r.one(Meeting), r.one(Person), category=None, nature="A tie"))


def publish(r: "Register") -> None:
    publish_agenda(r.one(Meeting), NOW)


def withdraw(r: "Register") -> None:
    withdraw_agenda(r.one(Meeting), NOW)


def minute(r: "Register") -> None:
    meeting = r.one(Meeting)
    taken = db.session.scalar(select(func.count(Meeting.id)))
    numbered(meeting, first=1000 * taken + r.luck.randint(1, 10**6))
    publish_minutes(meeting, NOW)


def back_to_draft(r: "Register") -> None:
    move_minutes(r.one(Meeting), MinutesState.DRAFT, NOW)


def list_item(r: "Register") -> None:
    meeting = r.one(Meeting)
    item = an_item(meeting=meeting, title=r.words(), number=str(len(meeting.items) + 1))
    item.matter, item.presenter = r.one_or_none(Matter), r.one_or_none(Person)


def reword_item(r: "Register") -> None:
    item = r.one(AgendaItem)
    part = r.luck.choice([Part.OPEN, Part.EXEMPT])
    change_item(
        item,
        title=r.words(),
        number=item.number,
        kind=ItemKind.DECISION,
        part=part,
        paragraphs=[3] if part is Part.EXEMPT else [],
        public_interest="Prices",
        presenter=r.one_or_none(Person),
        purpose=r.words(),
    )


def drop_item(r: "Register") -> None:
    remove_item(r.one(AgendaItem))


def follow(r: "Register") -> None:
    follow_matter(r.one(AgendaItem), r.one_or_none(Matter))


def begin_matter(r: "Register") -> None:
    matter = a_matter(r.words())
    matter.slug = f"{matter.slug}-{r.luck.random()}"
    db.session.add(matter)


def write(r: "Register") -> None:
    item = r.one(AgendaItem)
    write_minutes(
        item,
        r.words(6),
        seen=item.revision,
        now=NOW,
        restricted_text=r.words(),
        public_summary=r.words(),
    )


def recommend(r: "Register") -> None:
    a_recommendation(r.one(AgendaItem), r.words(), r.words())


def rewrite_recommendation(r: "Register") -> None:
    write_recommendation(r.one(Recommendation), "", r.drafts())


def drop_recommendation(r: "Register") -> None:
    withdraw_recommendation(r.one(Recommendation))


def resolve(r: "Register") -> None:
    a_resolution(r.one(AgendaItem), r.words(), r.words())


def rewrite_resolution(r: "Register") -> None:
    write_resolution(r.one(Resolution), "", r.drafts())


def drop_resolution(r: "Register") -> None:
    withdraw_resolution(r.one(Resolution))


def act(r: "Register") -> None:
    item, owner = r.one(AgendaItem), r.one_or_none(Person)
    with db.session.no_autoflush:
        db.session.add(an_action(item=item, text=r.words(), owner=owner))


def reword_action(r: "Register") -> None:
    r.one(Action).text = r.words()


def file_paper(r: "Register") -> None:
    item = r.one(AgendaItem)
    add_document(item.meeting, item, now=NOW, title=r.words(), upload=Upload("a.txt", b"otters"))


def read_paper(r: "Register") -> None:
    """As `papers.read_papers` keeps what a file says."""
    paper = r.one(Document)
    kept = db.session.get(PaperText, paper.id)
    if kept:
        kept.text = r.words()
    else:
        db.session.add(
            PaperText(paper_id=paper.id, sha256=paper.sha256, text=r.words(), read_at=NOW)
        )


def drop_paper(r: "Register") -> None:
    remove_document(r.one(Document))


def move_motion(r: "Register") -> None:
    mover, seconder = r.one(Person), r.one(Person)
    if mover is seconder:
        raise RuleBroken("Nobody seconds themselves")
    motion = Motion(item=r.one(AgendaItem), text=r.words(), mover=mover, seconder=seconder)
    motion.position = 1
    db.session.add(motion)


def close_item(r: "Register") -> None:
    item = r.one(AgendaItem)
    item.grounds, item.public_interest, item.part = "3", "It would show a price", Part.EXEMPT


def seat(r: "Register") -> None:
    db.session.add(Membership(body=r.one(Body), person=r.one(Person)))


def unseat(r: "Register") -> None:
    db.session.delete(r.one(Membership))


def move_the_year(r: "Register") -> None:
    starts_on = date(2026, r.luck.randint(1, 6), 1)
    year = db.session.get(MunicipalYear, 2026)
    if year:
        year.starts_on = starts_on
    else:
        db.session.add(MunicipalYear(year=2026, starts_on=starts_on))


def rename_everyone(_r: "Register") -> None:
    db.session.execute(update(Person).values(name=Person.name + "x"))


def remove_aliases(_r: "Register") -> None:
    db.session.execute(delete(BodyAlias.__table__))
