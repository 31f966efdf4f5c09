"""The review of draft minutes by the chair and the authors of reports. None of these commits."""

from collections.abc import Sequence
from datetime import datetime

from app.accounts.models import Account
from app.agenda.markup import passages
from app.agenda.models import AgendaItem
from app.agenda.review_models import ReviewComment
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.operations import check_open, move_minutes
from app.meetings.rules import MinutesState


def begin_review(
    meeting: Meeting, now: datetime, *, by: Account | None = None, note: str = ""
) -> None:
    """Let the chair and the authors of reports read the draft minutes (handbook 1.9)."""
    if not any(item.revision or item.resolutions for item in meeting.items):
        raise RuleBroken("There are no minutes to review yet")
    move_minutes(meeting, MinutesState.IN_REVIEW, now, by=by, note=note)


def end_review(
    meeting: Meeting, now: datetime, *, by: Account | None = None, note: str = ""
) -> None:
    _check_in_review(meeting)
    move_minutes(meeting, MinutesState.DRAFT, now, by=by, note=note)


def _check_in_review(meeting: Meeting) -> None:
    if meeting.minutes_state is not MinutesState.IN_REVIEW:
        raise RuleBroken(f"These minutes are not in review: they are {meeting.minutes_state}")


def comment_on(
    item: AgendaItem, text: str, *, by: Account, now: datetime, passage: str = ""
) -> ReviewComment:
    """Raises RuleBroken where the passage has been rewritten since it was read."""
    _check_in_review(item.meeting)
    if not text.strip():
        raise RuleBroken("Enter your comment", about="text")
    if passage and passage not in passages_of(item):
        raise RuleBroken("This paragraph was changed while you were writing; look at it again")
    comment = ReviewComment(
        passage=passage, text=text.strip(), made_at=now, made_by=by, answer="", settled_at=None
    )
    item.comments.append(comment)
    return comment


def passages_of(item: AgendaItem) -> Sequence[str]:
    """The paragraphs of its minutes that the public will read."""
    return passages(item.revisions[-1].text) if item.revisions else ()


def settle_comment(
    comment: ReviewComment, answer: str, *, by: Account, now: datetime
) -> ReviewComment:
    """Say what was done about a remark; it stays, and no longer waits."""
    check_open(comment.item.meeting)
    if comment.settled_at:
        raise RuleBroken("This comment has been settled already")
    comment.answer, comment.settled_at, comment.settled_by = answer.strip(), now, by
    return comment
