"""The actions’ part of the site; each file of views adds its own pages to it."""

from flask import Blueprint, url_for

from app.actions.models import Action

bp = Blueprint("actions", __name__)


def page_of_action(action: Action) -> str:
    return url_for("actions.show", action_id=action.id)


def back_to_action(action: Action) -> tuple[str, str]:
    """The link back to an action: its address and words."""
    return page_of_action(action), f"Action {action.reference}".strip()
