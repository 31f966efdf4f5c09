"""Loads the demonstration council of `council/`, through the operations that the clerk uses."""

from collections.abc import Callable, Sequence
from datetime import date

from app.agenda.models import Matter, MinuteNumber
from app.bodies.operations import slug_for
from app.database import db
from app.demonstration.days import Calendar
from app.demonstration.enter_archive import enter_archive
from app.demonstration.enter_bodies import enter_bodies
from app.demonstration.enter_items import enter_items
from app.demonstration.enter_meetings import (
    bring_minutes_on,
    day_of,
    enter_meeting,
    publish_agenda_in_time,
)
from app.demonstration.enter_people import (
    enter_accounts,
    enter_authority,
    enter_organisations,
    enter_people,
)
from app.demonstration.entered import Entered
from app.demonstration.papers import COUNCIL, read, read_all
from app.demonstration.papers_of_meetings import MeetingPaper
from app.demonstration.papers_of_people import (
    AccountsPaper,
    AuthorityPaper,
    BodyPaper,
    MatterPaper,
    MattersPaper,
    OrganisationsPaper,
    PeoplePaper,
)
from app.demonstration.rows import is_empty, is_loaded, mark_everything
from app.errors import RuleBroken


def sign_ins() -> list[str]:
    """How to look round in each role, in words; nothing where no demonstration is loaded."""
    if not is_loaded():
        return []
    accounts = read(AccountsPaper, COUNCIL / "accounts.toml").account
    return [f"Sign in as {a.role}: {a.email} with the password {a.password}" for a in accounts]


def load_if_empty(today: date, say: Callable[[str], object]) -> bool:
    """Load the demonstration into an empty register; leave any other alone. Does not commit."""
    if not is_empty():
        return False
    say("Loading the demonstration council…")
    load(today)
    return True


def load(today: date) -> Entered:
    """Raises RuleBroken where the register holds anything already. Does not commit."""
    if not is_empty():
        raise RuleBroken("The register is not empty, so the demonstration is not loaded")
    authority = read(AuthorityPaper, COUNCIL / "authority.toml")
    meetings = read_all(MeetingPaper, "meetings")
    calendar = Calendar(today, authority.closure_days)
    calendar.meetings.update({paper.id: day_of(calendar, paper) for paper in meetings})
    meetings.sort(key=lambda paper: (calendar.meetings[paper.id], paper.starts, paper.id))

    entered = Entered(calendar)
    enter_authority(entered, authority)
    enter_accounts(entered, read(AccountsPaper, COUNCIL / "accounts.toml").account)
    enter_organisations(
        entered, read(OrganisationsPaper, COUNCIL / "organisations.toml").organisation
    )
    enter_people(entered, read(PeoplePaper, COUNCIL / "people.toml").person)
    enter_bodies(entered, read_all(BodyPaper, "bodies"))
    _enter_matters(entered, read(MattersPaper, COUNCIL / "matters.toml").matter)
    _enter_meetings(entered, meetings)
    enter_archive(entered)
    db.session.flush()  # the rows must have their keys before they can be marked
    mark_everything()
    return entered


def _enter_matters(entered: Entered, papers: Sequence[MatterPaper]) -> None:
    for paper in papers:
        entered.matters[paper.id] = Matter(
            title=paper.title, slug=slug_for(paper.title), summary=paper.summary
        )
    db.session.add_all(entered.matters.values())


def _enter_meetings(entered: Entered, papers: Sequence[MeetingPaper]) -> None:
    used: dict[str, list[MinuteNumber]] = {}
    for paper in papers:
        meeting = enter_meeting(entered, paper)
        enter_items(entered, meeting, paper, used.setdefault(paper.body, []))
        publish_agenda_in_time(entered, meeting)
    bring_minutes_on(entered, papers)
