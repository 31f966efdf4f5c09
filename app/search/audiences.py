"""Who may find what. A document names its audiences; a viewer searches as one of them. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from app.accounts.rules import PUBLIC, Role, Viewer
from app.search.documents import Document

#: Someone of each audience. What they may read is `record.visibility`'s answer, not ours.
AUDIENCES: Mapping[str, Viewer] = {"public": PUBLIC, "record": Viewer(Role.CLERK)}


def audience_of(viewer: Viewer) -> str:
    """The widest audience that sees no more than `viewer` does."""
    return "record" if viewer.sees_drafts and viewer.sees_restricted else "public"


def for_each_audience(
    make: Callable[[Viewer], Iterable[Document]], audiences: Mapping[str, Viewer] = AUDIENCES
) -> list[Document]:
    """What each audience may read of some records; once, where several read the same.

    An exempt item is two documents: its title for the public, all of it for those who keep
    the record. Nobody finds both.
    """
    readers: dict[Document, list[str]] = {}
    for audience, viewer in audiences.items():
        for document in make(viewer):
            readers.setdefault(document, []).append(audience)
    return [replace(document, audiences=tuple(names)) for document, names in readers.items()]
