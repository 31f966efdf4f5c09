"""Accepting what a second paper of a meeting says otherwise, place by place. None commits.

What is accepted is laid over what the first paper was understood as, like any change by a
clerk, and the meeting is made once more from that.
"""

from datetime import datetime
from typing import Any

from app.accounts.models import Account
from app.archive.editing import Edit, How, laid, value_at, without_dropped
from app.archive.filing import check_unconfirmed, check_untouched
from app.archive.models import ArchiveDifference, ArchiveFile
from app.archive.queries import source_of
from app.archive.reviewing import change
from app.errors import RuleBroken

Object = dict[str, Any]
_CHANGED = "This was changed since: make the change in the meeting itself"


def accept_difference(
    difference: ArchiveDifference, now: datetime, by: Account | None = None
) -> None:
    """Take over what the later paper says. Raises RuleBroken where a clerk has said otherwise."""
    if difference.settled_at is not None:
        return
    source = _source_to_change(difference.file)
    change(source, [edit_for(difference, source, difference.file)], now, by)
    _settle(difference, now, by, accepted=True)


def why_none_is_accepted(later: ArchiveFile) -> str:
    """Why the register can take over nothing that a later paper says; “” where it can."""
    try:
        check_untouched(_source_to_change(later))
    except RuleBroken as refusal:
        return str(refusal)
    return ""


def _source_to_change(later: ArchiveFile) -> ArchiveFile:
    source = source_of(later.meeting) if later.meeting else None
    if source is None or source.meeting is None:
        raise RuleBroken("The meeting of this paper was removed")
    check_unconfirmed(source.meeting)
    return source


def leave_difference(
    difference: ArchiveDifference, now: datetime, by: Account | None = None
) -> None:
    """The register stays as it is; the later paper is kept all the same."""
    if difference.settled_at is None:
        _settle(difference, now, by, accepted=False)


def put_aside(later: ArchiveFile, note: str, now: datetime, by: Account | None = None) -> None:
    """Settle all that is open where the register can take over none of it; the note says why."""
    if not note.strip():
        raise RuleBroken("Say why they are put aside, or where they were entered")
    for difference in later.differences:
        if difference.settled_at is None:
            _settle(difference, now, by, accepted=False)
            difference.note = note.strip()


def _settle(
    difference: ArchiveDifference, now: datetime, by: Account | None, *, accepted: bool
) -> None:
    difference.settled_at, difference.settled_by, difference.accepted = now, by, accepted


def edit_for(difference: ArchiveDifference, source: ArchiveFile, later: ArchiveFile) -> Edit:
    """The change of what the first paper was understood as that makes it say the same."""
    where, said = difference.source_path, value_at(later.parsed or {}, difference.path)
    above, _, last = where.rpartition(".")
    if where == "items":
        return Edit(where, said, How.ADD)
    if above == "items":
        return Edit(where, how=How.DROP)
    was = value_at(source.parsed or {}, where)
    if isinstance(was, list):
        before = _one_before(later.parsed or {}, difference.path)
        return Edit(where, _inserted(_as_it_counts(source, where), said, before))
    if not last.isdigit():
        if _as_it_counts(source, where) != was:
            raise RuleBroken(_CHANGED)
        return Edit(where, said)
    return Edit(above, _exchanged(_as_it_counts(source, above), was, said))


def _as_it_counts(source: ArchiveFile, path: str) -> Any:
    """What stands at `path` with every change laid over it; the places of other parts stay."""
    over = laid(source.parsed or {}, [Edit(e.path, e.value, e.how) for e in source.edits])
    return without_dropped(value_at(over, path))


def _one_before(later: Object, path: str) -> Any:
    above, _, place = path.rpartition(".")
    return value_at(later, f"{above}.{int(place) - 1}") if int(place) else None


def _inserted(now: list[Any], said: Any, before: Any) -> list[Any]:
    at = now.index(before) + 1 if before in now else len(now) if before else 0
    return [*now[:at], said, *now[at:]]


def _exchanged(now: list[Any], was: Any, said: Any) -> list[Any]:
    if was not in now:
        raise RuleBroken(_CHANGED)
    at = now.index(was)
    return [*now[:at], *([] if said is None else [said]), *now[at + 1 :]]
