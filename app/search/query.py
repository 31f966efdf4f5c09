"""What a person typed, read once into a tree that any engine can answer. Pure.

parking charges                 both words, in any form
"residents’ parking"            these words as they stand, one after the other
parking -permits                but not that word
consult*                        every word that begins so
what did we say of parking?     parking: a question is asked for what it is about
parking charges OR permits      parking, and either of the other two
body:cabinet kind:resolution mover:lee in:force before:2018-05-01
"""

import re
from dataclasses import dataclass, replace

from app.search.documents import Facet
from app.search.filters import FILTERS, read_filter
from app.search.questions import what_it_is_about
from app.search.tree import (
    Among,
    Called,
    Either,
    Node,
    Not,
    Phrase,
    Prefix,
    Reference,
    Unreadable,
    Word,
    all_of,
    either_of,
    is_filter,
    parts_of,
)
from app.search.words import as_said, reference_key, tokens

LONGEST = 400
DEEPEST = 12

_FILTER = rf'(?i:{"|".join(FILTERS)}):(?:"[^"]*"|[^\s()"]+)'
_PIECE = re.compile(
    rf"""\s*(?:
        (?P<filter> -?{_FILTER} )
      | (?P<phrase> -?"[^"]*" )
      | (?P<open> -?\( )
      | (?P<close> \) )
      | (?P<word> [^\s()"]+ )
    )""",
    re.VERBOSE,
)
_LABEL = re.compile(r"\d{1,2}|[a-z]|[ivx]+", re.IGNORECASE)
_FILTERS = re.compile(rf"(?<!\S)-?{_FILTER}")
#: Put together once: a choice of two types takes longer to make than to ask.
_WORDS, _NAMED = Word | Phrase, Among | Called
_AS_TYPED = str.maketrans({"“": '"', "”": '"', "–": "-", "−": "-", "\0": " "})


@dataclass(frozen=True)
class Query:
    """`wanted` is None where nothing was asked. `note` tells the reader how it was read."""

    wanted: Node | None
    note: str = ""

    def within(self, *narrower: Node) -> "Query":
        """The same, and in a body, of a kind or between days chosen on the page."""
        parts = [part for part in (self.wanted, *narrower) if part is not None]
        return replace(self, wanted=all_of(parts))


def parse(typed: str) -> Query:
    """Never fails: what cannot be read as a query is searched for as plain words."""
    typed = typed.translate(_AS_TYPED)[:LONGEST].strip()
    try:
        return Query(_or_cited_so(what_it_is_about(_Reader(typed).whole()), typed))
    except Unreadable as why:
        return plain_words(typed, str(why))


def plain_words(typed: str, why: str) -> Query:
    """A search for every word in `typed`, whatever stands between them."""
    words = [Word(token.word) for token in tokens(typed)]
    note = f"{why}, so this is a search for the plain words." if words else ""
    return Query(_or_cited_so(what_it_is_about(all_of(words)), typed), note)


def _or_cited_so(node: Node | None, typed: str) -> Node | None:
    """Let `EAB 10/2017 (2)` or a whole name find what it means, beside what holds the words."""
    words: list[Node] = []
    filters: list[Node] = []
    for part in parts_of(node):
        (filters if is_filter(part) else words).append(part)
    wanted = all_of(words)
    if wanted is None or not all(isinstance(word, _WORDS) for word in words):
        return node
    cited = Either(
        (Reference(reference_key(_FILTERS.sub(" ", typed) if filters else typed)), wanted)
    )
    return all_of([cited, *filters])


class _Reader:
    """Reads pieces from left to right. OR joins its two neighbours; all else must match."""

    def __init__(self, typed: str) -> None:
        self._pieces = _pieces(typed)
        self._next = 0
        self._depth = 0

    def whole(self) -> Node | None:
        node = self._together()
        if self._peek() is not None:
            raise Unreadable("There is a bracket that was never opened")
        return node

    def _peek(self) -> tuple[str, str] | None:
        return self._pieces[self._next] if self._next < len(self._pieces) else None

    def _together(self) -> Node | None:
        """Everything up to the end or to a closing bracket."""
        choices: list[list[Node]] = []
        joining = False
        while (piece := self._peek()) is not None and piece[0] != "close":
            self._next += 1
            if piece == ("word", "OR"):
                if joining or not choices:
                    raise Unreadable("OR needs a word on each side")
                joining = True
            elif piece != ("word", "AND") and (node := self._one(*piece)) is not None:
                if joining:
                    choices[-1].append(node)
                else:
                    choices.append([node])
                joining = False
        if joining:
            raise Unreadable("OR needs a word on each side")
        return all_of(_like_filters_joined([either_of(choice) for choice in choices]))

    def _one(self, sort: str, text: str) -> Node | None:
        """One piece; None where it says nothing, like a word that every page holds."""
        if (sort, text) == ("word", "NOT"):
            following = self._peek()
            if following is None or following[0] == "close":
                raise Unreadable("NOT needs a word after it")
            self._next += 1
            return _not(self._one(*following))
        node = self._read(sort, text.removeprefix("-"))
        return _not(node) if text.startswith("-") else node

    def _read(self, sort: str, text: str) -> Node | None:
        match sort:
            case "open":
                return self._bracket()
            case "filter":
                return read_filter(text)
            case _:
                return _words(text, quoted=sort == "phrase")

    def _bracket(self) -> Node | None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable("There are too many brackets")
        node = self._together()
        if self._peek() is None:
            raise Unreadable("There is a bracket that was never closed")
        self._next += 1
        self._depth -= 1
        return node


def _pieces(typed: str) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    place = 0
    while typed[place:].strip():
        found = _PIECE.match(typed, place)
        if found is None:
            raise Unreadable("There is a quotation mark without another")
        sort = found.lastgroup or ""
        piece = (sort, found.group(sort))
        if not (sort == "close" and _ends_a_label(pieces)):
            pieces.append(piece)
        place = found.end()
    return pieces


def _ends_a_label(pieces: list[tuple[str, str]]) -> bool:
    """Whether a closing bracket belongs to a clause's label, as in “TWP 122 b)”."""
    opened = sum((sort == "open") - (sort == "close") for sort, _ in pieces)
    return bool(pieces) and not opened and bool(_LABEL.fullmatch(pieces[-1][1]))


def _not(node: Node | None) -> Node | None:
    return Not(node) if node is not None else None


def _words(text: str, *, quoted: bool) -> Node | None:
    """A phrase, in quotation marks or parted only by punctuation: “e-mail” is two words."""
    found = [token.word for token in tokens(text)]
    if not found:
        return None
    if quoted:
        return Phrase(" ".join(as_said(text)))
    if len(found) > 1:
        return Phrase(" ".join(found), quoted=False)
    return Prefix(found[0]) if text.endswith("*") else Word(found[0])


def _like_filters_joined(nodes: list[Node]) -> list[Node]:
    """`kind:item kind:meeting` asks for either: no record is of two kinds or of two bodies."""
    if len([node for node in nodes if isinstance(node, _NAMED)]) < 2:
        return nodes
    joined = list(nodes)
    for facet in (Facet.KIND, Facet.BODY, Facet.YEAR, Facet.OUTCOME, Facet.STANDING):
        alike = [n for n in joined if isinstance(n, _NAMED) and n.facet is facet]
        if len(alike) > 1:
            joined = [node for node in joined if node not in alike] + [Either(tuple(alike))]
    return joined
