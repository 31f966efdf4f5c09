"""What is pasted from Word or a web page, in the small Markdown of minutes. Pure.

Paragraphs, headings, lists, tables, bold, italic and links stay; everything else is dropped.
"""

import re

from bs4 import BeautifulSoup
from bs4.element import PreformattedString, Tag
from markdownify import markdownify

_DROPPED = ("script", "style", "head", "meta", "link", "title", "img", "svg", "object", "iframe")
_LIST_PARAGRAPH = re.compile(r"mso-list:\s*l\d+\s+level(\d+)", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?(?:\d+|[a-z]|[ivx]+)[.)]", re.IGNORECASE)


def as_minutes(html: str) -> str:
    """The words of a piece of HTML, none lost, with as much of its structure as minutes have."""
    soup = BeautifulSoup(html, "html.parser")
    for aside in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        aside.extract()  # comments, and the “<![if …]>” of Word
    for tag in soup.find_all(_DROPPED):
        tag.decompose()
    _make_lists(soup)
    text = markdownify(
        str(soup),
        heading_style="ATX",
        bullets="-",
        autolinks=False,
        table_infer_header=True,
        escape_misc=True,
    )
    text = re.sub(r"^#{1,6} +", "## ", text.replace("\xa0", " "), flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)).strip()


def _make_lists(soup: BeautifulSoup) -> None:
    """Word pastes each point of a list as a paragraph whose sign stands in a span of its own."""
    for paragraph in soup.find_all("p"):
        if not _LIST_PARAGRAPH.search(str(paragraph.get("style") or "")):
            continue
        sign = paragraph.find("span", style=re.compile("mso-list:\\s*Ignore", re.IGNORECASE))
        printed = sign.get_text().strip() if isinstance(sign, Tag) else ""
        if isinstance(sign, Tag):
            sign.decompose()
        kind = "ol" if _NUMBER.match(printed) else "ul"
        before = paragraph.find_previous_sibling()
        if isinstance(before, Tag) and before.name == kind and before.get("data-pasted"):
            parent = before
        else:
            parent = soup.new_tag(kind, attrs={"data-pasted": "1"})
            paragraph.insert_before(parent)
        paragraph.name = "li"
        parent.append(paragraph.extract())
