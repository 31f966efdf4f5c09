"""Whether what was decided is whole and agrees with itself (rules 20 to 24, 26, 30 and 39)."""

import re
from collections.abc import Iterator, Sequence

from app.actions.models import Action
from app.agenda.models import AgendaItem
from app.checks.found import Finding, Level
from app.decisions.models import Recommendation, Resolution
from app.decisions.motions import voters_on
from app.decisions.rules import Method, Result
from app.decisions.voting_models import Motion, Vote
from app.meetings.models import Meeting
from app.wording.forms import Form, inflected
from app.wording.reading import Kind, read


def check_outcomes(item: AgendaItem) -> Iterator[Finding]:
    """Every recommendation got an answer, if only “no decision”."""
    for block in item.recommendations:
        for clause in block.clauses:
            if clause.settled_as is None and not clause.children:
                message = f"Recommendation {clause.label or 'without a number'} has no outcome"
                yield Finding(26, Level.BLOCK, message, clause.text).on(item.id, "recommendations")


def check_motions(item: AgendaItem) -> Iterator[Finding]:
    voters = set(voters_on(item))
    for motion in item.motions:
        if motion.result is None:
            message = f"This {motion.name} has no result"
            yield Finding(23, Level.BLOCK, message, motion.text).on(item.id, "motions")
        for member in filter(None, (motion.mover, motion.seconder)):
            if member not in voters:
                message = f"{member.name} moved or seconded it, and could not vote on this item"
                yield Finding(23, Level.WARN, message, motion.text).on(item.id, "motions")


def check_votes(item: AgendaItem) -> Iterator[Finding]:
    """Attendance may have been corrected after a vote was entered."""
    voters = set(voters_on(item))
    for vote in votes_on(item):
        tally = vote.tally
        if tally and tally.total > len(voters):
            message = f"{tally.total} votes, and {len(voters)} members could vote on this item"
            yield Finding(20, Level.BLOCK, message, vote.sentence).on(item.id, "votes")
        if _loses_its_resolution(vote):
            message = "A resolution is what was agreed, and this vote on it was lost"
            yield Finding(20, Level.WARN, message, vote.sentence).on(item.id, "votes")
        if vote.method is Method.RECORDED:
            yield from _check_names(item, vote, {member.name for member in voters})


def _loses_its_resolution(vote: Vote) -> bool:
    """Whether the last vote on a resolution, or on the motion that it was, was lost."""
    became = vote.resolution or (vote.motion and vote.motion.resolution)
    return bool(became) and vote is vote.subject.votes[-1] and vote.result is Result.LOST


def _check_names(item: AgendaItem, vote: Vote, voters: set[str]) -> Iterator[Finding]:
    voted = {cast.member.name for cast in vote.casts}
    if strangers := sorted(voted - voters):
        message = "Voted by name, and could not vote on this item"
        yield Finding(22, Level.BLOCK, message, ", ".join(strangers)).on(item.id, "votes")
    if missing := sorted(voters - voted):
        message = "Could vote, and are not in the recorded vote"
        yield Finding(22, Level.BLOCK, message, ", ".join(missing)).on(item.id, "votes")


def check_budget(item: AgendaItem) -> Iterator[Finding]:
    """A vote on the budget or council tax is recorded by name (SI 2001/3384 as amended 2014)."""
    if not re.search(r"\b(?:budget|council tax)\b", item.title, re.IGNORECASE):
        return
    votes = votes_on(item)
    if votes and not all(vote.is_recorded for vote in votes):
        message = "A council’s vote on its budget is recorded by name"
        yield Finding(22, Level.WARN, message, item.title).on(item.id, "votes")


def check_clauses(item: AgendaItem) -> Iterator[Finding]:
    blocks: Sequence[Recommendation | Resolution] = (*item.recommendations, *item.resolutions)
    for block in blocks:
        field = "resolutions" if isinstance(block, Resolution) else "recommendations"
        for message, words in _unlike(block):
            yield Finding(30, Level.WARN, message, words).on(item.id, field)


def _unlike(block: Recommendation | Resolution) -> Iterator[tuple[str, str]]:
    texts = [clause.text.strip() for clause in block.clauses if clause.parent_id is None]
    if len(texts) < 2:
        return
    # The last clause of a list may end differently: “…; and” before a full stop is one style.
    ends = {_end_of(text) for text in texts[:-1]}
    if len(ends) > 1 or (ends == {"."} and _end_of(texts[-1]) != "."):
        yield "The clauses of one list end in different ways", texts[0]
    forms = {form for form in map(_form_of, texts) if form}
    if len(forms) > 1:
        yield f"The clauses of one list are worded in {len(forms)} ways", texts[0]


def _end_of(text: str) -> str:
    bare = re.sub(r"[;,]?\s+(?:and|or)$", ";", text)
    return bare[-1] if bare[-1] in ".;,:" else ""


def _form_of(text: str) -> str | None:
    """How a clause is worded; None where that is not plain, as of “Set a budget”."""
    reading = read(text)
    if reading.kind in {Kind.SUBJUNCTIVE, Kind.INDICATIVE}:
        return reading.kind
    if reading.kind is not Kind.VERB or reading.tense is None:
        return None
    lemma = reading.verbs[0].verb.lemma
    is_plain = inflected(lemma, Form.PAST) != lemma
    return reading.tense if is_plain else None


def check_numbers(meeting: Meeting) -> Iterator[Finding]:
    """A gap or a step back among the numbers of one meeting, in the order taken; or none at all."""
    numbered = [item for item in meeting.items if item.minute and not item.minute.suffix]
    if not numbered:
        if any(item.is_minuted and item.revision for item in meeting.items):
            message = "No minute has a number yet: number the minutes, and they can be cited"
            yield Finding(24, Level.WARN, message, field="number")
        return
    for item in meeting.items:
        if item.is_minuted and item.minute is None and item.revision:
            message = "Minuted without a number, and others have theirs"
            yield Finding(24, Level.BLOCK, message, item.title).on(item.id, "number")
    used = sorted(item.minute.number for item in numbered if item.minute)
    if used != list(range(used[0], used[0] + len(used))):
        message = f"The numbers of this meeting leave a gap: {', '.join(map(str, used))}"
        yield Finding(24, Level.WARN, message, field="number")


def check_actions(actions: Sequence[Action]) -> Iterator[Finding]:
    for action in actions:
        if action.owner_id is None and not action.owner_post.strip():
            finding = Finding(39, Level.WARN, "This action has no owner", action.text)
            yield finding.on(action.item_id, "actions") if action.item_id else finding


def votes_on(item: AgendaItem) -> Sequence[Vote]:
    subjects: Sequence[Motion | Resolution] = (*item.motions, *item.resolutions)
    return [vote for subject in subjects for vote in subject.votes]
