"""Whether exempt business is in order: what excludes the public, and what the public are told."""

import re

from app.agenda.excluding import exempt_items
from app.agenda.models import AgendaItem
from app.agenda.operations import in_listed_order, order_of_minutes
from app.agenda.privacy import revealed
from app.agenda.rules import Part
from app.meetings.models import Meeting


def wants_exclusion(meeting: Meeting) -> bool:
    """Whether exempt business is taken before anybody is asked to exclude the public (rule 18)."""
    taken = order_of_minutes(meeting.items)
    first = next((place for place, item in enumerate(taken) if item.part is Part.EXEMPT), None)
    return first is not None and not any(item.excludes_public for item in taken[:first])


def behind_closed_doors(meeting: Meeting) -> list[AgendaItem]:
    """Open items in whose minutes exempt words may slip: taken once the public were excluded, or
    with a paper that is not public.
    """
    excluded, found = False, []
    for item in order_of_minutes(meeting.items):
        papers = any(document.restriction.is_restricted for document in item.documents)
        if item.is_minuted and not item.is_restricted and (excluded or papers):
            found.append(item)
        excluded = excluded or item.excludes_public
    return found


def without_public_record(meeting: Meeting) -> list[AgendaItem]:
    """Items whose minutes are cut for the public and that have no summary (rule 19; s.100C(2))."""
    cut = [item for item in in_listed_order(meeting) if item.is_restricted and item.minutes]
    return [item for item in cut if item.minutes and not item.minutes.public_summary]


def exempt_warnings(meeting: Meeting) -> list[str]:
    """What is not in order. It is for the clerk to judge whether that matters."""
    found = []
    if unknown := [item for item in exempt_items(meeting) if not item.paragraphs]:
        titles = ", ".join(revealed(item.numbered_title) for item in unknown)
        found.append(f"It is not said on what ground this is exempt: {titles}.")
    if wants_exclusion(meeting):
        found.append("Nothing excludes the press and public before the first exempt item.")
    if bare := without_public_record(meeting):
        titles = ", ".join(item.numbered_title for item in bare)
        found.append(f"The public read nothing of what was done, without a summary: {titles}.")
    return found


_CLOSED = re.compile(
    r"\bexclu[ds]\w*\b.{0,80}\b(?:press|public)\b"
    r"|\b(?:press|public)\b.{0,80}\bexclu[ds]\w*"
    r"|\b(?:press|public)\b.{0,80}\b(?:withdr[ae]w|asked to leave|leave the (?:room|meeting))"
    r"|\bexempt (?:information|items?|business|minutes|report|session)\b"
    r"|\bconfidential (?:information|items?|business|minutes|report|session|matters?)\b"
    r"|\b(?:closed|private) session\b|\bin camera\b|\bnot for publication\b|\bschedule 12a\b"
    r"|\badmission to meetings\b",
    re.I | re.S,
)


def is_closed_unmarked(meeting: Meeting) -> bool:
    """Whether its words tell of business without the public, and nothing in it is closed to them.

    Older minutes do not say for a program to see which of their words the public may read.
    """
    return not any(map(_is_marked, meeting.items)) and any(map(_tells_of_closing, meeting.items))


def _is_marked(item: AgendaItem) -> bool:
    written = item.minutes
    clauses = [clause for block in item.resolutions for clause in block.clauses]
    return (
        item.is_restricted
        or bool(written and written.restricted_text)
        or any(clause.restricted for clause in clauses)
    )


def _tells_of_closing(item: AgendaItem) -> bool:
    clauses = [clause.text for block in item.resolutions for clause in block.clauses]
    written = item.minutes.text if item.minutes else ""
    motions = [motion.text for motion in item.motions]
    return any(map(tells_of_closing, [item.title, item.purpose, written, *clauses, *motions]))


def tells_of_closing(words: str) -> bool:
    return bool(_CLOSED.search(words))
