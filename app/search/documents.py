"""What search knows of each record, as one viewer may read it. Pure: records in, documents out.

Each maker is told what its reader sees (`record.visibility` decides that) and leaves out all
else, so what the index holds for the public was never made from anything but the public's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING

from app.agenda.markup import parse, plain_text
from app.bodies.rules import municipal_year
from app.search.words import reference_key

if TYPE_CHECKING:
    from app.agenda.models import AgendaItem, Matter, MinuteNumber, MinutesRevision
    from app.bodies.models import Body
    from app.decisions.models import RecommendationClause, ResolutionClause
    from app.meetings.models import Meeting
    from app.people.models import Organisation, Person


class Kind(StrEnum):
    RESOLUTION = "resolution"
    RECOMMENDATION = "recommendation"
    ITEM = "item"
    MEETING = "meeting"
    MATTER = "matter"
    BODY = "body"
    PERSON = "person"


@dataclass(frozen=True)
class Link:
    """The page of a record, for `url_for`."""

    endpoint: str
    values: Mapping[str, str | int]
    anchor: str = ""


@dataclass(frozen=True)
class Occasion:
    """The body and the day of a record. A body goes by all of `names`; `on` is None for no day."""

    body: str = ""
    body_id: int | None = None
    names: tuple[str, ...] = ()
    on: date | None = None
    year: str = ""


@dataclass(frozen=True)
class Document:
    """One thing to find. `group` names what is indexed anew together: an item and its clauses.

    `cited` are the references and whole names that mean exactly this, `cited_in` those of the
    minute that holds it. `audiences` may find it.
    """

    kind: Kind
    key: str
    group: str
    title: str
    text: str
    link: Link = field(compare=False, repr=False)
    occasion: Occasion = Occasion()
    reference: str = ""
    cited: tuple[str, ...] = ()
    cited_in: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Changes whenever anything changes that the index holds of it."""
        return blake2b(repr(self).encode(), digest_size=12).hexdigest()


@dataclass(frozen=True)
class Sight:
    """What someone may read of an item whose agenda they see (`record.visibility`)."""

    minutes: bool
    inside: bool
    restricted: bool


def item_documents(
    item: "AgendaItem", annual_meetings: Mapping[int, date], sees: Sight
) -> Iterator[Document]:
    """The item with its minutes, and each clause recommended and resolved on it."""
    whole = Document(
        kind=Kind.ITEM,
        key=f"item:{item.id}",
        group=f"item:{item.id}",
        title=item.title,
        text=_words_of(item, sees),
        link=_item_link(item, sees.minutes),
        occasion=_occasion(item.meeting, annual_meetings),
        reference=_reference(item, sees.minutes),
        cited=_citations(item) if sees.minutes else (),
    )
    yield whole
    if not sees.inside:
        return
    part = replace(whole, cited=(), cited_in=whole.cited)
    for recommendation in item.recommendations:
        for recommended in recommendation.clauses:
            yield _recommended(recommended, part)
    for resolution in item.resolutions if sees.minutes else ():
        for clause in resolution.clauses:
            yield _resolved(item, clause, part)


def _words_of(item: "AgendaItem", sees: Sight) -> str:
    """The purpose and the minutes, as far as they may be read."""
    parts: list[str] = []
    if sees.inside:
        parts += [item.purpose, item.presenter.formal_name if item.presenter else ""]
    if sees.inside and sees.minutes:
        parts.append(item.introduced_by)
    if item.minutes and sees.minutes:
        parts += _written(item.minutes, sees)
    return _together(parts)


def _written(minutes: "MinutesRevision", sees: Sight) -> Iterator[str]:
    """The summary is public where the minutes themselves are exempt (LGA 1972 s.100C(2))."""
    if sees.inside:
        yield plain_text(parse(minutes.text))
    yield plain_text(parse(minutes.public_summary))
    if sees.inside and sees.restricted:
        yield plain_text(parse(minutes.restricted_text))


def _recommended(clause: "RecommendationClause", part: Document) -> Document:
    return replace(
        part,
        kind=Kind.RECOMMENDATION,
        key=f"recommendation:{clause.id}",
        text=clause.text,
        reference=f"{part.reference} recommendation {_full_label(clause)}".strip(),
        link=replace(part.link, anchor=f"recommended-{clause.id}"),
    )


def _resolved(item: "AgendaItem", clause: "ResolutionClause", part: Document) -> Document:
    label = clause.full_label
    return replace(
        part,
        kind=Kind.RESOLUTION,
        key=f"resolution:{clause.id}",
        text=clause.text,
        reference=clause.citation,
        cited=_keys([clause.citation, *(f"{citation} {label}" for citation in _citations(item))]),
        link=_clause_link(item, clause),
    )


