"""Every setting the application reads, in one place."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Config:
    """Settings by the names Flask and its extensions know them by."""

    SECRET_KEY: str
    SQLALCHEMY_DATABASE_URI: str
    SEARCH_INDEX: Path
    EXPORTS: Path
    SEARCH_IN_BACKGROUND: bool = True
    TESTING: bool = False
    WTF_CSRF_ENABLED: bool = True
    WTF_CSRF_TIME_LIMIT: int | None = None
    SESSION_COOKIE_SECURE: bool = False
    SESSION_COOKIE_HTTPONLY: bool = True
    SESSION_COOKIE_SAMESITE: str = "Lax"
    PERMANENT_SESSION_LIFETIME: timedelta = timedelta(hours=12)
    MAX_CONTENT_LENGTH: int = 25 * 1024 * 1024
    MAX_FORM_MEMORY_SIZE: int = 5 * 1024 * 1024

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Config":
        """Read DATABASE_URL, RESOLVED_HOME, SEARCH_IN_BACKGROUND, SECRET_KEY and
        SESSION_COOKIE_SECURE.

        Ends the program with one sentence where RESOLVED_HOME cannot be written.
        """
        home = Path(environ.get("RESOLVED_HOME") or ROOT).expanduser().resolve()
        try:
            home.mkdir(parents=True, exist_ok=True)
            secret_key = environ.get("SECRET_KEY") or _kept_secret(home / ".secret_key")
        except OSError as error:
            raise SystemExit(cannot_write(home, error)) from error
        return cls(
            SECRET_KEY=secret_key,
            SQLALCHEMY_DATABASE_URI=_database_address(environ.get("DATABASE_URL"), home),
            SEARCH_INDEX=home / "search_index",
            EXPORTS=home / "exports",
            SEARCH_IN_BACKGROUND=environ.get("SEARCH_IN_BACKGROUND") != "0",
            SESSION_COOKIE_SECURE=environ.get("SESSION_COOKIE_SECURE") == "1",
        )


def cannot_write(folder: Path, error: OSError) -> str:
    return (
        f"The folder {folder} cannot be written ({error.strerror}): let this account write there, "
        "or set RESOLVED_HOME to a folder where it may."
    )


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
