"""What matches a tree, and how well: BM25F over title, text and names of the body."""

from collections.abc import Sequence
from datetime import date
from math import log1p

import numpy as np
from numpy.typing import NDArray

from app.search import tree
from app.search.engines import ranking
from app.search.engines.arrays import Floats, Found, Ids, Shelf
from app.search.words import tokens

_K1 = 1.2
_BOOSTS = {
    "title": ranking.IN_TITLE,
    "text": ranking.IN_TEXT,
    "body_names": ranking.IN_BODY_NAME,
}


class Search:
    """Finds what a tree asks for on one shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def find(self, node: tree.Node, within: Ids | None) -> Found:  # noqa: C901  # one case to each kind of node
        """What matches; of `within` alone, where that is given."""
        match node:
            case tree.Word(text):
                return self._word(text, within)
            case tree.Phrase(text, quoted):
                return self._phrase(text, quoted, within)
            case tree.Prefix(text):
                return self._any_of("words", self._shelf.beginning("words", text), within)
            case tree.Reference(key):
                return self._cited(key, within)
            case tree.Beginning(text):
                return self._begun(text, node.cited, within)
            case tree.Among(facet, values):
                some = self._all(within)
                return _plain(some[self._shelf.values(facet).holding(values, some)])
            case tree.Dated(since, until):
                return self._dated(since, until, self._all(within))
            case tree.Not(of):
                some = self._all(within)
                return _plain(np.setdiff1d(some, self.find(of, some).ids, assume_unique=True))
            case tree.All(of):
                return self._every(of, within)
            case tree.Either(of):
                return self._some([self.find(part, within) for part in of], 1, 0.0)
            case tree.Some(of, least):
                found = [self.find(part, within) for part in of]
                return self._some(found, least, ranking.EVERY_WORD)
            case tree.Called():
                raise ValueError(f"{node} was not looked up")

    def _all(self, within: Ids | None) -> Ids:
        return np.flatnonzero(self._shelf.live).astype(np.int32) if within is None else within

    def _every(self, parts: Sequence[tree.Node], within: Ids | None) -> Found:
        """The rarest first, so that each other is looked for among few."""
        total: Found | None = None
        for part in sorted(parts, key=self._how_many):
            found = self.find(part, within)
            if total is None:
                total = found
            else:
                _, at = _shared(found.ids, total.ids)
                total = Found(found.ids, found.scores + total.scores[at])
            within = total.ids
        assert total is not None, "a search for all of nothing is never made"
        return total

    def _how_many(self, node: tree.Node) -> int:
        """About how many match, without looking."""
        match node:
            case tree.Word(text) | tree.Phrase(text):
                return min(
                    len(self._shelf.postings("text", t.stem).ids)
                    + len(self._shelf.postings("title", t.stem).ids)
                    for t in tokens(text)
                )
            case tree.Reference():
                return 0
            case tree.Either(of) | tree.Some(of):
                return sum(map(self._how_many, of))
            case tree.All(of):
                return min(map(self._how_many, of))
            case _:
                return self._shelf.size

    def _word(self, text: str, within: Ids | None) -> Found:
        stem = next(token.stem for token in tokens(text))
        held = {field: self._shelf.postings(field, stem) for field in _BOOSTS}
        ids = self._union([p.ids for p in held.values()]) if within is None else within
        often = np.zeros(len(ids), np.float32)
        for field, (its, times) in held.items():
            here, there = _shared(ids, its)
            often[here] += _BOOSTS[field] * times[there] * self._shelf.brevity(field)[its[there]]
        if within is not None:
            matching = np.flatnonzero(often)
            ids, often = ids[matching], often[matching]
        rare = self._rarity(max(len(its) for its, _ in held.values()))
        scores = rare * (_K1 + 1) * often / (often + _K1)
        typed = self._shelf.postings("words", text).ids
        scores[_shared(ids, typed)[0]] += ranking.AS_TYPED * self._rarity(len(typed))
        return Found(ids, scores)

    def _rarity(self, number: int) -> np.float32:
        return np.float32(log1p((self._shelf.size - number + 0.5) / (number + 0.5)))

    def _phrase(self, text: str, quoted: bool, within: Ids | None) -> Found:
        found = self._every([tree.Word(token.word) for token in tokens(text)], within)
        words = text if quoted else " ".join(token.stem for token in tokens(text))
        held = self._shelf.said if quoted else self._shelf.stems
        wanted = f" {words} ".encode()
        kept = [wanted in held(int(number)) for number in found.ids]
        return Found(found.ids[kept], found.scores[kept])

    def _any_of(self, field: str, words: Sequence[str], within: Ids | None) -> Found:
        ids = self._union([self._shelf.postings(field, word).ids for word in words])
        return _plain(_common(ids, within))

    def _cited(self, key: str, within: Ids | None) -> Found:
        worth = {"cited": ranking.CITED, "cited_in": ranking.CITED_IN}
        found = [
            Found(ids, np.full(len(ids), worth[field], np.float32))
            for field in worth
            for ids in [_common(self._shelf.postings(field, key).ids, within)]
        ]
        return self._some(found, 1, 0.0)

    def _begun(self, text: str, cited: str, within: Ids | None) -> Found:
        *whole, last = [token.word for token in tokens(text)]
        ids = self._any_of("named", self._shelf.beginning("named", last), within).ids
        for word in whole:
            ids = _common(ids, self._shelf.postings("named", word).ids)
        keys = self._shelf.beginning("cited", cited) if cited else ()
        return _plain(self._union([ids, self._any_of("cited", keys, within).ids]))

    def _dated(self, since: date | None, until: date | None, some: Ids) -> Found:
        day = self._shelf.day[some]
        first, last = (since or date.min).toordinal(), (until or date.max).toordinal()
        return _plain(some[(day >= first) & (day <= last)])

    def _some(self, found: Sequence[Found], least: int, for_all: float) -> Found:
        some = [one for one in found if len(one.ids)]
        if least == 1 and not for_all and len(some) == 1:
            return some[0]
        scores: Floats = np.zeros(self._shelf.size, np.float32)
        times = np.zeros(self._shelf.size, np.uint8)
        for ids, theirs in some:
            scores[ids] += theirs
            times[ids] += 1
        ids = np.flatnonzero(times >= least).astype(np.int32)
        scores[times == len(found)] += np.float32(for_all)
        return Found(ids, scores[ids])

    def _union(self, lists: Sequence[Ids]) -> Ids:
        filled = [ids for ids in lists if len(ids)]
        if len(filled) == 1:
            return filled[0]
        flags = np.zeros(self._shelf.size, bool)
        for ids in filled:
            flags[ids] = True
        return np.flatnonzero(flags).astype(np.int32)


def _plain(ids: Ids) -> Found:
    return Found(ids, np.zeros(len(ids), np.float32))


def _common(ids: Ids, others: Ids | None) -> Ids:
    return ids if others is None else ids[_shared(ids, others)[0]]


def _shared(some: Ids, others: Ids) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where what both hold stands in the one and in the other."""
    if some is others:
        everywhere = np.arange(len(some))
        return everywhere, everywhere
    if len(some) > len(others):
        there, here = _shared(others, some)
        return here, there
    at = np.searchsorted(others, some)
    at[at == len(others)] = 0
    here = np.flatnonzero(others[at] == some) if len(others) else np.zeros(0, np.intp)
    return here, at[here]
