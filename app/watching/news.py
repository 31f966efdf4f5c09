"""What became public of late in a search, as everyone may read it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select

from app.accounts.rules import PUBLIC
from app.agenda.models import AgendaItem
from app.agenda.models import Document as Paper
from app.agenda.supplement_models import Supplement
from app.database import db
from app.meetings.models import Meeting
from app.search.asked import Asked, Found, Hit
from app.search.documents import Document
from app.search.engines import Matches, Order
from app.search.finding import find, matched, read_again
from app.watching.rules import became_public

#: Of more hits on meetings that published something, the newest.
_LOOKED_THROUGH = 500
#: On a first page, where a number says that there is more.
MOST_OF_EACH = 20


def news_in(asked: Asked, since: datetime, until: datetime) -> list[Hit] | None:
    """What was published after `since` and up to `until`; None where search cannot answer now.

    It holds every word: a quiet week is no reason to tell of what holds some of them. Only meetings
    that published something are looked into, so that a search that finds half the register costs
    no more than another.
    """
    first, last = _days_of_meetings(since, until)
    if first is None or last is None:
        return []
    narrowed = replace(
        asked,
        since=max(asked.since or first, first),
        until=min(asked.until or last, last),
        order=Order.NEWEST,
        page=1,
    )
    found: Found = find(narrowed, PUBLIC, per_page=_LOOKED_THROUGH, fewer_words=False)
    if found.being_made:
        return None
    moments = published([hit.document for hit in found.hits])
    return [
        hit
        for hit in found.hits
        if (moment := moments.get(hit.document.key)) and since < moment <= until
    ]


def newest_in_each(
    searches: Sequence[Asked], since: datetime, until: datetime
) -> list[Sequence[Document]] | None:
    """What was published in that time for each search, `MOST_OF_EACH` at most; None where search
    cannot answer now. The database is asked as often for many searches as for one.
    """
    days = set(db.session.scalars(select(Meeting.held_on).where(_published_between(since, until))))
    if not days:
        return [() for _ in searches]
    newest = [replace(asked, order=Order.NEWEST, page=1, counted=()) for asked in searches]
    matches = [matched(asked, PUBLIC, days, MOST_OF_EACH) for asked in newest]
    answered = [each for each in matches if each is not None]
    if len(answered) < len(matches):
        return None
    of_all = dict.fromkeys(pair for each in answered for pair in each.found)
    read = {document.key: document for document in read_again(Matches(0, [*of_all]), PUBLIC)}
    moments = published(list(read.values()))
    new = {key for key, moment in moments.items() if since < moment <= until}
    return [[read[key] for key, _ in each.found if key in new] for each in answered]


def published(documents: Sequence[Document]) -> Mapping[str, datetime]:
    """When each became public, by its key; what was never published in a paper is left out.

    History that comes to the register is no news.
    """
    supplements = _supplements_of(documents)
    found = {}
    for document in documents:
        if (meeting := document.meeting) is None or meeting.is_history:
            continue
        agenda = (meeting.agenda_published_at, supplements.get(document.group))
        moment = became_public(document.kind.value, agenda, meeting.minutes_published_at)
        if moment:
            found[document.key] = moment
    return found


def _supplements_of(documents: Sequence[Document]) -> Mapping[str, datetime]:
    """By group of documents, when the supplement came out that its item or paper was added in."""
    keys: dict[str, set[int]] = {"item": set(), "paper": set()}
    for document in documents:
        kind, _, number = document.group.partition(":")
        if kind in keys:
            keys[kind].add(int(number))
    found: dict[str, datetime] = {}
    for kind, model in (("item", AgendaItem), ("paper", Paper)):
        rows = db.session.execute(
            select(model.id, Supplement.published_at)
            .join(Supplement, Supplement.id == model.supplement_id)
            .where(model.id.in_(sorted(keys[kind])), Supplement.published_at.is_not(None))
        )
        found |= {f"{kind}:{number}": moment for number, moment in rows if moment}
    return found


def _days_of_meetings(since: datetime, until: datetime) -> tuple[date | None, date | None]:
    """The first and last day of meetings that published something in that time."""
    row = db.session.execute(
        select(func.min(Meeting.held_on), func.max(Meeting.held_on)).where(
            _published_between(since, until)
        )
    ).one()
    return row[0], row[1]


def _published_between(since: datetime, until: datetime) -> ColumnElement[bool]:
    """For a query that holds `Meeting`."""

    def then(moment: object) -> ColumnElement[bool]:
        return moment.between(since, until)  # type: ignore[attr-defined,no-any-return]  # a column

    supplements = select(Supplement.meeting_id).where(then(Supplement.published_at))
    return and_(
        ~Meeting.is_history,
        or_(
            then(Meeting.agenda_published_at),
            then(Meeting.minutes_published_at),
            Meeting.id.in_(supplements),
        ),
    )
