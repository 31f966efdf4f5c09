"""Words that often mean an action, or an interest nobody declared (handbook rules 16, 33). Pure."""

import re
from collections.abc import Collection, Iterator

from app.checks.found import Finding, Level
from app.checks.sentences import sentences, without_quotations

_ACTION = re.compile(
    r"(?<!was )\bagreed to (?!(?:differ|disagree|note|approve|endorse|adopt|accept|continue)\b)"
    r"|\bundertook to\b|\b(?:would|to) (?:re)?circulate\b"
    r"|\b(?:would|will) (?:report back|bring (?:back )?(?:a|an|the|this)|follow up|feed ?back"
    r"|arrange (?:for|a|an|the)|look into|provide (?:members|councillors|the (?:board|committee|"
    r"panel|cabinet))|send (?:members|councillors)|write to|liaise with|share (?:the|this|a))\b"
    r"|\b(?:asked|requested) (?:that\b|for (?:a|an|the|more|further)\b.{0,30}?\b(?:report|update"
    r"|paper|information|figures|note|briefing|list|copy|details?|breakdown|summary|visit)\b)"
    r"|\bit was (?:suggested|requested) that\b"
    r"|\bwould (?:perhaps |also |really )?be (?:very |most |really )?(?:helpful|useful)\b"
    r"|\bactions?\s*:",
    re.IGNORECASE,
)

_INTEREST = re.compile(
    r"\b(?:(?:is|was|am|being|as) (?:also )?(?:the |a |an |one of the )?"
    r"(?:parent |school |non-executive |board |vice[- ]?)*"
    r"(?:governor|trustee|director|employee|shareholder|chair of|chairman of|member of the board)\b"
    r"|\b(?:is|was) employed by\b|\bworks for\b|\bowns\b|\b(?:his|her|their) employer\b)",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"\b(?:Councillors?|Cllrs?\.?|Alderman|Baillie)\s+(?:[A-Z][\w’'-]*\s*)+")


def check_for_actions(text: str) -> Iterator[Finding]:
    """A suggestion only: an action is raised by the clerk."""
    for sentence in sentences(text):
        if _ACTION.search(without_quotations(sentence)):
            yield Finding(33, Level.PROMPT, "This may be an action: raise one?", sentence)


def check_for_interests(text: str, members: Collection[str] = ()) -> Iterator[Finding]:
    """Sentences about a member that name a tie. `members` are those who may be named plainly.

    Leave out whoever declared an interest in the item: they need no asking.
    """
    for sentence in sentences(text):
        if _INTEREST.search(sentence) and _is_of_a_member(sentence, members):
            yield Finding(
                16, Level.PROMPT, "This may be an interest, and none is declared here", sentence
            )


def _is_of_a_member(sentence: str, members: Collection[str]) -> bool:
    return bool(_MEMBER.search(sentence)) or any(name in sentence for name in members)
