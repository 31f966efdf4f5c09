"""The count of a vote and what became of a motion, from the words that say so."""

import re
from dataclasses import replace

from app.intake.minutes.parsed import NamedVotes, Outcome, Votes

_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "no",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"nil": 0, "none": 0, "nobody": 0, "thirty": 30, "forty": 40}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
NUMBER = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight"
    r"|nine))?"
    r"|"
    + "|".join(sorted((w for w in _SMALL if w not in ("no",)), key=len, reverse=True))
    + r"|no)"
)
VOTERS = (
    r"(?:\s+(?:of the )?(?:members?|councillors?|commissioners?"
    r"|votes?|voted|voting|were|was|others?|present|people|yeas?|cast|in total))*"
)
_BARE = r"(?<![\d,.€£$])\b"
_FOR = [
    rf"{_BARE}({NUMBER}){VOTERS}\s+(?:in favour|in favor|ayes?\b|yeas?\b)",
    rf"{_BARE}({NUMBER}){VOTERS}\s+for\b(?=\s*(?:[,;.):–-]|$|and\b|but\b|with\b|to\b|against\b|\d"
    r"|(?:the |this )?(?:motion|proposal|amendment|recommendation|resolution|application)))",
    rf"{_BARE}({NUMBER})\s+(?:members?|councillors?|votes?|voted|voting)\b{VOTERS}\s+for\b",
    r"\b(?:votes?:? )?for (\d{1,3})(?=,? (?:and )?against \d)",
    rf"\b(?:in favou?r|ayes?|yeas?|for)(?:\s+of the \w+)?\s*[:=–(-]+\s*({NUMBER})\b",
]
_AGAINST = [
    r"(?<=, )against (\d{1,3})\b",
    rf"\b({NUMBER}){VOTERS}\s+(?:against|opposed|nays?\b|noes\b|expressing their opposition)",
    rf"\b(?:against|opposed|nays?|noes)(?:\s+the \w+)?\s*[:=–(-]+\s*({NUMBER})\b",
]
_ABSTAIN = [
    r"(?<=, )(?:abstentions?|abstained) (\d{1,3})\b",
    rf"\b({NUMBER}){VOTERS}\s+(?:abstain(?:ed|ing)?|abstentions?)",
    rf"\b(?:abstain(?:ed|ing)?|abstentions?)\s*[:=–(-]+\s*({NUMBER})\b",
]
_SCORE = re.compile(
    rf"(?:\bby (?:a majority of )?(?={NUMBER} (?:votes? )?to {NUMBER}\b)"
    r"|(?:passed|passes|carried|carries|approved|failed|fails|lost|defeated|rejected|adopted|vote[ds]?"
    r"|motion|fell(?= by))\b[^.;\d]{0,25}?)"
    rf"\(?\b({NUMBER})\s*(?:votes\s*)?(?:[-–—]|to)\s*({NUMBER})(?:\s*[-–—]\s*(\d{{1,2}}))?\b"
    r"(?!\s*(?:[./]\d|p\.?m|a\.?m))",
    re.I,
)
_SLASHED = re.compile(
    r"\b(?:carried|lost|defeated|passed|rejected|fell)[:,]?\s*\(?"
    r"(\d{1,2})(?:/|\s?:\s?(?=\d\b|\d\d\)))(\d{1,2})(?![\d/:]|\s?[ap]\.?m)()",
    re.I,
)
"""“CARRIED 7/2”, “lost (5:8)”; further from the word it would be a minute, a day or a time."""
_LABELLED = [
    re.compile(
        rf"{begins}(?:in favou?r|ayes?|yeas?|for){side}\W*(?:votes?\s+)?(?:against|opposed|nays?"
        rf"|noes){side}"
        rf"(?:\W*(?:votes?\s+)?(?:abstain(?:ed|ing)?|abstentions?){side})?",
        re.I,
    )
    for begins, side in (
        (r"(?<!\d )(?<!\d)\b", rf"\s*[:=–(-]+\s*({NUMBER})\b"),
        (r"(?:^|[.;:,(])\s*(?:votes?\s+)?", rf"\s+({NUMBER})\b"),
    )
]
_UNANIMOUS = re.compile(
    r"\bunanimous(?:ly)?\b|\bnem\.? ?con\b|\ball (?:\w+ ){0,3}(?:were |was |voted "
    r"|being )?(?:in favou?r|in agreement|agreed)\b"
    r"|\bwithout dissent\b|\bby all (?:members )?present\b|\ball voted (?:in favou?r|for)\b"
    r"|\ball in favou?r\b",
    re.I,
)
_OUTCOMES = [
    (
        Outcome.LOST,
        r"\b(?:motion |amendment |proposal |vote |item )?(?:was |were |is |be |being |declared )*"
        r"(?:not carried|not adopted|not passed|lost|failed|defeated|rejected|not approved|fell"
        r"|died)\b|\bfails?\b",
    ),
    (Outcome.REFERRED, r"\breferr(?:ed|al)\b|\bto refer\b|\bbe remitted\b"),
    (Outcome.WITHDRAWN, r"\bwithdrawn\b|\bto withdraw\b|\bnot proceeded with\b|\bstruck off\b"),
    (
        Outcome.DEFERRED,
        r"\bdeferred\b|\bto defer\b|\blaid over\b|\bpostponed\b|\btabled\b"
        r"|\bextension of time granted\b"
        r"|\badjourned to\b|\bheld over\b"
        r"|\breport back to\b",
    ),
    (
        Outcome.CARRIED,
        r"\b(?:carried|passed|adopted|approved|agreed|resolved|ratified|granted|accepted|confirmed"
        r"|concurred|decided)\b"
        r"|\bin favou?r\b|\bfirst reading\b|\bcarries\b|\bpasses\b|\bnem\.? ?con\b|\bunanimous",
    ),
    (Outcome.NOTED, r"\bnoted\b|\breceived\b|\bfiled\b|\btaken as read\b"),
]


