"""The words of a meeting that the public may not read today, whatever they could read before."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, Enum, Select, String, inspect, or_, select

from app.accounts.rules import PUBLIC
from app.agenda.models import AgendaItem, Matter, MinutesRevision
from app.agenda.privacy import marked_in, times
from app.agenda.twins import Twinned
from app.database import Base, Model, db
from app.meetings.models import Declaration, Meeting
from app.publishing.content import content_for
from app.publishing.rules import canonical


@dataclass(frozen=True)
class SaidNow:
    """What is kept from the public of a meeting today, and what they read of it today."""

    secrets: Collection[str]
    public: str

    @classmethod
    def of(cls, meeting: Meeting) -> "SaidNow":
        secrets = secrets_of(meeting)
        return cls(secrets, canonical(content_for(PUBLIC, meeting)) if secrets else "")

    def is_less_than(self, content: str) -> bool:
        """Whether a version says a secret, or says it more often than the public reads it now."""
        written = (canonical({"": secret})[5:-2] for secret in self.secrets)
        return any(times(words, content) > times(words, self.public) for words in written)


def secrets_of(meeting: Meeting) -> set[str]:
    """Whatever is marked as personal, and each line that is restricted or of a sensitive interest.

    A line that the public still reads elsewhere is for the caller to find.
    """
    marked = marked_in(text for query in _marked() for text in _texts(query, meeting))
    lines = {
        line.strip()
        for query in _restricted()
        for text in _texts(query, meeting)
        for line in text.splitlines()
    }
    return {words for words in marked | lines if words}


def _texts(query: Select[*tuple[str, ...]], meeting: Meeting) -> Iterator[str]:
    for row in db.session.execute(query.where(Meeting.id == meeting.id)):
        yield from filter(None, row)


@cache
def _marked() -> list[Select[*tuple[str, ...]]]:
    """For each model that hangs on a meeting, its texts with a mark; of minutes the latest."""
    found = []
    for model in _models():
        texts = _texts_of(model)
        for query in _of_a_meeting(model, select(*texts)):
            found.append(query.where(or_(*(text.contains("{{") for text in texts))))
    matters = select(Matter.title).join(AgendaItem).join(Meeting)
    return [*found, matters.where(Matter.title.contains("{{"))]


@cache
def _restricted() -> list[Select[*tuple[str, ...]]]:
    minutes = _of_a_meeting(MinutesRevision, select(MinutesRevision.restricted_text))
    interests = select(Declaration.nature, Declaration.dispensation).join(Meeting)
    twinned = [
        query.where(model.restricted)
        for model in _models()
        if issubclass(model, Twinned)
        for query in _of_a_meeting(model, select(model.text))
    ]
    return [*minutes, interests.where(Declaration.sensitive), *twinned]


def _models() -> list[type[Base]]:
    every = (mapper.class_ for mapper in Model.registry.mappers)
    kept = [model for model in every if hasattr(model, "sealed_by")]
    return [model for model in kept if _texts_of(model)]


def _texts_of(model: type[Base]) -> list[ColumnElement[str]]:
    columns = inspect(model).columns
    return [c for c in columns if isinstance(c.type, String) and not isinstance(c.type, Enum)]


def _of_a_meeting(
    model: type[Base], query: Select[*tuple[str, ...]]
) -> Iterator[Select[*tuple[str, ...]]]:
    """Along each way by which a record of `model` hangs on a meeting (`meetings.seal`)."""
    for way in model.sealed_by.split(" or "):  # type: ignore[attr-defined]  # asked of `_models`
        joined, here = query.select_from(model), model
        for step in filter(None, way.split(".")):
            relation = getattr(here, step)
            joined, here = joined.join(relation), relation.property.mapper.class_
        if model is MinutesRevision:
            joined = joined.where(MinutesRevision.number == AgendaItem.revision)
        yield joined
