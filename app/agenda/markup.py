"""The small Markdown that minutes are written in, parsed once into blocks. Pure.

Paragraphs, sub-headings, bullets, numbered lists, tables, bold, italic and links; no HTML.
The page, Word, search and the checks all read these blocks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode


@dataclass(frozen=True)
class Run:
    """A stretch of words of one kind. A line break inside a paragraph is “\\n”."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Words = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A sub-heading within a minute, whatever number of # it was typed with."""

    words: Words


@dataclass(frozen=True)
class Paragraph:
    words: Words


@dataclass(frozen=True)
class ListItem:
    """A point of a list: its words, and what stands under it."""

    words: Words
    under: tuple["Block", ...] = ()


@dataclass(frozen=True)
class Bullets:
    items: tuple[ListItem, ...]


@dataclass(frozen=True)
class Numbered:
    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first row typed is the header."""

    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


Block = Heading | Paragraph | Bullets | Numbered | Table

# Four leading spaces come with text pasted from elsewhere and never mean code here.
_PARSER = (
    MarkdownIt("commonmark", {"html": False, "breaks": True})
    .enable("table")
    .disable(["code", "fence", "html_block", "html_inline", "image", "reference", "backticks"])
    .disable(["autolink", "lheading", "hr", "blockquote"])
)


def passages(text: str) -> tuple[str, ...]:
    """The paragraphs, lists and tables of minutes as typed, one by one."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text) if part.strip())


@lru_cache(maxsize=1024)
def parse(text: str) -> tuple[Block, ...]:
    """Read minutes as typed. Never raises: what is no mark is words."""
    root = SyntaxTreeNode(_PARSER.parse(_with_room_for_every_cell(text)))
    return tuple(_blocks(root.children))


_UNDER_A_HEADER = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")


def _with_room_for_every_cell(text: str) -> str:
    """Widen the header of a table to its widest row: Markdown drops the cells beyond it."""
    lines = text.split("\n")
    for at in range(1, len(lines)):
        header, under = lines[at - 1], lines[at]
        if "|" not in under or not _UNDER_A_HEADER.fullmatch(under):
            continue
        columns = _cells(header)
        rows = takewhile(str.strip, lines[at + 1 :])
        missing = max((_cells(row) for row in rows), default=0) - columns
        if columns == _cells(under) and missing > 0:
            lines[at - 1] = _with_its_last_bar(header) + " |" * missing
            lines[at] = _with_its_last_bar(under) + "---|" * missing
    return "\n".join(lines)


def _cells(row: str) -> int:
    plain = row.strip().removeprefix("|")
    return len(re.split(r"(?<!\\)\|", plain.removesuffix("|")))


def _with_its_last_bar(row: str) -> str:
    return row.rstrip() if row.rstrip().endswith("|") else f"{row} |"


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield Heading(_words(node))
            case "paragraph":
                yield Paragraph(_words(node))
            case "bullet_list":
                yield Bullets(_items(node))
            case "ordered_list":
                yield Numbered(_items(node), int(cast(int, node.attrs.get("start", 1))))
            case "table":
                rows = [tuple(_words(cell) for cell in row.children) for row in _rows(node)]
                yield Table(rows[0], tuple(rows[1:]))
            case _:
                yield Paragraph((Run(node.content or ""),))


def _items(node: SyntaxTreeNode) -> tuple[ListItem, ...]:
    return tuple(_item(child) for child in node.children)


def _item(node: SyntaxTreeNode) -> ListItem:
    parts = node.children
    if parts and parts[0].type == "paragraph":
        return ListItem(_words(parts[0]), tuple(_blocks(parts[1:])))
    return ListItem((), tuple(_blocks(parts)))


def _rows(table: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    for part in table.children:
        yield from part.children


def _words(node: SyntaxTreeNode) -> Words:
    inline = node.children[0] if node.children else None
    return tuple(_runs(inline.children if inline else [], Run(""))) or (Run(""),)


def _runs(nodes: Sequence[SyntaxTreeNode], style: Run) -> Iterator[Run]:
    for node in nodes:
        match node.type:
            case "text":
                if node.content:
                    yield Run(node.content, style.bold, style.italic, style.link)
            case "softbreak" | "hardbreak":
                yield Run("\n", style.bold, style.italic, style.link)
            case "strong":
                yield from _runs(node.children, Run("", True, style.italic, style.link))
            case "em":
                yield from _runs(node.children, Run("", style.bold, True, style.link))
            case "link":
                href = str(node.attrs.get("href", ""))
                yield from _runs(node.children, Run("", style.bold, style.italic, href))
            case _:
                yield Run(node.content or "", style.bold, style.italic, style.link)


def plain(words: Words) -> str:
    return "".join(run.text for run in words)


def plain_text(blocks: Sequence[Block]) -> str:
    """The words alone, a line to each paragraph, point or row, for search and the checks."""
    return "\n".join(_lines(blocks))


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(words) | Paragraph(words):
                yield plain(words)
            case Bullets(items) | Numbered(items):
                for item in items:
                    yield plain(item.words)
                    yield from _lines(item.under)
            case Table(header, rows):
                for row in (header, *rows):
                    yield " | ".join(plain(cell) for cell in row)
