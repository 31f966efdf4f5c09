"""Plain text and Markdown as lines: marks taken off, tables and front matter read."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise

from app.intake.minutes.columns import with_bars
from app.intake.minutes.lines import Line, Paper
from app.intake.minutes.patterns import TITLE

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.S)
_STATED = re.compile(r"\A((?:[A-Z]{3,20}:.*\n){1,8})-{3,}[ \t]*\n")
_KEY = re.compile(r"^([A-Za-z_]{2,20}):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.M)
_RULE = re.compile(r"^\s*(?:[-_*=~–—]\s*){3,}$")
_PAGE = re.compile(
    r"^\W*(?:page\s*)?\|?\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*$"
    r"|^\W*page\s*\|?\s*\d{1,3}\b.{0,20}$",
    re.I,
)
_LINK = re.compile(r"!?\[([^\]\n]{0,400})\]\(<?[^)\n>]{0,800}>?\)")
_WIDE = re.compile(r"\t+|(?<=\S)[ \u00a0]{3,}(?=\S)")
_NAME_AND_OFFICE = re.compile(
    rf"^\s*((?:{TITLE})\s[A-Z][^\s,;]{{0,20}}(?:\s[^\s,;]{{2,20}}){{0,3}})[ ]{{2,}}"
    rf"([A-Z][^,;]{{2,60}})$"
)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_WHOLLY_BOLD = re.compile(r"^\W*(?:\*\*|__)(?=\S)(.+?)(?:\*\*|__)[\s:.]*$")
_FURNITURE = re.compile(
    r"^(?:\(?image omitted\)?|\[?original (?:file|link)\]?"
    r"|scanned page, text may contain errors\..*"
    r"|see original file for clarity)$",
    re.I,
)
_ORDINAL = re.compile(
    r"(?<=\d)[ ]?(?:[”\"'“™°*º]+[°\"”]?)(?=\s?,?\s(?:of )?(?:January|February|March|April|May|June"
    r"|July"
    r"|August|September|October|November|December)\b)"
)


def read_text(text: str) -> Paper:
    facts: dict[str, str] = {}
    for pattern in (_STATED, _FRONT):
        if found := pattern.match(text):
            for key in _KEY.finditer(found[1]):
                facts.setdefault(key[1].lower(), key[2])
            text = "\n" * found[0].count("\n") + text[found.end() :]
            text = text if pattern is _FRONT else _past_stated(text)
    text = "\n".join(_parted(line) for line in with_bars(text).split("\n"))
    left_out: list[tuple[str, int]] = []
    printed = list(_printed(text, left_out))
    return Paper(tuple(_tables(printed)), facts, tuple(left_out), is_wrapped=True)


def _parted(line: str) -> str:
    """Minutes pasted as one endless line: parted before numbers that count on, and before lists."""
    if len(line) < 2500 or " |" in line:
        return line
    wanted, places = 1, [0]
    for found in re.finditer(r"(?<=\s)(\d{1,2})\\?\.\s(?=[A-Z])", line):
        if int(found[1]) == wanted:
            places.append(found.start())
            wanted += 1
    if wanted < 5:
        return line
    lead = re.search(r"(?<=\s)Present\b\s?[:–-]", line[: places[1]])
    places = sorted({*places, *([lead.start()] if lead else [])})
    return "\v".join(
        line[a:b].strip() for a, b in zip(places, [*places[1:], len(line)], strict=True)
    )


def _past_stated(text: str) -> str:
    """Front matter may follow what a collection states of each of its papers."""
    start = len(text) - len(text.lstrip("\n"))
    found = _FRONT.match(text[start:])
    return text if not found else text[start:].rjust(len(text), "\n") if start else text


def _printed(text: str, left_out: list[tuple[str, int]]) -> Iterator[Line]:
    gap = 0
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        for part in re.split(r"[\v\f\x85\u2028\u2029]", raw):
            line = _line(part, number, gap)
            if line is None:
                gap += 1
                continue
            if _is_page_mark(line, part):
                left_out.append((line.text, number))
                continue
            yield line
            gap = 0


def _is_page_mark(line: Line, raw: str) -> bool:
    """Page numbers stand bare; “3.” or “**3**” alone on a line is the number of an item."""
    bare = raw.strip()
    if _FURNITURE.match(line.text):
        return True
    return bool(_PAGE.match(bare)) and "*" not in bare and not bare.endswith((".", ")"))


def _line(raw: str, number: int, gap: int) -> Line | None:
    stripped = raw.replace("\ufeff", "").strip()
    quoted = re.sub(r"^(?:>\s?)+", "", stripped)
    quoted = re.sub(r"^\[!\w+\][-+]?\s*", "", quoted)
    if not quoted or (_RULE.match(quoted) and not quoted.startswith("|")):
        return None
    heading = _HEADING.match(quoted)
    bold = bool(_WHOLLY_BOLD.match(quoted))
    body = heading[2] if heading else quoted
    cells = _row(body)
    text = plain(body)
    if not text and not cells:
        return None
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
    office = _NAME_AND_OFFICE.match(body)
    parts = office.groups() if office else _WIDE.split(body.strip())
    columns = () if cells else tuple(filter(None, map(plain, parts)))
    return Line(
        text,
        number,
        gap,
        len(heading[1]) if heading else 0,
        bold,
        None,
        indent,
        cells,
        columns if len(columns) > 1 else (),
    )


def plain(text: str) -> str:
    """The words of Markdown without its marks, spaces closed up."""
    text = unescape(text)
    text = re.sub(r"</?(?:small|br|sup|sub|u|b|i|em|strong|span|div|p)\b[^>]{0,200}>", " ", text)
    text = _LINK.sub(r"\1", text)
    text = re.sub(r"(?<!\\)(?:\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w))", "", text)
    text = re.sub(r"\\([\\`*_{}\[\]()#+.!|>~-])", r"\1", text)
    text = re.sub(r"_{3,}", " ", text)
    text = _ORDINAL.sub("", text)
    return re.sub(r"\s+", " ", text.replace("\u200b", "").replace("\xad", "")).strip()


def _row(text: str) -> tuple[str, ...]:
    if text.startswith("|") and text.count("|") > 1:
        return tuple(_cell(cell) for cell in text.strip()[1:].removesuffix("|").split("|"))
    return ()


def _cell(text: str) -> str:
    parts = map(plain, re.split(r"<br ?/?>", text))
    return "\n".join(filter(None, parts))


def _tables(printed: list[Line]) -> Iterator[Line]:
    """Rows printed as “a | b | c”, whose cells may run over several lines."""
    place = 0
    while place < len(printed):
        line = printed[place]
        width = line.text.count(" |") if not line.cells else 0
        if not width or not _is_header(printed, place, width):
            yield line
            place += 1
            continue
        rows, place = _rows(printed, place, width)
        yield from rows


def _is_header(printed: list[Line], place: int, width: int) -> bool:
    near = printed[place + 1 : place + 40]
    return any(line.text.count(" |") for line in near) or width > 1


def _rows(printed: list[Line], place: int, width: int) -> tuple[list[Line], int]:
    rows: list[Line] = []
    parts: list[Line] = []
    while place < len(printed):
        line = printed[place]
        ended = rows and line.gap > 1
        if not parts and (ended or not _comes_to_a_bar(printed, place, width)):
            break
        parts.append(line)
        place += 1
        whole = "\n".join(part.text for part in parts)
        if whole.count(" |") >= width:
            while (
                place < len(printed)
                and not printed[place].gap
                and (not _comes_to_a_bar(printed, place, width))
                and not printed[place].level
            ):
                whole += f"\n{printed[place].text}"
                place += 1
            cells = tuple(cell.strip() for cell in whole.split(" |"))
            rows.append(replace(parts[0], text=" ".join(whole.split()), cells=cells))
            parts = []
    return rows + parts, place


def _comes_to_a_bar(printed: list[Line], place: int, width: int) -> bool:
    """Is there a bar before the next empty line, so that a row begins here?"""
    for before, line in pairwise([None, *printed[place : place + 12]]):
        assert line
        if before and line.gap:
            return False
        if " |" in line.text:
            return line.text.count(" |") <= width
    return False
