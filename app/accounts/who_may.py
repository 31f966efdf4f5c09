"""Who may use a route, as the line under it declares. Pure: a viewer and bodies in, an answer out.

A clerk keeps the record of chosen bodies or of every body. An administrator does not by being one:
whoever gives others their bodies should not read exempt business by doing so.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto

from app.accounts.rules import Role, Viewer


class Keeping(Enum):
    """Of which bodies someone must keep the record."""

    OF_THE_BODY = auto()
    ANY = auto()
    EVERY = auto()


@dataclass(frozen=True)
class WhoMay:
    """Those in `roles`, whatever they keep, and those who keep the record as far as `keeping`.

    The role None is the public.
    """

    words: str
    roles: frozenset[Role | None] = frozenset()
    keeping: Keeping | None = None

    @property
    def asks_of_the_body(self) -> bool:
        return self.keeping is Keeping.OF_THE_BODY

    def allows(self, viewer: Viewer, bodies: Collection[Collection[int]] = ()) -> bool:
        """Whether `viewer` may. `bodies` are those of each record that the address names."""
        if viewer.role in self.roles:
            return True
        match self.keeping:
            case Keeping.OF_THE_BODY:
                return bool(bodies) and all(_keeps_one(viewer, of_one) for of_one in bodies)
            case Keeping.ANY:
                return viewer.keeps_the_record
            case Keeping.EVERY:
                return viewer.every_body
            case None:
                return False


def _keeps_one(viewer: Viewer, bodies: Collection[int]) -> bool:
    """What no body has taken up yet, like a matter without items, is any clerk's."""
    if not bodies:
        return viewer.keeps_the_record
    return any(viewer.keeps(body_id) for body_id in bodies)


EVERYONE = WhoMay("Everyone, signed in or not", frozenset({None, *Role}))
SIGNED_IN = WhoMay("Everyone who is signed in", frozenset(Role))
OFFICERS_AND_CLERKS = WhoMay(
    "The officer who is responsible, and clerks of the body",
    frozenset({Role.OFFICER}),
    Keeping.OF_THE_BODY,
)
#: Which draft minutes someone is asked to read is for the page to say: it refuses everyone else.
REVIEWERS_AND_CLERKS = WhoMay(
    "Clerks of the body, and those who review its draft minutes", frozenset(Role)
)
CLERKS = WhoMay("Clerks of the body", keeping=Keeping.OF_THE_BODY)
ANY_CLERK = WhoMay("Any clerk", keeping=Keeping.ANY)
ANY_CLERK_AND_ADMINISTRATORS = WhoMay(
    "Any clerk, and administrators", frozenset({Role.ADMINISTRATOR}), Keeping.ANY
)
CHIEF_CLERKS = WhoMay("Clerks of every body", keeping=Keeping.EVERY)
CHIEF_CLERKS_AND_ADMINISTRATORS = WhoMay(
    "Clerks of every body, and administrators", frozenset({Role.ADMINISTRATOR}), Keeping.EVERY
)
ADMINISTRATORS = WhoMay("Administrators", frozenset({Role.ADMINISTRATOR}))
