"""What became public of late about one decision that someone follows.

It goes out in messages that may be passed on, so it is told as everyone may read it. Of an action
that everyone may know of, it says that it is done; how, only where a clerk lets everyone read that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.rules import PUBLIC
from app.actions.log import log_settings
from app.actions.models import Action
from app.actions.shown import is_closed
from app.agenda.models import AgendaItem, MinuteNumber
from app.agenda.privacy import withheld
from app.audit.models import Change
from app.clock import short_date
from app.database import db
from app.decisions.models import Resolution, ResolutionClause
from app.meetings.models import Meeting
from app.record.addresses import clause_address
from app.record.again import came_up, later_items
from app.record.executive import executive_of
from app.record.standing import links_changing, show_link
from app.record.visibility import sees_clause, sees_minutes, words_for
from app.watching.rules import became_public


@dataclass(frozen=True)
class Happening:
    """`where` is the body and the day, `words` what may be said of it; `key` stays the same."""

    key: str
    at: datetime
    what: str
    where: str
    words: str
    address: str


def decision_followed(clause_id: int) -> ResolutionClause | None:
    """The decision, while everyone may read it: of anything else there is no news to tell."""
    item = joinedload(ResolutionClause.resolution).joinedload(Resolution.item)
    clause = db.session.get(
        ResolutionClause,
        clause_id,
        options=[
            item.joinedload(AgendaItem.meeting).joinedload(Meeting.body),
            item.joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
        ],
    )
    return clause if clause and sees_clause(PUBLIC, clause) else None


def called(clause: ResolutionClause) -> str:
    """Its citation and title, as everyone may read them."""
    item = clause.resolution.item
    return f"{clause.citation}, {words_for(PUBLIC, item.meeting, item.title)}"


def happenings(clause_id: int, since: datetime, until: datetime) -> list[Happening]:
    """After `since` and up to `until`, the latest first."""
    if (clause := decision_followed(clause_id)) is None:
        return []
    told = [*_changed(clause), *_called_in(clause), *_taken_up(clause), *_done(clause)]
    of_then = [each for each in told if since < each.at <= until]
    return sorted(of_then, key=lambda each: each.at, reverse=True)


def _changed(clause: ResolutionClause) -> Iterator[Happening]:
    """From when both could be read: the later minutes, and that a clerk tied the two."""
    links = links_changing([clause.id]).get(clause.id, [])
    tied = _last_noted("clause_link", (link.id for link in links))
    for link in links:
        met = link.changed_by.resolution.item.meeting
        published = met.minutes_published_at
        if published and not met.is_history and sees_clause(PUBLIC, link.changed_by):
            later = show_link(PUBLIC, link, link.changed_by)
            yield Happening(
                f"changed:{link.id}",
                max(published, tied.get(str(link.id), published)),
                f"{link.effect.leaves_it_as.capitalize()} by {later.citation}, {later.title}",
                f"{later.body}, {short_date(later.on)}",
                later.words,
                later.address,
            )


def _called_in(clause: ResolutionClause) -> Iterator[Happening]:
    """That it was called in, or what came of it: as it stands since a clerk last said so."""
    item = clause.resolution.item
    executive = executive_of(PUBLIC, clause)
    noted = _last_noted("called_in", [item.id])
    if executive and executive.called_in and (at := noted.get(str(item.id))):
        (_, called_in), (_, outcome), (_, effect) = executive.standing
        where = f"{item.meeting.body.name}, {short_date(item.meeting.held_on)}"
        words = f"{outcome}. Takes effect: {effect}."
        key = f"called_in:{item.id}:{at:%Y%m%dT%H%M%S}"
        yield Happening(key, at, called_in, where, words, clause_address(clause, item.minute))


def _taken_up(clause: ResolutionClause) -> Iterator[Happening]:
    for item in later_items(PUBLIC, clause.resolution.item):
        met, again, late = item.meeting, came_up(PUBLIC, item), item.supplement
        listed = became_public(
            "paper", (met.agenda_published_at, late.published_at if late else None), None
        )
        minuted = met.minutes_published_at if sees_minutes(PUBLIC, met) else None
        for key, moment, what in (
            (f"listed:{item.id}", listed, "On an agenda again"),
            (f"minuted:{item.id}", minuted, "Taken up again"),
        ):
            if moment and not met.is_history:
                where = f"{again.body}, {short_date(again.on)}"
                yield Happening(key, moment, f"{what}: {again.title}", where, "", again.address)


def _done(clause: ResolutionClause) -> Iterator[Happening]:
    address = clause_address(clause, clause.resolution.item.minute)
    shows = log_settings().publish_progress
    for action in _actions_of(clause):
        shown = [update.id for update in action.updates if shows and update.public]
        noted = _last_noted("action_update", shown)
        for update in action.updates:
            told = update.id in shown
            if told or update is action.closed_by:
                stands = "is" if update.status.is_closed else "was reported on:"
                yield Happening(
                    f"action:{update.id}",
                    max(update.made_at, noted.get(str(update.id), update.made_at)),
                    f"An action that followed from it {stands} {update.status}",
                    "",
                    withheld(f"{action.text} {update.note}") if told else "",
                    address,
                )


def _actions_of(clause: ResolutionClause) -> list[Action]:
    found = db.session.scalars(
        select(Action)
        .where(Action.clause_id == clause.id)
        .options(selectinload(Action.updates))
        .order_by(Action.id)
    )
    return [action for action in found if not is_closed(action)]


def _last_noted(kind: str, ids: Iterable[int]) -> dict[str, datetime]:
    """When each was added or last changed, as the log has it; what the log lost is left out."""
    keys = [str(number) for number in ids]
    query = select(Change.key, func.max(Change.at)).where(Change.kind == kind, Change.key.in_(keys))
    rows = db.session.execute(query.group_by(Change.key)) if keys else ()
    return {key: moment for key, moment in rows if moment}
