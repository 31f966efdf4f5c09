"""Who is meant by a name typed in a filter: `body:cabinet`, `mover:lee`."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.accounts.rules import Viewer
from app.bodies.models import Body
from app.database import db
from app.people.models import Person
from app.record.visibility import people_seen
from app.search.documents import Facet
from app.search.words import reference_key, tokens


def ids_of(facet: Facet, name: str, viewer: Viewer) -> tuple[int, ...]:
    return bodies_called(name) if facet is Facet.BODY else people_called(name, viewer)


def bodies_called(name: str) -> tuple[int, ...]:
    """The body of exactly this name, code or alias; else every body with these words in one."""
    bodies = db.session.scalars(select(Body).options(selectinload(Body.aliases)))
    return _called(
        name,
        {
            body.id: [body.name, body.code or "", body.slug, *(a.name for a in body.aliases)]
            for body in bodies
        },
    )


def people_called(name: str, viewer: Viewer) -> tuple[int, ...]:
    """Whoever is called exactly so; else everyone with these words in their name.

    Of those whom the viewer may know of: that nobody is called so would tell as much.
    """
    people = db.session.execute(select(Person.id, Person.name).where(people_seen(viewer)))
    return _called(name, {number: [whole] for number, whole in people})


def _called(name: str, everyone: dict[int, list[str]]) -> tuple[int, ...]:
    exactly, wanted = reference_key(name), {token.stem for token in tokens(name)}
    alike = []
    for number, names in everyone.items():
        if exactly in map(reference_key, names):
            return (number,)
        if wanted and wanted <= {token.stem for words in names for token in tokens(words)}:
            alike.append(number)
    return tuple(alike)
