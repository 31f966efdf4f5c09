"""Who was there and who voted which way, in the words of the houses that keep Legistar."""

import re
from collections.abc import Iterable, Sequence

from app.intake.minutes.parsed import Attendee, Doubt, NamedVotes, Outcome, Votes
from app.intake.objects import Object, text

_OUTCOMES = (
    (Outcome.LOST, r"\bfail|\blost\b|\bdefeat|\bdenied\b|\breject|\bnot carried"),
    (Outcome.WITHDRAWN, r"\bwithdr"),
    (Outcome.REFERRED, r"\brefer|\brecommit|\bsent to\b"),
    (Outcome.DEFERRED, r"\bdefer|\btabled\b|\bpostpone|\bcontinued\b|\bheld\b|\blaid (?:over|on)"),
    (Outcome.NOTED, r"\bnoted\b|\breceived?\b|\bfiled\b|\bheard\b|\backnowledg"),
)
_AYE = re.compile(r"aye|yea|yes|affirmative|in favou?r|for|approve", re.I)
_NO = re.compile(r"nay|no|negative|against|opposed?|object", re.I)
_ABSTAINED = re.compile(r"abstain\w*|abstention", re.I)
_TALLY = re.compile(r"\s*(\d+)\s*[-:–/]\s*(\d+)(?:\s*[-:–/]\s*(\d+))?\s*")
_THERE = re.compile(r"present|remote|virtual|late|attended", re.I)


def outcome_in(action: str, passed: str) -> Outcome:
    """What the house calls its action says what a motion that passed did."""
    for said in (passed, action):
        for outcome, pattern in _OUTCOMES:
            if re.search(pattern, said, re.I):
                return outcome
    return Outcome.CARRIED


def votes_in(item: Object, votes: Sequence[Object], doubts: list[Doubt], title: str) -> Votes:
    names: dict[str, list[str]] = {"for": [], "against": [], "abstain": []}
    for vote in sorted(votes, key=lambda each: int(each.get("VoteSort") or 0)):
        name, value = text(vote, "VotePersonName"), text(vote, "VoteValueName")
        way = _way(value)
        if way:
            names[way].append(name)
        else:
            doubts.append(Doubt(f"{name} is listed as “{value}” in the vote on “{title}”"))
    counted = _TALLY.fullmatch(text(item, "EventItemTally"))
    named = NamedVotes(tuple(names["for"]), tuple(names["against"]), tuple(names["abstain"]))
    return Votes(
        int(counted[1]) if counted else None,
        int(counted[2]) if counted else None,
        int(counted[3]) if counted and counted[3] else None,
        named=named if any(names.values()) else None,
    )


def _way(value: str) -> str:
    ways = (("for", _AYE), ("against", _NO), ("abstain", _ABSTAINED))
    return next((way for way, pattern in ways if pattern.fullmatch(value)), "")


def attendance_in(
    rolls: Iterable[Sequence[Object]],
) -> tuple[tuple[Attendee, ...], tuple[str, ...], list[Doubt]]:
    """Who was there, who was not, and what is in doubt, by the first roll that was called."""
    roll = next((roll for roll in rolls if roll), [])
    present, away, doubts = [], [], []
    for call in sorted(roll, key=lambda each: int(each.get("RollCallSort") or 0)):
        name, value = text(call, "RollCallPersonName"), text(call, "RollCallValueName")
        if _THERE.search(value):
            present.append(Attendee(name))
            if value.lower() != "present":
                doubts.append(Doubt(f"{name} was there as “{value}”"))
        else:
            away.append(name)
            if not re.search(r"excused|apolog|leave", value, re.I):
                doubts.append(
                    Doubt(f"Printed as {value.lower()}, listed under apologies: “{name}”")
                )
    return tuple(present), tuple(away), doubts
