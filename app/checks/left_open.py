"""Notes that a clerk left in the words for themselves: “[check with Legal]”, “XXX”. Pure."""

import re
from collections.abc import Iterator

from app.checks.found import Finding, Level

# What a note says, and an insertion of the house’s own (“[name withheld]”, “[sic]”) does not.
_TO_DO = (
    r"tb[acd]\b|to (?:be )?(?:add|check|confirm|complete|insert|verif|follow|fill|updat)"
    r"|(?:please |pls )?(?:check|confirm|verify|insert|query|complete|fill in|add here|ask)\b"
    r"|note to self|todo\b|fixme\b|missing\b|need(?:s|ed)? to\b|[x?_\s]{0,20}[\])]"
)
_TO_NAME = (
    r"(?:full )?(?:name|names|surname|first name|date|time|day|amount|figure|figures|number|title"
    r"|post|job title|officer|councillor|member|address|reason|reasons|mover|seconder|spelling|sp"
    r"|text|wording|details?)\s*"
    r"(?:\?|\]|\)|(?:here|needed|tb[acd]|from)\b|to (?:be|follow|come|insert|confirm|add)\b)"
)
_NOTE = re.compile(
    rf"\[(?=\s{{0,3}}(?:{_TO_DO}|{_TO_NAME}))[^\]\n]{{0,120}}\]|\[[^\]\n]{{0,120}}\?\s*\]"
    r"|\((?:please |pls )?(?:check|verify|insert|query|sp|who|when)\b[^)\n]{0,80}\?*\)"
    r"|\(\s{0,3}\?+\s{0,3}\)|\?{2,}|(?<!\w)£?x{3,}(?!\w)|(?<!\w)£x{1,2}(?!\w)"
    r"|(?<!\w)x{2}/x{2}(?:/\w{2,4})?(?!\w)|\b(?:todo|fixme)\b|\bnote to self\b|\blorem ipsum\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\bTB[ACD]\b|(?<=[a-z] )_{3,}(?!\w)")
_SIGNED = re.compile(r"\b(?:signed|signature|chair\w*|dated?)\b[^\n]*$", re.IGNORECASE)


def check_notes(text: str) -> Iterator[Finding]:
    """Each once; what may be meant for readers, as “Date: TBC” may, is only a question."""
    found = dict.fromkeys(" ".join(match[0].split()) for match in _NOTE.finditer(text))
    for note in found:
        message = "This reads like a note to yourself, and readers would see it"
        yield Finding(43, Level.WARN, message, note)
    said = " ".join(found)
    for match in _TO_COME.finditer(text):
        if match[0] not in said and not _is_to_sign(text, match):
            yield Finding(43, Level.PROMPT, "Is this still to be filled in?", match[0])
            return


def _is_to_sign(text: str, match: re.Match[str]) -> bool:
    """A line to write on: “Signed ______”."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return match[0].startswith("_") and bool(_SIGNED.search(line))
