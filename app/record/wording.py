"""What the register keeps as words of a vocabulary, as sentences for whoever reads. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from app.bodies.models import Body
from app.bodies.rules import DecisionPower, QuorumRule
from app.decisions.models import Vote
from app.decisions.rules import Choice, Outcome, Result
from app.meetings.models import Interval, Meeting
from app.meetings.rules import MeetingStatus, MinutesState
from app.clock import clock


class Badge(NamedTuple):
    """A word about a state and the colour it stands on; the colour never says it alone."""

    words: str
    colour: str


_POWERS = {
    DecisionPower.FULL: "Decides in its own right",
    DecisionPower.DELEGATED: "Decides what has been delegated to it",
    DecisionPower.ADVISORY: "Advises; what it resolves binds nobody else",
    DecisionPower.NONE: "Takes no formal decisions",
}

_QUORUM_RULES = {
    QuorumRule.QUARTER: "one quarter of {seats} seats",
    QuorumRule.QUARTER_AT_LEAST_THREE: "one quarter of {seats} seats, and at least 3",
    QuorumRule.THIRD_AT_LEAST_THREE: "one third of {seats} seats, and at least 3",
}

_OFF = {
    MeetingStatus.PROVISIONAL: Badge("Provisional", "grey"),
    MeetingStatus.CANCELLED: Badge("Cancelled", "red"),
    MeetingStatus.POSTPONED: Badge("Postponed", "red"),
    MeetingStatus.ADJOURNED: Badge("Adjourned", "orange"),
    MeetingStatus.INQUORATE: Badge("Inquorate", "orange"),
}

_MINUTES = {
    MinutesState.DRAFT: Badge("Minutes not published", "grey"),
    MinutesState.PUBLISHED_DRAFT: Badge("Draft minutes", "yellow"),
    MinutesState.APPROVED: Badge("Approved minutes", "green"),
    MinutesState.SIGNED: Badge("Signed minutes", "green"),
}

_OUTCOMES = {
    Outcome.ACCEPTED: "green",
    Outcome.AMENDED: "turquoise",
    Outcome.PARTLY: "turquoise",
    Outcome.REJECTED: "red",
    Outcome.DEFERRED: "yellow",
    Outcome.REFERRED: "yellow",
}


def power_in_words(power: DecisionPower) -> str:
    return _POWERS[power]


def quorum_in_words(body: Body) -> str:
    """“4 (one quarter of 14 seats, and at least 3)”, or nothing where it is unknown."""
    if body.quorum is None:
        return ""
    rule = _QUORUM_RULES.get(body.quorum_rule)
    return f"{body.quorum} ({rule.format(seats=body.seats)})" if rule else str(body.quorum)


def state_badges(meeting: Meeting, today: date) -> list[Badge]:
    """How a meeting, its agenda and its minutes stand, the most telling word first."""
    badges = [_OFF[meeting.status]] if meeting.status in _OFF else []
    if meeting.minutes_state is not MinutesState.DRAFT:
        return [*badges, _MINUTES[meeting.minutes_state]]
    if meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}:
        return badges
    if meeting.agenda_published_at is None:
        badges.append(Badge("Agenda not published", "grey"))
    elif meeting.held_on >= today:
        badges.append(Badge("Agenda published", "blue"))
    if meeting.status is MeetingStatus.HELD or meeting.held_on < today:
        badges.append(_MINUTES[MinutesState.DRAFT])
    return badges


def outcome_badge(outcome: Outcome) -> Badge:
    return Badge(outcome[:1].upper() + outcome[1:], _OUTCOMES.get(outcome, "grey"))


def vote_in_words(vote: Vote) -> str:
    """“Carried by 12 votes to 3, with 1 abstention, on a show of hands.”"""
    words = [f"{vote.result.capitalize()}{_counts(vote)}"]
    if vote.casting_vote:
        words.append(f"the Chair’s casting vote was given {vote.casting_vote}")
    words += _others(vote)
    return f"{', '.join(words)} ({vote.method})."


def _counts(vote: Vote) -> str:
    if vote.ayes is None or vote.noes is None:
        return " without a count"
    if vote.ayes == vote.noes:
        return f": {vote.ayes} votes for and {vote.noes} against"
    for_it, against = vote.ayes, vote.noes
    if vote.result is Result.LOST:
        for_it, against = against, for_it
    return f" by {for_it} {_plural(for_it, 'vote')} to {against}"


def _others(vote: Vote) -> Iterable[str]:
    if vote.abstentions:
        yield f"with {vote.abstentions} {_plural(vote.abstentions, 'abstention')}"
    if vote.not_voting:
        yield f"{vote.not_voting} not voting"


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"


def names_by_choice(vote: Vote) -> dict[str, list[str]]:
    """Who voted which way, in the order minutes print it; empty where no names were taken."""
    heads = {
        Choice.FOR: "For",
        Choice.AGAINST: "Against",
        Choice.ABSTAIN: "Abstained",
        Choice.NOT_VOTING: "Did not vote",
    }
    casts = sorted(vote.casts, key=lambda cast: (cast.member.family_name, cast.member.name))
    by_choice = {
        words: [cast.member.name for cast in casts if cast.choice is choice]
        for choice, words in heads.items()
    }
    return {words: names for words, names in by_choice.items() if names}


def presence_in_words(intervals: Sequence[Interval]) -> str:
    """“from 5.12 pm”, “until 6.05 pm”, “from 5.12 pm to 6 pm and from 6.30 pm”."""
    return " and ".join(filter(None, map(_stretch, intervals)))


def _stretch(interval: Interval) -> str:
    joined = clock(interval.joined_at) if interval.joined_at else ""
    left = clock(interval.left_at) if interval.left_at else ""
    if joined and left:
        return f"from {joined} to {left}"
    return f"from {joined}" if joined else f"until {left}" if left else ""


def partial_date(text: str) -> str:
    """“2014-09” as “September 2014”; a year alone stays a year."""
    year, *rest = text.split("-")
    if not rest:
        return year
    month = date(int(year), int(rest[0]), 1)
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month:%B} {year}"
