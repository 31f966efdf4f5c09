"""The lines within a block of a web page, which line breaks part, and which of them are bold."""

import re
from collections.abc import Iterable

from bs4.element import NavigableString, Tag

from app.intake.minutes.patterns import ATTENDANCE_LEAD

_BOLD = {"b", "strong", "th"}


def flat(text: str) -> str:
    return " ".join(str(text).replace("\xa0", " ").split())


def parts_of(tag: Tag) -> list[tuple[str, bool]]:
    """The paragraphs of a block, and whether each is bold; in Word’s own HTML its code wraps."""
    lines = _printed_lines(tag)
    if tag.name == "pre" or tag.find_parent("pre"):
        return [(each, bold) for text, bold in lines for each in text.split("\n")]
    if "Mso" in " ".join(map(str, tag.get_attribute_list("class"))):
        printed = "\n".join(text for text, _ in lines)
        return [
            (text, _are_bold(tag.find_all(string=True))) for text in re.split(r"\n\s*\n", printed)
        ]
    made: list[tuple[str, bool]] = []
    for text, bold in lines:
        if made and not _begins_apart(made[-1], text, is_bold=bold):
            above, was_bold = made[-1]
            made[-1] = (f"{above} {text}", was_bold and (bold or not text.strip()))
        else:
            made.append((text, bold))
    return made


def _printed_lines(tag: Tag) -> list[tuple[str, bool]]:
    """What stands between the line breaks of a block."""
    lines: list[list[NavigableString]] = [[]]
    for piece in tag.descendants:
        if isinstance(piece, Tag) and piece.name == "br":
            lines.append([])
        elif type(piece) is NavigableString:
            lines[-1].append(piece)
    return [("".join(map(str, line)), _are_bold(line)) for line in lines]


def _begins_apart(above: tuple[str, bool], text: str, *, is_bold: bool) -> bool:
    """Below a heading in bold, or where the next list of people begins."""
    said, was_bold = above
    if was_bold and not is_bold and text.strip() and said.strip():
        return True
    lead = ATTENDANCE_LEAD.match(flat(text))
    return bool(lead and flat(text)[lead.end() :].startswith(":"))


def _are_bold(words: Iterable[NavigableString]) -> bool:
    said = [piece for piece in words if str(piece).strip()]
    return bool(said) and all(piece.find_parent(_BOLD) is not None for piece in said)
