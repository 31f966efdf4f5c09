"""The routes of the chapter, by subject. Each file adds its own to the one blueprint."""

from app.decisions import (
    calling_in_views,
    carrying_views,
    correction_views,
    exclusion_views,
    executive_views,
    motion_views,
    recommendation_views,
    resolution_views,
    vote_views,
)
from app.decisions.agreeing import lacks_quorum, may_be_agreed
from app.decisions.blueprint import bp
from app.decisions.calling_in import may_be_called_in
from app.decisions.carrying import carried_in_words, told_apart
from app.decisions.executive import is_executive
from app.decisions.operations import unanswered

__all__ = [
    "bp",
    "calling_in_views",
    "carrying_views",
    "correction_views",
    "exclusion_views",
    "executive_views",
    "motion_views",
    "recommendation_views",
    "resolution_views",
    "vote_views",
]

bp.app_template_global()(unanswered)
bp.app_template_global()(may_be_agreed)
bp.app_template_global()(may_be_called_in)
bp.app_template_global()(carried_in_words)
bp.app_template_global()(told_apart)
bp.app_template_global()(is_executive)
bp.app_template_global()(lacks_quorum)
