"""What a search asks for, as a tree that any engine can answer. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.search.documents import Facet
from app.search.words import reference_key, tokens


@dataclass(frozen=True)
class Word:
    """A word in any form; in the very form that was typed it counts for more."""

    text: str


@dataclass(frozen=True)
class Phrase:
    """Words one after the other: `quoted` as they were said, each of them; where only punctuation
    parted them, like “e-mail”, in any form.
    """

    text: str
    quoted: bool = True


@dataclass(frozen=True)
class Prefix:
    text: str


@dataclass(frozen=True)
class Reference:
    """Whatever is cited so, by `words.reference_key`; it comes before all else."""

    key: str


@dataclass(frozen=True)
class Beginning:
    """What is called so, as far as someone has typed; the last word may go on.

    Or what is cited so, once a number is typed: no word of a title is one as a rule.
    """

    text: str

    @property
    def cited(self) -> str:
        return reference_key(self.text) if any(map(str.isdecimal, self.text)) else ""


@dataclass(frozen=True)
class Among:
    """Whatever holds one of these values of a facet. It narrows, and counts for nothing."""

    facet: Facet
    values: tuple[str, ...]


@dataclass(frozen=True)
class Called:
    """A body or a person by what someone called them, until `looked_up` finds who that is."""

    facet: Facet
    name: str


@dataclass(frozen=True)
class Dated:
    """On or after `since` and on or before `until`. It narrows, and counts for nothing."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Not:
    of: "Node"


@dataclass(frozen=True)
class All:
    of: tuple["Node", ...]


@dataclass(frozen=True)
class Either:
    of: tuple["Node", ...]


@dataclass(frozen=True)
class Some:
    """At least `least` of these; what holds all of them comes before what does not."""

    of: tuple["Node", ...]
    least: int


Node = (
    Word
    | Phrase
    | Prefix
    | Reference
    | Beginning
    | Among
    | Called
    | Dated
    | Not
    | All
    | Either
    | Some
)


class Unreadable(Exception):
    """What was typed is no query. The message says why, to the person who typed it."""


def all_of(nodes: Sequence[Node]) -> Node | None:
    if len(nodes) > 1:
        return All(tuple(nodes))
    return nodes[0] if nodes else None


def either_of(nodes: Sequence[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Either(tuple(nodes))


def parts_of(node: Node | None) -> tuple[Node, ...]:
    """What must all match."""
    if node is None:
        return ()
    return node.of if isinstance(node, All) else (node,)


def is_filter(node: Node) -> bool:
    """Whether it only narrows what is found, and so is no word that could be cited."""
    match node:
        case Among() | Called() | Dated():
            return True
        case Not(of):
            return is_filter(of)
        case Either(of):
            return all(is_filter(part) for part in of)
        case _:
            return False


def looked_up(node: Node, ids_of: Callable[[Facet, str], tuple[int, ...]]) -> Node:
    """The same tree with whoever was named given their ids.

    Raises Unreadable where nobody is called so.
    """
    match node:
        case Called(facet, name):
            found = ids_of(facet, name)
            if not found:
                sort = "body" if facet is Facet.BODY else "person"
                raise Unreadable(f"There is no {sort} called “{name}”")
            return Among(facet, tuple(map(str, found)))
        case Not(of):
            return Not(looked_up(of, ids_of))
        case All(of):
            return All(tuple(looked_up(part, ids_of) for part in of))
        case Either(of):
            return Either(tuple(looked_up(part, ids_of) for part in of))
        case Some(of, least):
            return Some(tuple(looked_up(part, ids_of) for part in of), least)
        case _:
            return node


@dataclass(frozen=True)
class Marks:
    """What to mark in the text of a hit: words by their stems, or by how they begin."""

    stems: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()


def marks(node: Node | None) -> Marks:
    leaves = list(_leaves(node))
    words = [leaf.text for leaf in leaves if not isinstance(leaf, Prefix)]
    return Marks(
        frozenset(token.stem for word in words for token in tokens(word)),
        tuple(leaf.text for leaf in leaves if isinstance(leaf, Prefix)),
    )


def _leaves(node: Node | None) -> Iterator[Word | Phrase | Prefix]:
    """What is looked for, whatever it is part of; nothing that is refused."""
    match node:
        case All(of) | Either(of) | Some(of):
            for part in of:
                yield from _leaves(part)
        case Word() | Phrase() | Prefix():
            yield node
