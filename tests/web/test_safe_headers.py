"""What tells browsers and proxies how far to trust a page."""

import pytest

from app import create_app
from app.accounts.first_start import SET_UP
from app.config import Config
from app.database import db
from tests.browser import Browser


@pytest.fixture
def behind(app, tmp_path):
    """The register as a web server passes requests on to it, over HTTPS."""
    config = Config(
        "tests",
        app.config["SQLALCHEMY_DATABASE_URI"],
        tmp_path / "search_index",
        tmp_path / "exports",
        SEARCH_IN_BACKGROUND=False,
        TRUSTED_PROXIES=1,
        SESSION_COOKIE_SECURE=True,
        TESTING=True,
    )
    behind = create_app(config)
    behind.extensions[SET_UP] = True
    yield behind
    with behind.app_context():
        db.engine.dispose()


def test_a_site_over_https_stays_so(behind, browser):
    header = "Strict-Transport-Security"

    assert Browser(behind).fetch("/sign-in").headers[header] == "max-age=31536000"
    assert header not in browser.fetch("/sign-in").headers


@pytest.mark.parametrize("forwarded", ["192.0.2.9", "10.0.0.1, 192.0.2.9"])
def test_only_the_last_that_passed_a_request_on_is_believed(behind, forwarded, caplog):
    behind.config["WTF_CSRF_ENABLED"] = False

    with behind.app_context():
        behind.test_client().post(
            "/sign-in",
            data={"email": "a@example.org", "password": "guess"},
            headers={"X-Forwarded-For": forwarded},
        )

    assert "Sign-in refused to 192.0.2.9" in caplog.text


def test_what_someone_may_not_use_is_logged_by_its_endpoint(councillor, caplog):
    assert councillor.status_of("GET", "/accounts") == 403

    assert "may not use accounts.index" in caplog.text
