"""Search with Whoosh: pure Python, an index of plain files.

No other module but `whoosh_folder` imports whoosh. Whoosh writes, merges and reads the index.
What is found is worked out in `arrays`, from postings that are read whole and kept.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh import columns, fields, formats, index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.writing import IndexWriter

from app.search.audiences import Audience
from app.search.documents import Document, Facet
from app.search.engines import Matches, Sought
from app.search.engines.answering import answer
from app.search.engines.ranking import alike
from app.search.engines.whoosh_folder import Folder
from app.search.engines.whoosh_shelf import Kept, WhooshShelf, facet_field
from app.search.words import as_said, tokens

_MEMORY_MB = 128
#: Long blocks, and none packed: they are read whole, so there is nothing to skip.
_CODEC = W3Codec(blocklimit=4096, compression=0)


class _Counted(fields.FieldType):
    """Words that were told apart and counted already, without their places."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), analyzer=None)

    def index(self, value: Mapping[str, float], **_: Any) -> Any:
        for word, times in value.items():
            yield word.encode(), 1, float(times), b""

    def to_bytes(self, value: str | bytes) -> bytes:
        return value.encode() if isinstance(value, str) else value


_WORDS = ("title", "text", "body_names", "words", "named", "cited", "cited_in", "audience")
_SCHEMA = fields.Schema(
    key=fields.STORED,
    fingerprint=fields.STORED,
    group=fields.ID(stored=True),
    stems=fields.COLUMN(columns.VarBytesColumn()),
    said=fields.COLUMN(columns.VarBytesColumn()),
    numbers=_Counted(),  # each kept as how often its name occurs
    **{name: _Counted() for name in _WORDS},
    **{facet_field(facet): _Counted() for facet in Facet},
)


class WhooshEngine:
    def __init__(self, folder: Path) -> None:
        self._folder = Folder(folder)
        with self._folder.nothing_left_open():
            self._index = self._folder.open_index(schema=_SCHEMA)
        self._searching = Lock()
        self._kept = Kept()
        self._shelf: WhooshShelf | None = None

    def write(self, changes: Mapping[str, Sequence[Document]]) -> None:
        with self._folder.nothing_left_open(), _writing(self._index) as writer:
            for group, documents in changes.items():
                writer.delete_by_term("group", group)
                for document in documents:
                    writer.add_document(**_fields(document))

    def search(self, sought: Sought) -> Matches:
        with self._searching:
            shelf = self._current()
            found = answer(sought, shelf, shelf.allowed(sought.audience))
            return Matches(found.total, [shelf.name(n) for n in found.page], found.counts)

    def spellings(self, word: str, audience: Audience) -> list[str]:
        with self._searching:
            shelf = self._current()
            allowed = shelf.allowed(audience)
            near = alike(word, shelf.beginning("words", word[:1]))
            often = {w: int(allowed[shelf.postings("words", w).ids].sum()) for w in near}
            return [w for w in near if often[w]]

    def contents(self) -> Iterator[tuple[str, str]]:
        with self._folder.nothing_left_open(), self._index.reader() as reader:
            for stored in reader.all_stored_fields():
                yield stored["group"], stored["fingerprint"]

    def close(self) -> None:
        with self._searching:
            self._put_away()
        self._index.close()

    def _put_away(self) -> None:
        if self._shelf is not None:
            self._shelf.close()
            self._shelf = None

    def _current(self) -> WhooshShelf:
        """The index as it is now: opened once, and again after each write.

        Readers are not taken over from the last (`reuse`): they would go on finding documents
        that have been taken out since.
        """
        if self._shelf and self._shelf.generation == self._index.latest_generation():
            return self._shelf
        self._put_away()
        with self._folder.nothing_left_open():
            self._shelf = WhooshShelf(self._index.reader(), self._kept)
        return self._shelf


class Whoosh:
    """Makes and opens Whoosh indexes. Count `layout` up when documents or fields change shape."""

    layout = "whoosh-6"

    def create(self, folder: Path, documents: Iterable[Document]) -> None:
        made = index.create_in(str(folder), _SCHEMA)
        with _writing(made) as writer:
            for document in documents:
                writer.add_document(**_fields(document))
        made.close()

    def open(self, folder: Path) -> WhooshEngine:
        return WhooshEngine(folder)


@contextmanager
def _writing(opened: index.Index) -> Iterator[IndexWriter]:
    """All that is written inside is committed at the end, or none of it where that fails."""
    writer = opened.writer(limitmb=_MEMORY_MB, codec=_CODEC)
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    writer.commit()


def _fields(document: Document) -> dict[str, object]:
    title, text, named = ([*tokens(words)] for words in _texts(document))
    stems = {
        "title": [token.stem for token in title],
        "text": [token.stem for token in text],
        "body_names": [token.stem for token in named],
    }
    met = document.occasion
    numbers = {"day": met.on.toordinal() if met.on else 0} | {f: len(s) for f, s in stems.items()}
    facets = {facet_field(f): dict.fromkeys(v, 1) for f, v in document.facets.items()}
    lines = [*(stems[field] for field in ("title", "text")), *map(_stems, met.names)]
    held: dict[str, object] = {
        "numbers": {name: number for name, number in numbers.items() if number},
        "words": dict.fromkeys((token.word for token in (*title, *text)), 1),
        "named": dict.fromkeys((token.word for token in tokens(document.called)), 1),
        "cited": dict.fromkeys(document.cited, 1),
        "cited_in": dict.fromkeys(document.cited_in, 1),
        "audience": dict.fromkeys(document.audiences, 1),
    }
    held |= facets | {field: Counter(words) for field, words in stems.items()}
    return {
        "key": document.key,
        "fingerprint": document.fingerprint,
        "group": document.group,
        "stems": _lines(lines),
        "said": _lines(map(as_said, (document.title, document.text, *met.names))),
        **{name: value for name, value in held.items() if value},
    }


def _texts(document: Document) -> tuple[str, str, str]:
    return document.title, document.text, "\n".join(document.occasion.names)


def _stems(text: str) -> list[str]:
    return [token.stem for token in tokens(text)]


def _lines(lines: Iterable[Sequence[str]]) -> bytes:
    return "\n".join(f" {' '.join(words)} " for words in lines).encode()
