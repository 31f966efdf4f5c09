"""A page as a run of blocks: paragraphs, headings, bullets and labelled clauses.

Text and HTML are both brought to this form, so that one parser reads either.
"""

import re
import unicodedata
from dataclasses import dataclass

from app.wording.labels import Label, split_label

BULLETS = "•·●▪■◦‣∙⁃➢►✓○\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"  # noqa: RUF001  # signs that look alike are used alike
_BULLET = re.compile(rf"([{re.escape(BULLETS)}]|[o*–—-](?=\s|$)|[§ØüÞ](?=\s\s|\t))\s*(?=\S|$)")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True)
class Block:
    """`heading` is true where the page itself says so, and `titles` where it is a main heading.

    `depth` counts the lists a block stands in, as far as the page shows it.
    """

    text: str
    line: int
    label: Label | None = None
    bullet: str = ""
    heading: bool = False
    titles: bool = False
    depth: int = 0
    url: str | None = None

    @property
    def is_plain(self) -> bool:
        return not (self.label or self.bullet or self.heading)

    @property
    def words(self) -> str:
        """The text with the label it was printed with."""
        return f"{self.label.printed} {self.text}".strip() if self.label else self.text


def block(raw: str, line: int, *, depth: int = 0) -> Block:
    """Read one paragraph as printed: a bullet or a label, then its text.

    Marks of Markdown, which some converters leave in a text, are read and dropped.
    """
    raw = _UNSEEN.sub("", raw).replace("**", "").strip()
    if found := _MARKDOWN_HEADING.match(raw):
        titles = len(found[0].strip()) < 3
        return Block(clean(raw[found.end() :]), line, heading=True, titles=titles, depth=depth)
    found = _BULLET.match(raw)
    if found:
        return Block(clean(raw[found.end() :]), line, bullet=found[1], depth=depth)
    label, rest = split_label(raw)
    return Block(clean(rest), line, label=label, depth=depth)


def clean(raw: str) -> str:
    """One ordinary space between words; no invisible or private-use characters."""
    text = _PRIVATE.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", raw)))
    return _SPACES.sub(" ", text).strip()
