"""What was recommended, moved, voted on and resolved, as it is printed. None of these commits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.agenda.models import AgendaItem
from app.archive.labels import labelled, standing
from app.archive.markdown import without_marks
from app.archive.people import Named
from app.decisions.models import Resolution, ResolutionClause
from app.decisions.motions import move
from app.decisions.operations import ClauseDraft, recommend, resolve
from app.decisions.rules import Choice, ClauseKind, Manner, Method, MotionResult, Result
from app.decisions.rules import Outcome as Became
from app.decisions.voting_models import Motion, Vote, VoteCast
from app.decisions.wording import USUAL_KEYWORD
from app.intake.minutes.parsed import Item, Outcome, Recommended, Resolved, Votes
from app.people.models import Person

_DECIDES = re.compile(
    r"\b(?:resolved|agreed|adopted|passed|carried|noted|approved|confirmed|accepted|received"
    r"|referred|deferred|decided|elected|appointed|recommended)\b",
    re.I,
)
_LOST = {Outcome.LOST: MotionResult.LOST, Outcome.WITHDRAWN: MotionResult.WITHDRAWN}
_KINDS = {Outcome.NOTED: ClauseKind.NOTE, Outcome.REFERRED: ClauseKind.REFER}
_BECAME = {Outcome.DEFERRED: Became.DEFERRED, Outcome.REFERRED: Became.REFERRED}


Kept = Mapping[int, ResolutionClause]
"""Clauses that have an address already, by their place among all that was resolved."""


def enter_decisions(
    item: AgendaItem, parsed: Item, where: str, named: Named, *, kept: Kept
) -> None:
    if parsed.recommendations:
        recommend(item, "", [_recommended(each) for each in parsed.recommendations], "minutes")
    for place, block in _blocks(parsed.resolutions):
        of_block = {at - place: clause for at, clause in kept.items() if at >= place}
        _enter_block(item, block, f"{where}.resolutions.{place}", named, kept=of_block)


def _blocks(resolutions: Sequence[Resolved]) -> Iterator[tuple[int, list[Resolved]]]:
    """Each resolution with its clauses, and its place among all that was resolved."""
    block: list[Resolved] = []
    for place, each in enumerate(resolutions):
        if block and not _goes_on(block, each):
            yield place - len(block), block
            block = []
        block.append(each)
    if block:
        yield len(resolutions) - len(block), block


def _goes_on(block: Sequence[Resolved], each: Resolved) -> bool:
    """Clauses led in by one word are one resolution, and had one vote; what else was moved or
    voted on is one of its own.
    """
    last = block[-1]
    if (each.as_printed, each.lead_in) != (last.as_printed, last.lead_in):
        return False
    if {each.outcome, last.outcome} & _LOST.keys():
        return False
    if each.label and last.label:
        return _moved(each) == _moved(last) and each.label != block[0].label
    return each.outcome is last.outcome and _moved(each) == _moved(last) == (None, None, Votes())


def _moved(each: Resolved) -> tuple[str | None, str | None, Votes]:
    return each.mover, each.seconder, each.votes


def _recommended(each: Recommended) -> ClauseDraft:
    label, text = labelled(each.label, each.text)
    return ClauseDraft(text, label=label)


def _enter_block(
    item: AgendaItem, block: Sequence[Resolved], where: str, named: Named, *, kept: Kept
) -> None:
    first = block[0]
    motion = None
    if first.mover or first.seconder or first.outcome in _LOST:
        motion = _move(item, block, where, named)
    resolution = None
    if first.outcome not in _LOST:
        resolution = _resolve(item, block, kept)
        if motion:
            motion.resolution = resolution
    subject = resolution or motion
    vote = _vote(first, where, named)
    if vote and subject:
        subject.votes.append(vote)


def _move(item: AgendaItem, block: Sequence[Resolved], where: str, named: Named) -> Motion:
    first = block[0]
    clauses = (labelled(each.label, each.text) for each in block)
    words = " ".join(
        [without_marks(first.lead_in), *(f"{label} {text}".strip() for label, text in clauses)]
    )
    motion = move(item, words.strip(), mover=None, seconder=None)
    mover = named.person(first.mover, f"{where}.mover") if first.mover else None
    seconder = named.person(first.seconder, f"{where}.seconder") if first.seconder else None
    if mover and mover is seconder:
        named.doubts.append((where, f"{mover.formal_name} is printed as mover and as seconder"))
        seconder = None
    there = set(item.meeting.members_present)
    for person in (mover, seconder):
        if person and person not in there:
            named.doubts.append((where, f"{person.formal_name} is not listed as present"))
    motion.mover, motion.seconder = mover, seconder  # though the list of those there lacks them
    motion.result = _LOST.get(first.outcome, MotionResult.CARRIED)
    if first.outcome is Outcome.REFERRED:
        motion.result = MotionResult.REFERRED
    return motion


def _resolve(item: AgendaItem, block: Sequence[Resolved], kept: Kept) -> Resolution:
    first = block[0]
    levels = standing([each.level for each in block])
    drafts = [
        replace(_clause(each, kept.get(place)), level=level)
        for place, (each, level) in enumerate(zip(block, levels, strict=True))
    ]
    resolution = resolve(item, _lead_in(first), drafts, manner=_manner(first))
    resolution.keyword = _keyword(first.as_printed)
    return resolution


def _clause(each: Resolved, existing: ResolutionClause | None) -> ClauseDraft:
    label, text = labelled(each.label, each.text)
    return ClauseDraft(
        text,
        label=label,
        existing=existing,
        outcome=_BECAME.get(each.outcome),
        kind=_KINDS.get(each.outcome, ClauseKind.DECIDE),
    )


def _keyword(printed: str | None) -> str:
    found = _DECIDES.search(printed or "")
    return found[0].upper() if found else USUAL_KEYWORD


def _lead_in(first: Resolved) -> str:
    """The words that say what became of it; where its sentence has them already, one word.

    What stands before all its clauses follows them: “RESOLVED: That it be granted, subject to”.
    """
    if first.lead_in:
        decided = _lead_in(replace(first, lead_in="")).rstrip(" :")
        return f"{decided}: {without_marks(first.lead_in)}"
    printed = (first.as_printed or "").strip()
    if not printed or printed.casefold() in first.text.casefold():
        return _keyword(printed)
    return without_marks(printed)


def _manner(first: Resolved) -> Manner | None:
    return Manner.UNANIMOUSLY if first.votes.unanimous else None


def _vote(first: Resolved, where: str, named: Named) -> Vote | None:
    """Counts as printed, whatever the law would make of them; one side alone stays words."""
    votes = first.votes
    casts = _casts(votes, where, named)
    if not casts and (votes.ayes, votes.noes, votes.abstained) == (None, None, None):
        return None
    both = votes.ayes is not None and votes.noes is not None
    if both and _contradicts(votes, first.outcome):
        became = "lost" if first.outcome in _LOST else "carried"
        named.doubts.append((where, f"{_in_words(votes).capitalize()}, and read as {became}"))
    return Vote(
        method=Method.RECORDED if casts else Method.SHOW_OF_HANDS,
        result=Result.LOST if first.outcome in _LOST else Result.CARRIED,
        ayes=votes.ayes if both else None,
        noes=votes.noes if both else None,
        abstentions=votes.abstained if both else None,
        words="" if both else _in_words(votes),
        casts=casts,
    )


def _contradicts(votes: Votes, outcome: Outcome) -> bool:
    """A casting vote settles what is equal."""
    ayes, noes = votes.ayes or 0, votes.noes or 0
    return ayes > noes if outcome in _LOST else noes > ayes


def _in_words(votes: Votes) -> str:
    counts = {"for": votes.ayes, "against": votes.noes, "abstained": votes.abstained}
    return ", ".join(f"{number} {side}" for side, number in counts.items() if number is not None)


def _casts(votes: Votes, where: str, named: Named) -> list[VoteCast]:
    casts: dict[Person, VoteCast] = {}
    for name, choice in _choices(votes):
        person = named.person(name, f"{where}.votes")
        if person is None:
            continue
        if person in casts:
            named.doubts.append((where, f"{person.formal_name} is printed as voting twice"))
            continue
        casts[person] = VoteCast(member=person, choice=choice)
    return list(casts.values())


def _choices(votes: Votes) -> Iterator[tuple[str, Choice]]:
    if votes.named:
        yield from ((name, Choice.FOR) for name in votes.named.ayes)
        yield from ((name, Choice.AGAINST) for name in votes.named.noes)
        yield from ((name, Choice.ABSTAIN) for name in votes.named.abstained)
