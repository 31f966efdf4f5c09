"""Commands that refuse in a sentence, as pages do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy.exc import DBAPIError

from app.errors import RuleBroken


class Refused(click.ClickException):
    """Told on standard error; the exit code is that of a command used wrongly."""

    exit_code = 2


class CommandGroup(AppGroup):
    """A group of the register’s commands. What they refuse is one sentence and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        with _refusing_in_a_sentence():
            return super().invoke(ctx)


class RegisterCommand(click.Command):
    """A command that stands alone, and refuses as those of a group do."""

    def invoke(self, ctx: click.Context) -> Any:
        with _refusing_in_a_sentence():
            return super().invoke(ctx)


@contextmanager
def _refusing_in_a_sentence() -> Iterator[None]:
    try:
        yield
    except RuleBroken as refusal:
        raise Refused(str(refusal)) from None
    except DBAPIError as error:
        if not _lacks_tables(error):
            raise
        raise Refused(
            "The database has no tables yet. Make them with: flask --app app db upgrade"
        ) from None


def _lacks_tables(error: DBAPIError) -> bool:
    """SQLite says it in words, PostgreSQL in the kind of error."""
    return "no such table" in str(error.orig) or type(error.orig).__name__ == "UndefinedTable"
