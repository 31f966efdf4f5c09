"""Entering the rows of an older log, as often as they are brought. None of these commits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import func, select

from app.accounts.models import Account
from app.actions.bringing import Part, Row, guess_columns, rows_of
from app.actions.log_models import BroughtLog
from app.actions.models import Action
from app.actions.operations import number_action, raise_action
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.actions.sheets import table_in
from app.agenda.papers import Upload
from app.bodies.models import Body
from app.bodies.queries import annual_meetings
from app.bodies.rules import municipal_year
from app.database import db
from app.errors import RuleBroken
from app.people.models import Person


def bring_log(body: Body, upload: Upload | None, now: datetime) -> BroughtLog:
    """Keep a file, and guess which of its columns says what."""
    if upload is None:
        raise RuleBroken("Choose a file", about="file")
    columns = guess_columns(table_in(upload)[0])
    return BroughtLog(
        body=body,
        file_name=upload.name,
        content=upload.content,
        columns={part.value: place for part, place in columns.items()},
        brought_at=now,
    )


def match_columns(brought: BroughtLog, columns: Mapping[Part, int]) -> BroughtLog:
    if Part.TEXT not in columns:
        raise RuleBroken("Say which column is the action")
    if len(set(columns.values())) < len(columns):
        raise RuleBroken("One column says two things: choose another for one of them")
    brought.columns = {part.value: place for part, place in columns.items()}
    return brought


def rows_in(brought: BroughtLog, today: date) -> list[Row]:
    """With the doubts that only the register can have: who the owner is."""
    columns = {Part(name): place for name, place in brought.columns.items()}
    table = table_in(Upload(brought.file_name, brought.content))
    rows = list(rows_of(table, columns, today))
    people = _people_named(row.owner for row in rows)
    return [
        replace(row, doubts=(*row.doubts, f"Nobody is called “{row.owner}”: kept as a post"))
        if row.owner and row.owner.lower() not in people
        else row
        for row in rows
    ]


def _people_named(names: Iterable[str]) -> Mapping[str, Person]:
    """Those whose name is theirs alone."""
    lowered = sorted({name.lower() for name in names if name})
    found: dict[str, list[Person]] = {}
    for person in db.session.scalars(select(Person).where(func.lower(Person.name).in_(lowered))):
        found.setdefault(person.name.lower(), []).append(person)
    return {name: people[0] for name, people in found.items() if len(people) == 1}


def is_known(body: Body) -> "Known":
    """Whether a row was entered before: by its reference, else by its words and day."""
    found = db.session.execute(
        select(Action.reference, Action.text, Action.raised_on).where(Action.body_id == body.id)
    ).all()
    references = {row[0] for row in found if row[0]}
    return Known(references, {(row[1], row[2]) for row in found})


class Known:
    def __init__(self, references: set[str], told: set[tuple[str, date]]) -> None:
        self._references, self._told = references, told

    def __contains__(self, row: Row) -> bool:
        if row.reference:
            return row.reference in self._references
        return (row.text, row.raised_on) in self._told


def enter_rows(
    body: Body, rows: Sequence[Row], *, now: datetime, by: Account | None
) -> list[Action]:
    """Raise what is not known yet; what was brought before, or is there twice, stays as it is."""
    known, people = is_known(body), _people_named(row.owner for row in rows)
    began = annual_meetings()
    highest = _highest_numbers(body)
    entered: dict[object, Action] = {}
    for row in rows:
        key = row.reference or (row.text, row.raised_on)
        if row in known or key in entered:
            continue
        action = entered[key] = _entered(body, row, people.get(row.owner.lower()), now, by)
        if row.reference:
            action.reference = row.reference
        else:
            year = municipal_year(action.raised_on, began)
            number_action(action, began, highest.get(year, 0))
            highest[year] = highest.get(year, 0) + 1
    return list(entered.values())


def _entered(
    body: Body, row: Row, owner: Person | None, now: datetime, by: Account | None
) -> Action:
    action = raise_action(
        row.text,
        body=body,
        raised_on=row.raised_on or now.date(),
        owner=owner,
        owner_post="" if owner else row.owner,
        due_on=row.due_on,
        due_words=row.due_words,
        no_date=row.due_on is None,
    )
    if row.status is not ActionStatus.NOT_STARTED or row.update:
        note = row.update or "As the older log has it"
        at = datetime.combine(row.closed_on, time(12), now.tzinfo) if row.closed_on else now
        report_progress(action, row.status, note, now=at, by=by)
    return action


def _highest_numbers(body: Body) -> dict[int, int]:
    rows = db.session.execute(
        select(Action.year, func.max(Action.number))
        .where(Action.body_id == body.id, Action.year.is_not(None))
        .group_by(Action.year)
    )
    return {year: highest for year, highest in rows if year is not None and highest is not None}
