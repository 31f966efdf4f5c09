"""Every kind of paper with no item, one, sixty and three hundred, checked and to be looked at.

Run: .venv/bin/python -m tests.benchmarks.word_papers FOLDER [--pdf]
Each is opened with a validator of the format and with the accessibility checker of the tests; with
--pdf LibreOffice prints all of them. Ends with an AssertionError where one of them is at fault.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from openxml_audit import OpenXmlValidator

from app.agenda.models import AgendaItem
from app.agenda.operations import write_minutes
from app.agenda.supplement_models import Supplement
from app.bodies.models import Authority, Body
from app.bodies.rules import BodyKind
from app.database import db
from app.decisions.executive import record_executive
from app.decisions.operations import ClauseDraft, resolve
from app.meetings.models import Meeting
from app.meetings.operations import publish_agenda, publish_decisions
from app.publishing.queries import newest_version
from app.word import kinds
from app.word.making import Made, asked_by, made
from app.word.papers import EVERYTHING, Kind
from tests.benchmarks.meeting_page import an_empty_register
from tests.benchmarks.stories import PARAGRAPH
from tests.factories import NOW, a_meeting, a_person, an_action, an_item, numbered, published
from tests.publishing.stories import keep
from tests.record.stories import a_busy_body, a_busy_meeting
from tests.word.accessibility import faults

SIZES = (0, 1, 60, 300)


def main(folder: Path, *, pdf: bool = False) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[str]] = {}
    with TemporaryDirectory() as home, an_empty_register(Path(home)).app_context():
        db.session.add(Authority(name="Testshire Council"))
        for size in SIZES:
            for name, paper, seconds in papers(size):
                file = folder / f"{name}-{size:03}.docx"
                file.write_bytes(paper.content)
                errors = [error.description for error in OpenXmlValidator().validate(file).errors]
                found[file.name] = errors + faults(paper.content)
                print(f"{file.name}: {len(paper.content)} bytes in {seconds * 1000:.0f} ms")  # noqa: T201
    if pdf:
        office = shutil.which("soffice") or "libreoffice"
        command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*command, *map(str, sorted(folder.glob("*.docx")))], check=True)
    wrong = {name: said for name, said in found.items() if said}
    print(f"{len(found)} papers, {len(wrong)} with faults")  # noqa: T201
    assert not wrong, wrong


def papers(size: int) -> Iterator[tuple[str, Made, float]]:
    meeting, late, owner = _a_record_of(size)
    item = next(i for i in late.items if i.supplement is None)
    subjects: list[tuple[str, Kind, Any]] = [
        *((name, kind, meeting) for name, kind in kinds.OF_MEETINGS.items()),
        ("supplement", kinds.OF_MEETINGS["supplement"], late),
        *((name, kind, item) for name, kind in kinds.OF_ITEMS.items()),
        *((name, kind, meeting.body) for name, kind in kinds.OF_BODIES.items()),
        ("actions", kinds.ACTIONS_OF_BODY, meeting.body),
        ("actions-of-person", kinds.ACTIONS_OF_PERSON, owner),
    ]
    keys = [getattr(subject, "slug", None) or subject.id for _, _, subject in subjects]
    for (name, kind, _), key in zip(subjects, keys, strict=True):
        db.session.expunge_all()
        begun = perf_counter()
        if found := made(kind, key, asked_by(EVERYTHING, NOW)):
            yield name, found, perf_counter() - begun


def _a_record_of(size: int) -> tuple[Meeting, Meeting, object]:
    """A meeting of so many items, one with a supplement and a minute as long, and actions."""
    body = a_busy_body(f"Cabinet of {size}", f"C{size}", 5)
    body.kind = BodyKind.CABINET
    meeting = a_busy_meeting(size, body)
    late, owner = _a_late_meeting(size, body), a_person(f"Owner of {size}")
    for number in range(size):
        db.session.add(an_action(text=f"Do thing {number}. {PARAGRAPH}", body=body, owner=owner))
    db.session.add_all([late, owner])
    db.session.commit()
    for each in (meeting, late):
        publish_agenda(each, NOW)
        publish_decisions(each, NOW)
        published(each)
        db.session.commit()
        keep(each)
    assert newest_version()
    db.session.add_all([meeting, late])
    return meeting, late, owner


def _a_late_meeting(size: int, body: Body) -> Meeting:
    late = a_meeting(body=body, held_on=NOW.date())
    _a_long_item(size, late)
    added = Supplement(number=1, published_at=NOW)
    late.supplements.append(added)
    for number in range(size):
        an_item(meeting=late, title=f"Late {number}", purpose=PARAGRAPH).supplement = added
    db.session.add(late)
    db.session.flush()  # a number is given to items that are stored
    numbered(late, first=size + 1)
    return late


def _a_long_item(size: int, meeting: Meeting) -> AgendaItem:
    item = an_item(meeting=meeting, title="A long matter", number="1")
    points = "\n".join(f"{number}. Point {number}" for number in range(1, size + 1))
    said = [PARAGRAPH] * size + (["### Themes", points] if size else [])
    write_minutes(item, "\n\n".join(said) or "Nothing was said.", seen=0, now=NOW)
    drafts = [ClauseDraft(f"Agreed thing {number}") for number in range(max(size, 1))]
    resolve(item, "RESOLVED that the Cabinet:", drafts)
    reasons = "\n\n".join([PARAGRAPH] * max(size // 10, 1))
    record_executive(item, reasons=reasons, alternatives="None", interests="None", is_key=True)
    return item


if __name__ == "__main__":
    main(Path(sys.argv[1]), pdf="--pdf" in sys.argv)
