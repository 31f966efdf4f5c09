"""Pages for what cannot be shown. None says more than the public may know."""

from flask import Flask, current_app, render_template
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

_WORDS = {
    400: ("Something was missing", "Go back, look over what you entered and try again."),
    403: ("You may not do that", "Your account is not allowed to use this page."),
    404: ("Page not found", "Check the address, or search the register."),
    405: ("Page not found", "Check the address, or search the register."),
    413: ("That is too large", "A file may be 25 MB at the most. Make it smaller and try again."),
}


def install(app: Flask) -> None:
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(CSRFError, _form_went_stale)
    app.register_error_handler(Exception, _failed)


def _page(heading: str, words: str, code: int) -> tuple[str, int]:
    return render_template("errors/error.html", heading=heading, words=words), code


def _refused(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    return _page(*_WORDS.get(code, ("Sorry, that did not work", "Try again later.")), code)


def _form_went_stale(_error: CSRFError) -> tuple[str, int]:
    return _page(
        "This form is out of date",
        "Nothing was saved. Go back, copy what you wrote, reload the page and try again.",
        400,
    )


def _failed(error: Exception) -> tuple[str, int]:
    """The log has the details; the page has none."""
    current_app.logger.error("A page failed", exc_info=error)
    if current_app.testing or current_app.debug:
        raise error
    return _page("Sorry, something went wrong", "Nothing was saved. Try again in a minute.", 500)
