"""Gathers the pages of the record under one blueprint, and gives templates their words."""

from flask import current_app

from app.clock import today
from app.meetings.models import Meeting
from app.record import (  # noqa: F401  # each hangs its pages on the blueprint
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

__all__ = ["bp"]

for words in (
    hypertext.minutes_html,
    hypertext.blocks_html,
    in_words.as_a,
    in_words.attendance_notes,
    in_words.meeting_in_words,
    in_words.outcome_badge,
    in_words.those_in,
    bodies_in_words.bodies_of_kind,
    bodies_in_words.power_in_words,
    bodies_in_words.quorum_in_words,
    bodies_in_words.role_heading,
    bodies_in_words.seat_notes,
    bodies_in_words.span_in_words,
    bodies_in_words.span_of_project,
):
    bp.add_app_template_filter(words)


@bp.app_template_filter()
def badges(meeting: Meeting) -> list[in_words.Badge]:
    return in_words.state_badges(meeting, today())


@bp.app_template_global()
def has_page(endpoint: str) -> bool:
    """Whether this installation has a page that another part of the program would bring."""
    return endpoint in current_app.view_functions
