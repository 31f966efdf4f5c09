"""The law of a derived index: after any story, it equals one made anew from the database."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import delete, func, select, update

from app.agenda.models import AgendaItem, Matter
from app.agenda.operations import (
    change_item,
    follow_matter,
    publish_minutes,
    remove_item,
    write_minutes,
)
from app.agenda.rules import ItemKind, Part
from app.bodies.models import Body, BodyAlias, Membership, MunicipalYear
from app.bodies.profile import Project
from app.database import Model, db
from app.decisions.models import Recommendation, Resolution
from app.decisions.operations import (
    ClauseDraft,
    withdraw_recommendation,
    withdraw_resolution,
    write_recommendation,
    write_resolution,
)
from app.errors import RuleBroken
from app.meetings.attendance import record_attendance, remove_attendance
from app.meetings.interests import declare_interest
from app.meetings.models import Meeting
from app.meetings.operations import move_minutes, publish_agenda, record_sitting, withdraw_agenda
from app.meetings.rules import AttendanceStatus, MeetingStatus, MinutesState
from app.people.models import Affiliation, Appointment, Organisation, Person
from app.search.keeping import differences, rebuild
from tests.factories import (
    NOW,
    a_body,
    a_matter,
    a_meeting,
    a_person,
    a_recommendation,
    a_resolution,
    an_item,
    an_organisation,
    numbered,
)
from tests.search.postings import postings

Step = Callable[["Register"], object]
WORDS = ["parking", "charges", "otters", "schools", "budget", "flood", "Siân’s", "meters"]


class Register:
    """A register that someone works in at random."""

    def __init__(self, seed: int) -> None:
        self.luck = Random(seed)
        db.session.add(an_organisation())
        for begin in (establish, name_person, begin_matter):
            begin(self)
        db.session.commit()

    def words(self, number: int = 3) -> str:
        return " ".join(self.luck.sample(WORDS, number)).capitalize()

    def one(self, model: type[Model]) -> Model:
        """Any record of a kind. Where there is none yet, the step is not taken."""
        found = db.session.scalars(select(model)).all()
        if not found:
            raise RuleBroken(f"No {model.__name__} yet")
        return self.luck.choice(found)

    def one_or_none(self, model: type[Model]) -> Model | None:
        return self.one(model) if self.luck.random() < 0.7 else None

    def drafts(self) -> list[ClauseDraft]:
        return [ClauseDraft(self.words()) for _ in range(self.luck.randint(1, 3))]


def establish(r: Register) -> None:
    body = a_body(r.words())
    body.slug = f"{body.slug}-{r.luck.random()}"
    db.session.add(body)


def rename_body(r: Register) -> None:
    body = r.one(Body)
    body.name, body.profile = r.words(), r.words(5)


def give_alias(r: Register) -> None:
    db.session.add(BodyAlias(body=r.one(Body), name=f"{r.words()} {r.luck.random()}"))


def begin_project(r: Register) -> None:
    db.session.add(Project(body=r.one(Body), title=r.words(), aims=r.words()))


def name_person(r: Register) -> None:
    db.session.add(a_person(r.words(2)))


def rename_person(r: Register) -> None:
    r.one(Person).name = r.words(2)


def appoint(r: Register) -> None:
    organisation = r.one_or_none(Organisation)
    db.session.add(Appointment(person=r.one(Person), post=r.words(2), organisation=organisation))


def tie(r: Register) -> None:
    db.session.add(
        Affiliation(person=r.one(Person), role="governor", organisation=r.one(Organisation))
    )


def rename_organisation(r: Register) -> None:
    r.one(Organisation).name = f"{r.words()} {r.luck.random()}"


def call(r: Register) -> None:
    day = date(2026, 1, 1) + timedelta(days=r.luck.randint(0, 200))
    status = r.luck.choice([MeetingStatus.PROVISIONAL, MeetingStatus.SCHEDULED, MeetingStatus.HELD])
    db.session.add(
        a_meeting(
            body=r.one(Body), held_on=day, status=status, members=[], contact=r.one_or_none(Person)
        )
    )


def move_meeting(r: Register) -> None:
    meeting = r.one(Meeting)
    meeting.held_on += timedelta(days=30)
    meeting.body = r.one(Body)
    meeting.contact = r.one_or_none(Person)


def change_status(r: Register) -> None:
    r.one(Meeting).status = r.luck.choice(list(MeetingStatus))


def attend(r: Register) -> None:
    record_attendance(r.one(Meeting), r.one(Person), r.luck.choice(list(AttendanceStatus)))


def leave(r: Register) -> None:
    meeting = r.one(Meeting)
    if meeting.attendances:
        remove_attendance(meeting.attendances[0])


def sit(r: Register) -> None:
    meeting = r.one(Meeting)
    record_sitting(meeting, 1, meeting.held_on, presiding=r.one_or_none(Person))


def declare(r: Register) -> None:
    db.session.add(declare_interest(r.one(Meeting), r.one(Person), category=None, nature="A tie"))


def publish(r: Register) -> None:
    publish_agenda(r.one(Meeting), NOW)


def withdraw(r: Register) -> None:
    withdraw_agenda(r.one(Meeting))


def minute(r: Register) -> None:
    meeting = r.one(Meeting)
    taken = db.session.scalar(select(func.count(Meeting.id)))
    numbered(meeting, first=1000 * taken + r.luck.randint(1, 10**6))
    publish_minutes(meeting, NOW)


def back_to_draft(r: Register) -> None:
    move_minutes(r.one(Meeting), MinutesState.DRAFT, NOW)


def list_item(r: Register) -> None:
    meeting = r.one(Meeting)
    item = an_item(meeting=meeting, title=r.words(), number=str(len(meeting.items) + 1))
    item.matter, item.presenter = r.one_or_none(Matter), r.one_or_none(Person)


def reword_item(r: Register) -> None:
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


def drop_item(r: Register) -> None:
    remove_item(r.one(AgendaItem))


def follow(r: Register) -> None:
    follow_matter(r.one(AgendaItem), r.one_or_none(Matter))


def begin_matter(r: Register) -> None:
    matter = a_matter(r.words())
    matter.slug = f"{matter.slug}-{r.luck.random()}"
    db.session.add(matter)


def write(r: Register) -> None:
    item = r.one(AgendaItem)
    write_minutes(
        item,
        r.words(6),
        seen=item.revision,
        now=NOW,
        restricted_text=r.words(),
        public_summary=r.words(),
    )


def recommend(r: Register) -> None:
    a_recommendation(r.one(AgendaItem), r.words(), r.words())


def rewrite_recommendation(r: Register) -> None:
    write_recommendation(r.one(Recommendation), "", r.drafts())


def drop_recommendation(r: Register) -> None:
    withdraw_recommendation(r.one(Recommendation))


def resolve(r: Register) -> None:
    a_resolution(r.one(AgendaItem), r.words(), r.words())


def rewrite_resolution(r: Register) -> None:
    write_resolution(r.one(Resolution), "", r.drafts())


def drop_resolution(r: Register) -> None:
    withdraw_resolution(r.one(Resolution))


def seat(r: Register) -> None:
    db.session.add(Membership(body=r.one(Body), person=r.one(Person)))


def unseat(r: Register) -> None:
    db.session.delete(r.one(Membership))


def move_the_year(r: Register) -> None:
    starts_on = date(2026, r.luck.randint(1, 6), 1)
    year = db.session.get(MunicipalYear, 2026)
    if year:
        year.starts_on = starts_on
    else:
        db.session.add(MunicipalYear(year=2026, starts_on=starts_on))


def rename_everyone(_r: Register) -> None:
    db.session.execute(update(Person).values(name=Person.name + "x"))


def remove_aliases(_r: Register) -> None:
    db.session.execute(delete(BodyAlias.__table__))


STEPS: list[Step] = [establish, rename_body, give_alias, begin_project, name_person, rename_person]
STEPS += [appoint, tie, rename_organisation, call, move_meeting, change_status, attend, leave, sit]
STEPS += [declare, publish, withdraw, minute, back_to_draft, list_item, reword_item, drop_item]
STEPS += [follow, begin_matter, write, recommend, rewrite_recommendation, drop_recommendation]
STEPS += [resolve, rewrite_resolution, drop_resolution, seat, unseat, move_the_year]
STEPS += [rename_everyone, remove_aliases]
#: What a register has most of is done most often.
OFTEN: list[Step] = [call, list_item, list_item, write, recommend, resolve, publish, minute, attend]


def take(step: Step, register: Register) -> str:
    """Take a step as a request does: all of it or nothing, and sometimes by way of a savepoint."""
    luck = register.luck.random()
    try:
        if luck < 0.1:
            with db.session.begin_nested():
                step(register)
        else:
            step(register)
        if luck > 0.9:
            db.session.rollback()
            return f"not {step.__name__}"
        db.session.commit()
    except RuleBroken:
        db.session.rollback()
        return f"refused {step.__name__}"
    return step.__name__


@pytest.mark.parametrize("seed", range(6))
def test_after_any_story_the_index_equals_one_made_anew(app, index, catch_up, seed):
    register = Register(seed)
    story = []

    for _ in range(60):
        steps = OFTEN if register.luck.random() < 0.5 else STEPS
        story.append(take(register.luck.choice(steps), register))
        if register.luck.random() < 0.4:
            catch_up()
            found = differences(index.engine())
            assert found.groups == [], f"{found} after {story}"

    catch_up()
    live = postings(index)
    assert live, "the story put something in"
    with app.app_context(), index.writing():
        rebuild(index)
    assert postings(index) == live, story


@pytest.mark.usefixtures("app")
def test_the_story_visits_what_it_should():
    """A law that no step can break would be no law: most steps are taken at least once."""
    taken = set()
    for seed in range(3):
        register = Register(seed)
        taken |= {take(step, register) for _ in range(4) for step in [*OFTEN, *STEPS]}

    assert {step.__name__ for step in STEPS} <= taken
