"""The words that open a resolution (handbook 2.4). Pure."""

import re
from collections.abc import Sequence

#: Words that houses resolve by, as a clerk chooses among them.
KEYWORDS = (
    "RESOLVED",
    "AGREED",
    "DECIDED",
    "APPROVED",
    "NOTED",
    "RECEIVED",
    "DECISION",
    "DECISIONS",
    "RECOMMENDED",
    "RECOMMENDED TO COUNCIL",
    "RECOMMENDED TO CABINET",
)
USUAL_KEYWORD = KEYWORDS[0]

#: What stands at a keyword without a space between: “RESOLVED:”.
CLOSE_UP = (":", ",", ";", ".")

_CAPITALS = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,})*")
_DECIDES = re.compile(r"Decisions?\b")
_SENTENCE = re.compile(r"[A-Z].*?\b(resolved|agreed|decided)\b")
_TO_WHOM = re.compile(r"(RECOMMENDED TO) (?:the )?(Council|Cabinet|Executive)\b")


#: A later clause may speak of “the budget recommended to Cabinet in May”, which sends nothing on.
_WHOM = (
    r"(?:the |full )*(?:county |city |borough |district |town |parish )?"
    r"(?:council|cabinet|executive)\b(?![’'])"
)
_SENDS_UP = re.compile(
    rf"(?:^|\b(?:and|that) |\bbe |\bis |\bare |\bto |\bto be )recommend(?:ed|s)? to {_WHOM}"
    rf"|(?:^|\bto )recommends? (?:that )?{_WHOM}"
    rf"|\b{_WHOM} (?:be|is|are) recommended\b",
    re.IGNORECASE,
)


def sends_up(lead_in: str, clause: str) -> bool:
    """Whether it recommends to the council or its executive, rather than decides."""
    return bool(_SENDS_UP.search(clause.strip()) or _SENDS_UP.search(lead_in.strip()))


def keyword_of(lead_in: str) -> str:
    """The capitals that `lead_in` begins with, or the word by which its sentence decides.

    “Decision:” and “The Board agreed:-” decide by “Decision” and “AGREED”.
    """
    lead_in = lead_in.strip()
    upward = _TO_WHOM.match(lead_in)
    if upward:
        return f"{upward[1]} {upward[2].upper()}"
    capitals = _CAPITALS.match(lead_in)
    if capitals:
        return capitals[0]
    if decides := _DECIDES.match(lead_in):
        return decides[0]
    sentence = _SENTENCE.match(lead_in)
    return sentence[1].upper() if sentence else USUAL_KEYWORD


def opened(keyword: str, lead_in: str) -> str:
    """The lead-in as it is printed, with the keyword in it once.

    A lead-in that is a sentence has the word in it already: “The Council resolved:-”.
    """
    lead_in = lead_in.strip()
    begins = lead_in.casefold().startswith(keyword.casefold())
    is_sentence = lead_in[:1].isupper() and re.search(rf"\b{re.escape(keyword)}\b", lead_in, re.I)
    if begins or is_sentence:
        return lead_in
    return f"{keyword}{'' if lead_in[:1] in CLOSE_UP else ' '}{lead_in}".strip()


def after_keyword(keyword: str, lead_in: str) -> str:
    """What a lead-in says after the keyword that it begins with."""
    begins = lead_in.casefold().startswith(keyword.casefold())
    return lead_in[len(keyword) :].strip() if begins else lead_in


def parted_at(keywords: Sequence[str], lead_in: str) -> tuple[str, str] | None:
    """One of `keywords` and what the lead-in says after it; None where it has none of them."""
    for keyword in sorted(keywords, key=len, reverse=True):
        if re.match(rf"{re.escape(keyword)}\b", lead_in, re.I):
            return keyword, after_keyword(keyword, lead_in)
    keyword = keyword_of(lead_in)
    has_it = keyword in keywords and opened(keyword, lead_in) == lead_in
    return (keyword, lead_in) if has_it else None


def same_in_letters(one: str, other: str) -> bool:
    """Whether two lead-ins differ in capitals and signs only: “RECOMMENDED: That the Board”."""
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())
