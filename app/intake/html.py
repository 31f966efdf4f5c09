"""From the content of a web page to blocks, in reading order."""

import re
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from bs4.element import NavigableString, PageElement, Tag

from app.intake import cues
from app.intake.blocks import Block, block, clean
from app.intake.lines import labels_with_their_text
from app.intake.site import Content
from app.wording.labels import read_label
from app.wording.numbering import letter, roman

_BLOCK_TAGS = """
    p div section article main blockquote pre li ul ol dl dt dd table caption thead tbody tfoot tr
    td th h1 h2 h3 h4 h5 h6 figure figcaption address hr fieldset legend center
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADINGS = frozenset(("caption", "h1", "h2", "h3", "h4", "h5", "h6"))
_TITLES = frozenset(("h1", "h2"))
_BOLD = frozenset(("b", "strong"))


def blocks_of_html(content: Content) -> list[Block]:
    walk = _Walk(content.address)
    walk.through(content.tag)
    walk.flush()
    printed = [each for each in walk.blocks if each.text or each.label]
    return [each for each in labels_with_their_text(printed) if each.text]


@dataclass
class _Walk:
    """Goes through the page in reading order, gathering text until a block ends."""

    address: str
    blocks: list[Block] = field(default_factory=list)
    runs: list[tuple[str, bool]] = field(default_factory=list)
    line: int = 0
    depth: int = 0
    url: str | None = None
    sign: str = ""

    def through(self, tag: Tag, *, bold: bool = False) -> None:
        for child in tag.children:
            if isinstance(child, Tag):
                self._enter(child, bold=bold)
            elif type(child) is NavigableString:
                self._text(child, bold=bold)

    def _text(self, child: PageElement, *, bold: bool) -> None:
        text = re.sub(r"[ \t\r\n\f]+", " ", str(child))
        if text.strip() and not self.line:
            self.line = (child.parent and child.parent.sourceline) or 0
        self.runs.append((text, bold))

    def _enter(self, tag: Tag, *, bold: bool) -> None:
        if tag.name == "br":
            self.runs.append(("\n", bold))
        elif tag.name == "tr" and not tag.find(["li", "tr"]) and _is_small(tag):
            self._row(tag)
        elif tag.name == "th" and tag.parent and tag.parent.name != "tr":  # headings out of a row
            self.runs.append((" | " if self.runs else "", False))
            self.through(tag)
        elif tag.name in ("ul", "ol"):
            self._list(tag)
        elif tag.name in _BLOCKS:
            self.flush()
            self.through(tag, bold=bold)
            titles = tag.name in _TITLES or "mgAiTitleTxt" in tag.get_attribute_list("class")
            self.flush(heading=titles or tag.name in _HEADINGS, titles=titles)
        else:
            self._inline(tag, bold=bold or tag.name in _BOLD)

    def _inline(self, tag: Tag, *, bold: bool) -> None:
        if tag.name == "a" and tag.get("href") and not self.url:
            self.url = urljoin(self.address, str(tag["href"]))
        self.through(tag, bold=bold)

    def _row(self, tag: Tag) -> None:
        """Set a table row as one line; a label in its first cell leads the rest."""
        self.flush()
        cells = [clean(cell.get_text(" ")) for cell in tag.find_all(["td", "th"])]
        cells = [cell for cell in cells if cell]
        if cells:
            labelled = block(f"{cells[0]}\t", 0).label or block(cells[0], 0).bullet
            joined = "\t".join(cells[:2]) if labelled else " | ".join(cells[:2])
            text = " | ".join([joined, *cells[2:]])
            link = tag.find("a", href=True)
            url = urljoin(self.address, str(link["href"])) if link else None
            self.blocks.append(replace(block(text, tag.sourceline or 0), url=url))

    def _list(self, tag: Tag) -> None:
        self.flush()
        self.depth += 1
        number = int(str(tag.get("start") or 1)) if str(tag.get("start") or 1).isdigit() else 1
        for item in tag.find_all("li", recursive=False):
            if str(item.get("value") or "").isdigit():
                number = int(str(item["value"]))
            self.sign = _marker(tag, number) if tag.name == "ol" else "•"
            self._item(item)
            number += 1
        self.depth -= 1

    def _item(self, item: Tag) -> None:
        for child in item.children:
            if isinstance(child, Tag) and child.name in ("ul", "ol"):
                self.flush()
                self._list(child)
            elif isinstance(child, Tag) and child.name == "p":
                self.runs.append((" ", False))
                self.through(child)
            elif isinstance(child, Tag):
                self._enter(child, bold=False)
            elif type(child) is NavigableString:
                self._text(child, bold=False)
        self.flush()

    def flush(self, *, heading: bool = False, titles: bool = False) -> None:
        """End the block: one paragraph, or more where line breaks part labelled clauses."""
        for text, bold in _segments(self.runs):
            made = block(text, self.line, depth=self.depth)
            if self.sign and made.is_plain:
                label = read_label(self.sign)
                made = replace(made, label=label, bullet="" if label else self.sign)
            heads = heading or (bold and len(made.text) < 100 and made.text[-1:] not in ".;,")
            heads = heads and made.is_plain
            made = replace(made, url=self.url, heading=heads, titles=heads and titles)
            self.blocks.append(made)
            self.sign = ""
        self.runs, self.line, self.url = [], 0, None


def _is_small(row: Tag) -> bool:
    """Is this a row of figures or a clause, rather than a page laid out in a table?"""
    return all(len(cell.find_all(["p", "div", "h1", "h2"])) <= 1 for cell in row.find_all("td"))


def _segments(runs: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Part the runs at their line breaks, where the parts are not one sentence."""
    parts: list[list[tuple[str, bool]]] = [[]]
    for text, bold in runs:
        if text == "\n":
            parts.append([])
        else:
            parts[-1].append((text, bold))
    joined: list[tuple[str, bool]] = []
    apart = True
    for part in parts:
        text = "".join(run for run, _ in part)
        if not clean(text):
            apart = True
            continue
        bold = all(is_bold for run, is_bold in part if clean(run))
        if joined and not apart and _is_one_sentence(joined[-1], (text, bold)):
            joined[-1] = (f"{joined[-1][0]} {text}", joined[-1][1])
        else:
            joined.append((text, bold))
        apart = False
    return joined


def _is_one_sentence(before: tuple[str, bool], after: tuple[str, bool]) -> bool:
    found = block(after[0], 0)
    begins = not found.is_plain or cues.marker(found.text) or cues.RESOLVED.match(found.text)
    ended = clean(before[0]).endswith((".", ":", ";", "!", "?", ":-"))
    return before[1] == after[1] and not begins and not ended


def _marker(tag: Tag, number: int) -> str:
    """Return the label that a browser prints before an item of this numbered list."""
    style = str(tag.get("style") or "")
    kind = str(tag.get("type") or "")
    if kind in ("i", "I") or "roman" in style:
        text = roman(number)
    elif kind in ("a", "A") or "alpha" in style or "latin" in style:
        text = letter(number)
    else:
        return f"{number}."
    return f"{text.upper() if kind in ('I', 'A') or 'upper' in style else text}."
