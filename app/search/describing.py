"""What search knows of bodies, people, meetings and matters. Pure: records in, documents out.

Each maker is told what its reader sees (`record.visibility` decides that) and leaves out all
else, so what the index holds for the public was never made from anything but the public's.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.agenda.markup import parse, plain_text
from app.bodies.rules import municipal_year, municipal_year_label
from app.search.documents import Document, Kind, Link, Occasion
from app.search.words import reference_key

if TYPE_CHECKING:
    from app.agenda.models import Matter
    from app.bodies.models import Body
    from app.meetings.models import Meeting
    from app.people.models import Organisation, Person


def keys_of(citations: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({reference_key(citation) for citation in citations}))


def meeting_document(meeting: "Meeting", annual_meetings: Mapping[int, date]) -> Document:
    on = meeting.held_on
    return Document(
        kind=Kind.MEETING,
        key=f"meeting:{meeting.id}",
        group=f"meeting:{meeting.id}",
        title=f"{meeting.body.name}, {on.day} {on:%B} {on.year}",
        text=together([f"{meeting.kind} meeting", meeting.venue, meeting.status_note]),
        link=Link("record.meeting", {"meeting_id": meeting.id}),
        meeting=meeting,
        occasion=occasion_of(meeting, annual_meetings),
    )


def occasion_of(meeting: "Meeting", annual_meetings: Mapping[int, date]) -> Occasion:
    return occasion_on(meeting.held_on, annual_meetings, meeting.body)


def occasion_on(
    on: date | None, annual_meetings: Mapping[int, date], body: "Body | None" = None
) -> Occasion:
    """Whatever has a day has a municipal year, so that the counts of years hold every hit."""
    year = "" if on is None else municipal_year_label(municipal_year(on, annual_meetings))
    if body is None:
        return Occasion(on=on, year=year)
    return Occasion(body.name, body.id, names_of(body), on, year)


def names_of(body: "Body") -> tuple[str, ...]:
    """Every name papers use for a body, so that “EAB” finds what its full name would."""
    names = {body.name, *(alias.name for alias in body.aliases)}
    return tuple(sorted(names | {body.code} if body.code else names))


def body_document(
    body: "Body", last_met: date | None, annual_meetings: Mapping[int, date]
) -> Document:
    """`last_met` is the day of the latest meeting that the viewer may know of."""
    projects = [words for p in body.projects for words in (p.title, plain_text(parse(p.aims)))]
    return Document(
        kind=Kind.BODY,
        key=f"body:{body.id}",
        group=f"body:{body.id}",
        title=body.name,
        text=together([str(body.kind), plain_text(parse(body.profile)), *projects]),
        reference=body.code or "",
        link=Link("record.body", {"slug": body.slug}),
        occasion=occasion_on(last_met, annual_meetings, body),
        cited=keys_of(names_of(body)),
    )


def person_document(
    person: "Person", last_present: date | None, annual_meetings: Mapping[int, date]
) -> Document:
    """By name and posts; an address or a telephone number is nobody’s to search by."""
    posts = [_post(a.post, a.organisation) for a in person.appointments]
    ties = [_post(a.role, a.organisation) for a in person.affiliations]
    return Document(
        kind=Kind.PERSON,
        key=f"person:{person.id}",
        group=f"person:{person.id}",
        title=person.formal_name,
        text=together(posts + ties),
        link=Link("record.person", {"person_id": person.id}),
        occasion=occasion_on(last_present, annual_meetings),
        people=(person.id,),
        cited=keys_of([person.name, person.formal_name]),
    )


def _post(role: str, organisation: "Organisation | None") -> str:
    return f"{role}, {organisation.name}" if organisation else role


def matter_document(
    matter: "Matter", last_considered: date | None, annual_meetings: Mapping[int, date]
) -> Document:
    return Document(
        kind=Kind.MATTER,
        key=f"matter:{matter.id}",
        group=f"matter:{matter.id}",
        title=matter.title,
        text=plain_text(parse(matter.summary)),
        link=Link("record.matter", {"slug": matter.slug}),
        occasion=occasion_on(last_considered, annual_meetings),
        cited=keys_of([matter.title]),
    )


def together(parts: Iterable[str]) -> str:
    return "\n".join(part for part in (part.strip() for part in parts) if part)
