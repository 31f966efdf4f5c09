"""What is new in what someone follows, for their first page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.clock import now, short_date
from app.search.addresses import page_of
from app.search.documents import Document
from app.watching.asking import form_of
from app.watching.happenings import Happening, happenings
from app.watching.models import SavedSearch
from app.watching.news import MOST_OF_EACH, newest_in_each
from app.watching.queries import searches_of

#: The page of saved searches has them all.
_MOST = 10
#: What is called new: a council that meets every other week has news in it.
NEW_FOR = timedelta(days=14)


@dataclass(frozen=True)
class OwnNews:
    """The latest of what is new, as the first page leads to it; `number` is “3” or “20 or more”.

    `ready` is false where search cannot answer now.
    """

    search: SavedSearch
    number: str = ""
    title: str = ""
    where: str = ""
    address: str = ""
    ready: bool = True


def own_news(account_id: int | None) -> list[OwnNews]:
    """Of each search and decision that is followed, what is public since a fortnight ago."""
    kept = [search for search in searches_of(account_id) if search.removed_at is None][:_MOST]
    if not kept:
        return []
    since, until = now() - NEW_FOR, now()
    searches = [search for search in kept if search.clause_id is None]
    asked = [form_of(search.address).asked() for search in searches]
    found = newest_in_each(asked, since, until) if asked else []
    newest = dict(zip(searches, found, strict=True)) if found is not None else {}
    return [
        _of_decision(search, happenings(search.clause_id, since, until))
        if search.clause_id is not None
        else _of_search(search, newest.get(search))
        for search in kept
    ]


def _of_search(search: SavedSearch, newest: Sequence[Document] | None) -> OwnNews:
    if newest is None:
        return OwnNews(search, ready=False)
    if not newest:
        return OwnNews(search)
    number = f"{len(newest)} or more" if len(newest) == MOST_OF_EACH else str(len(newest))
    latest = newest[0]
    title = ", ".join(fact for fact in (latest.title, latest.reference) if fact)
    met = latest.occasion
    where = f"{met.body}, {short_date(met.on)}" if met.on else met.body
    return OwnNews(search, number, title, where, page_of(latest.link))


def _of_decision(search: SavedSearch, told: Sequence[Happening]) -> OwnNews:
    if not told:
        return OwnNews(search)
    latest = told[0]
    known = f"known since {short_date(latest.at.date())}"  # “Called in on 12 June” may be told late
    where = ", ".join(filter(None, (latest.where, known)))
    return OwnNews(search, str(len(told)), latest.what, where, latest.address)
