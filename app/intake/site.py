"""A saved web page without the website around it: no menu, banner, footer or cookie notice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from app.intake import cues
from app.intake.blocks import clean
from app.intake.lines import Row
from app.intake.parsed import NotAnAgendaItem

_AROUND = "script, style, noscript, template, svg, iframe, button, select, input, nav, footer, head"
_AROUND_ROLES = (
    "[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog], "
    "[hidden], header, aside, form"
)
_AROUND_NAMES = re.compile(
    r"cookie|breadcrumb|skip-?(link|to)|(^|[-_ ])(nav|navigation|menu|footer|share|social|sidebar"
    r"|search|login|toolbar|feedback)([-_ ]|$)",
    re.I,
)
_CONTENT = "#modgov, main, [role=main], article, #content, #main-content, #main, body"


@dataclass(frozen=True)
class Content:
    """The part of the page that is the item’s; its links are relative to `address`."""

    tag: Tag
    address: str


def content_of(text: str) -> Content:
    soup = BeautifulSoup(text, "html.parser")
    if len(soup.select(".mgItemNumberCell")) > 1:
        raise NotAnAgendaItem(
            "This page lists the items of a whole meeting: save the page of the one item instead"
        )
    address = _address(soup, text)
    _remove_site(soup)
    return Content(soup.select_one(_CONTENT) or soup, address)


def without_site(soup: BeautifulSoup) -> Tag:
    """The part of a page that is about the meeting, whatever site stands around it."""
    _remove_site(soup)
    return soup.select_one(_CONTENT) or soup


def rows_of(content: Tag) -> Iterator[Row]:
    """Yield the print of the page, to check its blocks against."""
    for piece in content.find_all(string=True):
        if type(piece) is NavigableString and clean(piece):
            yield Row(str(piece), (piece.parent and piece.parent.sourceline) or 0, 0)


def _address(soup: BeautifulSoup, text: str) -> str:
    """Return where the page was saved from, if it says so."""
    for selector, attribute in (("base[href]", "href"), ("link[rel=canonical]", "href")):
        if (tag := soup.select_one(selector)) and str(tag[attribute]).startswith("http"):
            return str(tag[attribute])
    saved = re.search(r"<!-- saved from url=\(\d+\)(\S+) -->", text)
    return saved[1] if saved else ""


def _remove_site(soup: BeautifulSoup) -> None:
    for tag in soup.select(_AROUND):
        tag.decompose()
    named = [tag for tag in soup.find_all(True) if _AROUND_NAMES.search(_names(tag))]
    for tag in [*soup.select(_AROUND_ROLES), *named]:
        if not tag.decomposed and tag.name not in ("html", "body", "main") and not _holds_item(tag):
            tag.decompose()


def _names(tag: Tag) -> str:
    return " ".join(str(name) for name in [*tag.get_attribute_list("class"), tag.get("id")] if name)


def _holds_item(tag: Tag) -> bool:
    return bool(tag.find(["h1", "main", "article"]) or cues.KEYWORD.search(tag.get_text(" ")))
