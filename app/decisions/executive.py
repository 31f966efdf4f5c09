"""The record of a decision of the executive. None of these commits."""

import re
from datetime import date
from enum import StrEnum

from app.agenda.models import AgendaItem
from app.bodies.rules import BodyKind
from app.database import db
from app.decisions.call_in import CallIn, check_call_in
from app.decisions.executive_models import ExecutiveDecision
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.operations import check_open

_SUB_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)\s*#*$")


class Section(StrEnum):
    """A part of a minute with a sub-heading of its own, as the notice of a decision heads it."""

    REASONS = "Reasons for the decision"
    ALTERNATIVES = "Alternative options considered and rejected"

    @property
    def sign(self) -> re.Pattern[str]:
        """How the sub-heading of a minute begins that gives it."""
        return _SIGNS[self]


_SIGNS = {
    Section.REASONS: re.compile(r"reason", re.IGNORECASE),
    Section.ALTERNATIVES: re.compile(r"(?:\w+ ){0,2}(?:alternative|option|choice)", re.IGNORECASE),
}


def is_executive(meeting: Meeting) -> bool:
    return meeting.body.kind is BodyKind.CABINET and meeting.body.is_authority_body


def written_under(section: Section, minutes: str) -> str:
    """What minutes say under the sub-heading of that section, up to the next sub-heading."""
    found, within = [], False
    for line in minutes.splitlines():
        if heading := _SUB_HEADING.match(line):
            within = bool(section.sign.match(heading[1].strip("*_ ")))
        elif within:
            found.append(line)
    return "\n".join(found).strip()


def record_executive(
    item: AgendaItem,
    *,
    maker: str = "",
    is_key: bool = False,
    plan_reference: str = "",
    reasons: str,
    alternatives: str,
    interests: str,
    call_in: CallIn = CallIn.OPEN,
    urgency: str = "",
    until: date | None = None,
    effective_on: date | None = None,
) -> ExecutiveDecision:
    """In the place of what was there; nothing that the law asks is left open (rule 36).

    One that was forgotten may be added once the minutes are approved, and is then sealed with them.
    """
    if item.executive:
        check_open(item.meeting)
    if not item.resolutions:
        raise RuleBroken("Nothing was resolved on this item: write the resolution first")
    asked = {"reasons": reasons, "alternatives": alternatives, "interests": interests}
    for name, words in asked.items():
        if not words.strip():
            raise RuleBroken(f"Enter the {name}, or that there were none", about=name)
    check_call_in(call_in, urgency, until, effective_on)
    _check_called_in_already(item, call_in, until)

    kept = item.executive or ExecutiveDecision(item=item)
    kept.maker, kept.is_key, kept.plan_reference = maker, is_key, plan_reference
    kept.reasons, kept.alternatives, kept.interests = reasons, alternatives, interests
    kept.call_in, kept.urgency = call_in, urgency if call_in is CallIn.URGENT else ""
    kept.until, kept.effective_on = until, effective_on
    return kept


def remove_executive(item: AgendaItem) -> None:
    """For one that was entered on an item that the executive did not decide."""
    check_open(item.meeting)
    if item.executive and item.executive.called_in:
        raise RuleBroken("This decision was called in: remove the call-in first")
    if item.executive:
        db.session.delete(item.executive)


def _check_called_in_already(item: AgendaItem, call_in: CallIn, until: date | None) -> None:
    called = item.executive.called_in if item.executive else None
    if called and call_in is not CallIn.OPEN:
        raise RuleBroken("This decision was called in: remove the call-in first", about="call_in")
    if called and until and until < called.called_in_on:
        message = "It was called in after this day: change that first"
        raise RuleBroken(message, about="until")
