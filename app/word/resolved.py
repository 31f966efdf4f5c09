"""What was recommended, moved, voted on and resolved, as the house prints it (handbook 1.7, 2.4).

Pure: records in, blocks out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from app.agenda.markup import Words
from app.agenda.models import AgendaItem
from app.bodies.house_style import HouseStyle, house_style_of
from app.bodies.rules import VotesPrinted
from app.decisions.carrying import (
    is_told_by_its_resolution,
    manner_in_words,
    motion_behind,
    moved_in_words,
)
from app.decisions.models import (
    Recommendation,
    RecommendationClause,
    Resolution,
    ResolutionClause,
)
from app.decisions.rules import MotionKind
from app.decisions.voting_models import Motion, Vote
from app.record.visibility import sees_inside, words_for, words_seen
from app.word.outline import Block, Clause, Clauses, DataTable, Paragraph, text
from app.word.papers import Asked


def recommendation(made: Recommendation, asked: Asked) -> Iterator[Block]:
    clauses = _clauses(made.clauses, made.item, asked)
    if clauses:
        opening = _opening(made.lead_in, "RECOMMENDED:", made.item, asked)
        yield Paragraph(_lead_in(opening, "RECOMMENDED"), "Resolved", with_next=True)
        yield Clauses(clauses)


def decision(resolution: Resolution, asked: Asked) -> Iterator[Block]:
    """What was resolved, and nothing of how; no block where the reader may not know of it."""
    clauses = _clauses(resolution.clauses, resolution.item, asked)
    if not clauses:
        return
    opening = _opening(resolution.lead_in, resolution.keyword, resolution.item, asked)
    words = _lead_in(opening, resolution.keyword)
    if len(clauses) == 1 and not clauses[0].label:
        yield Paragraph((*words, *text(f" {clauses[0].text}")), "Resolved")
    else:
        yield Paragraph(words, "Resolved", with_next=True)
        yield Clauses(clauses)


def resolution(made: Resolution, asked: Asked) -> Iterator[Block]:
    """What was resolved, who moved it and how it was voted on, which no page parts from it."""
    decided = list(decision(made, asked))
    if not decided:
        return
    style = house_style_of(made.item.meeting.body)
    yield from _held_together([*decided, *_movers(made, asked, style), *_votes(made, style)])


def _held_together(blocks: Sequence[Block]) -> Iterator[Block]:
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Paragraph | Clauses) and following:
            yield replace(block, with_next=True)
        else:
            yield block


def _votes(made: Resolution, style: HouseStyle) -> Iterator[Block]:
    if words := manner_in_words(made):
        yield Paragraph(text(words))
    for vote in made.votes:
        by_name = list(votes_by_name(vote, style))
        yield Paragraph(text(sentence_of(vote.in_full)), with_next=bool(by_name))
        yield from by_name


def motions(item: AgendaItem, asked: Asked) -> Iterator[Block]:
    """As they were debated: a motion, what would amend it, and then its vote (handbook 1.8)."""
    for moved in item.motions:
        if moved.parent is None:
            yield from _debated(moved, asked)


def _debated(moved: Motion, asked: Asked) -> Iterator[Block]:
    amendments = [other for other in moved.item.motions if other.parent is moved]
    words = words_seen(asked.reader, moved.item, moved)
    if is_told_by_its_resolution(moved):
        words = ""
    style = house_style_of(moved.item.meeting.body)
    if words and not amendments:
        way = "put" if _was_voted_on(moved) else "proposed"
        put = f"{_moved(moved, style)} was {way}: {sentence_of(words)}"
        yield from _told(f"{put} {_became(moved)}", moved, style)
    elif words:
        yield Paragraph(text(f"{_moved(moved, style)} was proposed: {sentence_of(words)}"))
    for amendment in amendments:
        yield from _debated(amendment, asked)
    if words and amendments and moved.result:
        yield from _told(_in_the_end(moved, amendments, asked), moved, style)


def _told(words: str, moved: Motion, style: HouseStyle) -> Iterator[Block]:
    by_name = [block for vote in moved.votes for block in votes_by_name(vote, style)]
    yield Paragraph(text(words.strip()), with_next=bool(by_name))
    yield from by_name


def _was_voted_on(moved: Motion) -> bool:
    return bool(moved.votes or (moved.result and moved.result.is_of_a_vote))


def _in_the_end(moved: Motion, amendments: Sequence[Motion], asked: Asked) -> str:
    """What came of a motion after what would amend it."""
    if not _was_voted_on(moved):
        return _became(moved, f"The {moved.kind}")
    return f"{_then_put(moved, amendments, asked)} {_became(moved)}"


def _then_put(moved: Motion, amendments: Sequence[Motion], asked: Asked) -> str:
    """With the words as amended, as far as somebody wrote them out."""
    taken = [a.substantive_text for a in amendments if a.result and a.result.is_agreed]
    words = next((words for words in reversed(taken) if words), "")
    if not words or not sees_inside(asked.reader, moved.item):
        return f"The {moved.kind} was then put."
    words = words_for(asked.reader, moved.item.meeting, words)
    return f"The substantive {moved.kind} was then put: {sentence_of(words)}"


def _clauses(
    clauses: Iterable[RecommendationClause | ResolutionClause], item: AgendaItem, asked: Asked
) -> tuple[Clause, ...]:
    """Those that have words for the reader."""
    read = ((clause, words_seen(asked.reader, item, clause)) for clause in clauses)
    return tuple(Clause(clause.label, words, clause.level) for clause, words in read if words)


def _opening(lead_in: str, keyword: str, item: AgendaItem, asked: Asked) -> str:
    """The lead-in of an exempt item is exempt as well; its keyword gives nothing away."""
    whole = lead_in if sees_inside(asked.reader, item) else ""
    return words_for(asked.reader, item.meeting, whole) or keyword


def _lead_in(words: str, keyword: str) -> Words:
    """A lead-in with its keyword in bold, wherever in the sentence the house puts it."""
    before, found, after = words.partition(keyword)
    return (*text(before), *text(found, bold=True), *text(after))


def _movers(made: Resolution, asked: Asked, style: HouseStyle) -> Iterator[Block]:
    """Who moved it, where the motion is not told apart from it."""
    moved = motion_behind(made)
    if moved and is_told_by_its_resolution(moved):
        told = words_seen(asked.reader, moved.item, moved)
        words = moved_in_words(moved, style) if told else ""
        if words:
            yield Paragraph(text(words))


def _moved(motion: Motion, style: HouseStyle) -> str:
    word = f"A {motion.kind}"
    if motion.kind is MotionKind.AMENDMENT:
        word = motion.name.replace("amendment", "An AMENDMENT")
    movers = [f"moved by {style.named(motion.mover.formal_name)}"] if motion.mover else []
    if motion.seconder:
        movers.append(f"seconded by {style.named(motion.seconder.formal_name)}")
    by = f", {' and '.join(movers)}," if movers else ""
    return word + by


def _became(motion: Motion, subject: str = "It") -> str:
    """“It was CARRIED: 6 for, 3 against.” – the words of its vote, with the result in capitals."""
    if motion.result is None:
        return ""
    became = f"{subject} {motion.result.in_capitals}"
    if not motion.votes:
        return f"{became}."
    vote, word = motion.votes[-1], str(motion.result)
    if vote.words or vote.result != word:
        return f"{became}. {sentence_of(vote.in_full)}"
    return became + sentence_of(vote.in_full.removeprefix(word.capitalize()))


def sentence_of(words: str) -> str:
    return f"{words.rstrip('.')}."


def votes_by_name(vote: Vote, style: HouseStyle) -> Iterator[Block]:
    """Who voted how in a recorded vote: everyone once, in the order of family names.

    Of any other vote only who asked to be recorded, a sentence each.
    """
    if not vote.is_recorded:
        yield from (Paragraph(text(sentence)) for sentence in vote.own_votes_in(style.named))
    elif style.votes is VotesPrinted.TABLE:
        casts = sorted(vote.casts, key=lambda c: (c.member.family_name, c.member.name))
        rows = tuple((style.named(c.member.formal_name), c.choice.heading) for c in casts)
        yield DataTable(("Member", "Vote"), rows, (0.6, 0.4))
    elif style.votes is VotesPrinted.SENTENCE:
        yield Paragraph(text(" ".join(_voted(vote, style))))


def _voted(vote: Vote, style: HouseStyle) -> Iterator[str]:
    """“For (2): Cllr Day and Cllr Lee.”"""
    for choice, members in vote.names.items():
        names = in_a_row([style.named(member.formal_name) for member in members])
        yield f"{choice.heading} ({len(members)}): {names}."


def in_a_row(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
