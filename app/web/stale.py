"""Two people at one form: a save made from what is no longer so is refused.

Each form carries a mark of what the register said when the page was shown, a digest for each
question. When it is sent, the same is made of what the register says now. Where they differ,
someone else saved meanwhile; the page then shows both answers, field by field.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from flask import Flask, Response, g, request
from markupsafe import Markup
from wtforms import Field, HiddenField, PasswordField, SubmitField
from wtforms.fields import FileField

from app.clock import clock, short_date

MARK = "shown"
SAVED_MEANWHILE = (
    "Someone else saved this while you were writing. Nothing of yours is saved yet: "
    "both texts are shown below; bring them together and save again"
)

_NOT_ANSWERS = (HiddenField, PasswordField, SubmitField, FileField)


@dataclass(frozen=True)
class Clash:
    """An answer that both changed, or that only they changed and the form has taken over."""

    label: str
    theirs: str
    mine: str
    taken_over: bool


def refuse_as_overtaken() -> None:
    """Answer this request with 409: someone else was first."""
    g.overtaken = True


def mark_of(fields: Any) -> str:
    """What the register says to each question, as one short word each."""
    return " ".join(f"{f.name}:{_digest(f.object_data)}" for f in _answers(fields))


def mark_sent() -> dict[str, str] | None:
    """What the page had seen; None where it does not say."""
    sent = request.form.get(MARK) if request and request.method == "POST" else None
    if sent is None:
        return None
    return dict(pair.split(":", 1) for pair in sent.split() if ":" in pair)


def clashes(fields: Any, seen: dict[str, str]) -> Iterator[tuple[Field, Clash]]:
    """Where the register says other than the page had seen. An answer left alone gives way."""
    for field in _answers(fields):
        theirs = _digest(field.object_data)
        if field.name not in seen or seen[field.name] == theirs or _digest(_mine(field)) == theirs:
            continue
        left_alone = _digest(_mine(field)) == seen[field.name]
        mine = _in_words(field)
        field_theirs = _in_words(field, stored=True)
        yield field, Clash(field.label.text, field_theirs, mine, left_alone)


def _answers(fields: Any) -> Iterator[Field]:
    for field in fields:
        is_answer = not isinstance(field, _NOT_ANSWERS) and field.name != "csrf_token"
        if is_answer and hasattr(field, "object_data"):
            yield field


def _digest(value: Any) -> str:
    return hashlib.sha256(_plain(value).encode()).hexdigest()[:16]


def _plain(value: Any) -> str:
    """The same for what is the same to a clerk: nothing, no text and not ticked are one."""
    if value is None or value is False or value == []:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, (list, tuple, set)):
        return "\n".join(_plain(each) for each in value)
    if hasattr(value, "__table__"):
        return str(value.id)
    return str(value)


def _mine(field: Field) -> Any:
    return field.data


def _in_words(field: Field, *, stored: bool = False) -> str:
    """An answer as a person would say it."""
    value = field.object_data if stored else field.data
    if choices := getattr(field, "iter_choices", None):
        wanted = {_plain(each) for each in value} if isinstance(value, list) else {_plain(value)}
        return ", ".join(str(c.label) for c in choices() if _plain(c.value) in wanted)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if hasattr(value, "strftime"):
        return short_date(value) if hasattr(value, "year") else clock(value)
    return _plain(value)


def hidden(mark: str) -> Markup:
    return Markup('<input type="hidden" name="{}" value="{}">').format(MARK, mark)


def _say_conflict(response: Response) -> Response:
    if g.get("overtaken") and response.status_code == 200:
        response.status_code = 409
    return response


def install(app: Flask) -> None:
    app.after_request(_say_conflict)
