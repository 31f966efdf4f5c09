"""How the clauses of a list count, and how a clause names another (handbook 2.3 and rule 28)."""

import re
from collections.abc import Callable, Mapping, Sequence

_ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)

NUMBERS_LETTERS_NUMERALS = ("(1)", "(a)", "(i)", "(A)")
"""The usual house style of a resolution, level by level."""


def roman(number: int) -> str:
    """Lower-case Roman numerals, as lists use them: up to (cccxcix)."""
    numeral = ""
    for value, letters in _ROMAN:
        numeral += letters * (number // value)
        number %= value
    return numeral


def letter(number: int) -> str:
    """a to z, then aa, bb, cc as lawyers count."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


_COUNTERS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": letter,
    "i": roman,
    "A": lambda number: letter(number).upper(),
    "I": lambda number: roman(number).upper(),
}
_PATTERN = re.compile(r"\W*([1aAiI])\W*")


def is_pattern(pattern: str) -> bool:
    """Is this a way to number: “(1)”, “a)”, “i.”?"""
    return bool(_PATTERN.fullmatch(pattern))


def numbered(pattern: str, number: int) -> str:
    """The label of the `number`th clause of a list that begins with `pattern`."""
    sign = _PATTERN.fullmatch(pattern)
    if not sign:
        raise ValueError(f"no way to number: {pattern!r}")
    return pattern.replace(sign[1], _COUNTERS[sign[1]](number))


_TOKEN = re.compile(
    r"(?<![\w)\]])(?:\(\w{1,5}\)|\d{1,2}(?:\.\d{1,2}){0,2}(?!\.?\d)\)?|(?<=\s)[a-z]{1,4}\))"
    r"(?:\(\w{1,5}\))*(?!\w)",
    re.I,
)
_LINK = re.compile(r"\s*(?:,|,?\s*\b(?:and|or|to)\b|[–&-])\s*", re.I)
_NAMED = re.compile(r"\b(?:recommendations?|resolutions?|clauses?|decisions?)\s$", re.I)
_NEARBY = re.compile(r"\s*(?:above|below|overleaf)\b", re.I)
_ELSEWHERE = re.compile(
    r"\s*(?:of|in|to) (?:the |that |this |its )?(?:\w+ )?(?:\w+ )?(?:Act|report)", re.I
)
_OF_AN_ACT = re.compile(
    r"\b(?:sections?|s|ss|regulations?|regs?|schedules?|articles?|rules?|paragraphs?|paras?"
    r"|standing orders?|parts?|class|chapters?|polic(?:y|ies)|conditions?|appendix|appendices"
    r"|annex|table|minutes?|items?|options?|phase|stage|grade|priority|lot)\.?"
    r"(?:\s[\w.()]+(?:,|\sand|\sor|\sto)?)?\s?$",
    re.I,
)
_UNIT = re.compile(
    r"\s*(?:%|per ?cent|percentage|million|billion|[mb]n?\b|FTE|hectares?|miles?|km)"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)")


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where `text` quotes; what is quoted is never changed."""
    return [found.span() for found in _QUOTED.finditer(text)]


def with_new_references(text: str, labels: Mapping[str, str]) -> str:
    """Let “(ii) above” follow the renumbering; `labels` gives the new label for each old one.

    Only a token that exactly matches a label is changed. A bare number needs a word that says it
    refers, and so do brackets that count within the sentence: “(i) the roads and (ii) the paths”.
    """
    changed, place = [], 0
    quoted = quoted_spans(text)
    for chain in _chains(text):
        start, end = chain[0].start(), chain[-1].end()
        sure = _says_so(text, start, end)
        inside = any(a <= start < b for a, b in quoted)
        if inside or not (sure or _may_refer(text, start, end, chain)):
            continue
        for token in chain:
            changed += [text[place : token.start()], _relabelled(token[0], labels, sure)]
            place = token.end()
    return "".join(changed) + text[place:]


def _chains(text: str) -> list[list[re.Match[str]]]:
    """Labels that stand together: “(ii), (iii) and (iv)”."""
    chains: list[list[re.Match[str]]] = []
    for token in _TOKEN.finditer(text):
        if chains and _LINK.fullmatch(text, chains[-1][-1].end(), token.start()):
            chains[-1].append(token)
        else:
            chains.append([token])
    return chains


def _says_so(text: str, start: int, end: int) -> bool:
    """“(ii) above”, “recommendation 3”; but not “paragraph 3 of the report”."""
    if _ELSEWHERE.match(text, end):
        return False
    return bool(_NEARBY.match(text, end) or _NAMED.search(text, 0, start))


def _may_refer(text: str, start: int, end: int, chain: Sequence[re.Match[str]]) -> bool:
    """Brackets may name a clause unless an Act, or the sentence’s own list, has them."""
    if _ELSEWHERE.match(text, end) or _UNIT.match(text, end):
        return False
    if not all(re.search(r"[(.]", token[0]) for token in chain):
        return False
    return not _OF_AN_ACT.search(text[:start]) and not _counts_itself(text)


def _relabelled(token: str, labels: Mapping[str, str], sure: bool) -> str:
    """The new form of “(ii)”, or of “(ii)(a)”; the old one where no clause is labelled so.

    Where the sentence says that it refers, “2” and “(2)” both mean the clause printed “2.”.
    """
    if token in labels:
        return labels[token]
    plain = {_plain(old): new for old, new in labels.items()}
    is_path = "(" in token[1:]
    if sure or is_path:
        return plain.get(_plain(token), token)
    return labels.get(token.removeprefix("("), token) if token.startswith("(") else token


def _plain(label: str) -> str:
    return re.sub(r"[().\s]+", " ", label).strip()


def _counts_itself(text: str) -> bool:
    """“for (a) the roads and (b) the bridges”: the sentence has a list of its own."""
    signs = re.findall(r"(?<![\w)])\(([a-z]{1,4}|\d)\)(?!\s*(?:above|below))", text)
    return any(
        first in signs and second in signs[signs.index(first) :]
        for first, second in (("a", "b"), ("i", "ii"), ("1", "2"))
    )