def votes_in(text: str) -> Votes:
    """The count that a text prints; what it does not print is None.

    In “For: 3 Against: 1” the 3 is not against.
    """
    ayes, noes, abstained = (_count(text, patterns) for patterns in (_FOR, _AGAINST, _ABSTAIN))
    if labelled := next(filter(None, (each.search(text) for each in _LABELLED)), None):
        ayes, noes = number_of(labelled[1]), number_of(labelled[2])
        left = text[labelled.end() :]
        abstained = number_of(labelled[3]) if labelled[3] else _count(left, _ABSTAIN)
    if score := _SCORE.search(text) or _SLASHED.search(text):
        ayes = number_of(score[1]) if ayes is None else ayes
        noes = number_of(score[2]) if noes is None else noes
        if (
            ayes > noes
            and re.search(
                r"\b(?:lost|defeated|rejected|failed|fell)\b", text[: score.start(1)], re.I
            )
            and re.search(r"\bby ", score[0])
        ):
            ayes, noes = noes, ayes
        if score[3] and abstained is None:
            abstained = int(score[3])
    return Votes(ayes, noes, abstained, unanimous=bool(_UNANIMOUS.search(text)))


def _count(text: str, patterns: list[str]) -> int | None:
    for pattern in patterns:
        if found := re.search(pattern, text, re.I):
            return number_of(found[1])
    return None


def number_of(printed: str) -> int:
    printed = printed.casefold()
    if printed.isdigit():
        return int(printed)
    tens, _, unit = printed.replace("-", " ").partition(" ")
    return _TENS[tens] + _SMALL.get(unit, 0) if tens in _TENS else _SMALL[printed]


def together(first: Votes, second: Votes) -> Votes:
    """What two places say of one vote; the first place counts more."""
    return Votes(
        first.ayes if first.ayes is not None else second.ayes,
        first.noes if first.noes is not None else second.noes,
        first.abstained if first.abstained is not None else second.abstained,
        first.unanimous or second.unanimous,
        first.named or second.named,
    )


def with_names(votes: Votes, named: NamedVotes) -> Votes:
    return replace(votes, named=named)


def has_votes(votes: Votes) -> bool:
    return votes != Votes()


def outcome_in(text: str) -> Outcome | None:
    """What a disposition like “AMENDED AND ADOPTED” or “LAID OVER” says became of it."""
    for outcome, pattern in _OUTCOMES:
        if re.search(pattern, text, re.I):
            return outcome
    return None


_ORDERS = [
    (
        Outcome.DEFERRED,
        r"\bbe (?:\w+ )?(?:deferred|postponed|adjourned|held over)\b|^to defer\b"
        r"|\bagreed to defer\b|\bwas deferred\b|\bproposed to defer\b",
    ),
    (Outcome.REFERRED, r"\breferr(?:ed|al)\b|\bbe remitted\b"),
    (Outcome.WITHDRAWN, r"\bbe withdrawn\b|\bwas withdrawn\b"),
    (
        Outcome.REFERRED,
        r"\bbe (?:\w+ )?referred (?:back )?to\b|\bto refer (?:this|the|it)\b|\bwas referred to\b",
    ),
    (
        Outcome.NOTED,
        r"\bbe (?:and (?:is|are) hereby )?(?:noted|received)\b|\b(?:was|were) (?:duly )?(?:noted"
        r"|received)\b|\bnoted\b(?! that)|^to note\b",
    ),
]


def outcome_of(text: str) -> Outcome:
    """What a decision orders; one that orders nothing else was simply carried."""
    for outcome, pattern in _ORDERS:
        if re.search(pattern, text[:600], re.I):
            return outcome
    return Outcome.CARRIED
