"""Every setting the application reads, in one place."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Config:
    """Settings by the names Flask and its extensions know them by."""

    SECRET_KEY: str
    SQLALCHEMY_DATABASE_URI: str
    SEARCH_INDEX: Path
    EXPORTS: Path
    SEARCH_ENGINE: str = "whoosh"
    SEARCH_IN_BACKGROUND: bool = True
    TESTING: bool = False
    WTF_CSRF_ENABLED: bool = True
    WTF_CSRF_TIME_LIMIT: int | None = None
    SITE_ADDRESS: str = "http://127.0.0.1:5000"
    TRUSTED_PROXIES: int = 0
    SESSION_COOKIE_NAME: str = "session"
    SESSION_COOKIE_SECURE: bool = False
    SESSION_COOKIE_HTTPONLY: bool = True
    SESSION_COOKIE_SAMESITE: str = "Lax"
    SESSION_IDLE: timedelta = timedelta(minutes=30)
    SESSION_LIFE: timedelta = timedelta(hours=12)
    PERMANENT_SESSION_LIFETIME: timedelta = SESSION_LIFE
    MAIL_FROM: str = "Resolved <register@localhost>"
    SMTP_HOST: str | None = None
    SMTP_PORT: int = 587
    SMTP_SECURITY: str = "starttls"
    SMTP_USER: str | None = None
    SMTP_PASSWORD: str | None = None
    OIDC_ISSUER: str | None = None
    OIDC_CLIENT_ID: str | None = None
    OIDC_CLIENT_SECRET: str | None = None
    OIDC_NAME: str = "single sign-on"
    OIDC_TRUST_EMAIL: bool = False
    OIDC_CREATES_ACCOUNTS: bool = False
    MAX_CONTENT_LENGTH: int = 25 * 1024 * 1024
    MAX_FORM_MEMORY_SIZE: int = 5 * 1024 * 1024

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Config":
        """Read the settings that README.md lists.

        Ends the program with one sentence where RESOLVED_HOME cannot be written, or where a
        setting is not what it should be.
        """
        home = Path(environ.get("RESOLVED_HOME") or ROOT).expanduser().resolve()
        try:
            home.mkdir(parents=True, exist_ok=True)
            secret_key = environ.get("SECRET_KEY") or _kept_secret(home / ".secret_key")
        except OSError as error:
            raise SystemExit(cannot_write(home, error)) from error
        site = (environ.get("SITE_ADDRESS") or _served_at(environ)).rstrip("/")
        secure = environ.get("SESSION_COOKIE_SECURE", "1" if site.startswith("https:") else "0")
        life = timedelta(hours=_number("SESSION_HOURS", environ.get("SESSION_HOURS"), 12))
        config = cls(
            SECRET_KEY=secret_key,
            SQLALCHEMY_DATABASE_URI=_database_address(environ.get("DATABASE_URL"), home),
            SEARCH_INDEX=home / "search_index",
            EXPORTS=home / "exports",
            SEARCH_ENGINE=_search_engine(environ.get("SEARCH_ENGINE") or cls.SEARCH_ENGINE),
            SEARCH_IN_BACKGROUND=environ.get("SEARCH_IN_BACKGROUND") != "0",
            SITE_ADDRESS=site,
            TRUSTED_PROXIES=_number("TRUSTED_PROXIES", environ.get("TRUSTED_PROXIES"), 0),
            # A browser takes a cookie of this name from this very site alone, over HTTPS.
            SESSION_COOKIE_NAME="__Host-session" if secure == "1" else "session",
            SESSION_COOKIE_SECURE=secure == "1",
            SESSION_IDLE=timedelta(
                minutes=_number("SESSION_IDLE_MINUTES", environ.get("SESSION_IDLE_MINUTES"), 30)
            ),
            SESSION_LIFE=life,
            PERMANENT_SESSION_LIFETIME=life,
        )
        return _with_single_sign_on(_with_mail(config, environ), environ)


def cannot_write(folder: Path, error: OSError) -> str:
    return (
        f"The folder {folder} cannot be written ({error.strerror}): let this account write there, "
        "or set RESOLVED_HOME to a folder where it may."
    )


def _search_engine(named: str) -> str:
    if named not in {"whoosh", "tantivy"}:
        raise SystemExit("SEARCH_ENGINE must be whoosh or tantivy.")
    if find_spec(named) is None:
        raise SystemExit(f"SEARCH_ENGINE is {named}, which is not installed: see README.md.")
    return named


def _served_at(environ: Mapping[str, str]) -> str:
    """Where `flask serve` answers, when no other address was given."""
    host = environ.get("RESOLVED_HOST") or "127.0.0.1"
    return f"http://{f'[{host}]' if ':' in host else host}:{environ.get('PORT') or 5000}"


def _with_mail(config: Config, environ: Mapping[str, str]) -> Config:
    security = environ.get("SMTP_SECURITY") or config.SMTP_SECURITY
    if security not in {"starttls", "tls", "none"}:
        raise SystemExit("SMTP_SECURITY must be starttls, tls or none.")
    return replace(
        config,
        MAIL_FROM=environ.get("MAIL_FROM") or config.MAIL_FROM,
        SMTP_HOST=environ.get("SMTP_HOST") or None,
        SMTP_PORT=_number("SMTP_PORT", environ.get("SMTP_PORT"), config.SMTP_PORT),
        SMTP_SECURITY=security,
        SMTP_USER=environ.get("SMTP_USER") or None,
        SMTP_PASSWORD=environ.get("SMTP_PASSWORD") or None,
    )


def _with_single_sign_on(config: Config, environ: Mapping[str, str]) -> Config:
    issuer = environ.get("OIDC_ISSUER") or None
    client_id = environ.get("OIDC_CLIENT_ID") or None
    if issuer and not client_id:
        raise SystemExit("OIDC_ISSUER is set: set OIDC_CLIENT_ID as well.")
    return replace(
        config,
        OIDC_ISSUER=issuer,
        OIDC_CLIENT_ID=client_id,
        OIDC_CLIENT_SECRET=environ.get("OIDC_CLIENT_SECRET") or None,
        OIDC_NAME=environ.get("OIDC_NAME") or config.OIDC_NAME,
        OIDC_TRUST_EMAIL=environ.get("OIDC_TRUST_EMAIL") == "1",
        OIDC_CREATES_ACCOUNTS=environ.get("OIDC_CREATES_ACCOUNTS") == "1",
    )


def _number(setting: str, given: str | None, default: int) -> int:
    if not given:
        return default
    if not given.isdecimal():
        raise SystemExit(f"{setting} must be a whole number.")
    return int(given)


def _database_address(given: str | None, home: Path) -> str:
    """Name the psycopg driver in a plain PostgreSQL address, as hosts hand them out."""
    if not given:
        return f"sqlite:///{home / 'register.db'}"
    for plain in ("postgres://", "postgresql://"):
        if given.startswith(plain):
            return "postgresql+psycopg://" + given.removeprefix(plain)
    return given


def _kept_secret(file: Path) -> str:
    """Make a secret at first start and keep it, readable by its owner alone."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return file.read_text()
