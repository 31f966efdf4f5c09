"""Whom a request comes from, where a web server stands before the register and passes it on."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix


def install(app: Flask) -> None:
    """Believe as many of those who passed a request on as the setting says, and no more."""
    trusted = app.config["TRUSTED_PROXIES"]
    if trusted:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # as Flask advises
            app.wsgi_app, x_for=trusted, x_proto=trusted, x_host=trusted
        )
