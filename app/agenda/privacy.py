"""Personal data in what is written, and which words of a record someone reads. Pure.

A name or passage between {{ and }} is personal: whoever may read what is exempt reads it, and
everyone else reads “[name withheld]” in its place. The mark never reaches a reader.
"""

import re
from collections.abc import Collection, Iterable

from app.errors import RuleBroken

WITHHELD = "[name withheld]"
_OPENS, _CLOSES = "{{", "}}"
_PASSAGE = re.compile(r"\{\{(.*?)(?:\}\}|\Z)", re.DOTALL)
_ON_A_PAGE = re.compile(r"\{\{(?:.{0,1000}?\}\}|[^<\"]*)", re.DOTALL)
#: One that is never closed hides the rest, so that a slip of the pen shows too little. After a
#: bracketed word Markdown would read “(…)” as the address of a link.
_MARKED = re.compile(r"\{\{.*?(?:\}\}|\Z)(\(?)", re.DOTALL)


def withheld(text: str) -> str:
    """What the public read of it."""
    if _OPENS not in text:
        return text
    return _MARKED.sub(lambda found: f"{WITHHELD} (" if found[1] else WITHHELD, text)


def withheld_anywhere(page: str) -> str:
    """The same of a page of HTML or data, of which an open end hides no more than a few words."""
    return _ON_A_PAGE.sub(WITHHELD, page)


def revealed(text: str) -> str:
    """The whole of it, without the marks."""
    return text.replace(_OPENS, "").replace(_CLOSES, "") if _OPENS in text else text


def as_read(text: str, *, private: bool) -> str:
    """`private` says whether it is for those who may read what is exempt."""
    return revealed(text) if private else withheld(text)


def marked_in(texts: Iterable[str]) -> set[str]:
    """The names and passages that are marked in any of these, without the marks."""
    found = {words.strip() for text in texts for words in _PASSAGE.findall(text)}
    return found - {""}


def times(passage: str, text: str) -> int:
    """How often a passage stands in a text as words of its own: “Ann” is not in “annual”."""
    return len(_as_words(passage).findall(text))


def without(text: str, passages: Collection[str]) -> str:
    """A text in which these are not marked, because it was written before they were."""
    for passage in sorted(passages, key=len, reverse=True):
        text = _as_words(passage).sub(WITHHELD, text)
    return text


def _as_words(passage: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(passage)}(?!\w)")


def check_marks(*texts: str) -> None:
    """Each {{ has its }}: an open end would hide all that follows."""
    for text in texts:
        rest = re.sub(r"\{\{[^{}]*\}\}", "", text)
        if _OPENS in rest or _CLOSES in rest:
            raise RuleBroken(
                "Write {{ before and }} after each name or passage that is personal data"
            )
