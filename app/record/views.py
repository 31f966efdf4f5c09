"""Gathers the pages of the record under one blueprint, and gives templates their words."""

from app.clock import today
from app.meetings.models import Meeting
from app.record import (  # noqa: F401  # each hangs its pages on the blueprint
    body_views,
    document_views,
    hypertext,
    item_views,
    matter_views,
    meeting_views,
    people_views,
    wording,
)
from app.record.addresses import minute_address
from app.record.blueprint import bp

__all__ = ["bp"]

for words in (
    hypertext.minutes_html,
    hypertext.blocks_html,
    wording.names_by_choice,
    wording.outcome_badge,
    wording.partial_date,
    wording.power_in_words,
    wording.presence_in_words,
    wording.quorum_in_words,
    wording.vote_in_words,
    minute_address,
):
    bp.add_app_template_filter(words)


@bp.app_template_filter()
def badges(meeting: Meeting) -> list[wording.Badge]:
    return wording.state_badges(meeting, today())
