"""Pages for what cannot be shown. None says more than the public may know."""

import re

from flask import Flask, current_app, render_template, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError
from werkzeug.exceptions import HTTPException

from app.database import db

_WORDS = {
    400: ("Something was missing", "Go back, look over what you entered and try again."),
    403: ("You may not do that", "Your account is not allowed to use this page."),
    404: ("Page not found", "Check the address, or search the register."),
    405: ("Page not found", "Check the address, or search the register."),
    413: ("That is too large", "A file may be 25 MB at the most. Make it smaller and try again."),
}

#: Never shown again, wherever they were typed.
_NOT_KEPT = re.compile(r"csrf_token|password|^shown$|^seen$|-clause$|-level$|^press$")

_GONE = (
    "It is not there any more",
    "Someone removed or withdrew it while you were writing, so nothing was saved. What you wrote "
    "is below, to copy from.",
)
_SIGNED_OUT = (
    "You are not signed in any more",
    "Nothing was saved. What you wrote is below: copy it, sign in and enter it again.",
)
_BUSY = (
    "The register is busy",
    "Nothing was saved. What you wrote is below: copy it, go back and try again in a minute.",
)


def install(app: Flask) -> None:
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(StaleDataError, _gone)
    app.register_error_handler(ObjectDeletedError, _gone)
    app.register_error_handler(OperationalError, _busy)
    app.register_error_handler(CSRFError, _form_went_stale)
    app.register_error_handler(Exception, _failed)


def _page(heading: str, words: str, code: int) -> tuple[str, int]:
    return render_template("errors/error.html", heading=heading, words=words), code


def _typed() -> list[tuple[str, str]]:
    """What someone wrote into the form they sent, so that no page loses it.

    Only from a page of ours: another site may not put its words on our pages.
    """
    ours = current_user.is_authenticated or request.headers.get("Sec-Fetch-Site") == "same-origin"
    if request.method != "POST" or not ours:
        return []
    return [
        (name.replace("-", " ").replace("_", " "), text)
        for name, texts in request.form.lists()
        for text in texts
        if text.strip() and not _NOT_KEPT.search(name)
    ]


def _kept(heading: str, words: str, code: int) -> tuple[str, int]:
    return render_template("errors/kept.html", heading=heading, words=words, typed=_typed()), code


def _gone(error: Exception) -> tuple[str, int]:
    """Someone removed the record while this person was at its form."""
    db.session.rollback()
    current_app.logger.info("A save came too late: %s", type(error).__name__)
    return _kept(*_GONE, 409)


def _busy(error: Exception) -> tuple[str, int]:
    """The database could not be reached, or others were saving for longer than one may wait."""
    if request.method != "POST":
        return _failed(error)
    db.session.rollback()
    current_app.logger.error("A save could not be made", exc_info=error)
    return _kept(*_BUSY, 503)


def _refused(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    if code == 401:
        return _kept(*_SIGNED_OUT, 401)
    if code == 403:  # by endpoint, because an address may hold the name of a restricted file
        who = getattr(current_user, "account_id", None)
        current_app.logger.warning("Account %s may not use %s", who, request.endpoint)
    if code == 404 and request.url_rule and current_user.is_authenticated and _typed():
        return _kept(*_GONE, 409)
    return _page(*_WORDS.get(code, ("Sorry, that did not work", "Try again later.")), code)


def _form_went_stale(_error: CSRFError) -> tuple[str, int]:
    words = "Nothing was saved. Go back, copy what you wrote, reload the page and try again."
    return _kept("This form is out of date", words, 400)


def _failed(error: Exception) -> tuple[str, int]:
    """The log has the details; the page has none."""
    current_app.logger.error("A page failed", exc_info=error)
    if current_app.testing or current_app.debug:
        raise error
    return _page("Sorry, something went wrong", "Nothing was saved. Try again in a minute.", 500)
