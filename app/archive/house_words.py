"""What a clerk said that a house’s words mean: its own name, and what became of a motion.

None of these commits.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from app.accounts.models import Account
from app.archive.editing import value_at
from app.archive.like_bodies import same_name
from app.archive.matching import body_named
from app.archive.models import ArchiveFile, HouseCorrection
from app.archive.remembering import correction_of, forget, to_follow
from app.archive.rules import FileState, Meant
from app.bodies.models import Body
from app.bodies.queries import authority_name
from app.bodies.rules import BodyKind
from app.database import db
from app.errors import RuleBroken
from app.people.rules import plainly


def remember_body(printed: str, body: Body, now: datetime, by: Account | None) -> None:
    """Papers that wait, with the same name printed, are of `body` too."""
    known = correction_of(None, Meant.BODY, printed)
    known = known or HouseCorrection(kind=Meant.BODY, printed=printed, made_at=now, made_by=by)
    known.body = body
    db.session.add(known)
    waiting = (ArchiveFile.state == FileState.READ, ArchiveFile.body_id.is_(None))
    to_follow(_with_body_printed(printed, *waiting), by)


def forget_body(printed: str, by: Account | None) -> None:
    """Papers that are of a body by this answer alone wait again."""
    forget(correction_of(None, Meant.BODY, printed))
    entered = (ArchiveFile.state == FileState.ENTERED, ArchiveFile.body_as == "")
    to_follow(_with_body_printed(printed, *entered), by)


def _with_body_printed(printed: str, *these: ColumnElement[bool]) -> Iterable[ArchiveFile]:
    named = select(ArchiveFile, ArchiveFile.parsed["body"].as_string()).where(*these)
    found = db.session.execute(named.order_by(ArchiveFile.id)).all()
    return [file for file, body in found if plainly(body or "") == printed]


def remember_outcome(
    file: ArchiveFile, printed: str, meaning: str, now: datetime, by: Account | None
) -> None:
    """What became of a motion wherever the body prints these words for it."""
    if file.body is None:
        raise RuleBroken("Say first whose minutes these are")
    key = plainly(printed)
    known = correction_of(file.body, Meant.OUTCOME, key)
    known = known or HouseCorrection(body=file.body, kind=Meant.OUTCOME, printed=key)
    known.meaning, known.made_at, known.made_by = meaning, now, by
    db.session.add(known)
    to_follow(_with_outcome_printed(key, file), by)


def forget_outcomes(file: ArchiveFile, made_at: datetime, by: Account | None) -> None:
    """What an answer said of words of the house, which is known by when it was given."""
    made = select(HouseCorrection).where(
        HouseCorrection.body == file.body,
        HouseCorrection.kind == Meant.OUTCOME,
        HouseCorrection.made_at == made_at,
    )
    for known in db.session.scalars(made).all():
        to_follow(_with_outcome_printed(known.printed, file), by)
        forget(known)


def _with_outcome_printed(key: str, apart_from: ArchiveFile) -> Iterable[ArchiveFile]:
    of_the_body = (
        select(ArchiveFile, ArchiveFile.parsed)
        .where(
            ArchiveFile.body == apart_from.body,
            ArchiveFile.state == FileState.ENTERED,
            ArchiveFile.id != apart_from.id,
        )
        .order_by(ArchiveFile.id)
    )
    found = db.session.execute(of_the_body)
    return [file for file, parsed in found if key in _outcomes_in(parsed or {"items": []})]


def _outcomes_in(parsed: dict[str, Any]) -> set[str]:
    return {
        plainly(resolved["as_printed"] or "")
        for item in parsed["items"]
        for resolved in item["resolutions"]
    }


def is_remembered(file: ArchiveFile, body: Body | None = None) -> bool:
    """Whether “these are minutes of `body`” is said of the words printed, for other papers too.

    What is the authority’s own name stands at the head of the papers of every body of it: that they
    are a committee’s is said of this paper alone. So is what is another body’s very own name.
    """
    printed = name_printed(file)
    if not plainly(printed):
        return False
    if same_name(printed, authority_name()):
        return body is not None and body.kind is BodyKind.COUNCIL
    return body is None or body_named(printed) in {None, body}


def whether_remembered(file: ArchiveFile) -> str:
    """What is told of an answer before it is given, about whose minutes a paper is."""
    printed = name_printed(file)
    if not printed:
        return "The answer is for this paper alone."
    if not is_remembered(file):
        return (
            f"“{printed}” is the name of the authority, and other bodies print it too: "
            "the answer is for this paper alone, unless it is the council itself."
        )
    if named := body_named(printed):
        return f"“{printed}” is {named.name}. Another answer is for this paper alone."
    return (
        f"The answer is remembered: every other paper headed “{printed}” "
        "that is not confirmed, and every one still to come, is of the same body."
    )


def name_printed(file: ArchiveFile) -> str:
    """Of the body whose minutes they say to be."""
    return value_at(file.parsed or {}, "body") or ""


def body_printed(file: ArchiveFile) -> str:
    return plainly(name_printed(file))
