"""Who may find what. A document names its audiences; a viewer searches as some of them. Pure.

A record of a body is indexed as the public may read it, as the body’s members may and as its
clerks may, each once. A viewer searches their own bodies as one of these and all others as the
public, so nobody finds two versions of one record and nothing is counted that they may not read.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from app.accounts.rules import PUBLIC, Role, Viewer
from app.agenda.privacy import withheld
from app.search.documents import Document

EVERYONE, SIGNED_IN, EVERY_BODY = "public", "signed-in", "record"
#: Who keeps the record of every body.
KEEPER = Viewer(Role.CLERK, every_body=True)


@dataclass(frozen=True)
class Audience:
    """Finds what names one of `parts`; of other bodies than `own`, what names one of `others`."""

    parts: tuple[str, ...] = ()
    own: tuple[int, ...] = ()
    others: tuple[str, ...] = (EVERYONE,)


def audience_of(viewer: Viewer) -> Audience:
    """What `viewer` searches as. It sees no more than they do."""
    if viewer.every_body:
        return Audience((EVERY_BODY,), others=())
    kept, sat_on = viewer.clerk_of, viewer.member_of - viewer.clerk_of
    parts = [*map(_clerks, sorted(kept)), *map(_members, sorted(sat_on))]
    others = (EVERYONE, SIGNED_IN) if viewer.role else (EVERYONE,)
    return Audience(tuple(parts), tuple(sorted(kept | sat_on)), others)


def audiences(
    body_ids: Collection[int], *, signed_in: bool = False
) -> Mapping[Viewer, tuple[str, ...]]:
    """Someone of each audience of a record, and what it is called.

    `body_ids` is empty for a record that is no body’s, as a person is: who keeps some bodies
    finds it as the public does. `signed_in` is for what is shown to nobody else, as actions are.
    What they may read is `record.visibility`’s answer, not ours.
    """
    found: dict[Viewer, tuple[str, ...]] = {
        PUBLIC: (EVERYONE,),
        KEEPER: (EVERY_BODY, *map(_clerks, body_ids)),
    }
    if signed_in:
        found[Viewer(Role.READER)] = (SIGNED_IN,)
    for number in body_ids:
        found[Viewer(Role.COUNCILLOR, member_of=frozenset({number}))] = (_members(number),)
    return found


def _clerks(body_id: int) -> str:
    return f"clerks{body_id}"


def _members(body_id: int) -> str:
    return f"members{body_id}"


def for_each_audience(
    make: Callable[[Viewer], Iterable[Document]], readers: Mapping[Viewer, tuple[str, ...]]
) -> list[Document]:
    """What each audience may read of some records; once, where several read the same.

    An exempt item is two documents: its title for the public, all of it for the members and the
    clerks of its body. Nobody finds both.
    """
    found: dict[Document, list[str]] = {}
    for viewer, names in readers.items():
        for document in make(viewer):
            found.setdefault(document, []).extend(names)
    return [_without_marks(document, tuple(names)) for document, names in found.items()]


def _without_marks(document: Document, names: tuple[str, ...]) -> Document:
    """What a maker forgot to ask for is withheld from everyone."""
    title, text = withheld(document.title), withheld(document.text)
    return replace(document, audiences=names, title=title, text=text)
