"""Replies of ModernGov's web service as trees: safely read, plainly asked.

A boolean is the word True, a list of one looks like no list, titles are escaped twice and bodies
are HTML that was escaped (handbook, interfaces 1).
"""

import html
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from app.errors import RuleBroken


def tree_of(data: bytes) -> _Element:
    """Raises RuleBroken for what is no XML, or declares entities, which no reply does."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise RuleBroken("The reply is no XML that can be read") from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs lack it
        raise RuleBroken("The reply declares entities, which is refused")
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname.lower()
    return root


def every(parent: _Element, name: str) -> Iterator[_Element]:
    """Every element of this name below, whatever stands between."""
    yield from parent.iter(name)


def words(parent: _Element, name: str) -> str:
    """The text of a child, "" where there is none; a title escaped twice is read twice."""
    return " ".join(html.unescape(html.unescape(raw(parent, name))).split())


def raw(parent: _Element, name: str) -> str:
    found = parent.find(name)
    return "".join(map(str, found.itertext())) if found is not None else ""


def markup(parent: _Element, name: str) -> str:
    """A child that holds HTML, some systems' escaped once more than others'."""
    text = raw(parent, name)
    return html.unescape(text) if "<" not in text and "&lt;" in text else text


def is_true(parent: _Element, name: str) -> bool:
    return words(parent, name).lower() == "true"


def line_of(parent: _Element, name: str = "") -> int:
    found = parent.find(name) if name else parent
    line = found.sourceline if found is not None else parent.sourceline
    return line if isinstance(line, int) else 0
