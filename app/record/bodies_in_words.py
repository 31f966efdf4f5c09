"""What bodies are and who sits on them, in words. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from app.bodies.house_style import HouseStyle
from app.bodies.models import Body, Membership
from app.bodies.profile import Project
from app.bodies.rules import BodyKind, DecisionPower, MemberRole, QuorumRule
from app.clock import partial_date, short_date

_POWERS = {
    DecisionPower.FULL: "Decides in its own right",
    DecisionPower.DELEGATED: "Decides what has been delegated to it",
    DecisionPower.ADVISORY: "Advises: what it resolves binds nobody else",
    DecisionPower.NONE: "Takes no formal decisions",
}

_QUORUM_RULES = {
    QuorumRule.QUARTER: "one quarter of {seats} seats",
    QuorumRule.QUARTER_AT_LEAST_THREE: "one quarter of {seats} seats, and at least 3",
    QuorumRule.THIRD_AT_LEAST_THREE: "one third of {seats} seats, and at least 3",
}

#: Of these an authority has one; the others are headed in the plural.
_ONLY_ONE = {BodyKind.COUNCIL, BodyKind.CABINET}


def bodies_of_kind(kind: BodyKind) -> str:
    """The heading over a list of bodies: “Scrutiny panels”, “Outside bodies”."""
    words = kind.capitalize()
    if kind in _ONLY_ONE:
        return words
    return f"{words[:-1]}ies" if words.endswith("body") else f"{words}s"


def power_in_words(power: DecisionPower) -> str:
    return _POWERS[power]


def quorum_in_words(body: Body) -> str:
    """“4 (one quarter of 14 seats, and at least 3)”, or nothing where it is unknown."""
    if body.quorum is None:
        return ""
    rule = _QUORUM_RULES.get(body.quorum_rule)
    return f"{body.quorum} ({rule.format(seats=body.seats)})" if rule else str(body.quorum)


def role_heading(role: MemberRole, holders: int) -> str:
    """“Chair”, “Members”, “Led by”."""
    if role is MemberRole.LEAD:
        return "Led by"
    words = role.capitalize()
    if holders == 1:
        return words
    return f"{words[:-1]}ies" if words.endswith("deputy") else f"{words}s"


def seat_notes(seat: Membership, today: date, style: HouseStyle) -> list[str]:
    """What stands after a member’s name: posts, for whom they sit, and how they may vote."""
    return list(_notes(seat, today, style))


def _notes(seat: Membership, today: date, style: HouseStyle) -> Iterator[str]:
    if seat.person:
        yield from _ties(seat, today)
    if seat.portfolio:
        yield seat.portfolio
    if seat.person and seat.organisation:
        yield f"representing {seat.organisation.name}"
    if seat.political_group:
        yield seat.political_group
    if seat.deputy_for and seat.deputy_for.person:
        yield f"for {style.named(seat.deputy_for.person.formal_name)}"
    if not seat.voting:
        yield "without a vote"
    elif seat.voting_scope:
        yield f"votes on {seat.voting_scope}"


def _ties(seat: Membership, today: date) -> Iterator[str]:
    """Present posts and affiliations; of an organisation that a seat speaks for, the post alone."""
    if seat.person is None:
        return
    for tie in seat.person.appointments:
        if _runs(tie, today):
            named = tie.organisation and tie.organisation is not seat.organisation
            yield f"{tie.post}, {tie.organisation.name}" if named and tie.organisation else tie.post
    for affiliation in seat.person.affiliations:
        if _runs(affiliation, today):
            yield f"{affiliation.role}, {affiliation.organisation.name}"


class Span(Protocol):
    """A row in force from one day to another, either of which may be unknown."""

    starts_on: date | None
    ends_on: date | None


def _runs(span: Span, today: date) -> bool:
    return (span.starts_on is None or span.starts_on <= today) and (
        span.ends_on is None or today <= span.ends_on
    )


def span_in_words(span: Span) -> str:
    """“from 1 May 2024 to 2 July 2026”."""
    start = f"from {short_date(span.starts_on)}" if span.starts_on else ""
    end = f"to {short_date(span.ends_on)}" if span.ends_on else ""
    return f"{start} {end}".strip()


def span_of_project(project: Project) -> str:
    """“September 2024 to 2026”, “since 2024”, “until 2026”; nothing where neither is known."""
    start, end = partial_date(project.started), partial_date(project.ended)
    if start and end:
        return f"{start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""
