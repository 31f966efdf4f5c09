"""Saved web pages as lines: paragraphs, lists, tables, and the items a committee system prints."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from app.errors import RuleBroken
from app.intake.minutes.furniture import without_foot
from app.intake.minutes.lines import Line, Paper
from app.intake.minutes.web_parts import flat, parts_of
from app.intake.site import without_site

DEEPEST = 400
MOST_PARTS = 20_000
_BLOCK = {
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "blockquote",
    "dl",
    "dt",
    "dd",
    "main",
    "caption",
    "tbody",
    "thead",
    "tfoot",
    "pre",
    "hr",
    "center",
    "fieldset",
    "address",
    "body",
    "html",
    "form",
}


def read_web(text: str) -> Paper:
    soup = soup_of(text)
    content = without_site(soup)
    lines = list(_lines(content))
    if content.select_one(".mgItemTable, .mgMainTitleTxt"):
        lines = [line if line.label else replace(line, level=0, bold=False) for line in lines]
    kept, foot = without_foot(lines)
    return Paper(tuple(kept), _facts(soup), left_out=tuple(foot))


def lines_of_part(text: str) -> list[Line]:
    """What a system hands over as HTML without the page around it."""
    return list(_lines(without_site(soup_of(text)))) if text.strip() else []


def soup_of(text: str) -> BeautifulSoup:
    try:
        soup = BeautifulSoup(text, "lxml")
    except (RecursionError, AssertionError, ValueError):
        raise RuleBroken("The web page is too deeply nested to be read") from None
    if _depth(soup) > DEEPEST:
        raise RuleBroken("The web page is too deeply nested to be read")
    return soup


def _depth(soup: BeautifulSoup) -> int:
    deepest, parts = 0, 0
    waiting: list[tuple[Tag, int]] = [(soup, 0)]
    while waiting:
        tag, current = waiting.pop()
        parts += 1
        if parts > MOST_PARTS:
            raise RuleBroken("The web page has far more parts than the page of a meeting")
        deepest = max(deepest, current)
        if deepest > DEEPEST:
            break
        waiting += [(child, current + 1) for child in tag.children if isinstance(child, Tag)]
    return deepest


def _facts(soup: BeautifulSoup) -> dict[str, str]:
    facts = {}
    if soup.title and soup.title.string:
        facts["page"] = flat(soup.title.string)
    subtitle = soup.select_one(".mgSubTitleTxt")
    if subtitle:
        facts["title"] = re.sub(r"\s+-\s+.*$", "", flat(subtitle.get_text(" ")))
    return facts


def _lines(content: Tag) -> Iterator[Line]:
    number = 0
    for hidden in content.select(".mgFileSize, .mgHide, .visually-hidden, .govuk-visually-hidden"):
        hidden.decompose()
    for tag in content.select(".mgItemTable > tr, .mgItemTable > tbody > tr"):
        cells = tag.find_all("td", recursive=False)
        if len(cells) == 2 and "mgItemNumberCell" in cells[0].get_attribute_list("class"):
            _mark_item(cells)
    for tag in _blocks(content):
        for line in _block(tag):
            number = max(number + 1, tag.sourceline or 0)
            yield Line(line.text, number, 1, line.level, line.bold, line.label, cells=line.cells)


def _mark_item(cells: list[Tag]) -> None:
    """A system prints the number of an item in a cell beside its title: one heading."""
    title = cells[1].select_one(".mgAiTitleTxt")
    if not title:
        return
    label = flat(cells[0].get_text(" "))
    cells[0].decompose()
    title.name = "h2"
    title["data-label"] = label


def _blocks(content: Tag) -> Iterator[Tag]:
    """Every block that holds no other, and each row of a table of data."""
    for tag in [content, *content.find_all(_BLOCK)]:
        if tag.decomposed:
            continue
        if tag.name == "tr":
            if _is_data(tag):
                yield tag
        elif _inside_data(tag):
            continue
        elif not tag.find(_BLOCK):
            yield tag
        elif loose := _loose(tag):
            yield loose


def _loose(tag: Tag) -> Tag | None:
    """The words of a block that stand before the blocks within it."""
    words = []
    for child in tag.children:
        if isinstance(child, Tag) and (child.name in _BLOCK or child.find(_BLOCK)):
            break
        words.append(
            child.get_text(" ")
            if isinstance(child, Tag)
            else str(child)
            if type(child) is NavigableString
            else ""
        )
    text = flat(" ".join(words))
    if not text:
        return None
    made = BeautifulSoup("", "lxml").new_tag("p" if tag.name not in ("li",) else "li")
    made.string = text
    made.sourceline = tag.sourceline
    return made


def _is_data(row: Tag) -> bool:
    cells = row.find_all(["td", "th"], recursive=False)
    table = row.find_parent("table")
    layout = table is not None and (
        table.find("table") is not None or "mgItemTable" in table.get_attribute_list("class")
    )
    return len(cells) > 1 and not layout and not any(len(cell.find_all("p")) > 6 for cell in cells)


def _inside_data(tag: Tag) -> bool:
    row = tag.find_parent("tr")
    return row is not None and _is_data(row)


def _block(tag: Tag) -> Iterator[Line]:
    if tag.name == "tr":
        cells = tuple(_cell(cell) for cell in tag.find_all(["td", "th"], recursive=False))
        if any(cells):
            yield Line(flat(" ".join(cells)), 0, cells=cells)
        return
    level = int(tag.name[1]) if re.fullmatch(r"h[1-6]", tag.name or "") else 0
    label = str(tag["data-label"]) if tag.has_attr("data-label") else None
    label = label or ("•" if tag.name == "li" else None)
    if "mgSubItemTitleTxt" in tag.get_attribute_list("class"):
        level = 0
    for part, bold in parts_of(tag):
        text = flat(part)
        if text or label:
            yield Line(text, 0, 1, level, bold, label)
            label = None


def _cell(cell: Tag) -> str:
    """The words of a cell, a line for each paragraph in it."""
    for end in cell.find_all(["br", *_BLOCK]):
        end.insert_after("\v")
    said = map(flat, cell.get_text(" ").split("\v"))
    return "\n".join(filter(None, said))
