"""The routes of the chapter, by subject. Each file adds its own to the one blueprint."""

from app.decisions import motion_views, recommendation_views, resolution_views, vote_views
from app.decisions.blueprint import bp
from app.decisions.operations import unanswered

__all__ = ["bp", "motion_views", "recommendation_views", "resolution_views", "vote_views"]

bp.app_template_global()(unanswered)
