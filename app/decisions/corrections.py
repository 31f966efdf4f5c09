"""Approving minutes with corrections, and correcting them once they are signed.

None of these commits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.accounts.models import Account
from app.agenda.approval_models import Approval
from app.agenda.models import AgendaItem
from app.agenda.operations import approve_minutes, take_back_approval, write_minutes
from app.agenda.privacy import check_marks
from app.decisions.correction_models import Correction
from app.decisions.models import ResolutionClause
from app.decisions.rules import Passage, check_correction, check_found_once
from app.errors import RuleBroken
from app.meetings.history import keep_step
from app.meetings.life import Step
from app.meetings.models import Meeting
from app.meetings.operations import check_open
from app.meetings.rules import MinutesState
from app.meetings.suitable import check_suitable


@dataclass(frozen=True)
class Rewording:
    """Words of a minute that are to read otherwise. `after` is empty where they are left out."""

    item: AgendaItem
    before: str
    after: str


@dataclass(frozen=True)
class Approver:
    """The meeting that agreed, and the item on which it did where the register has one."""

    meeting: Meeting
    item: AgendaItem | None = None

    def check(self, minutes_of: Meeting) -> None:
        check_suitable(minutes_of, self.meeting)
        if self.item and self.item.meeting is not self.meeting:
            raise RuleBroken("That item is not on the agenda of that meeting", about="approved_on")

    @property
    def words(self) -> str:
        number = self.item.number if self.item else None
        return f"{self.meeting.name}, item {number}" if number else self.meeting.name


def approve(
    meeting: Meeting,
    approver: Approver,
    rewordings: Sequence[Rewording],
    now: datetime,
    *,
    by: Account | None = None,
    note: str = "",
) -> Approval | None:
    """Approve minutes, subject to corrections of accuracy where the meeting made any.

    The corrected text is then the minutes; what it read before stays with the correction.
    """
    check_open(meeting)
    approver.check(meeting)
    for words in rewordings:
        _correct_the_text(meeting, approver, words, now, by)
    said = f"By {approver.words}. {_number_of(rewordings)}{note}"
    approve_minutes(meeting, approver.meeting, now, by=by, note=said)
    return Approval(meeting=meeting, item=approver.item) if approver.item else None


def _number_of(rewordings: Sequence[Rewording]) -> str:
    if not rewordings:
        return ""
    return f"With {len(rewordings)} correction{'s' if len(rewordings) > 1 else ''}. "


def _correct_the_text(
    meeting: Meeting, approver: Approver, words: Rewording, now: datetime, by: Account | None
) -> None:
    correction = _correction(meeting, approver, words, now, by)
    _put(correction, correction.after, correction.before, now, by)


def _correction(
    meeting: Meeting, approver: Approver, words: Rewording, now: datetime, by: Account | None
) -> Correction:
    item, before, after = words.item, words.before.strip(), words.after.strip()
    if item.meeting is not meeting:
        raise RuleBroken("That minute is of another meeting")
    check_correction(before, after)
    found = [where for where in _reading(item) for _ in range(where.text.count(before))]
    check_found_once(item.numbered_title, len(found))
    check_marks(before, after, found[0].text[: found[0].text.index(before)])
    correction = Correction(
        place=found[0].place,
        clause=found[0].clause,
        begins=found[0].text.index(before),
        before=before,
        after=after,
        after_signing=False,
        reason="",
        approved_at=approver.meeting,
        approved_on=approver.item,
        entered_at=now,
        entered_by=by,
    )
    item.corrections.append(correction)
    return correction


@dataclass(frozen=True)
class _Where:
    place: Passage
    text: str
    clause: ResolutionClause | None = None


def _reading(item: AgendaItem) -> Iterator[_Where]:
    """Every text of a minute as it is to be read, corrections made after signing among it."""
    if item.revisions:
        words = item.revisions[-1]
        yield _as_corrected(item, _Where(Passage.TEXT, words.text))
        yield _as_corrected(item, _Where(Passage.RESTRICTED, words.restricted_text))
        yield _as_corrected(item, _Where(Passage.SUMMARY, words.public_summary))
    for resolution in item.resolutions:
        for clause in resolution.clauses:
            yield _as_corrected(item, _Where(Passage.CLAUSE, clause.text, clause))


def _as_corrected(item: AgendaItem, where: _Where) -> _Where:
    text = where.text
    for made in item.corrections:
        if made.after_signing and (made.place, made.clause) == (where.place, where.clause):
            text = text.replace(made.before, made.after, 1)
    return _Where(where.place, text, where.clause)


def _put(made: Correction, words: str, instead: str, now: datetime, by: Account | None) -> None:
    """Put some words where the correction begins, in place of others."""

    def changed(text: str) -> str:
        return text[: made.begins] + words + text[made.begins + len(instead) :]

    if made.clause:
        made.clause.text = changed(made.clause.text)
        return
    latest = made.item.revisions[-1]
    texts = (latest.text, latest.restricted_text, latest.public_summary)
    places = (Passage.TEXT, Passage.RESTRICTED, Passage.SUMMARY)
    whole, restricted, summary = (
        changed(text) if place is made.place else text
        for place, text in zip(places, texts, strict=True)
    )
    write_minutes(
        made.item,
        whole,
        seen=made.item.revision,
        now=now,
        by=by,
        restricted_text=restricted,
        public_summary=summary,
    )


def take_back(
    meeting: Meeting, now: datetime, *, by: Account | None = None, note: str = ""
) -> None:
    """Make a draft again of minutes marked as approved by mistake.

    The text reads again as it did before it was corrected.
    """
    take_back_approval(meeting, now, by=by, note=note)
    made = [made for item in meeting.items for made in item.corrections if not made.after_signing]
    for correction in reversed(made):
        _put(correction, correction.before, correction.after, now, by)
        correction.item.corrections.remove(correction)


def correct_signed(
    words: Rewording,
    approver: Approver,
    now: datetime,
    *,
    reason: str = "",
    by: Account | None = None,
) -> Correction:
    """Record that a later meeting agreed a slip in signed minutes (handbook 1.9, rule 35).

    No word of the minutes changes. A wrong decision is no slip: it is rescinded by a new motion.
    """
    meeting = words.item.meeting
    if meeting.minutes_state is not MinutesState.SIGNED:
        raise RuleBroken("Only signed minutes are corrected so: these can still be changed")
    approver.check(meeting)
    if approver.item is None:
        raise RuleBroken("Choose the item on which the meeting agreed it", about="approved_on")
    correction = _correction(meeting, approver, words, now, by)
    correction.after_signing, correction.reason = True, reason.strip()
    note = f"{words.item.numbered_title}. Agreed by {approver.words}."
    keep_step(meeting, Step.MINUTES_CORRECTED, now, by=by, note=note)
    return correction
