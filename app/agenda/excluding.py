"""The words that exclude the press and public, which follow the items that they name.

The resolution says for which items the public are excluded (LGA 1972 s.100A(5)), so a number or a
title that changed makes it wrong. Only words that the register composed itself are composed anew:
what a clerk wrote stays, and the checks say where it went wrong. None of these commits.
"""

import re
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from app.agenda.grounds import LAWS, ExemptionLaw
from app.agenda.models import AgendaItem
from app.agenda.rules import Part
from app.meetings.models import Meeting
from app.meetings.rules import AgendaState

Subject = TypeVar("Subject", Meeting, AgendaItem)
Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def exclusion_of(meeting: Meeting) -> AgendaItem | None:
    return next((item for item in meeting.items if item.excludes_public), None)


def exempt_items(meeting: Meeting) -> list[AgendaItem]:
    """In the order listed."""
    exempt = [item for item in meeting.items if item.part is Part.EXEMPT]
    return sorted(exempt, key=lambda item: (item.position, item.id or 0))


def to_be_named(meeting: Meeting, exclusion: AgendaItem | None) -> list[AgendaItem]:
    """What the exclusion names: a late item only once its supplement is published, as it is."""
    late_itself = exclusion is not None and _waits(exclusion)
    return [item for item in exempt_items(meeting) if late_itself or not _waits(item)]


def _waits(item: AgendaItem) -> bool:
    """A draft agenda goes out as a whole, with what was once added late to it."""
    late = item.supplement is not None and item.supplement.published_at is None
    return late and item.meeting.agenda_state is AgendaState.PUBLISHED


def exclusion_in_words(law: ExemptionLaw, items: Sequence[AgendaItem]) -> str:
    """The resolution as it is moved; it names each item and its grounds."""
    named = "; ".join(_named(law, item) for item in items)
    during = "the following item" if len(items) == 1 else "the following items"
    if not law.numbered:
        return (
            f"under {law.power}, the press and public be excluded during consideration of {during} "
            f"because publicity would be prejudicial to the public interest: {named}."
        )
    return (
        f"under {law.power}, the press and public be excluded during consideration of {during} on "
        f"the grounds that exempt information as defined in {law.schedule} is likely to be "
        "disclosed, and that in all the circumstances the public interest in maintaining the "
        f"exemption outweighs the public interest in disclosing the information: {named}."
    )


def _named(law: ExemptionLaw, item: AgendaItem) -> str:
    grounds = law.cited(item.paragraphs) or ", ".join(
        words[:1].lower() + words[1:] for words in law.in_words(item.paragraphs)
    )
    return f"{item.numbered_title} ({grounds})"


def composed_under(meeting: Meeting) -> ExemptionLaw | None:
    """The law under which the register composed the words as they stand; None for a clerk’s."""
    exclusion = exclusion_of(meeting)
    items = to_be_named(meeting, exclusion) if exclusion else []
    if exclusion is None or not items:
        return None
    words = {c.text for block in exclusion.recommendations for c in block.clauses}
    return next((law for law in LAWS if exclusion_in_words(law, items).strip() in words), None)


def names_follow(
    change: Callable[Concatenate[Subject, Given], Answer],
) -> Callable[Concatenate[Subject, Given], Answer]:
    """Composes the exclusion anew after a change to an agenda or an item, where that alters it."""

    @wraps(change)
    def changed(subject: Subject, /, *given: Given.args, **named: Given.kwargs) -> Answer:
        meeting = subject if isinstance(subject, Meeting) else subject.meeting
        law = composed_under(meeting)
        before = to_be_named(meeting, exclusion_of(meeting)) if law else []
        words = exclusion_in_words(law, before) if law else ""
        answer = change(subject, *given, **named)
        if law:
            _compose_anew(meeting, law, words)
        return answer

    return changed


def _compose_anew(meeting: Meeting, law: ExemptionLaw, before: str) -> None:
    """What was resolved stays as it was; without any exempt item there is nothing to name."""
    exclusion = exclusion_of(meeting)
    items = to_be_named(meeting, exclusion)
    if exclusion is None or not items or exclusion.resolutions:
        return
    words = exclusion_in_words(law, items)
    for block in exclusion.recommendations if words != before else ():
        for clause in block.clauses:
            if clause.text == before.strip():
                clause.text = words.strip()
                block.version += 1


def amiss_in_exclusion(meeting: Meeting) -> list[str]:
    """Each item that the exclusion names wrongly, not at all or without need, as a warning says."""
    exclusion = exclusion_of(meeting)
    words = _words_of(exclusion) if exclusion else ""
    if not words or composed_under(meeting):
        return []
    exempt = exempt_items(meeting)
    unnamed = [item for item in exempt if not _stands_in(item.numbered_title, words)]
    open_now = [
        item
        for item in meeting.items
        if item.number and not item.is_restricted and _stands_in(item.numbered_title, words)
    ]
    return [
        *(f"does not name {item.numbered_title}{_number_said(item, words)}" for item in unnamed),
        *(f"names {item.numbered_title}, which is open" for item in open_now),
    ]


def _words_of(exclusion: AgendaItem) -> str:
    return "\n".join(c.text for block in exclusion.recommendations for c in block.clauses)


def _stands_in(title: str, words: str) -> bool:
    """“5. Lease” is not in “15. Lease”."""
    return re.search(rf"(?<![\w.]){re.escape(title)}(?!\w)", words) is not None


def _number_said(item: AgendaItem, words: str) -> str:
    """What its words call the item instead: “, but calls it 5, which is now Highways”."""
    found = re.search(
        rf"(?<![\w.])([A-Z]?\d+(?:\.\d+)*[a-z]?)\. {re.escape(item.title)}(?!\w)", words
    )
    if found is None:
        return ""
    whose = next((i.title for i in item.meeting.items if i.number == found[1]), "")
    return f", but calls it {found[1]}" + (f", which is now {whose}" if whose else "")
