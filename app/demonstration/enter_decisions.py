"""Enters what was recommended, moved, voted on and resolved."""

import re
from collections.abc import Iterator, Mapping, Sequence

from app.agenda.models import AgendaItem
from app.decisions.effects import Effect
from app.decisions.linking import link_to_earlier
from app.decisions.models import RecommendationClause, ResolutionClause
from app.decisions.motions import move, record_result
from app.decisions.operations import ClauseDraft, recommend, resolve
from app.decisions.rules import Choice, Outcome, Tally
from app.decisions.voting import record_counts, record_vote
from app.decisions.voting_models import Motion
from app.demonstration.days import Calendar
from app.demonstration.entered import Entered
from app.demonstration.papers_of_meetings import (
    ClausePaper,
    MotionPaper,
    RecommendedPaper,
    ResolvedPaper,
    VotePaper,
)

_LABELLED = re.compile(r"(?:(\(\w+\)|\w\)) )?(.+)", re.DOTALL)


def enter_recommended(
    calendar: Calendar, item: AgendaItem, paper: RecommendedPaper | None
) -> dict[str, RecommendationClause]:
    """Give back the recommended clauses by their labels; a single one has the label “”."""
    if paper is None:
        return {}
    drafts = []
    for text in paper.clauses:
        label, words = _labelled(calendar.write(text, item.meeting.held_on))
        drafts.append(ClauseDraft(words, label=label))
    return {clause.label: clause for clause in recommend(item, paper.lead_in, drafts).clauses}


def enter_resolved(
    entered: Entered,
    item: AgendaItem,
    paper: ResolvedPaper | None,
    recommended: Mapping[str, RecommendationClause],
) -> None:
    if paper is None:
        return
    drafts = [
        draft
        for clause in paper.clauses
        for draft in _resolved(entered.calendar, item, clause, recommended)
    ]
    resolution = resolve(item, paper.lead_in, drafts, manner=paper.manner)
    tops = (clause for clause in resolution.clauses if clause.level == 1)
    for clause, written in zip(tops, paper.clauses, strict=True):
        if written.supersedes:
            earlier = _decided_before(entered, written.supersedes)
            link_to_earlier(clause, earlier, Effect.SUPERSEDES)


def _decided_before(entered: Entered, named: str) -> ResolutionClause:
    meeting, _, words = named.partition(": ")
    return next(
        clause
        for item in entered.meetings[meeting].items
        for resolution in item.resolutions
        for clause in resolution.clauses
        if clause.text.startswith(words)
    )


def _resolved(
    calendar: Calendar,
    item: AgendaItem,
    paper: ClausePaper,
    recommended: Mapping[str, RecommendationClause],
) -> Iterator[ClauseDraft]:
    label, words = _labelled(calendar.write(paper.text, item.meeting.held_on))
    answered, outcome = _answer(paper.answer, recommended)
    yield ClauseDraft(words, label=label, kind=paper.kind, recommended=answered, outcome=outcome)
    for child in paper.children:
        label, words = _labelled(calendar.write(child, item.meeting.held_on))
        yield ClauseDraft(words, level=2, label=label, kind=paper.kind)


def _answer(
    answer: str, recommended: Mapping[str, RecommendationClause]
) -> tuple[RecommendationClause | None, Outcome]:
    """“(i) accepted” settles clause (i), “accepted” the only one there is, “added” none."""
    label, _, word = answer.rpartition(" ")
    outcome = Outcome[word.upper()]
    return (None if outcome is Outcome.ADDED else recommended[label]), outcome


def _labelled(text: str) -> tuple[str, str]:
    found = _LABELLED.fullmatch(text)
    return (found[1] or "", found[2]) if found else ("", text)


def enter_motions(entered: Entered, item: AgendaItem, papers: Sequence[MotionPaper]) -> None:
    motions: dict[str, Motion] = {}
    for paper in papers:
        motions[paper.id] = move(
            item,
            entered.calendar.write(paper.text, item.meeting.held_on),
            mover=entered.people[paper.mover],
            seconder=entered.people[paper.seconder],
            kind=paper.kind,
            parent=motions[paper.parent] if paper.parent else None,
            substantive_text=paper.substantive,
        )
    for paper in sorted(papers, key=lambda paper: not paper.parent):  # amendments first
        if paper.vote:
            _enter_vote(entered, motions[paper.id], paper.vote)
        record_result(motions[paper.id], paper.result)


def _enter_vote(entered: Entered, motion: Motion, paper: VotePaper) -> None:
    """Names where names were recorded, numbers where hands were counted, or neither."""
    match paper.ayes, paper.noes, paper.abstentions:
        case None, _, _:
            record_counts(motion, paper.method, None)
        case int(ayes), int(noes), int(abstentions):
            record_counts(motion, paper.method, Tally(ayes, noes, abstentions), paper.casting)
        case ayes, noes, abstentions:
            named = ((ayes, Choice.FOR), (noes, Choice.AGAINST), (abstentions, Choice.ABSTAIN))
            choices = {
                entered.people[key]: choice
                for keys, choice in named
                if isinstance(keys, list)
                for key in keys
            }
            record_vote(motion, choices, paper.casting)
