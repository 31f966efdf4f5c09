"""What a resolution says, freed of the words that lead into it."""

import re

_QUOTED = re.compile(r"^[“\"‘'«]\s*(.*?)\s*[”\"’'»]?\s*[.;]?$", re.S)


def unquoted(text: str) -> str:
    """The words within a pair of quotation marks around a whole text."""
    found = _QUOTED.match(text.strip())
    return found[1].rstrip('”" ') if found else text.strip()


def opens_quote(text: str) -> bool:
    return bool(re.match(r"^[“\"]", text.strip()))


def closes_quote(text: str) -> bool:
    return bool(re.search(r"[”\"][.;,]?\s*$", text.strip()))


def past_quote(text: str) -> tuple[str, str]:
    """A quotation, and what is said after its end in the same paragraph."""
    for end in re.finditer(r"”[.;,]?\s+(?=[A-ZÀ-Þ])", text):
        quoted = text[: end.end()].strip()
        if quoted.count("“") == quoted.count("”"):
            return quoted, text[end.end() :]
    return text, ""
