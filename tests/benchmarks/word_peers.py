"""The same words as Word by the register, by docxtpl filling a template, and by pandoc.

Each works in a process of its own, forked from one that has the words already: what is measured is
the processor time of the work, its children’s with it, and how much higher its memory rose than
that of a process that does nothing.
"""

import os
import pickle
import resource
from collections.abc import Callable
from io import BytesIO
from time import process_time

import docx
import pypandoc
from docxtpl import DocxTemplate

from app.agenda.markup import Bullets, Numbered, plain
from app.word.document import typeset
from app.word.outline import Clauses, DataTable, Heading, Outline, Paragraph, Title
from tests.factories import NOW

ROUNDS = 5


def lines_of(outline: Outline) -> list[dict[str, str]]:
    """Each paragraph of the outline with its style, as a template would be given it."""
    lines = []
    for block in outline.blocks:
        match block:
            case Title(words):
                lines.append({"style": "Title", "text": words})
            case Heading(words, level):
                lines.append({"style": f"Heading {level}", "text": plain(words)})
            case Paragraph(words):
                lines.append({"style": "Normal", "text": plain(words)})
            case Clauses(clauses):
                lines += [{"style": "Normal", "text": f"{c.label} {c.text}"} for c in clauses]
            case Bullets(items) | Numbered(items):
                lines += [{"style": "List Bullet", "text": plain(i.words)} for i in items]
            case DataTable(header, rows):
                lines += [{"style": "Normal", "text": " ".join(row)} for row in (header, *rows)]
    return lines


def a_template() -> bytes:
    document = docx.Document()
    document.add_paragraph("{%p for line in lines %}")
    for style in ("Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "Normal"):
        document.add_paragraph(f"{{%p if line.style == '{style}' %}}")
        document.add_paragraph("{{ line.text }}", style=style)
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def markdown_of(lines: list[dict[str, str]]) -> str:
    marks = {"Title": "# ", "Heading 1": "# ", "Heading 2": "## ", "Heading 3": "### "}
    marks["List Bullet"] = "- "
    return "\n\n".join(marks.get(line["style"], "") + line["text"] for line in lines)


def compare(make: Callable[[], list[Outline]], what: str) -> dict[str, float]:
    """Print and return how ours stands to each of the others; less than 1 is less than theirs.

    The others are handed their words. `ours` is handed an outline too; `from_records` makes it of
    the records first, with every question of who may read what, as the register does.
    """
    outlines = make()
    lines = [lines_of(outline) for outline in outlines]
    template, typed = a_template(), [markdown_of(each) for each in lines]

    def ours() -> None:
        for outline in outlines:
            typeset(outline, NOW)

    def from_records() -> None:
        for outline in make():
            typeset(outline, NOW)

    def docxtpl() -> None:
        for each in lines:
            filled = DocxTemplate(BytesIO(template))
            filled.render({"lines": each})
            filled.save(BytesIO())

    def pandoc() -> None:
        for each in typed:
            pypandoc.convert_text(each, "docx", "markdown", outputfile="/dev/null")

    print(f"{what}: {sum(map(len, lines))} paragraphs in {len(outlines)} documents")  # noqa: T201
    return _told([ours, from_records, docxtpl, pandoc])


def _told(makers: list[Callable[[], None]]) -> dict[str, float]:
    idle = _measured(lambda: None)[1]
    found = {who.__name__: _measured(who) for who in makers}
    rose = {who: max(memory - idle, 1) for who, (_, memory) in found.items()}
    for who, (seconds, _) in found.items():
        print(f"  {who}: {seconds * 1000:.0f} ms, {rose[who] / 1024:.0f} MB more")  # noqa: T201
    time = found["ours"][0]
    ratios = {who: time / found[who][0] for who in ("docxtpl", "pandoc")}
    for who, ratio in ratios.items():
        memory = rose["ours"] / rose[who]
        print(f"  ratio of ours to {who}: time {ratio:.2f}, memory {memory:.2f}")  # noqa: T201
    return ratios


def _measured(work: Callable[[], None]) -> tuple[float, int]:
    """The least processor time of a round in seconds, and the highest memory in kilobytes."""
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        with os.fdopen(reading, "rb") as told:
            answer: tuple[float, int] = pickle.loads(told.read())
        os.waitpid(child, 0)
        return answer
    try:
        work()
        best = min(_timed(work) for _ in range(ROUNDS))
        memory = max(
            resource.getrusage(who).ru_maxrss
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        os.write(writing, pickle.dumps((best, memory)))
    finally:
        os._exit(0)


def _timed(work: Callable[[], None]) -> float:
    begun = process_time() + _children()
    work()
    return process_time() + _children() - begun


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
