"""Papers say which published version they tell of, and only where they tell of one."""

from io import BytesIO

import docx
import pytest
from sqlalchemy import event

from app.agenda.operations import write_minutes
from app.bodies.models import Authority
from app.database import db
from app.publishing.models import PublishedVersion
from app.word.kinds import (
    ACTIONS_OF_BODY,
    ACTIONS_OF_PERSON,
    OF_BODIES,
    OF_ITEMS,
    OF_MEETINGS,
)
from app.word.making import asked_by, made
from app.word.papers import EVERYTHING
from tests.factories import NOW, a_meeting, a_resolution, an_item, published
from tests.publishing.stories import a_meeting_with_a_secret, keep
from tests.record.stories import a_busy_body, a_busy_meeting
from tests.word.asking import paper_of

pytestmark = pytest.mark.usefixtures("app")


def printed(meeting, kind="minutes", **options):
    found = made(OF_MEETINGS[kind], meeting.id, asked_by(EVERYTHING, NOW, **options))
    return docx.Document(BytesIO(found.content))


def made_of(kind, subject, **options):
    return docx.Document(BytesIO(paper_of(kind, subject, **options).content))


def stamp(document) -> str:
    """What is at the foot of a page after its number, which Word counts itself."""
    return document.sections[0].footer.paragraphs[0].text.removeprefix("Page  of ")


def test_minutes_print_their_version_and_its_short_hash():
    meeting = a_meeting_with_a_secret()
    version = keep(meeting)

    document = printed(meeting)

    assert stamp(document) == f" – Version 1 · {version.sha256[:12]}"
    assert document.core_properties.comments == (
        f"Version 1, draft minutes. SHA-256 {version.sha256}"
    )


@pytest.mark.parametrize("kind", ["agenda", "decisions"])
def test_other_papers_of_the_meeting_print_it_too_until_something_changes(kind):
    meeting = a_meeting_with_a_secret()
    version = keep(meeting)
    assert stamp(printed(meeting, kind)) == f" – Version 1 · {version.sha256[:12]}"
    assert stamp(printed(meeting, kind, restricted=True)) == ""

    write_minutes(meeting.items[0], "It was sold.", seen=1, now=NOW)
    db.session.commit()
    newest = db.session.get(PublishedVersion, 2)
    assert stamp(printed(meeting, kind)) == f" – Version 2 · {newest.sha256[:12]}"

    meeting.body.name = "Another Board"  # which other meetings share
    db.session.commit()
    assert stamp(printed(meeting, kind)) == ""


@pytest.mark.parametrize("kind", OF_ITEMS.values(), ids=OF_ITEMS)
def test_the_paper_of_one_item_prints_the_version_that_it_is_part_of(kind):
    meeting = a_meeting_with_a_secret()
    item = meeting.items[0]
    a_resolution(item, "Mended it")
    db.session.commit()
    assert stamp(made_of(kind, item)) == ""

    version = keep(meeting)

    assert stamp(made_of(kind, item)) == f" – Version 1 · {version.sha256[:12]}"
    assert stamp(made_of(kind, item, restricted=True)) == ""


def test_what_gathers_several_meetings_prints_how_far_the_record_was():
    meeting = a_meeting_with_a_secret()
    kinds = [*OF_BODIES.values(), ACTIONS_OF_BODY]
    assert {stamp(made_of(kind, meeting.body)) for kind in kinds} == {""}

    version = keep(meeting)

    found = [made_of(kind, meeting.body) for kind in kinds]
    found.append(made_of(ACTIONS_OF_PERSON, meeting.members_present[0]))
    told = f" – The record as at version 1 · {version.sha256[:12]}"
    assert {stamp(document) for document in found} == {told}
    assert {document.core_properties.comments for document in found} == {
        f"Made when version 1 was the newest. SHA-256 {version.sha256}"
    }


def test_a_version_is_found_in_as_many_statements_for_few_items_as_for_many():
    def statements(items: int) -> list[int]:
        meeting = published(a_busy_meeting(items, a_busy_body(f"Board {items}", f"B{items}")))
        db.session.commit()
        keep(meeting)
        asked = [(OF_MEETINGS["minutes"], meeting.id), (OF_ITEMS["extract"], meeting.items[0].id)]
        return [_counted(kind, key) for kind, key in asked]

    db.session.add(Authority(name="Testshire Council"))
    assert statements(2) == statements(5)


def _counted(kind, key) -> int:
    seen = []

    def note(_connection, _cursor, statement, *_):
        seen.append(statement)

    db.session.expunge_all()
    event.listen(db.engine, "before_cursor_execute", note)
    try:
        assert made(kind, key, asked_by(EVERYTHING, NOW)).paper.outline.stamp
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(seen)


def test_minutes_with_their_exempt_parts_are_of_no_version():
    meeting = a_meeting_with_a_secret()
    keep(meeting)

    assert stamp(printed(meeting, restricted=True)) == ""


def test_minutes_that_only_the_clerk_can_read_are_not_the_version_of_their_agenda(clerk):
    meeting = a_meeting()
    an_item(meeting=meeting, text="A draft.")
    db.session.add(meeting)
    db.session.commit()
    clerk.post(f"/meetings/{meeting.id}/agenda/publish")

    assert db.session.scalars(db.select(PublishedVersion)).one().kind == "agenda"
    assert stamp(printed(meeting)) == ""
