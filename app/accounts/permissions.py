"""Who may use a route: one decorator line under each, stated even where everyone may.

A test reads `_who_may` from every view, so that a route which states nothing fails.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import abort, redirect, request, url_for
from flask_login import current_user

from app.accounts.rules import PUBLIC, Role, Viewer

View = TypeVar("View", bound=Callable[..., Any])


def viewer() -> Viewer:
    """Whoever is asking for this page."""
    return cast(Viewer, current_user.viewer) if current_user.is_authenticated else PUBLIC


def _only(*roles: Role) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            role = viewer().role
            if role is None:
                return redirect(url_for("accounts.sign_in", next=_where_to_return()))
            if role not in roles:
                abort(403)
            return view(*args, **kwargs)

        guarded._who_may = frozenset(roles)  # type: ignore[attr-defined]  # read by tests
        return cast(View, guarded)

    return decorate


def _where_to_return() -> str | None:
    """This page, where it can be read; an address that only takes a form would answer 405."""
    readable = request.url_rule is not None and "GET" in (request.url_rule.methods or ())
    return request.full_path.rstrip("?") if readable else None


def open_to_all(view: View) -> View:
    view._who_may = frozenset({None, *Role})  # type: ignore[attr-defined]  # read by tests
    return view


clerks_only = _only(Role.CLERK, Role.ADMINISTRATOR)
administrators_only = _only(Role.ADMINISTRATOR)
officers_and_clerks = _only(Role.OFFICER, Role.CLERK, Role.ADMINISTRATOR)
signed_in_only = _only(*Role)
