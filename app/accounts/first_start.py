"""Until somebody has an account, every page says how the register is set up, and does no more."""

from flask import Flask, current_app, render_template, request

from app.accounts.queries import is_anyone_here

#: Once true it stays so, and is not asked again.
SET_UP = "register is set up"


def _say_so() -> tuple[str, int] | None:
    if request.endpoint == "static" or current_app.extensions[SET_UP]:
        return None
    current_app.extensions[SET_UP] = is_anyone_here()
    if current_app.extensions[SET_UP]:
        return None
    return render_template("accounts/not_set_up.html"), 503


def install(app: Flask) -> None:
    app.extensions[SET_UP] = False
    app.before_request(_say_so)
