"""A list of anything as a paper: a title, what was asked, and a table. Pure.

For doors above this one, which know what they found and not how papers are made.
"""

from collections.abc import Sequence

from app.word.opening import opening
from app.word.outline import DataTable, Outline, Paragraph, text
from app.word.papers import Asked


def listing(
    title: str,
    lines: Sequence[str],
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    asked: Asked,
) -> Outline:
    """Give words that whoever asks may read; each row has as many as the `header`."""
    share = 1 / len(header)
    table = DataTable(tuple(header), tuple(map(tuple, rows)), (share,) * len(header))
    return Outline(
        title=title,
        subject=title,
        author=asked.council.name,
        running_head=title,
        language=asked.council.language,
        blocks=(
            *opening(asked, title, *lines),
            table if rows else Paragraph(text("Nothing was found.")),
        ),
    )
