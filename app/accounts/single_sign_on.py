"""Signing in with the council’s own accounts, by OpenID Connect. Authlib has one door: this.

Authlib makes and checks state, nonce and PKCE, and checks the signature, issuer and audience of
what the provider tells.
"""

from typing import Any, cast

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth
from flask import Flask, current_app, url_for
from joserfc.errors import JoseError
from requests import RequestException
from werkzeug import Response

from app.accounts.rules import Identity, tidy_email
from app.errors import RuleBroken

_DISCOVERY = "/.well-known/openid-configuration"
TIMEOUT = 10  # seconds, for a provider that does not answer

#: What goes wrong between here and the provider, whoever’s fault it is.
_FAILURES = (AuthlibBaseError, JoseError, RequestException, ValueError, KeyError)


def is_offered() -> bool:
    return bool(current_app.config["OIDC_ISSUER"])


def creates_accounts() -> bool:
    """Whether whoever comes for the first time gets an account, as a reader."""
    return bool(current_app.config["OIDC_CREATES_ACCOUNTS"])


def _provider() -> FlaskOAuth2App:
    if not is_offered():
        raise RuleBroken("This register has no single sign-on. Sign in with your password")
    return cast(FlaskOAuth2App, current_app.extensions["single_sign_on"].provider)


def lead_there() -> Response:
    """Raises RuleBroken where the provider does not answer."""
    try:
        return cast(Response, _provider().authorize_redirect(_address("accounts.single_sign_on")))
    except _FAILURES as failure:
        raise _broken(failure) from failure


def who_came() -> Identity:
    """Raises RuleBroken where the provider sent nobody, or not in answer to this browser."""
    try:
        token = _provider().authorize_access_token()
        claims: dict[str, Any] = dict(token["userinfo"])
        if not claims.get("email"):
            more = dict(_provider().userinfo(token=token))
            if more["sub"] == claims["sub"]:
                claims |= more
        subject = f"{claims['iss']} {claims['sub']}"
    except _FAILURES as failure:
        raise _broken(failure) from failure
    email = claims.get("email")
    told = claims.get("email_verified")
    trusted = current_app.config["OIDC_TRUST_EMAIL"] and told is None
    return Identity(
        subject=subject,
        email=tidy_email(email) if isinstance(email, str) else "",
        email_is_verified=told is True or trusted,
        name=str(claims.get("name") or ""),
    )


def way_out() -> str | None:
    """Where someone ends what they began at the provider; None where it does not say."""
    try:
        ending = _provider().create_logout_url(
            post_logout_redirect_uri=_address("home.front"),
            client_id=current_app.config["OIDC_CLIENT_ID"],
        )
    except (*_FAILURES, RuntimeError):
        return None
    return cast(str, ending["url"])


def _broken(failure: Exception) -> RuleBroken:
    name = current_app.config["OIDC_NAME"]
    current_app.logger.warning("Single sign-on failed: %s", failure)
    if getattr(failure, "error", "") == "access_denied":
        return RuleBroken(f"You were not signed in by {name}, because it did not allow it")
    return RuleBroken(f"Signing in by {name} did not work. Begin again, or use your password")


def _address(endpoint: str) -> str:
    """As the provider was told it, whatever site a request claims to be for."""
    site: str = current_app.config["SITE_ADDRESS"]
    return site + url_for(endpoint)


def install(app: Flask) -> None:
    issuer = app.config["OIDC_ISSUER"]
    if not issuer:
        return
    known_by = issuer if issuer.endswith(_DISCOVERY) else issuer.rstrip("/") + _DISCOVERY
    app.extensions["single_sign_on"] = OAuth(app)
    app.extensions["single_sign_on"].register(
        "provider",
        client_id=app.config["OIDC_CLIENT_ID"],
        client_secret=app.config["OIDC_CLIENT_SECRET"],
        server_metadata_url=known_by,
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": TIMEOUT,
        },
    )
