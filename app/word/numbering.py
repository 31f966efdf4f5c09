"""Word's list definitions: each list of a document counts on its own, from its own start."""

from docx.document import Document
from lxml.etree import _Element

from app.word.elements import TWIPS_PER_CM, element
from app.word.labels import Counting

LEVELS = 9


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
        num = element("num", numId=self._nums)
        num.append(element("abstractNumId", val=abstract))
        override = element("lvlOverride", ilvl=level)
        override.append(element("startOverride", val=at))
        num.append(override)
        self._root.append(num)
        return self._nums

    def _define(self, number_format: str, text: str, level: int) -> int:
        """All levels are defined, since a list may go deeper; abstracts stand before lists."""
        place = len(self._abstract)
        abstract = element("abstractNum", abstractNumId=place)
        abstract.append(element("multiLevelType", val="multilevel"))
        for depth in range(LEVELS):
            shown = (
                text
                if number_format == "bullet"
                else text.replace(f"%{level + 1}", f"%{depth + 1}")
            )
            abstract.append(_level(depth, number_format, shown))
        self._root.insert(place, abstract)
        return place


def _level(depth: int, number_format: str, text: str) -> _Element:
    level = element("lvl", ilvl=depth)
    level.append(element("start", val=1))
    level.append(element("numFmt", val=number_format))
    level.append(element("lvlText", val=text))
    level.append(element("lvlJc", val="left"))
    properties = element("pPr")
    properties.append(element("ind", left=TWIPS_PER_CM * (depth + 1), hanging=TWIPS_PER_CM))
    level.append(properties)
    return level
