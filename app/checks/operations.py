"""Letting a warning stand, and what may not. None of these commits."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from app.accounts.models import Account
from app.checks.found import Finding, Level
from app.checks.models import CheckPutAside
from app.errors import RuleBroken
from app.meetings.models import Meeting

LONGEST_REASON = 2000


def let_stand(
    meeting: Meeting,
    found: Iterable[Finding],
    key: str,
    reason: str,
    *,
    now: datetime,
    by: Account | None,
) -> CheckPutAside:
    """Keep why a clerk lets a warning stand. A contradiction cannot stand (handbook 6.2)."""
    finding = next((finding for finding in found if finding.key == key), None)
    if finding is None:
        raise RuleBroken("The words have changed since: look at the list as it is now")
    if finding.level is Level.BLOCK:
        raise RuleBroken("This contradicts the rest of the record, so it must be put right")
    if not reason.strip():
        raise RuleBroken("Say why it may stand", about="reason")
    return _standing(meeting, finding, reason, now=now, by=by)


def let_all_stand(
    meeting: Meeting,
    found: Sequence[Finding],
    reason: str,
    *,
    now: datetime,
    by: Account | None,
) -> list[CheckPutAside]:
    """Keep one reason for each warning in `found`, when minutes are published with them."""
    check_may_be_published(found)
    warned = [finding for finding in found if finding.level is Level.WARN]
    if warned and not reason.strip():
        raise RuleBroken("Say why the minutes may be published with these warnings", about="reason")
    return [_standing(meeting, finding, reason, now=now, by=by) for finding in warned]


def check_may_be_published(found: Iterable[Finding]) -> None:
    """Raises RuleBroken where something contradicts the rest of the record (handbook 6.2)."""
    wrong = sum(finding.level is Level.BLOCK for finding in found)
    if wrong:
        raise RuleBroken(
            f"{wrong} {'thing contradicts' if wrong == 1 else 'things contradict'} the rest of "
            "the record: put right what is listed below, then publish"
        )


def _standing(
    meeting: Meeting, finding: Finding, reason: str, *, now: datetime, by: Account | None
) -> CheckPutAside:
    if len(reason) > LONGEST_REASON:
        raise RuleBroken(f"Give the reason in {LONGEST_REASON} characters or fewer", about="reason")
    return CheckPutAside(
        meeting=meeting,
        key=finding.key,
        rule=finding.rule,
        message=finding.message,
        words=finding.words,
        reason=reason.strip(),
        put_aside_at=now,
        put_aside_by=by,
    )
