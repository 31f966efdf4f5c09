"""What is asked for, as Tantivy asks it, and the fields that it asks."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache

import tantivy
from tantivy import FieldType, Occur, Query

from app.search import tree
from app.search.audiences import Audience
from app.search.documents import Facet
from app.search.engines import ranking
from app.search.words import tokens

_BOOSTS = {
    "title": ranking.IN_TITLE,
    "text": ranking.IN_TEXT,
    "body_names": ranking.IN_BODY_NAME,
}


def _schema() -> tantivy.Schema:
    made = tantivy.SchemaBuilder()
    for name in ("key", "group", "fingerprint"):
        made.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("audience", "cited", "cited_in"):
        made.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for facet in Facet:
        made.add_text_field(
            facet_field(facet), fast=True, tokenizer_name="raw", index_option="basic"
        )
    for name in (*_BOOSTS, "said"):
        made.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("anywhere", "words", "named"):
        made.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in ("newest", "oldest"):
        made.add_integer_field(name, indexed=True, fast=True)
    made.add_float_field("weight", fast=True)
    return made.build()


def facet_field(facet: Facet) -> str:
    return f"facet_{facet.name.lower()}"


SCHEMA = _schema()


def without_vain_references(wanted: tree.Node, searcher: tantivy.Searcher) -> tree.Node:
    """Words could be what something is cited by, and hardly ever are: its list of terms knows."""
    parts: list[tree.Node] = []
    for part in tree.parts_of(wanted):
        match part:
            case tree.Either((tree.Reference(key), typed)) if not (
                searcher.doc_freq("cited", key) or searcher.doc_freq("cited_in", key)
            ):
                parts += tree.parts_of(typed)
            case _:
                parts.append(part)
    return tree.all_of(parts) or wanted


def query_of(node: tree.Node, narrower: Sequence[Query] = (), *, scored: bool = True) -> Query:
    """What matches `node` and each of `narrower`, which count for nothing.

    `scored` is false for a query that only counts: it then reads half as much.
    """
    match node:
        case tree.Word() | tree.Not():
            return _all([node], narrower, scored=scored)
        case tree.All(of):
            return _all(of, narrower, scored=scored)
        case _:
            return within(_part(node, scored=scored), narrower)


def _part(node: tree.Node, *, scored: bool) -> Query:
    match node:
        case tree.Phrase(text, quoted=True):
            words: list[str | tuple[int, str]] = [*text.split()]
            held = only(_in_a_row("said", words))
            return _all([tree.Word(t.word) for t in tokens(text)], [held], scored=scored)
        case tree.Phrase(text):
            stems: list[str | tuple[int, str]] = [token.stem for token in tokens(text)]
            return _anywhere(lambda field: _in_a_row(field, stems))
        case tree.Prefix(text):
            return only(_beginning("words", text))
        case tree.Reference(key):
            return _either(
                [
                    Query.const_score_query(term("cited", key), ranking.CITED),
                    Query.const_score_query(term("cited_in", key), ranking.CITED_IN),
                ]
            )
        case tree.Beginning(text):
            return _begun(text, node.cited)
        case tree.Among(facet, values):
            return only(among(facet, values))
        case tree.Dated(since, until):
            first, last = (since or date.min).toordinal(), (until or date.max).toordinal()
            days = Query.range_query(SCHEMA, "newest", FieldType.Integer, first, last)
            return only(days)
        case tree.Either(of):
            return _either([query_of(part, scored=scored) for part in of])
        case tree.Some(of, least):
            return _some(of, least, scored=scored)
        case _:
            raise ValueError(f"{node} was not looked up")


def _all(parts: Sequence[tree.Node], narrower: Sequence[Query], *, scored: bool) -> Query:
    """Refusals stand beside what is wanted, so that they are taken from what is found; so does
    whatever narrows, which is faster than to search within what was found.

    Where a word must be, one field says; what each field makes it worth stands beside, and is
    asked only of what holds every word. That is twice as fast as a choice of fields for each word.
    """
    clauses = [(Occur.Must, query) for query in narrower]
    for part in parts:
        match part:
            case tree.Not(of):
                clauses.append((Occur.MustNot, query_of(of, scored=False)))
            case tree.Word(text):
                held, worth = _word(text)
                clauses.append((Occur.Must, held))
                clauses += [(Occur.Should, query) for query in worth if scored]
            case _:
                clauses.append((Occur.Must, query_of(part, scored=scored)))
    if all(occur is Occur.MustNot for occur, _ in clauses):
        clauses.insert(0, (Occur.Must, only(Query.all_query())))
    return Query.boolean_query(clauses)


@lru_cache(maxsize=5_000)  # whoever narrows a search or turns a page asks for the same words
def _word(text: str) -> tuple[Query, Sequence[Query]]:
    stem = next(token.stem for token in tokens(text))
    worth = [Query.boost_query(term(f, stem, "freq"), boost) for f, boost in _BOOSTS.items()]
    typed = Query.boost_query(term("words", text), ranking.AS_TYPED)
    return only(term("anywhere", stem)), [*worth, typed]


def _anywhere(made: Callable[[str], Query]) -> Query:
    return _either([Query.boost_query(made(field), boost) for field, boost in _BOOSTS.items()])


def _in_a_row(field: str, words: list[str | tuple[int, str]]) -> Query:
    """A phrase of one word is refused by Tantivy."""
    if len(words) == 1:
        return term(field, str(words[0]))
    return Query.phrase_query(SCHEMA, field, words)


def _begun(text: str, cited: str) -> Query:
    *whole, last = [token.word for token in tokens(text)]
    named = [term("named", word) for word in whole] + [_beginning("named", last)]
    called = within(named[0], named[1:])
    return only(_either([called, _beginning("cited", cited)]) if cited else called)


def _beginning(field: str, start: str) -> Query:
    return Query.regex_query(SCHEMA, field, f"{re.escape(start)}.*")


def _some(parts: Sequence[tree.Node], least: int, *, scored: bool) -> Query:
    some = [(Occur.Should, query_of(part, scored=scored)) for part in parts]
    enough = Query.boolean_query(some, minimum_number_should_match=least)
    if not scored:
        return enough
    every = Query.const_score_query(_all(parts, (), scored=False), ranking.EVERY_WORD)
    return Query.boolean_query([(Occur.Must, enough), (Occur.Should, every)])


def among(facet: Facet, values: Iterable[str]) -> Query:
    return Query.term_set_query(SCHEMA, facet_field(facet), list(values))


@lru_cache(maxsize=1_000)
def allowed_to(audience: Audience) -> Query:
    """What is left of the index for whoever searches; the rest is neither found nor counted."""
    allowed = [term("audience", part) for part in audience.parts]
    if audience.others:
        others = _either([term("audience", part) for part in audience.others])
        own = among(Facet.BODY, map(str, audience.own))
        allowed.append(Query.boolean_query([(Occur.Must, others), (Occur.MustNot, own)]))
    return _either(allowed)


def term(field: str, word: str, index_option: str = "basic") -> Query:
    return Query.term_query(SCHEMA, field, word, index_option)


def only(query: Query) -> Query:
    """It narrows, and counts for nothing."""
    return Query.const_score_query(query, 0.0)


def within(query: Query, others: Iterable[Query]) -> Query:
    parts = (query, *others)
    if len(parts) == 1:
        return query
    return Query.boolean_query([(Occur.Must, part) for part in parts])


def _either(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])
