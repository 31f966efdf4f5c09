"""The words that open a resolution (handbook 2.4). Pure."""

import re

#: Words that houses resolve by, as a clerk chooses among them.
KEYWORDS = (
    "RESOLVED",
    "AGREED",
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

_CAPITALS = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,})*")
_TO_WHOM = re.compile(r"(RECOMMENDED TO) (?:the )?(Council|Cabinet|Executive)\b")


def keyword_of(lead_in: str) -> str:
    """The capitals that `lead_in` begins with, or the usual word where it begins with none."""
    lead_in = lead_in.strip()
    upward = _TO_WHOM.match(lead_in)
    if upward:
        return f"{upward[1]} {upward[2].upper()}"
    capitals = _CAPITALS.match(lead_in)
    return capitals[0] if capitals else USUAL_KEYWORD


def opened(keyword: str, lead_in: str) -> str:
    """The lead-in as it is printed, with the keyword in it once.

    A lead-in that is a sentence has the word in it already: “The Council resolved:-”.
    """
    lead_in = lead_in.strip()
    begins = lead_in.casefold().startswith(keyword.casefold())
    is_sentence = lead_in[:1].isupper() and re.search(rf"\b{re.escape(keyword)}\b", lead_in, re.I)
    return lead_in if begins or is_sentence else f"{keyword} {lead_in}".strip()


def after_keyword(keyword: str, lead_in: str) -> str:
    """What a lead-in says after the keyword that it begins with."""
    begins = lead_in.casefold().startswith(keyword.casefold())
    return lead_in[len(keyword) :].strip() if begins else lead_in
