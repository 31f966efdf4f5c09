"""The cookie of a browser in which someone has signed in before. It opens nothing by itself."""

import secrets

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from limits import RateLimitItem
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.rules import tidy_email
from app.accounts.throttle import ACCOUNT, KNOWN_BROWSER

COOKIE = "known_browser"
_YEAR = 365 * 24 * 3600


def count_for(account: Account | None, email: str) -> tuple[RateLimitItem, str]:
    """What wrong passwords for this address are counted under, here."""
    whose, browser = _read()
    if account is not None and whose == account.id:
        return KNOWN_BROWSER, browser
    return ACCOUNT, tidy_email(email)


def remember(response: Response, account: Account) -> Response:
    if _read()[0] != account.id:
        response.set_cookie(
            COOKIE,
            _signer().dumps([account.id, secrets.token_urlsafe(16)]),
            max_age=_YEAR,
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
    return response


def _read() -> tuple[int | None, str]:
    try:
        account_id, browser = _signer().loads(request.cookies.get(COOKIE, ""))
    except (BadSignature, TypeError, ValueError):
        return None, ""
    return int(account_id), str(browser)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=COOKIE)
