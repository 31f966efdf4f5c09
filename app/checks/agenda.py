"""What may be wrong with an agenda and its notice (handbook rules 1, 3, 4, 17 and 18)."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from app.agenda.exempting import is_closed_unmarked
from app.agenda.models import AgendaItem
from app.agenda.operations import order_of_minutes
from app.agenda.rules import ItemKind
from app.bodies.rules import Regime
from app.checks.found import Finding, Level
from app.clock import short_date
from app.meetings.models import Meeting
from app.meetings.notice import Notice
from app.meetings.rules import MeetingKind

#: How many clear days before the meeting something was made public; None for bodies without notice.
GivenOn = Callable[[date], int]

#: Apologies, interests, minutes, the next date and the exclusion of the public.
_FORMAL = re.compile(
    r"welcome\b|introductions\b|apolog(?:y|ies)\b|(?:declarations?|disclosures?)\b.{0,30}\binterests?\b"
    r"|(?:(?:confirmation|approval|signing) of )?(?:the )?(?:draft )?minutes\b"
    r"|(?:date|time)s?\b.{0,20}\bnext\b|next meeting\b"
    r"|exclusion of\b|to exclude (?:the )?(?:press|public)\b",
    re.IGNORECASE,
)
_EXCLUSION = ("exclu", "press and public")


def check_notice(
    notice: Notice | None, today: date, regime: Regime = Regime.ENGLAND_PRINCIPAL
) -> Iterator[Finding]:
    """A parish counts its days in its own way, which is a rule of its own."""
    if notice is None:
        return
    if notice.is_short:
        yield Finding(
            5 if regime is Regime.ENGLAND_PARISH else 1,
            Level.WARN,
            f"{notice.needed} clear days’ notice is needed, and the agenda gave {notice.given}",
            field="agenda",
        )
    elif notice.is_overdue(today):
        yield Finding(
            2,
            Level.WARN,
            f"The agenda was to be published by {short_date(notice.publish_by)}",
            field="agenda",
        )


def check_late_items(
    meeting: Meeting, needed: int | None, given: GivenOn | None
) -> Iterator[Finding]:
    """An item added too late needs the chair's reasons (LGA 1972 s.100B(4)).

    What was on the agenda when it was published is as late as the agenda, which rule 1 says once;
    of an agenda that never was, it is said once of all. What opens and closes every meeting is
    no business that could be urgent.
    """
    if needed is None or given is None:
        return
    called = meeting.agenda_published_at
    late = [
        item
        for item in meeting.items
        if not (called and item.supplement is None and item.added_on <= called.date())
        and item.is_minuted
        and not _is_formal(item)
        and given(item.added_on) < needed
        and not (item.urgency_reason or "").strip()
    ]
    if called is None and len(late) > 1:
        titles = ", ".join(item.title for item in late)
        message = (
            f"{len(late)} items were added less than {needed} clear days before the meeting, whose "
            "agenda is not published: say of each why it is urgent, as the Chair agreed"
        )
        yield Finding(3, Level.WARN, message, titles, field="agenda")
        return
    for item in late:
        message = (
            f"Added on {short_date(item.added_on)}, {given(item.added_on)} clear days before the "
            "meeting: say why it is urgent, as the Chair agreed"
        )
        yield Finding(3, Level.WARN, message, item.title).on(item.id, "urgency_reason")


def _is_formal(item: AgendaItem) -> bool:
    return item.kind is ItemKind.PROCEDURAL or bool(_FORMAL.match(item.title))


def check_extraordinary(meeting: Meeting) -> Iterator[Finding]:
    """An extraordinary meeting does the business it was called for (LGA 1972 Sch 12 para 4)."""
    if meeting.kind is not MeetingKind.EXTRAORDINARY:
        return
    called = meeting.agenda_published_at
    for item in meeting.items:
        if called and item.added_on > called.date():
            message = "Added after an extraordinary meeting was called"
            yield Finding(4, Level.WARN, message, item.title).on(item.id, "agenda")
        elif "minutes" in item.title.lower() and "previous" in item.title.lower():
            message = "An extraordinary meeting does not approve minutes"
            yield Finding(4, Level.WARN, message, item.title).on(item.id, "agenda")


def check_exempt(meeting: Meeting) -> Iterator[Finding]:
    """The exclusion comes before the first exempt item is taken (LGA 1972 s.100A(4))."""
    excluded = False
    for item in order_of_minutes(meeting.items):
        excluded = excluded or _excludes(item)
        if item.part.is_restricted and not excluded:
            message = "No resolution to exclude the public comes before this exempt item"
            yield Finding(18, Level.WARN, message, item.title).on(item.id, "agenda")
            return


def check_summaries(meeting: Meeting) -> Iterator[Finding]:
    """What the public may not read is summed up for them (LGA 1972 s.100C(2))."""
    for item in meeting.items:
        written = item.minutes
        if written and written.restricted_text.strip() and not written.public_summary.strip():
            message = "Part of this minute is closed to the public: write what they may know of it"
            yield Finding(19, Level.BLOCK, message).on(item.id, "public_summary")


def check_closed_part(meeting: Meeting) -> Iterator[Finding]:
    """Of older minutes, which were entered as they are printed."""
    if is_closed_unmarked(meeting):
        message = "These minutes tell of business without the public: mark what they may not read"
        yield Finding(18, Level.WARN, message, field="agenda")


_SPEAKS_OF_EXEMPT = re.compile(
    r"\bexempt (?:information|appendix|appendices|report|part|session|business)\b"
    r"|\bnot for publication\b|\bcommercially (?:sensitive|confidential)\b"
    r"|\bin (?:strict )?confidence\b|\bconfidential (?:appendix|report|information|session)\b",
    re.IGNORECASE,
)


def check_open_words(item: AgendaItem) -> Iterator[Finding]:
    """Words of an exempt discussion, written where everyone reads them (LGA 1972 s.100C)."""
    written = item.minutes
    if written is None or item.is_restricted or item.excludes_public or _excludes(item):
        return
    said = _SPEAKS_OF_EXEMPT.search(written.text)
    if said and not written.restricted_text:
        message = "This item is open, so everyone reads this: does it tell what is exempt?"
        yield Finding(19, Level.WARN, message, said[0]).on(item.id)


def _excludes(item: AgendaItem) -> bool:
    said = " ".join(
        [item.title, *(c.text for block in item.resolutions for c in block.clauses)]
    ).lower()
    return all(words in said for words in _EXCLUSION)
