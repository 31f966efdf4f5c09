"""Word's list definitions: each list of a document counts on its own, from its own start."""

from collections.abc import Sequence

from app.word.elements import TWIPS_PER_CM, attribute
from app.word.labels import Counting

LEVELS = 9
BULLETS = Counting("", "bullet", "•", 1)
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Numbering:
    """The numbering part of one document. A definition is shared by all lists of its looks."""

    def __init__(self) -> None:
        self._abstract: dict[tuple[tuple[str, str], ...], int] = {}
        self._definitions: list[str] = []
        self._lists: list[str] = []
        self.bullets = self.counted([BULLETS] * LEVELS)

    def counted(self, levels: Sequence[Counting], *, only: int | None = None) -> int:
        """A new list whose levels are counted so; returns its number id.

        `only` is the level of a list that has no other: the count of that one starts anew.
        """
        looks = tuple((_shown(level, depth), level.format) for depth, level in enumerate(levels))
        abstract = self._abstract.setdefault(looks, len(self._abstract))
        if abstract == len(self._definitions):
            self._definitions.append(_definition(abstract, looks))
        number, depth = len(self._lists) + 1, only or 0
        self._lists.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{levels[depth].start}"/>'
            "</w:lvlOverride></w:num>"
        )
        return number

    def xml(self) -> str:
        """Definitions stand before lists."""
        lists = "".join([*self._definitions, *self._lists])
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f'<w:numbering xmlns:w="{_MAIN}">{lists}</w:numbering>'
        )


def _shown(level: Counting, depth: int) -> str:
    if level.format == "bullet":
        return level.after
    return f"{level.before}%{depth + 1}{level.after}"


def _definition(abstract: int, looks: Sequence[tuple[str, str]]) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val={attribute(shown)}/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{TWIPS_PER_CM * (depth + 1)}" w:hanging="{TWIPS_PER_CM}"/></w:pPr></w:lvl>'
        for depth, (shown, number_format) in enumerate(looks)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
