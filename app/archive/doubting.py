"""The doubts of a paper that is entered anew: what was answered stays answered. None commits."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.archive.likeness import Sureness, alike
from app.archive.models import ArchiveDoubt, ArchiveFile
from app.archive.printed_names import name_key, read_name


def renew_doubts(file: ArchiveFile, found: Sequence[ArchiveDoubt]) -> None:
    """Ask what is found and not settled. What was asked before keeps its place in the list."""
    settled = [doubt for doubt in file.doubts if doubt.settled_at is not None]
    before = {_about(doubt): doubt for doubt in file.doubts if doubt.settled_at is None}
    last = max((doubt.position for doubt in file.doubts), default=0)
    asked = {}
    for doubt in _unanswered(settled, found):
        if _about(doubt) in asked:
            continue
        if there := before.get(_about(doubt)):
            there.field, there.message, there.line = doubt.field or "", doubt.message, doubt.line
            there.person, there.sureness = doubt.person, doubt.sureness or Sureness.LOOK
        else:
            last += 1
            doubt.position = last
        asked[_about(doubt)] = there or doubt
    file.doubts = sorted([*settled, *asked.values()], key=lambda doubt: doubt.position)


def _unanswered(
    settled: Sequence[ArchiveDoubt], found: Sequence[ArchiveDoubt]
) -> Iterator[ArchiveDoubt]:
    """A line that moved, because the source is read in another way now, is the same line."""
    told = {_about(doubt) for doubt in found}
    moved = Counter(_about(doubt)[:2] for doubt in settled if _about(doubt) not in told)
    for doubt in found:
        if any(_answers(each, doubt) for each in settled):
            continue
        if moved[_about(doubt)[:2]]:
            moved[_about(doubt)[:2]] -= 1
        else:
            yield doubt


def answered_in(file: ArchiveFile) -> dict[str, int]:
    """Whom a clerk has said the names of this paper to mean, by `name_key`."""
    return {
        name_key(doubt.printed): doubt.person_id
        for doubt in file.doubts
        if doubt.printed and doubt.settled_at is not None and doubt.person_id is not None
    }


def _about(doubt: ArchiveDoubt) -> tuple[str, str, int | None]:
    """By what a doubt is known again. A name is asked of once, wherever it stands in the paper."""
    if doubt.printed:
        return "name", doubt.printed, None
    return doubt.field or "", doubt.message, doubt.line  # one not kept yet has no field at all


def _answers(settled: ArchiveDoubt, doubt: ArchiveDoubt) -> bool:
    if settled.printed and doubt.printed:
        return alike(read_name(settled.printed), read_name(doubt.printed))
    return _about(settled) == _about(doubt)
