"""Emptying an imported meeting, so that it is entered anew at the address that it has.

Links to it and to its items hold: an item that the paper still has is the same row as before.
None of these commits.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.agenda.models import AgendaItem
from app.agenda.rules import ItemKind, Part
from app.archive.differences import paired
from app.archive.same_clauses import Worded, same_clauses
from app.database import db
from app.decisions.models import Recommendation, Resolution, ResolutionClause
from app.decisions.voting_models import Motion
from app.meetings.models import Meeting
from app.people.models import Person


@dataclass(frozen=True)
class Key:
    """By what an item is known again: whether it is a heading, its number and its title."""

    is_heading: bool
    number: str
    title: str


@dataclass(frozen=True)
class Before:
    """What a paper became when it was entered before: its meeting, emptied, and its items by key.

    `clauses` are what each item resolved, by the item’s id. `there` are who was at it, `people`
    those whom nothing but this paper names, and `answered` whom a clerk has said its names to mean.
    """

    meeting: Meeting | None = None
    items: Sequence[tuple[Key, AgendaItem]] = ()
    clauses: Mapping[int, Sequence[tuple[int, Worded]]] = field(default_factory=dict)
    there: Sequence[Person] = ()
    people: Sequence[Person] = ()
    answered: Mapping[str, int] = field(default_factory=dict)

    def again(self, keys: Sequence[Key]) -> list[AgendaItem | None]:
        """The item of before for each that there is now; the others are removed."""
        found: list[AgendaItem | None] = [None] * len(keys)
        for was, place in paired([key for key, _ in self.items], keys):
            if was is not None and place is not None:
                key, item = self.items[was]
                found[place] = item if key.is_heading == keys[place].is_heading else None
        for _, item in self.items:
            if item not in found:
                item.meeting.items.remove(item)
        return found

    @contextmanager
    def kept_clauses(
        self, items: Sequence[AgendaItem | None], now: Sequence[Sequence[Worded]]
    ) -> Iterator[list[dict[int, ResolutionClause]]]:
        """Of each item the clauses that keep their address, by their place `now`.

        They are written before others are, because SQLite gives a free number to the next.
        """
        with db.session.no_autoflush:
            kept = [self._again(*of_item) for of_item in zip(items, now, strict=True)]
            clauses = [clause for of_item in kept for clause in of_item.values()]
            db.session.add_all(clauses)
            yield kept
            for clause in clauses:
                if clause.resolution is None:  # what was resolved is taken for lost now
                    db.session.expunge(clause)

    def _again(self, item: AgendaItem | None, now: Sequence[Worded]) -> dict[int, ResolutionClause]:
        were = self.clauses.get(item.id, ()) if item else ()
        same = same_clauses([words for _, words in were], now)
        return {place: ResolutionClause(id=were[same[place]][0]) for place in sorted(same)}


NOTHING = Before()


def clauses_of(meeting: Meeting) -> dict[int, list[tuple[int, Worded]]]:
    return {
        item.id: [
            (clause.id, Worded(clause.label, clause.text))
            for resolution in item.resolutions
            for clause in resolution.clauses
        ]
        for item in meeting.items
    }


def emptied(meeting: Meeting) -> list[tuple[Key, AgendaItem]]:
    """Take everything out of a meeting but its items, which are bare until they are entered."""
    items = [(_key(item), item) for item in meeting.items]
    for paper in list(meeting.documents):
        if paper.item:
            paper.item.documents.remove(paper)
        meeting.documents.remove(paper)
    for listed in (meeting.attendances, meeting.declarations, meeting.sittings):
        listed.clear()
    for _, item in items:
        _strip(item)
    meeting.starts_at, meeting.venue = None, ""
    db.session.flush()  # numbers and places must be free before they are taken again
    return items


def _key(item: AgendaItem) -> Key:
    number = item.minute.label if item.minute else item.number
    return Key(item.kind is ItemKind.HEADING, number or "", item.title)


def _strip(item: AgendaItem) -> None:
    item.number, item.purpose, item.revision, item.minute = None, "", 0, None
    item.part, item.grounds, item.public_interest = Part.OPEN, "", ""
    for rows in (item.revisions, item.recommendations, item.motions, item.resolutions):
        rows.clear()
    item.to_approve.clear()


def look_again(meeting: Meeting) -> None:
    """What the session knows of a meeting that was entered anew is of before."""
    db.session.flush()
    for item in meeting.items:
        db.session.expire(item)
    db.session.expire(meeting)


def look_over(meeting: Meeting) -> None:
    """Ask for all that was entered at once, for what is told of each item afterwards."""
    meeting_of = AgendaItem.meeting_id == meeting.id
    whole = (
        selectinload(AgendaItem.revisions),
        selectinload(AgendaItem.to_approve),
        selectinload(AgendaItem.recommendations).selectinload(Recommendation.clauses),
        selectinload(AgendaItem.motions).selectinload(Motion.votes),
        selectinload(AgendaItem.resolutions).options(
            selectinload(Resolution.clauses), selectinload(Resolution.votes)
        ),
    )
    db.session.scalars(select(AgendaItem).where(meeting_of).options(*whole)).all()
