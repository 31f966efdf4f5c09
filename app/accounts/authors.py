"""Who is changing the register just now."""

from typing import NamedTuple

import click
from flask import g, has_request_context
from flask_login import current_user


class Author(NamedTuple):
    account_id: int | None
    name: str


def author() -> Author:
    """The account signed in, whom a link is for, the command typed, or the program itself."""
    if has_request_context():
        if current_user.is_authenticated:
            return Author(current_user.account_id, current_user.name)
        return Author(None, g.get("acts_as") or "someone not signed in")
    if typed := click.get_current_context(silent=True):
        return Author(None, f"the command “{typed.command_path}”")
    return Author(None, "the program itself")
