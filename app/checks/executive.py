"""What the law asks of a cabinet beyond other bodies (SI 2012/2089; handbook rules 6 and 36 to 38),
and of what an officer decides for any body (SI 2014/2095).

What the clerk recorded of a decision counts; where nothing is recorded, what the words of the
report and the minute say.
"""

import re
from collections.abc import Iterator
from datetime import date

from app.agenda.models import AgendaItem
from app.agenda.rules import ItemKind, officer_needs_record
from app.checks.found import Finding, Level
from app.clock import short_date
from app.decisions.call_in import CallIn, Clock, call_in_clock
from app.meetings.models import Meeting
from app.meetings.notice import Counts, Notice, add_counted_days, clear_days, latest_publication

#: Before a private meeting and a key decision, counted in calendar days.
_ANNOUNCED_BEFORE = 28
_EXCEPTION = 5

_KEY = re.compile(r"(?<!non-)(?<!not a )\bkey decision\b", re.IGNORECASE)
_NOTES = re.compile(r"^(?:that\b.*\bbe )?noted?s?\b", re.IGNORECASE)
_REASONS = re.compile(r"\breasons?\b|\bbecause\b", re.IGNORECASE)
_ALTERNATIVES = re.compile(
    r"\balternative|\b(?:other|further|no) (?:options?|choices?|courses?)\b"
    r"|\b(?:options?|choices?) (?:that were |were )?(?:considered|rejected)\b",
    re.IGNORECASE,
)


def check_private_items(meeting: Meeting, notice: Notice | None) -> Iterator[Finding]:
    """Two notices of a meeting in private, the first of 28 clear days (reg 5)."""
    first = latest_publication(meeting.held_on, _ANNOUNCED_BEFORE, _every_day)
    for item in meeting.items:
        if item.part.is_restricted and item.added_on > first:
            again = f", and again by {short_date(notice.publish_by)}" if notice else ""
            message = (
                "Cabinet gives notice of business in private 28 clear days before, by "
                f"{short_date(first)}{again}: this came on {short_date(item.added_on)}"
            )
            yield Finding(6, Level.WARN, message, item.title).on(item.id, "agenda")


def check_key_decisions(meeting: Meeting, works: Counts) -> Iterator[Finding]:
    """28 clear days, or the general exception, or special urgency (regs 9 to 11)."""
    for item in meeting.items:
        given = clear_days(item.added_on, meeting.held_on, _every_day)
        if given >= _ANNOUNCED_BEFORE or not _is_key(item):
            continue
        earliest = add_counted_days(item.added_on, _EXCEPTION + 1, works)
        how = (
            f"by the general exception it could be taken from {short_date(earliest)}"
            if earliest <= meeting.held_on
            else "only special urgency allows it, with whose agreement"
        )
        message = f"A key decision announced {given} clear days before, and not 28: {how}"
        yield Finding(37, Level.WARN, message, item.title).on(item.id, "agenda")


def _is_key(item: AgendaItem) -> bool:
    if item.executive:
        return item.executive.is_key
    return bool(_KEY.search(f"{item.title}\n{item.purpose}"))


def check_record_of_decision(item: AgendaItem) -> Iterator[Finding]:
    """A decision is recorded with its reasons and the options that were rejected (reg 12)."""
    clauses = [clause for block in item.resolutions for clause in block.clauses]
    decides = any(not _NOTES.search(clause.text) for clause in clauses)
    if item.kind is ItemKind.PROCEDURAL or not decides or item.executive:
        return
    if missing := _missing_from_record(item):
        message = f"Write {missing}, or that there were none, with this decision"
        yield Finding(36, Level.WARN, message).on(item.id)


def check_officer_decision(item: AgendaItem) -> Iterator[Finding]:
    """One that an officer took under an authorisation may need a record of its own (reg 7)."""
    needed = officer_needs_record(
        item.officer_authority,
        licence_or_rights=item.officer_licence_or_rights,
        amount=item.officer_amount,
        threshold=item.meeting.body.officer_threshold,
    )
    if needed and not item.executive and (missing := _missing_from_record(item)):
        message = f"This decision of an officer needs a record: write {missing}, or that none were"
        yield Finding(36, Level.WARN, message).on(item.id)


def _missing_from_record(item: AgendaItem) -> str:
    words = "\n".join([item.purpose, item.minutes.text if item.minutes else ""])
    wanted = (("the reasons", _REASONS), ("the alternatives rejected", _ALTERNATIVES))
    return " and ".join(name for name, said in wanted if not said.search(words))


def check_call_in(meeting: Meeting, works: Counts, today: date) -> Iterator[Finding]:
    """While decisions may be called in, by when; how long is for standing orders to say."""
    ends = call_in_ends(meeting, works)
    if ends and today <= ends:
        begins = add_counted_days(ends, 1, works)
        message = (
            f"Decisions may be called in until the end of {short_date(ends)}, and carried out "
            f"from {short_date(begins)}, unless your standing orders say otherwise"
        )
        yield Finding(38, Level.PROMPT, message, field="agenda")


def call_in_ends(meeting: Meeting, works: Counts) -> date | None:
    """The last of the usual days for calling in what it decided; None before it is published."""
    published = meeting.decisions_published_at or meeting.minutes_published_at
    if published is None or not any(map(_may_be_called_in, meeting.items)):
        return None
    nothing_entered = Clock(None, None)
    clock = call_in_clock(CallIn.OPEN, meeting.held_on, published.date(), works, nothing_entered)
    return clock.until


def _may_be_called_in(item: AgendaItem) -> bool:
    """By the usual days: one that has days of its own, or was called in, says so itself."""
    own = item.executive
    return bool(item.resolutions) and (
        own is None or (own.call_in is CallIn.OPEN and own.until is None and own.called_in is None)
    )


def _every_day(_day: date) -> bool:
    return True
