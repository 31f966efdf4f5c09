"""Whether the record of a meeting is whole: that it was held, who presided, what is left empty."""

import re
from collections.abc import Iterator
from itertools import pairwise

from app.agenda.models import AgendaItem
from app.agenda.operations import in_listed_order
from app.checks.found import Finding, Level
from app.checks.left_open import check_notes
from app.meetings.models import Meeting
from app.meetings.rules import YET_TO_COME, MeetingStatus

_NEVER_WAS = {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}

#: Beyond so many, items without words are named together: the agenda was never minuted.
_EACH = 8

#: A last line that opens a decision and says none: “RESOLVED:”, “RECOMMENDED that the Board”.
_OPENS = re.compile(
    r"(?:^|\n)[\s*_#>]*(?P<opens>(?:RESOLVED|RECOMMENDED)[*_]*"
    r"(?:\s+(?:that|to)\b[^\n.;]{0,80}?[:–—-]|(?:\s+(?:that|to))?\s*[:.–—-]*))[\s*_]*$"
)
_RECOMMENDS = re.compile(
    r"(?:^|\n)[\s*_#>]*(?P<opens>RECOMMENDED\b(?!\s+(?:TO|to)\b)[^\n]*)", re.MULTILINE
)
#: “The meeting closed at 7.10 pm”, “The meeting was declared closed at noon”.
_CLOSES = re.compile(
    r"\bmeeting\b[^.\n]{0,40}?\b(?:closed|close|concluded|ended|finished|rose)\b[^.\n]{0,20}\bat\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:RESOLVED|AGREED|APPROVED|NOTED|DECISIONS?|DEFERRED|REFERRED|WITHDRAWN|RECEIVED)\b"
    r"|\b(?:agreed|resolved|decided|deferred|approved|endorsed|noted|accepted|rejected) "
)


def check_status(meeting: Meeting) -> Iterator[Finding]:
    """What was minuted took place, so nothing may say that it is still to come."""
    if meeting.status in YET_TO_COME:
        message = f"Still marked as {meeting.status}: say that it was held"
        yield Finding(41, Level.BLOCK, message, field="status")
    elif meeting.status in _NEVER_WAS and any(item.resolutions for item in meeting.items):
        message = f"Marked as {meeting.status}, and something was resolved at it"
        yield Finding(41, Level.BLOCK, message, field="status")


def check_presiding(meeting: Meeting) -> Iterator[Finding]:
    """Whoever was in the chair is on the record (LGA 1972 Sch 12 paras 5 and 39)."""
    without = [s.number for s in meeting.sittings if s.presiding is None]
    if without or not meeting.sittings:
        which = f" at sitting {without[0]}" if len(meeting.sittings) > 1 else ""
        yield Finding(11, Level.WARN, f"Nobody is recorded as in the chair{which}", field="chair")


def check_closing(meeting: Meeting) -> Iterator[Finding]:
    """When it closed (handbook 1.9), unless the minutes tell it in their words."""
    written = [item.minutes.text for item in meeting.items if item.minutes]
    last = meeting.sittings[-1] if meeting.sittings else None
    is_known = (last and last.ended_at) or any(_CLOSES.search(text) for text in written)
    if meeting.status is MeetingStatus.HELD and any(written) and not is_known:
        message = "When did the meeting close? Its minutes do not say"
        yield Finding(12, Level.PROMPT, message, field="closed")


def check_headings(meeting: Meeting) -> Iterator[Finding]:
    """One straight before another is asked about only: a part may begin with a part."""
    listed: list[AgendaItem | None] = [*in_listed_order(meeting), None]
    for heading, after in pairwise(listed):
        if heading is not None and not heading.is_minuted and not (after and after.is_minuted):
            level = Level.PROMPT if after else Level.WARN
            message = "Nothing stands under this heading"
            yield Finding(42, level, message, heading.title).on(heading.id, "agenda")


def check_written(meeting: Meeting) -> Iterator[Finding]:
    """An item of which the minutes say nothing."""
    silent = [item for item in in_listed_order(meeting) if _says_nothing(item)]
    if len(silent) > _EACH:
        titles = ", ".join(item.numbered_title for item in silent)
        yield Finding(42, Level.WARN, f"{len(silent)} items have no minutes", titles, "desk")
        return
    for item in silent:
        yield Finding(42, Level.WARN, "Nothing is written of this item", item.title).on(item.id)


def _says_nothing(item: AgendaItem) -> bool:
    written = item.minutes
    words = (written.text, written.restricted_text, written.public_summary) if written else ()
    return item.is_minuted and not (any(words) or item.resolutions or item.motions)


def check_dangling(item: AgendaItem) -> Iterator[Finding]:
    """A decision that is opened and not said, in the record or in the words."""
    for field, blocks in (
        ("recommendations", item.recommendations),
        ("resolutions", item.resolutions),
    ):
        for block in blocks:
            if not block.clauses:
                message = "This opens a decision, and no clause follows"
                yield Finding(26, Level.BLOCK, message, block.lead_in).on(item.id, field)
    text = item.minutes.text.rstrip() if item.minutes else ""
    if left := _OPENS.search(text):
        message = "The minutes open a decision here, and say none"
        yield Finding(26, Level.WARN, message, left["opens"].strip()).on(item.id)
    elif (asked := _RECOMMENDS.search(text)) and not item.resolutions and not _DECIDES.search(text):
        message = "Recommended here, and nothing says what was decided"
        yield Finding(26, Level.WARN, message, asked["opens"].strip()).on(item.id)


def check_notes_beside(item: AgendaItem) -> Iterator[Finding]:
    """In whatever else is printed of an item; its minutes are checked as they are typed."""
    for field, text in _printed(item):
        for finding in check_notes(text):
            yield finding.on(item.id, field)


def _printed(item: AgendaItem) -> Iterator[tuple[str, str]]:
    yield "agenda", item.title
    if item.minutes:
        yield "public_summary", item.minutes.public_summary
        yield "restricted_text", item.minutes.restricted_text
    for field, blocks in (
        ("recommendations", item.recommendations),
        ("resolutions", item.resolutions),
    ):
        for block in blocks:
            words = [block.lead_in, *(f"{c.text}\n{c.public_text}" for c in block.clauses)]
            yield field, "\n".join(words)
    for motion in item.motions:
        yield "motions", "\n".join((motion.text, motion.substantive_text, motion.public_text))
    for action in item.actions:
        yield "actions", action.text
