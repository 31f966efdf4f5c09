"""What a Tantivy index holds of a document."""

from itertools import chain

import tantivy

from app.search.documents import Document
from app.search.engines import ranking
from app.search.engines.tantivy_query import facet_field
from app.search.words import as_said, tokens

#: Stands between two parts of a document, so that no phrase reaches from one into the other.
_GAP = " | "
_NEVER = 10_000_000


def held_of(document: Document) -> tantivy.Document:
    met = document.occasion
    title, text = (list(tokens(words)) for words in (document.title, document.text))
    names = [list(tokens(name)) for name in met.names]
    parts = (document.title, document.text, *met.names)
    held = tantivy.Document(
        key=document.key,
        group=document.group,
        fingerprint=document.fingerprint,
        audience=list(document.audiences),
        cited=list(document.cited),
        cited_in=list(document.cited_in),
        title=" ".join(token.stem for token in title),
        text=" ".join(token.stem for token in text),
        body_names=_GAP.join(" ".join(token.stem for token in name) for name in names),
        anywhere=" ".join({token.stem for token in chain(title, text, *names)}),
        words=" ".join({token.word for token in (*title, *text)}),
        said=_GAP.join(" ".join(as_said(part)) for part in parts),
        named=" ".join({token.word for token in tokens(document.called)}),
    )
    held.add_integer("newest", met.on.toordinal() if met.on else 0)
    held.add_integer("oldest", met.on.toordinal() if met.on else _NEVER)
    held.add_float("weight", _as_tantivy_weighs(ranking.weight(document.kind, met.on)))
    for facet, values in document.facets.items():
        for value in values:
            held.add_text(facet_field(facet), value)
    return held


def _as_tantivy_weighs(weight: float) -> float:
    """Tantivy multiplies a score by log₂(2 + field): by 1.58 times `weight`, then."""
    return float(3**weight - 2)
