"""The front sheet of an agenda: who sits, who may come, whom to ask (handbook 5.2)."""

from collections.abc import Iterator

from app.agenda.markup import Run, Words
from app.bodies.house_style import HouseStyle, house_style_of
from app.bodies.models import Membership
from app.bodies.rules import BodyKind, MemberRole, Regime
from app.meetings.models import Meeting
from app.record.bodies_in_words import quorum_in_words
from app.word.opening import contact_named
from app.word.outline import Block, DataTable, Heading, Paragraph, Signature, text
from app.word.papers import Asked
from app.word.queries import proper_officer

_ROLES = list(MemberRole)
_OPEN = (
    "The public may attend this meeting, and may film or record what takes place, except while "
    "they are excluded from an item because confidential or exempt information would be disclosed."
)
_SUMMONED = (
    "You are summoned to attend this meeting, at which it is proposed to transact the business "
    "set out below."
)
_BY_SUMMONS = {Regime.ENGLAND_PRINCIPAL, Regime.ENGLAND_PARISH, Regime.WALES_PRINCIPAL}


def front_sheet(meeting: Meeting, asked: Asked) -> Iterator[Block]:
    rows = tuple(_members(meeting))
    if rows:
        yield Heading(text("Membership"), 1)
        yield DataTable(("Name", "Part"), rows, (0.6, 0.4))
    if quorum := quorum_in_words(meeting.body):
        yield Paragraph(text(f"Quorum: {quorum}."))
    yield Heading(text("About this meeting"), 1)
    if meeting.body.is_authority_body:
        yield Paragraph(text(_OPEN))
    for passage in meeting.notice.split("\n\n"):
        if passage.strip():
            yield Paragraph(text(passage.strip()))
    if meeting.contact:
        yield Paragraph(_contact(meeting))
    if asked.council.name:
        yield Paragraph(text(f"Issued by {asked.council.name}."))


def is_summons(meeting: Meeting, asked: Asked) -> bool:
    """Whether members are called to it by summons: full council, under the Act of 1972."""
    body = meeting.body
    full_council = body.is_authority_body and body.kind is BodyKind.COUNCIL
    return full_council and asked.council.regime in _BY_SUMMONS


def summons(meeting: Meeting, asked: Asked) -> Iterator[Block]:
    """Signed by the proper officer (LGA 1972 Sch 12 paras 4(2)(b) and 10(2)(b))."""
    published = meeting.agenda_published_at
    signed_on = published.date() if published else asked.now.date()
    yield Paragraph(text(_SUMMONED), with_next=True)
    yield Signature(("Proper officer", "Date"), proper_officer(signed_on))


def _members(meeting: Meeting) -> Iterator[tuple[str, str]]:
    seats = [seat for seat in meeting.body.memberships if seat.is_current(meeting.held_on)]
    style = house_style_of(meeting.body)
    for seat in sorted(seats, key=_precedence):
        yield style.named(_holder(seat)), _part(seat, style)


def _precedence(seat: Membership) -> tuple[int, str, str]:
    family = seat.person.family_name if seat.person else ""
    return _ROLES.index(seat.role), family, _holder(seat)


def _holder(seat: Membership) -> str:
    person = seat.person.formal_name if seat.person else ""
    organisation = seat.organisation.name if seat.organisation else ""
    return " for ".join(filter(None, (person, organisation)))


def _part(seat: Membership, style: HouseStyle) -> str:
    words = seat.role.capitalize()
    deputy = seat.deputy_for
    return f"{words} for {style.named(_holder(deputy))}" if deputy else words


def _contact(meeting: Meeting) -> Words:
    """Name, telephone and a link that says whom it writes to."""
    person = meeting.contact
    assert person is not None, "asked of a meeting with a contact"
    post = next((a.post for a in person.appointments if a.ends_on is None), "")
    name = contact_named(meeting)
    named = ", ".join(filter(None, (name, post, person.telephone)))
    if not person.email:
        return text(f"Contact: {named}.")
    link = Run(f"e-mail {name} at {person.email}", link=f"mailto:{person.email}")
    return (*text(f"Contact: {named}, "), link)
