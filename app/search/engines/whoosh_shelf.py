"""A Whoosh index as arrays. What is read of a part of it is kept: parts are written only once."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.search.audiences import Audience
from app.search.documents import Facet
from app.search.engines.answering import allowed_to
from app.search.engines.arrays import Flags, Floats, Ids, Postings, Values
from app.search.engines.ranking import newness

if TYPE_CHECKING:
    from whoosh.reading import IndexReader

#: Postings kept in memory, at eight bytes each; the longest unused go first.
_MOST_KEPT = 8_000_000
#: How much the length of a field counts in BM25.
_B = np.float32(0.75)
_NONE = Postings(np.zeros(0, np.int32), np.zeros(0, np.float32))

#: The values of a facet in one part: their names, and the document and code of each.
_Pairs = tuple[list[str], Ids, Ids]


class Kept:
    def __init__(self) -> None:
        self._lists: OrderedDict[tuple[str, str, str], Postings] = OrderedDict()
        self._size = 0
        self._pairs: dict[tuple[str, Facet], _Pairs] = {}

    def postings(self, part: "Part", field: str, word: str) -> Postings:
        key = part.name, field, word
        if key in self._lists:
            self._lists.move_to_end(key)
            return self._lists[key]
        found = self._lists[key] = _read(part.reader, field, word)
        self._size += len(found.ids) + 16
        while self._size > _MOST_KEPT:
            self._size -= len(self._lists.popitem(last=False)[1].ids) + 16
        return found

    def pairs(self, part: "Part", facet: Facet) -> _Pairs:
        key = part.name, facet
        if key not in self._pairs:
            self._pairs[key] = _pairs(part, facet)
        return self._pairs[key]

    def forget_all_but(self, parts: Sequence["Part"]) -> None:
        """Parts that were merged into others are read no more."""
        names = {part.name for part in parts}
        self._pairs = {key: pairs for key, pairs in self._pairs.items() if key[0] in names}
        for key in [key for key in self._lists if key[0] not in names]:
            self._size -= len(self._lists.pop(key).ids) + 16


class Part:
    """One segment of the index; its documents count from `base`."""

    def __init__(self, reader: "IndexReader", base: int) -> None:
        segment = reader.segment()
        assert segment is not None, "a segment is what a leaf reads"
        self.reader, self.base = reader, base
        self.name: str = segment.segment_id()
        self.gone = [base + number for number in segment.deleted_docs()]


def _read(reader: "IndexReader", field: str, word: str) -> Postings:
    """All postings of a word, block by block: one by one takes forty times as long."""
    if (field, word) not in reader:
        return _NONE
    matcher = reader.postings(field, word)
    matcher = getattr(matcher, "child", matcher)  # what is taken out is left out by `live`
    matcher.reset()
    ids, often = [], []
    while matcher.is_active():
        matcher._read_data()
        steps, weights, _ = matcher._data
        ids.append(np.cumsum(np.array(steps, np.int32), dtype=np.int32))
        weighed = np.array(1.0 if weights is None else weights, np.float32)
        often.append(np.broadcast_to(weighed, len(steps)))
        matcher._next_block()
    return Postings(np.concatenate(ids), np.concatenate(often))


def _pairs(part: Part, facet: Facet) -> _Pairs:
    field = facet_field(facet)
    names = [word.decode() for word in part.reader.lexicon(field)]
    ids = [_read(part.reader, field, name).ids for name in names]
    if not ids:
        return [], _NONE.ids, _NONE.ids
    codes = np.repeat(np.arange(len(names), dtype=np.int32), [len(some) for some in ids])
    return names, np.concatenate(ids), codes


def facet_field(facet: Facet) -> str:
    return f"facet_{facet.name.lower()}"


class WhooshShelf:
    """The index at one moment, as `arrays` asks for it."""

    def __init__(self, reader: "IndexReader", kept: Kept) -> None:
        self.generation = reader.generation()
        self.size = reader.doc_count_all()
        self._reader, self._kept = reader, kept
        leaves = [leaf for leaf in reader.leaf_readers() if leaf[0].doc_count_all()]
        self._parts = [Part(leaf, base) for leaf, base in leaves]
        kept.forget_all_but(self._parts)
        self.live = np.ones(self.size, bool)
        for part in self._parts:
            self.live[part.gone] = False
        self.day = self._number("day").astype(np.int32)
        self.newness = _newness(self.day)
        self._brevity: dict[str, Floats] = {}
        self._values: dict[Facet, Values] = {}
        self._allowed: dict[Audience, Flags] = {}
        self._columns: dict[str, Any] = {}

    def close(self) -> None:
        self._reader.close()

    def name(self, number: int) -> tuple[str, str]:
        """The key and the group of a document."""
        stored = self._reader.stored_fields(int(number))
        return stored["key"], stored["group"]

    def allowed(self, audience: Audience) -> Flags:
        if audience not in self._allowed:
            self._allowed[audience] = allowed_to(audience, self)
        return self._allowed[audience]

    def postings(self, field: str, word: str) -> Postings:
        found = [(part.base, self._kept.postings(part, field, word)) for part in self._parts]
        filled = [(base, its) for base, its in found if len(its.ids)]
        if not filled:
            return _NONE
        if len(filled) == 1 and not filled[0][0]:
            return filled[0][1]
        return Postings(
            np.concatenate([its.ids + np.int32(base) for base, its in filled]),
            np.concatenate([its.often for _, its in filled]),
        )

    def beginning(self, field: str, start: str) -> list[str]:
        words: set[bytes] = set()
        for part in self._parts:
            words.update(part.reader.expand_prefix(field, start))
        return sorted(word.decode() for word in words)

    def brevity(self, field: str) -> Floats:
        if field not in self._brevity:
            counted = self._number(field)
            average = max(1.0, float(counted.sum()) / max(1, self.size))
            self._brevity[field] = np.float32(1) / (1 - _B + _B * counted / np.float32(average))
        return self._brevity[field]

    def values(self, facet: Facet) -> Values:
        if facet not in self._values:
            self._values[facet] = self._joined(facet)
        return self._values[facet]

    def stems(self, number: int) -> bytes:
        return self._held("stems", number)

    def said(self, number: int) -> bytes:
        return self._held("said", number)

    def _held(self, column: str, number: int) -> bytes:
        if column not in self._columns:
            self._columns[column] = self._reader.column_reader(column)
        return bytes(self._columns[column][number])

    def _number(self, name: str) -> Floats:
        numbers = np.zeros(self.size, np.float32)
        ids, values = self.postings("numbers", name)
        numbers[ids] = values
        return numbers

    def _joined(self, facet: Facet) -> Values:
        codes_of: dict[str, int] = {}
        ids, codes = [_NONE.ids], [_NONE.ids]
        for part in self._parts:
            names, where, its = self._kept.pairs(part, facet)
            known = np.array([codes_of.setdefault(n, len(codes_of)) for n in names], np.int32)
            ids.append(where + np.int32(part.base))
            codes.append(known[its])
        where = np.concatenate(ids)
        in_order = np.argsort(where, kind="stable")
        first = np.zeros(self.size + 1, np.int32)
        np.cumsum(np.bincount(where, minlength=self.size), out=first[1:])
        return Values(list(codes_of), first, np.concatenate(codes)[in_order])


def _newness(days: Ids) -> Floats:
    """By the few thousand days there are, not by the document."""
    each, which = np.unique(days, return_inverse=True)
    worth = [newness(date.fromordinal(int(day)) if day else None) for day in each]
    return np.array(worth, np.float32)[which]
