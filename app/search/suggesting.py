"""What someone may be about to type: titles, people, bodies and references that begin so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.accounts.rules import Viewer
from app.search.addresses import page_of
from app.search.audiences import audience_of
from app.search.documents import Document, Facet, Kind
from app.search.engines import Sought
from app.search.finding import answered, read_again
from app.search.index import IndexMissing
from app.search.tree import Beginning
from app.search.words import tokens

#: In the order offered.
_NAMED = (Kind.BODY, Kind.PERSON, Kind.MATTER)
_TITLED = (Kind.ITEM, Kind.PAPER)
#: Fewer letters begin too many words.
_SHORTEST, _LONGEST = 2, 200


@dataclass(frozen=True)
class Suggestion:
    words: str
    kind: Kind
    address: str


def suggestions(typed: str, viewer: Viewer, most: int = 8) -> Sequence[Suggestion]:
    """Each name once; none without an index. Nothing that `viewer` would not find by searching."""
    said = typed.strip()[:_LONGEST]
    if len(said) < _SHORTEST or not any(tokens(said)):
        return ()
    found = [*_begun(said, _NAMED, viewer, most), *_begun(said, _TITLED, viewer, most)]
    found.sort(key=lambda document: (*_NAMED, *_TITLED).index(document.kind))
    by_words: dict[str, Suggestion] = {}
    for document in found:
        offer = Suggestion(_in_words(document), document.kind, page_of(document.link))
        by_words.setdefault(offer.words.casefold(), offer)
    return [*by_words.values()][:most]


def _begun(typed: str, kinds: Iterable[Kind], viewer: Viewer, most: int) -> Iterable[Document]:
    """What is called or cited so."""
    chosen = {Facet.KIND: tuple(kind.value for kind in kinds)}
    sought = Sought(Beginning(typed), audience_of(viewer), chosen, count=2 * most)
    try:
        return read_again(answered(lambda engine: engine.search(sought)), viewer)
    except IndexMissing:
        return ()


def _in_words(document: Document) -> str:
    facts = (document.reference, document.title) if document.kind in _TITLED else (document.title,)
    return ", ".join(fact for fact in facts if fact)
