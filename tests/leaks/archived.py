"""A paper of the archive and the meeting read out of it, which nobody has confirmed yet."""

from datetime import date

from app.archive.editing import How
from app.archive.models import (
    ArchiveDifference,
    ArchiveDoubt,
    ArchiveEdit,
    ArchiveFile,
    Batch,
    HouseCorrection,
)
from app.archive.rules import FileState, Meant
from app.bodies.models import Body
from app.database import Model
from app.decisions.operations import ClauseDraft, resolve
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus
from tests.factories import NOW, a_meeting, a_person, an_item
from tests.leaks.canaries import canary, fill


def an_archive_of(body: Body) -> list[Model]:
    meeting = _unconfirmed(body)
    file = _a_file(body, meeting, FileState.ENTERED)
    _doubted(file)
    # One that could not be read yet, of which the register knows only whose it is.
    waiting = _a_file(body, None, FileState.REFUSED)
    batch = Batch(started_at=NOW, files=[file, waiting])
    fill(batch, "draf")
    person = a_person(f"Archived {canary('name')}")
    known = HouseCorrection(body=body, kind=Meant.PERSON, person=person, made_at=NOW)
    fill(known, "draf")
    return [meeting, batch, known]


def _unconfirmed(body: Body) -> Meeting:
    meeting = a_meeting(
        body=body,
        members=[],
        held_on=date(2019, 3, 7),
        status=MeetingStatus.HELD,
        unconfirmed=True,
    )
    item = an_item(meeting=meeting, title=canary("draf"), text=canary("draf"))
    resolve(item, f"RESOLVED {canary('draf')}", [ClauseDraft(canary("draf"))])
    return meeting


def _a_file(body: Body, meeting: Meeting | None, state: FileState) -> ArchiveFile:
    file = ArchiveFile(
        body=body, meeting=meeting, state=state, size=1, parsed={"x": canary("draf")}
    )
    fill(file, "draf")
    return file


def _doubted(file: ArchiveFile) -> None:
    doubt = ArchiveDoubt(position=1, line=1)
    edit = ArchiveEdit(position=1, how=How.SET, value=canary("draf"), made_at=NOW)
    difference = ArchiveDifference(position=1)
    for record in (doubt, edit, difference):
        fill(record, "draf")
    file.doubts, file.edits, file.differences = [doubt], [edit], [difference]
