"""What a search asks for, as a tree that any engine can answer. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.search.documents import Kind
from app.search.words import tokens


@dataclass(frozen=True)
class Word:
    text: str


@dataclass(frozen=True)
class Phrase:
    text: str


@dataclass(frozen=True)
class Prefix:
    text: str


@dataclass(frozen=True)
class Reference:
    """Whatever is cited so, by `words.reference_key`; it comes before all else."""

    key: str


@dataclass(frozen=True)
class OfKind:
    kind: Kind


@dataclass(frozen=True)
class OfBody:
    """A body by what someone called it and, once that was looked up, by its ids."""

    name: str
    ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Dated:
    """On or after `since` and on or before `until`."""

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


Node = Word | Phrase | Prefix | Reference | OfKind | OfBody | Dated | Not | All | Either


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
        case OfKind() | OfBody() | Dated():
            return True
        case Not(of):
            return is_filter(of)
        case Either(of):
            return all(is_filter(part) for part in of)
        case _:
            return False


def looked_up(node: Node, ids_of: Callable[[str], tuple[int, ...]]) -> Node:
    """The same tree with each body that was named given its ids.

    Raises Unreadable where no body is called so.
    """
    match node:
        case OfBody(name, ()):
            found = ids_of(name)
            if not found:
                raise Unreadable(f"There is no body called “{name}”")
            return OfBody(name, found)
        case Not(of):
            return Not(looked_up(of, ids_of))
        case All(of):
            return All(tuple(looked_up(part, ids_of) for part in of))
        case Either(of):
            return Either(tuple(looked_up(part, ids_of) for part in of))
        case _:
            return node


@dataclass(frozen=True)
class Marks:
    """What to mark in the text of a hit: words by their stems, or by how they begin."""

    stems: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()

    def __or__(self, other: "Marks") -> "Marks":
        return Marks(self.stems | other.stems, self.beginnings + other.beginnings)


def marks(node: Node | None) -> Marks:
    match node:
        case Word(text) | Phrase(text):
            return Marks(frozenset(token.stem for token in tokens(text)))
        case Prefix(text):
            return Marks(beginnings=(text,))
        case All(of) | Either(of):
            found = Marks()
            for part in of:
                found |= marks(part)
            return found
        case _:
            return Marks()
