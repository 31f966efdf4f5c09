"""Answers a search from a shelf: what matches, who may find it, what is counted, in what order."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.search.audiences import Audience
from app.search.documents import Facet, Kind
from app.search.engines import Order, Sought, ranking
from app.search.engines.arrays import Flags, Floats, Ids, Shelf
from app.search.engines.matching import Search


class Answer(NamedTuple):
    """The documents of one page, in order."""

    total: int
    page: Ids
    counts: Mapping[Facet, Mapping[str, int]]


def answer(sought: Sought, shelf: Shelf, allowed: Flags) -> Answer:
    ids, scores = Search(shelf).find(sought.wanted, None)
    seen = allowed[ids]
    ids, scores = ids[seen], scores[seen]
    kept = {f: shelf.values(f).holding(v, ids) for f, v in sought.chosen.items()}
    counts = {
        facet: shelf.values(facet).count(
            _within(ids, [flags for other, flags in kept.items() if other is not facet])
        )
        for facet in sought.counted
    }
    scores = _within(scores, list(kept.values()))
    ids = _within(ids, list(kept.values()))
    page = _best(ids, _rank(ids, scores, sought.order, shelf), sought.start, sought.count)
    return Answer(len(ids), page, counts)


def allowed_to(audience: Audience, shelf: Shelf) -> Flags:
    """What is left of the index for whoever searches; the rest is neither found nor counted."""
    allowed = np.zeros(shelf.size, bool)
    if audience.others:
        for part in audience.others:
            allowed[shelf.postings("audience", part).ids] = True
        own = set(map(str, audience.own))
        everything = np.arange(shelf.size, dtype=np.int32)
        allowed &= ~shelf.values(Facet.BODY).holding(own, everything)
    for part in audience.parts:
        allowed[shelf.postings("audience", part).ids] = True
    return allowed & shelf.live


def _within(which: NDArray[np.generic], flags: Sequence[Flags]) -> NDArray:  # type: ignore[type-arg]  # ids or scores
    return which[np.logical_and.reduce(flags)] if flags else which


def _rank(ids: Ids, scores: Floats, order: Order, shelf: Shelf) -> NDArray[np.float64]:
    """The higher the earlier on the page."""
    day = shelf.day[ids].astype(float)
    match order:
        case Order.RELEVANCE:
            decided = shelf.values(Facet.KIND).holding((Kind.RESOLUTION,), ids)
            weights = shelf.newness[ids] * np.where(decided, ranking.DECIDED, 1)
            return (scores * weights).astype(float)
        case Order.NEWEST:
            return day
        case Order.OLDEST:
            return np.where(day > 0, -day, -np.inf)


def _best(ids: Ids, rank: NDArray[np.float64], start: int, count: int) -> Ids:
    """What ranks alike stands in the order of its numbers, on whichever page."""
    last = start + count
    if len(ids) > 4 * last > 0:
        lowest = np.partition(rank, len(rank) - last)[len(rank) - last]
        near = rank >= lowest
        ids, rank = ids[near], rank[near]
    return ids[np.argsort(-rank, kind="stable")[start:last]]
