"""Word minutes of a 60-item meeting, against docxtpl filling a template with the same words.

Run: .venv/bin/python -m tests.benchmarks.word_minutes
Prints the time of each and their ratio. Times on a shared machine mean little; the ratio, taken
in one run with both in turn, means more.
"""

from collections.abc import Callable
from io import BytesIO
from statistics import median
from time import perf_counter

import docx
from docxtpl import DocxTemplate

from app.decisions.operations import ClauseDraft, resolve
from app.meetings.models import Meeting
from app.word.document import typeset
from app.word.minutes import minutes_outline
from app.word.outline import Clauses, DataTable, Heading, Outline, Paragraph, Title
from tests.benchmarks.stories import a_meeting_of
from tests.factories import NOW

ITEMS, ROUNDS = 60, 7


def the_same_words(outline: Outline) -> list[dict[str, str]]:
    """Each paragraph of the outline with its style, as a template would be given it."""
    lines = []
    for block in outline.blocks:
        match block:
            case Title(words):
                lines.append({"style": "Title", "text": words})
            case Heading(words, level):
                lines.append({"style": f"Heading {level}", "text": "".join(r.text for r in words)})
            case Paragraph(words):
                lines.append({"style": "Normal", "text": "".join(r.text for r in words)})
            case Clauses(clauses):
                lines += [{"style": "Normal", "text": f"{c.label} {c.text}"} for c in clauses]
            case DataTable(header, rows):
                lines += [{"style": "Normal", "text": " ".join(row)} for row in (header, *rows)]
    return lines


def a_template() -> BytesIO:
    document = docx.Document()
    document.add_paragraph("{%p for line in lines %}")
    for style in ("Title", "Heading 1", "Heading 2", "Heading 3", "Normal"):
        document.add_paragraph(f"{{%p if line.style == '{style}' %}}")
        document.add_paragraph("{{ line.text }}", style=style)
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    file = BytesIO()
    document.save(file)
    return file


def timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def main() -> None:
    meeting: Meeting = a_meeting_of(ITEMS)
    for item in meeting.items:
        resolve(item, "RESOLVED:", [ClauseDraft("Noted it"), ClauseDraft("Agreed it")])
    lines = the_same_words(minutes_outline(meeting, authority="Testshire"))
    template = a_template()

    def ours() -> None:
        typeset(minutes_outline(meeting, authority="Testshire"), NOW)

    def theirs() -> None:
        filled = DocxTemplate(BytesIO(template.getvalue()))
        filled.render({"lines": lines})
        filled.save(BytesIO())

    ours()
    theirs()
    pairs = [(timed(ours), timed(theirs)) for _ in range(ROUNDS)]
    mine, peer = (median(column) for column in zip(*pairs, strict=True))
    print(f"{ITEMS} items, {len(lines)} paragraphs, median of {ROUNDS}")  # noqa: T201
    print(f"Resolved {mine * 1000:.0f} ms, docxtpl {peer * 1000:.0f} ms")  # noqa: T201
    print(f"ratio {mine / peer:.2f} (less is faster than docxtpl)")  # noqa: T201


if __name__ == "__main__":
    main()
