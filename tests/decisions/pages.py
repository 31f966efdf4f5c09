"""What the tests of the decisions' pages share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bs4 import BeautifulSoup
from sqlalchemy import event

from app.database import db
from app.decisions.models import Resolution, ResolutionClause


def kept(record: Any) -> Any:
    """Commit `record` with all that it hangs on, as if a clerk had entered it before."""
    item = getattr(record, "item", None) or record
    db.session.add(item.meeting)
    db.session.commit()
    return record


def typed(page: BeautifulSoup) -> dict[str, str]:
    """Every answer that the form of a page would send, as it stands."""
    form = page.select_one("main form[method=post]")
    assert form is not None
    answers = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(field["name"]), field.get("type", field.name)
        if field.name == "textarea":
            answers[name] = field.text.removeprefix("\n")
        elif field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            answers[name] = str(chosen["value"]) if chosen else ""
        elif kind not in {"radio", "checkbox"} or field.has_attr("checked"):
            answers[name] = str(field.get("value", ""))
    return answers


def tick(page: BeautifulSoup) -> str:
    """What the one box sends that a page asks to be ticked before it saves."""
    (box,) = page.select("input[name=sure]")
    return str(box["value"])


def errors(page: BeautifulSoup) -> str:
    summary = page.select_one(".govuk-error-summary")
    assert summary is not None, "the page says what is wrong"
    return summary.text


@contextmanager
def queries_asked() -> Iterator[list[str]]:
    """Every query that the database is asked meanwhile."""
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def stored():
    db.session.expire_all()
    return db.session.scalars(db.select(Resolution)).one()


def clauses():
    db.session.expire_all()
    return db.session.scalars(db.select(ResolutionClause).order_by(ResolutionClause.position)).all()
