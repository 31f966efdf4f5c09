"""What every reader of a file hands over: the lines of a paper, whatever it was kept in."""

from dataclasses import dataclass, field

from app.intake.minutes.parsed import Minutes


@dataclass(frozen=True)
class Line:
    """One paragraph, or one printed line where the file knows no paragraphs.

    `number` counts from 1 in the file; `level` is that of a marked heading, 0 for none;
    `gap` says that empty lines stand above; `cells` are those of a row of a table,
    `columns` what wide spaces part in a line that may or may not be one.
    """

    text: str
    number: int
    gap: int = 0
    level: int = 0
    bold: bool = False
    label: str | None = None
    indent: int = 0
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """The lines of a paper, what it says of itself, and what the reader left out or guessed.

    `is_wrapped` where its lines may end because the page did and not the paragraph. `understood`
    is what a system that keeps items apart has said already, so that nothing need be found in
    lines.
    """

    lines: tuple[Line, ...]
    facts: dict[str, str] = field(default_factory=dict)
    left_out: tuple[tuple[str, int], ...] = ()
    guesses: tuple[str, ...] = ()
    is_wrapped: bool = False
    understood: Minutes | None = None
