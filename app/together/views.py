"""What every page on which something is changed does beside its own work."""

from flask import Flask, Response, current_app, g, request
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from app.accounts.permissions import viewer
from app.clock import now
from app.database import db
from app.together.operations import come_to, leave, others_at, take_turn
from app.together.rules import how_long_ago
from app.web.stale import MARK

#: Where nobody is beside whoever asks. Tries are counted in transactions of their own, which on
#: SQLite would wait for a turn that this request has taken itself.
_ALONE = {
    "accounts.sign_in",
    "accounts.forgotten_password",
    "accounts.choose_password",
    "accounts.own_password",
}


def install(app: Flask) -> None:
    app.before_request(_wait_for_our_turn)
    app.after_request(_note_who_is_here)
    app.context_processor(_others_here)


def _wait_for_our_turn() -> None:
    """Whoever says what they saw is compared with what is stored, and nobody saves in between."""
    if request.method == "POST" and _is_beside_others() and MARK in request.form:
        arguments = request.view_args or {}
        first = next(iter(arguments.items()), None)
        take_turn("=".join(map(str, first)) if first else request.path, now())


def _is_for_changing() -> bool:
    rule = request.url_rule
    asks = rule is not None and {"GET", "POST"} <= (rule.methods or set())
    return asks and _is_beside_others()


def _is_beside_others() -> bool:
    return viewer().role is not None and request.endpoint not in _ALONE


def _note_who_is_here(response: Response) -> Response:
    """In a transaction of its own, after the page’s; without it the page is still a page."""
    came = request.method == "GET" and response.status_code == 200
    went = request.method == "POST" and response.status_code in {302, 303}
    if not (came or went) or not _is_for_changing():
        return response
    try:
        db.session.rollback()
        if came:
            come_to(request.path, current_user.account_id, current_user.name, now())
        else:
            leave(request.path, current_user.account_id)
        db.session.commit()
    except SQLAlchemyError:
        db.session.rollback()
        current_app.logger.warning("It could not be noted who has %s open", request.endpoint)
    return response


def _others_here() -> dict[str, object]:
    """For the page’s own layout: “Ann Lee opened this 2 minutes ago”."""
    if not _is_for_changing():
        return {"also_here": []}
    if "also_here" not in g:
        others = others_at(request.path, viewer().account_id, now())
        g.also_here = [f"{o.name} opened this {how_long_ago(o.at, now())}" for o in others]
    return {"also_here": g.also_here}
