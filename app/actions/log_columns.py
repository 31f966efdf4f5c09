"""What an action log says of each action, in the columns that councils use (handbook 4.2). Pure."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from app.errors import RuleBroken


class Column(StrEnum):
    """By the words that stand above it."""

    REFERENCE = "Ref"
    BODY = "Body"
    MEETING = "Meeting date"
    MINUTE = "Minute no."
    MATTER = "Matter"
    ACTION = "Action"
    OWNER = "Owner"
    PRIORITY = "Priority"
    DUE = "Due"
    RAG = "RAG"
    UPDATE = "Update"
    STATUS = "Status"
    CLOSED = "Date closed"
    CLOSED_AT = "Closed at meeting"


#: The columns of handbook 4.2, in its order.
USUAL = (
    Column.REFERENCE,
    Column.MEETING,
    Column.MINUTE,
    Column.ACTION,
    Column.OWNER,
    Column.DUE,
    Column.RAG,
    Column.UPDATE,
    Column.STATUS,
    Column.CLOSED,
    Column.CLOSED_AT,
)


def columns_in(kept: str) -> Sequence[Column]:
    """Those that a setting names, one on a line, in its order."""
    names = [line.strip().lower() for line in kept.splitlines() if line.strip()]
    by_name = {column.value.lower(): column for column in Column}
    return [by_name[name] for name in names if name in by_name] or USUAL


def check_columns(kept: str) -> str:
    """The setting as it is kept. Raises RuleBroken for a column that there is not."""
    names = [line.strip() for line in kept.splitlines() if line.strip()]
    known = {column.value.lower(): column.value for column in Column}
    unknown = [name for name in names if name.lower() not in known]
    if unknown:
        raise RuleBroken(
            f"“{unknown[0]}” is no column: choose from {', '.join(Column)}", about="columns"
        )
    if len(set(map(str.lower, names))) < len(names):
        raise RuleBroken("Name each column once", about="columns")
    return as_kept(known[name.lower()] for name in names)


def as_kept(names: Iterable[str]) -> str:
    return "\n".join(names)
