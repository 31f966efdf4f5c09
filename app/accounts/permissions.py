"""Who may use a route: one decorator line under each, stated even where everyone may.

A route for clerks asks of which body the record in its address is. Where nothing says so, it
refuses everyone: what was forgotten is closed. Tests read `declared_by` every view, so that a
route which states nothing, or whose address says nothing, fails.
"""

from collections.abc import Callable, Collection, Mapping
from functools import wraps
from typing import Any, TypeVar, cast

from flask import abort, current_app, redirect, request, url_for
from flask_login import current_user
from werkzeug import Response

from app.accounts import who_may
from app.accounts.bodies import bodies
from app.accounts.rules import PUBLIC, Viewer
from app.accounts.who_may import WhoMay

View = TypeVar("View", bound=Callable[..., Any])


def viewer() -> Viewer:
    """Whoever is asking for this page."""
    return cast(Viewer, current_user.viewer) if current_user.is_authenticated else PUBLIC


def _only(declared: WhoMay) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            reader = viewer()
            if not declared.allows(reader, _bodies_asked_of(declared, reader, kwargs)):
                return _turned_away(reader)
            return view(*args, **kwargs)

        guarded._who_may = declared  # type: ignore[attr-defined]  # read by `declared_by`
        return cast(View, guarded)

    return decorate


def _bodies_asked_of(
    declared: WhoMay, reader: Viewer, address: Mapping[str, Any]
) -> list[Collection[int]]:
    """The bodies of each record in the address, for whoever may keep some of them."""
    if not (declared.asks_of_the_body and reader.keeps_the_record):
        return []
    asked = [name for name in address if name in bodies().queries]
    if reader.every_body:
        return [() for _ in asked]
    found = [bodies().of(name, address[name]) for name in asked]
    return [abort(404) if of_one is None else of_one for of_one in found]


def _turned_away(reader: Viewer) -> Response:
    """A form that was sent after the session had ended comes back with what was typed."""
    if reader.role is not None:
        abort(403)
    if request.form:
        abort(401)
    return redirect(url_for("accounts.sign_in", next=_where_to_return()))


def may_use(endpoint: str, **address: Any) -> bool:
    """Whether whoever asks for this page may use another: a link is shown to nobody else."""
    declared = declared_by(current_app.view_functions[endpoint])
    if declared is None:
        return False
    return declared.allows(viewer(), _bodies_asked_of(declared, viewer(), address))


def declared_by(view: Callable[..., Any]) -> WhoMay | None:
    """What the line under a route says; None where it has none."""
    return getattr(view, "_who_may", None)


def _where_to_return() -> str | None:
    """This page, where it can be read; an address that only takes a form would answer 405."""
    readable = request.url_rule is not None and "GET" in (request.url_rule.methods or ())
    return request.full_path.rstrip("?") if readable else None


def open_to_all(view: View) -> View:
    view._who_may = who_may.EVERYONE  # type: ignore[attr-defined]  # read by `declared_by`
    return view


signed_in_only = _only(who_may.SIGNED_IN)
officers_and_clerks = _only(who_may.OFFICERS_AND_CLERKS)
reviewers_and_clerks = _only(who_may.REVIEWERS_AND_CLERKS)
clerks_only = _only(who_may.CLERKS)
any_clerk = _only(who_may.ANY_CLERK)
any_clerk_and_administrators = _only(who_may.ANY_CLERK_AND_ADMINISTRATORS)
chief_clerks_only = _only(who_may.CHIEF_CLERKS)
chief_clerks_and_administrators = _only(who_may.CHIEF_CLERKS_AND_ADMINISTRATORS)
administrators_only = _only(who_may.ADMINISTRATORS)
