"""Every word that was understood of a paper is in the record of its meeting, or said not to be."""

from collections import Counter
from collections.abc import Iterator

from app.agenda.markup import parse, plain_text
from app.agenda.models import AgendaItem
from app.decisions.models import Resolution
from app.decisions.voting_models import Motion
from app.intake.accounting import words
from app.intake.minutes.parsed import Item, Minutes, Resolved
from app.meetings.models import Meeting


def words_not_kept(meeting: Meeting, minutes: Minutes) -> list[str]:
    """The passages that the record of `meeting` does not hold, each in its words.

    A name counts as kept where somebody stands in its place: whom it was taken for is asked of
    by itself. Each word is counted as often as it was understood.
    """
    kept = Counter(words("\n".join(_record(meeting))))
    missing = []
    for passage in _understood(minutes):
        wanted = Counter(words(passage))
        if any(kept[word] < count for word, count in wanted.items()):
            missing.append(passage)
        else:
            kept -= wanted
    return missing


def _understood(minutes: Minutes) -> Iterator[str]:
    yield minutes.venue or ""
    for attendee in dict.fromkeys((*minutes.present, *minutes.in_attendance)):
        yield attendee.role or ""
    yield from (declared.text for declared in minutes.declarations)
    section = None
    for item in minutes.items:
        if item.section != section:
            yield item.section or ""
        section = item.section
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[str]:
    yield f"{item.number or ''} {item.title}"
    yield from (piece.text for piece in item.discussion)
    yield from (f"{asked.label or ''} {asked.text}" for asked in item.recommendations)
    lead_in = ""
    for resolved in item.resolutions:
        if resolved.lead_in != lead_in:
            yield resolved.lead_in
        lead_in = resolved.lead_in
        yield f"{resolved.label or ''} {resolved.text}"
        yield _counts(resolved)


def _counts(resolved: Resolved) -> str:
    counts = (resolved.votes.ayes, resolved.votes.noes, resolved.votes.abstained)
    return " ".join(str(count) for count in counts if count is not None)


def _record(meeting: Meeting) -> Iterator[str]:
    yield meeting.venue
    yield from (attendance.post for attendance in meeting.attendances)
    yield from (attendance.person.title for attendance in meeting.attendances)
    yield from (declaration.nature for declaration in meeting.declarations)
    yield from (paper.title for paper in meeting.documents)
    for item in meeting.items:
        yield from _record_of(item)


def _record_of(item: AgendaItem) -> Iterator[str]:
    numbered = item.minute.label if item.minute else item.number or ""
    yield f"{numbered} {item.title} {item.purpose}"
    if item.revisions:
        yield plain_text(parse(item.revisions[-1].text))
    for recommendation in item.recommendations:
        yield from (f"{clause.label} {clause.text}" for clause in recommendation.clauses)
    for resolution in item.resolutions:
        yield from _decided(resolution)
    for motion in item.motions:
        yield motion.text
        yield from _voted(motion)


def _decided(resolution: Resolution) -> Iterator[str]:
    yield resolution.lead_in
    yield from (f"{clause.label} {clause.text}" for clause in resolution.clauses)
    yield from _voted(resolution)


def _voted(subject: Motion | Resolution) -> Iterator[str]:
    for vote in subject.votes:
        counts = (vote.ayes, vote.noes, vote.abstentions)
        yield from (str(count) for count in counts if count is not None)
        yield vote.words
