"""The words that lead into a list of recommendations, taken apart (handbook 2.3)."""

import re
from dataclasses import dataclass

from app.wording.deciders import decider_end
from app.wording.forms import Form
from app.wording.reading import Kind, read

_LABEL = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)(?=[A-Z])")
_WORDS = (
    r"(?:the |this |that |and |it is |it was )?(?:therefore |hereby |accordingly |further |also )?"
    r"(?:(?:formally|unanimously) )?"
)
_RECOMMENDING = r"(?:we|i|officers?|the (?:report|director|chief executive)) recommends?"
_KEYWORD = re.compile(
    rf"(?P<before>(?:officers?[’']?s? |draft |proposed )?{_WORDS})(?P<keyword>RECOMMENDED"
    rf"|RECOMMENDATION(?:S|\(S\))?|{_RECOMMENDING}|RESOLVED"
    r"|DECISIONS?(?: (?:sought|required|requested))?|AGREED|DECIDED)\b(?!\s+by\b)",
    re.I,
)
_MANNER = re.compile(
    r"\s*\(?(?:unanimously|nem\.? con\.?|by assent|by a majority(?: vote)?)\)?(?=[\s:,–-]|$)", re.I
)
_BETWEEN = re.compile(r"[\s:;,.–—-]*")
_UPWARD = re.compile(
    r"(?:to|TO) (?:the )?(?P<body>(?:[A-Z][\w’&-]*|of|and|for|the|&)"
    r"(?: (?:[A-Z][\w’&-]*|of|and|for|the|&))*)"
    r"(?=[\s,:–-]*(?:that\b|to\b|$))(?P<join>[\s,:–-]*(?:that|to)?\b)"
)
_ASKED = re.compile(
    r"(?:(?P<subject>[^:;]+?)\s+)?(?:is|are)\s+(?:therefore\s+|also\s+|hereby\s+|respectfully\s+)?"
    r"(?:asked|requested|invited|recommended|urged|required|advised)\b"
    r"(?P<aside>,\s[^:]+?,)?\s*(?::-?|[–-]\s)?\s*(?:to\b|that\b)?",
    re.I,
)
_SAID = re.compile(
    r"(?P<subject>[A-Z][^:;.]{2,120}?)\s+(?P<verb>resolved|RESOLVED|decided|DECIDED|agreed|AGREED)"
    r"(?=\s*(?:unanimously|nem|by|[:–-]|$|to\b|that\b))"
)
_FRONTED = re.compile(
    r"(?:subject|having|in|following|after|pursuant|on|with|under|for|as|notwithstanding|given)\b"
    r"[^:]{3,200}?,\s+(?=(?:the |members )?[A-Z]|members\b)",
    re.I,
)
_CONDITION = re.compile(
    r"(?:subject to|having|following|in the light of)\b[^:]{3,200}?,"
    r"\s+(?=(?:it|the|we|recommended)\b)",
    re.I,
)
_LAST_ASIDE = re.compile(
    r",\s(?:having|in|subject|on|as|acting|following|with|under|for|being)\b[^:]+?[\s:–-]*", re.I
)
_TAIL = re.compile(r"[\s:;,.–—-]*$")


@dataclass(frozen=True)
class LeadIn:
    """`rest` is what follows the keyword, or the decider where one is named.

    `decider` is printed as it stands; `upward` is a higher body that is recommended to.
    """

    printed: str
    keyword: str = ""
    joined_by: str = ""
    decider: str = ""
    aside: str = ""
    rest: str = ""
    tail: str = ""
    upward: str = ""
    asked: bool = False
    fronted: str = ""

    @property
    def says_that(self) -> bool:
        return self.joined_by.rstrip(" :,–-").casefold().endswith("that")

    @property
    def decides(self) -> bool:
        """Is it a decision already: RESOLVED, AGREED?"""
        return bool(re.match(r"(?:resolved|agreed|deci)", self.keyword, re.I))


def keyword_of(text: str) -> str:
    """The words before what is recommended or resolved: “It is recommended”, “RESOLVED”."""
    found = _KEYWORD.match(text)
    return found[0] if found else ""


