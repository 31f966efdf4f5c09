"""What a document says, as a list of blocks. Pure: no Word here.

`word.minutes` makes an outline from the record; `word.document` sets it in Word.
"""

from dataclasses import dataclass, field
from typing import Literal

from app.agenda.markup import Bullets, Numbered, Run, Table, Words

Style = Literal["Normal", "Resolved", "Note", "Authority"]


@dataclass(frozen=True)
class Title:
    text: str


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the highest below the title."""

    words: Words
    level: int


@dataclass(frozen=True)
class Paragraph:
    words: Words
    style: Style = "Normal"
    with_next: bool = False


@dataclass(frozen=True)
class Clause:
    """A numbered clause: the label as the record has it, and how deep it stands (1 is the top)."""

    label: str
    text: str
    level: int = 1


@dataclass(frozen=True)
class Clauses:
    clauses: tuple[Clause, ...]
    with_next: bool = False


@dataclass(frozen=True)
class DataTable:
    """A table with a header row. `widths` are shares of the text width."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Signature:
    """The line on which somebody signs: whoever presides at the approving meeting, or `name`.

    The name and post are printed under the line, and stay with it.
    """

    words: tuple[str, ...] = ("Chair", "Date")
    name: str = ""


Block = Title | Heading | Paragraph | Clauses | DataTable | Bullets | Numbered | Table | Signature


@dataclass(frozen=True)
class Outline:
    """A whole document: its properties, its running header and its blocks.

    `stamp` is printed at the foot of each page, `proof` kept among the file’s properties.
    `state` is how the minutes stand, for programs that read the document.
    """

    title: str
    subject: str
    author: str
    running_head: str
    language: str
    blocks: tuple[Block, ...] = field(default=())
    stamp: str = ""
    proof: str = ""
    state: str = ""


def text(words: str, *, bold: bool = False, italic: bool = False) -> Words:
    return (Run(words, bold=bold, italic=italic),)
