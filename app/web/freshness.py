"""What a browser may keep of a page, and how it asks whether the page has changed."""

from flask import Flask, Response, request, session
from flask_login import current_user


def _tell(response: Response) -> Response:
    """A page that everyone gets alike carries a hash of itself; any other is kept by nobody.

    Flask adds `Vary: Cookie`, because every page looks at who is signed in.
    """
    if request.endpoint == "static":
        if "v" in request.args:
            response.cache_control.max_age = 365 * 24 * 3600
            response.cache_control.immutable = True
        return response
    if current_user.is_authenticated or session.modified or request.method == "POST":
        response.cache_control.private = response.cache_control.no_store = True
        response.cache_control.no_cache = None
        response.headers.pop("ETag", None)
        return response
    if response.status_code == 200 and request.method in {"GET", "HEAD"}:
        response.cache_control.no_cache = True
        if not response.direct_passthrough:
            response.add_etag()
        response.make_conditional(request)
    return response


def install(app: Flask) -> None:
    app.after_request(_tell)
