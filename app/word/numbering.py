"""Word's list definitions: each list of a document counts on its own, from its own start."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from app.word.labels import Counting

LEVELS = 9
_STEP = 567  # twentieths of a point: 1 cm a level


class Numbering:
    """The numbering part of one document."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        for child in list(self._root):
            self._root.remove(child)
        self._abstract: dict[tuple[str, str], int] = {}
        self._nums = 0
        self.bullets = self.start("bullet", "•", level=0, at=1)

    def counted(self, counting: Counting, level: int) -> int:
        """A new list at `level` (0 is the top); returns its number id."""
        text = f"{counting.before}%{level + 1}{counting.after}"
        return self.start(counting.format, text, level=level, at=counting.start)

    def start(self, number_format: str, text: str, *, level: int, at: int) -> int:
        abstract = self._abstract.get((number_format, text))
        if abstract is None:
            abstract = self._define(number_format, text, level)
            self._abstract[number_format, text] = abstract
        self._nums += 1
        num = _element("w:num", numId=self._nums)
        num.append(_element("w:abstractNumId", val=abstract))
        override = _element("w:lvlOverride", ilvl=level)
        override.append(_element("w:startOverride", val=at))
        num.append(override)
        self._root.append(num)
        return self._nums

    def _define(self, number_format: str, text: str, level: int) -> int:
        """All levels are defined, since a list may go deeper; abstracts stand before lists."""
        place = len(self._abstract)
        abstract = _element("w:abstractNum", abstractNumId=place)
        abstract.append(_element("w:multiLevelType", val="multilevel"))
        for depth in range(LEVELS):
            shown = (
                text
                if number_format == "bullet"
                else text.replace(f"%{level + 1}", f"%{depth + 1}")
            )
            abstract.append(_level(depth, number_format, shown))
        self._root.insert(place, abstract)
        return place


def _level(depth: int, number_format: str, text: str) -> BaseOxmlElement:
    level = _element("w:lvl", ilvl=depth)
    level.append(_element("w:start", val=1))
    level.append(_element("w:numFmt", val=number_format))
    level.append(_element("w:lvlText", val=text))
    level.append(_element("w:lvlJc", val="left"))
    properties = OxmlElement("w:pPr")
    properties.append(_element("w:ind", left=_STEP * (depth + 1), hanging=_STEP))
    level.append(properties)
    return level


def _element(tag: str, **attributes: object) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element