def taken_apart(printed: str) -> LeadIn:
    """Read a lead-in; what it cannot place stays in `rest`."""
    text = _condition_after(_LABEL.sub("", " ".join(printed.split())))
    keyword, start = _keyword(text)
    said = None if keyword else _SAID.match(text)
    if said and decider_end(said["subject"]) == len(said["subject"]):
        return _said(printed, text, said)
    rest = text[start:]
    upward = _UPWARD.match(rest.lstrip())
    if keyword and upward and decider_end(upward["body"]):
        words = rest.lstrip()[upward.end() :]
        return LeadIn(
            printed,
            keyword,
            upward["join"],
            rest=_core(words),
            tail=_end(words),
            upward=upward["body"],
        )
    return _inside(printed, keyword, rest)


def _condition_after(text: str) -> str:
    """“Subject to planning, it is recommended that Cabinet” with the keyword first."""
    found = _CONDITION.match(text)
    keyword = _KEYWORD.match(text, found.end()) if found else None
    that = re.compile(r"[\s:]*that[\s,]+", re.I).match(text, keyword.end()) if keyword else None
    if not found or not keyword or not that:
        return text
    condition = found[0][:1].lower() + found[0][1:]
    return f"{text[found.end() : that.end()].strip(' ,')}, {condition}{text[that.end() :]}"


def _keyword(text: str) -> tuple[str, int]:
    """The last word that says so, and where it ends: “Recommendation: It is recommended”."""
    keyword, end = "", 0
    start = 0
    while found := _KEYWORD.match(text, start):
        keyword, end = found["keyword"], found.end()
        if manner := _MANNER.match(text, end):
            end = manner.end()
        between = _BETWEEN.match(text, end)
        start = between.end() if between else end
    return keyword, end


def _said(printed: str, text: str, said: re.Match[str]) -> LeadIn:
    """“The Executive resolved unanimously to:”."""
    rest = _MANNER.sub("", text[said.end() :], count=1)
    found = re.match(r"[\s:–-]*(?:to|that)?\b", rest)
    words = rest[found.end() :] if found else rest
    return LeadIn(
        printed,
        said["verb"],
        found[0] if found else "",
        said["subject"],
        "",
        _core(words),
        _end(rest),
    )


def _inside(printed: str, keyword: str, rest: str) -> LeadIn:
    joined = re.match(r"[\s:;.–—-]*(?:(?:that|to)\b)?[\s,:–—-]*", rest, re.I)
    join = joined[0] if joined else ""
    words = rest[len(join) :]
    asked = _ASKED.match(words)
    who = (asked["subject"] or "") if asked else ""
    if asked and (decider_end(who) or not who):
        return LeadIn(
            printed,
            keyword,
            join,
            who,
            asked["aside"] or "",
            _core(words[asked.end() :]),
            _end(rest),
            asked=True,
        )
    fronted = _FRONTED.match(words)
    end = decider_end(words[fronted.end() :]) + fronted.end() if fronted else decider_end(words)
    if fronted and end == fronted.end():
        fronted, end = None, 0
    after = words[end:]
    aside = re.match(r",\s[^:]+?,(?=\s)", after)
    aside = aside or _LAST_ASIDE.fullmatch(after)
    predicate = _core(after[aside.end() :] if aside else after)
    if end and _is_predicate(predicate, decided=not keyword.casefold().startswith("recommend")):
        start = fronted.end() if fronted else 0
        said = aside[0].rstrip(" :–-") if aside else ""
        return LeadIn(
            printed,
            keyword,
            join,
            words[start:end],
            said,
            predicate,
            _end(rest),
            fronted=words[:start].strip(),
        )
    return LeadIn(printed, keyword, join, rest=_core(words), tail=_end(rest))


def _is_predicate(words: str, *, decided: bool) -> bool:
    """Nobody recommends in the past tense: “of the Committee held in May” has no predicate."""
    if not words or words.casefold() in ("to", "that", "be"):
        return True
    found = read(words)
    plain = found.kind is Kind.VERB and not found.has_subject and found.opening == 0
    return plain and (decided or found.tense is not Form.PAST)


def _core(words: str) -> str:
    tail = _TAIL.search(words)
    return words[: tail.start()].strip() if tail else words.strip()


def _end(words: str) -> str:
    """The punctuation before the clauses."""
    tail = _TAIL.search(words)
    return tail[0].strip() if tail else ""
