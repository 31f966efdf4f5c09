"""Gathers the pages of the record under one blueprint, and gives templates their words."""

from flask import current_app

from app.clock import today
from app.meetings.models import Meeting
from app.record import (  # noqa: F401  # each hangs its pages on the blueprint
    body_views,
    body_wording,
    document_views,
    hypertext,
    item_views,
    matter_views,
    meeting_views,
    people_views,
    wording,
)
from app.record.blueprint import bp

__all__ = ["bp"]

for words in (
    hypertext.minutes_html,
    hypertext.blocks_html,
    wording.as_a,
    wording.attendance_notes,
    wording.meeting_in_words,
    wording.outcome_badge,
    wording.those_in,
    body_wording.bodies_of_kind,
    body_wording.partial_date,
    body_wording.power_in_words,
    body_wording.quorum_in_words,
    body_wording.role_heading,
    body_wording.seat_notes,
    body_wording.span_in_words,
    body_wording.span_of_project,
):
    bp.add_app_template_filter(words)


@bp.app_template_filter()
def badges(meeting: Meeting) -> list[wording.Badge]:
    return wording.state_badges(meeting, today())


@bp.app_template_global()
def has_page(endpoint: str) -> bool:
    """Whether this installation has a page that another part of the program would bring."""
    return endpoint in current_app.view_functions
