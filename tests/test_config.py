"""Settings, as the environment gives them."""

from datetime import timedelta

import pytest

from app.config import Config

HTTPS = {"SITE_ADDRESS": "https://minutes.example.gov.uk/"}


@pytest.fixture
def read(tmp_path):
    def settings(**environ):
        return Config.from_environment({"RESOLVED_HOME": str(tmp_path), **environ})

    return settings


def test_a_site_over_https_has_cookies_for_itself_and_for_https_alone(read):
    config = read(**HTTPS)

    assert config.SITE_ADDRESS == "https://minutes.example.gov.uk"
    assert (config.SESSION_COOKIE_SECURE, config.SESSION_COOKIE_NAME) == (True, "__Host-session")


def test_at_the_desk_cookies_go_over_plain_http(read):
    config = read(PORT="5123")

    assert config.SITE_ADDRESS == "http://127.0.0.1:5123"
    assert (config.SESSION_COOKIE_SECURE, config.SESSION_COOKIE_NAME) == (False, "session")


def test_a_setting_may_say_otherwise_of_the_cookie(read):
    assert not read(**HTTPS, SESSION_COOKIE_SECURE="0").SESSION_COOKIE_SECURE
    assert read(SESSION_COOKIE_SECURE="1").SESSION_COOKIE_SECURE


def test_an_ipv6_host_is_an_address_that_links_can_have(read):
    assert read(RESOLVED_HOST="::1").SITE_ADDRESS == "http://[::1]:5000"


def test_how_long_a_session_lasts_is_set_in_minutes_and_hours(read):
    config = read(SESSION_IDLE_MINUTES="45", SESSION_HOURS="8")

    assert (timedelta(minutes=45), timedelta(hours=8)) == (config.SESSION_IDLE, config.SESSION_LIFE)
    assert config.PERMANENT_SESSION_LIFETIME == config.SESSION_LIFE


def test_mail_and_single_sign_on_are_off_until_they_are_set(read):
    config = read()

    assert (config.SMTP_HOST, config.OIDC_ISSUER) == (None, None)


def test_mail_and_single_sign_on_are_set(read):
    config = read(
        SMTP_HOST="mail.example.org",
        SMTP_PORT="465",
        SMTP_SECURITY="tls",
        OIDC_ISSUER="https://id.example.org",
        OIDC_CLIENT_ID="register",
        OIDC_CREATES_ACCOUNTS="1",
    )

    assert (config.SMTP_HOST, config.SMTP_PORT, config.SMTP_SECURITY) == (
        "mail.example.org",
        465,
        "tls",
    )
    assert (config.OIDC_CLIENT_ID, config.OIDC_CREATES_ACCOUNTS) == ("register", True)
    assert not config.OIDC_TRUST_EMAIL


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({"SMTP_SECURITY": "ssl"}, "SMTP_SECURITY must be starttls, tls or none"),
        ({"SESSION_HOURS": "-1"}, "SESSION_HOURS must be a whole number"),
        ({"TRUSTED_PROXIES": "all"}, "TRUSTED_PROXIES must be a whole number"),
        ({"OIDC_ISSUER": "https://id.example.org"}, "set OIDC_CLIENT_ID as well"),
    ],
)
def test_a_setting_that_cannot_be_ends_the_program_with_a_sentence(read, environ, told):
    with pytest.raises(SystemExit, match=told):
        read(**environ)
