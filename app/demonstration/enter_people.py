"""Enters the authority, its accounts, organisations and people."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.accounts.operations import open_account
from app.bodies.models import Authority, ClosureDay, MunicipalYear
from app.database import db
from app.demonstration.days import WEEKDAYS, Calendar
from app.demonstration.entered import Entered, moment
from app.demonstration.papers import Period
from app.demonstration.papers_of_people import (
    AccountPaper,
    AuthorityPaper,
    OrganisationPaper,
    PersonPaper,
)
from app.meetings.models import InterestCategory
from app.people.models import Affiliation, Appointment, Organisation, Person
from app.people.rules import family_name_of

OWN = "thornhithe"


def enter_authority(entered: Entered, paper: AuthorityPaper) -> None:
    calendar = entered.calendar
    house = {"resolved_word": "RESOLVED that"}  # as its minutes print it
    db.session.add(Authority(name=paper.name, regime=paper.regime, **house))
    db.session.add_all(_closure_days(calendar))
    db.session.add_all(
        MunicipalYear(year=year, starts_on=day) for year, day in calendar.annual_meetings.items()
    )
    for category in paper.interest_category:
        entered.categories[category.id] = InterestCategory(
            name=category.name,
            must_leave=category.must_leave,
            may_speak=category.may_speak,
            may_vote=category.may_vote,
        )
    db.session.add_all(entered.categories.values())


def _closure_days(calendar: Calendar) -> Iterator[ClosureDay]:
    """Weekdays only: the offices are shut on the others without being told."""
    for year in range(calendar.today.year - 2, calendar.today.year + 2):
        for closed in calendar.closure_days:
            day = date.fromisoformat(f"{year}-{closed}")
            if day.weekday() < len(WEEKDAYS):
                yield ClosureDay(on=day, reason="Between Christmas and the new year")


def enter_accounts(entered: Entered, papers: Sequence[AccountPaper]) -> None:
    now = moment(entered.calendar.today)
    for paper in papers:
        entered.accounts[paper.person] = open_account(
            email=paper.email,
            name=paper.name,
            role=paper.role,
            password=paper.password,
            now=now,
            every_body=paper.every_body,
        )
    db.session.add_all(entered.accounts.values())


def enter_organisations(entered: Entered, papers: Sequence[OrganisationPaper]) -> None:
    for paper in papers:
        entered.organisations[paper.id] = Organisation(name=paper.name, kind=paper.kind)
    db.session.add_all(entered.organisations.values())


def enter_people(entered: Entered, papers: Sequence[PersonPaper]) -> None:
    for paper in papers:
        person = Person(
            name=paper.name,
            family_name=family_name_of(paper.name),
            title="Councillor" if paper.councillor else paper.title,
            honours=paper.honours,
            email=paper.email,
            account=entered.accounts.get(paper.id),
        )
        person.appointments = list(_appointments(entered, paper))
        person.affiliations = [
            Affiliation(
                organisation=entered.organisations[tie.organisation],
                role=tie.role,
                **lasting(entered.calendar, tie),
            )
            for tie in paper.affiliation
        ]
        entered.people[paper.id] = person
    db.session.add_all(entered.people.values())


def _appointments(entered: Entered, paper: PersonPaper) -> Iterator[Appointment]:
    if paper.councillor:
        entered.groups[paper.id] = paper.councillor.group
        yield Appointment(
            organisation=entered.organisations[OWN],
            post=f"Councillor for {paper.councillor.ward}",
            **lasting(entered.calendar, paper.councillor),
        )
    for post in paper.post:
        yield Appointment(
            organisation=entered.organisations[post.organisation],
            post=post.name,
            statutory_role=post.statutory_role,
            **lasting(entered.calendar, post),
        )


def lasting(calendar: Calendar, period: Period) -> dict[str, date | None]:
    ends = calendar.reckon(period.ends) if period.ends else None
    return {"starts_on": calendar.reckon(period.starts), "ends_on": ends}