def _item_link(item: "AgendaItem", minuted: bool) -> Link:
    """By its minute number, once the reader may know it: the address that people keep."""
    if minuted and item.minute:
        return Link("record.minute", _minute_values(item.minute))
    return Link("record.item", {"item_id": item.id})


def _clause_link(item: "AgendaItem", clause: "ResolutionClause") -> Link:
    if item.minute is None:
        return Link("record.clause_by_id", {"clause_id": clause.id})
    return Link("record.clause", {**_minute_values(item.minute), "address": clause.address})


def _minute_values(minute: "MinuteNumber") -> dict[str, str | int]:
    code, period, number = minute.path.split("/")
    return {"code": code, "period": period, "number": number}


def _full_label(clause: "RecommendationClause") -> str:
    return (_full_label(clause.parent) if clause.parent else "") + clause.label


def _reference(item: "AgendaItem", minuted: bool) -> str:
    if minuted and item.minute:
        return item.minute.citation
    return f"Item {item.number}" if item.number else ""


def _citations(item: "AgendaItem") -> tuple[str, ...]:
    """How people cite a minute: with its body’s code, name or other names, and with none."""
    minute = item.minute
    if minute is None:
        return ()
    number = f"minute {minute.number}{minute.suffix}"
    named = [f"{name} {words}" for name in _names(minute.body) for words in (minute.label, number)]
    return _keys([minute.citation, minute.label, number, *named])


def _keys(citations: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({reference_key(citation) for citation in citations}))


def meeting_document(meeting: "Meeting", annual_meetings: Mapping[int, date]) -> Document:
    on = meeting.held_on
    return Document(
        kind=Kind.MEETING,
        key=f"meeting:{meeting.id}",
        group=f"meeting:{meeting.id}",
        title=f"{meeting.body.name}, {on.day} {on:%B} {on.year}",
        text=_together([f"{meeting.kind} meeting", meeting.venue, meeting.status_note]),
        link=Link("record.meeting", {"meeting_id": meeting.id}),
        occasion=_occasion(meeting, annual_meetings),
    )


def _occasion(meeting: "Meeting", annual_meetings: Mapping[int, date]) -> Occasion:
    began = municipal_year(meeting.held_on, annual_meetings)
    return Occasion(
        body=meeting.body.name,
        body_id=meeting.body_id,
        names=_names(meeting.body),
        on=meeting.held_on,
        year=f"{began}/{(began + 1) % 100:02}",
    )


def _names(body: "Body") -> tuple[str, ...]:
    """Every name papers use for a body, so that “EAB” finds what its full name would."""
    names = {body.name, *(alias.name for alias in body.aliases)}
    return tuple(sorted(names | {body.code} if body.code else names))


def body_document(body: "Body", last_met: date | None) -> Document:
    """`last_met` is the day of the latest meeting that the viewer may know of."""
    projects = [words for p in body.projects for words in (p.title, plain_text(parse(p.aims)))]
    return Document(
        kind=Kind.BODY,
        key=f"body:{body.id}",
        group=f"body:{body.id}",
        title=body.name,
        text=_together([str(body.kind), plain_text(parse(body.profile)), *projects]),
        reference=body.code or "",
        link=Link("record.body", {"slug": body.slug}),
        occasion=Occasion(body.name, body.id, _names(body), last_met),
        cited=_keys(_names(body)),
    )


def person_document(person: "Person", last_present: date | None) -> Document:
    """By name and posts; an address or a telephone number is nobody’s to search by."""
    posts = [_post(a.post, a.organisation) for a in person.appointments]
    ties = [_post(a.role, a.organisation) for a in person.affiliations]
    return Document(
        kind=Kind.PERSON,
        key=f"person:{person.id}",
        group=f"person:{person.id}",
        title=person.formal_name,
        text=_together(posts + ties),
        link=Link("record.person", {"person_id": person.id}),
        occasion=Occasion(on=last_present),
        cited=_keys([person.name, person.formal_name]),
    )


def _post(role: str, organisation: "Organisation | None") -> str:
    return f"{role}, {organisation.name}" if organisation else role


def matter_document(matter: "Matter", last_considered: date | None) -> Document:
    return Document(
        kind=Kind.MATTER,
        key=f"matter:{matter.id}",
        group=f"matter:{matter.id}",
        title=matter.title,
        text=plain_text(parse(matter.summary)),
        link=Link("record.matter", {"slug": matter.slug}),
        occasion=Occasion(on=last_considered),
        cited=_keys([matter.title]),
    )


def _together(parts: Iterable[str]) -> str:
    return "\n".join(part for part in (part.strip() for part in parts) if part)
