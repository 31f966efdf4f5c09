"""Gathers the pages of the record under one blueprint, and gives templates their words."""

from collections.abc import Sequence

from flask import current_app, g

from app.accounts.permissions import viewer
from app.agenda.grounds import ExemptionLaw
from app.agenda.queries import exemption_law
from app.bodies.house_style import HouseStyle, house_style_between, house_style_of
from app.bodies.models import Body
from app.bodies.queries import authority
from app.clock import today
from app.meetings.models import Meeting
from app.people.models import Person
from app.record import (  # noqa: F401  # each hangs its pages on the blueprint
    addresses,
    bodies_in_words,
    body_views,
    document_views,
    hypertext,
    in_words,
    item_views,
    matter_views,
    meeting_views,
    people_views,
)
from app.record.blueprint import bp
from app.wording.outcomes import where_to

__all__ = ["bp"]

for words in (
    hypertext.minutes_html,
    hypertext.blocks_html,
    hypertext.with_slips,
    in_words.agreed_in,
    in_words.as_a,
    in_words.attendance_notes,
    in_words.meeting_in_words,
    in_words.outcome_badge,
    where_to,
    in_words.state_in_words,
    in_words.those_in,
    bodies_in_words.bodies_of_kind,
    in_words.closing_in_words,
    bodies_in_words.power_in_words,
    bodies_in_words.quorum_in_words,
    bodies_in_words.role_heading,
    bodies_in_words.seat_notes,
    bodies_in_words.span_in_words,
    bodies_in_words.span_of_project,
):
    bp.add_app_template_filter(words)


for told in (in_words.agreed_in, in_words.taken_on, addresses.approver_address):
    bp.add_app_template_global(told)


@bp.app_template_global()
def style_of(body: Body | None) -> HouseStyle:
    """The house style of a body, or without one of the authority, worked out once for a page:
    `style_of(body).named(...)`.
    """
    kept: dict[int, HouseStyle] = g.setdefault("house_styles", {})
    number = body.id if body else 0
    if number not in kept:
        kept[number] = house_style_of(body) if body else house_style_between(None, authority())
    return kept[number]


@bp.app_template_filter()
def in_house(person: Person, body: Body | None = None) -> str:
    """Someone’s formal name as the minutes of `body` print it, or the authority: “Cllr Ann Lee”."""
    return style_of(body).named(person.formal_name)


@bp.app_template_filter()
def badges(meeting: Meeting) -> list[in_words.Badge]:
    clerk = viewer().keeps(meeting.body_id)
    return in_words.state_badges(meeting, today(), for_its_clerk=clerk)


@bp.app_template_filter()
def grounds_in_words(paragraphs: Sequence[int]) -> list[str]:
    if "exemption_law" not in g:
        g.exemption_law = exemption_law()
    law: ExemptionLaw = g.exemption_law
    return law.in_words(paragraphs)


@bp.app_template_global()
def has_page(endpoint: str) -> bool:
    """Whether this installation has a page that another part of the program would bring."""
    return endpoint in current_app.view_functions
