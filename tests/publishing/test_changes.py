"""Whatever is changed while it is public ends in a kept version, however it was changed."""

from collections.abc import Callable, Iterator
from datetime import time
from enum import Enum
from typing import Any

import pytest
from sqlalchemy import event, inspect, select
from sqlalchemy.exc import DBAPIError

from app.accounts.rules import PUBLIC
from app.agenda.filing import remove_document
from app.agenda.movements import note_movement
from app.agenda.operations import publish_minutes, write_minutes
from app.database import Base, Model, db
from app.decisions.executive import record_executive
from app.decisions.executive_models import CalledIn
from app.decisions.motions import take_out_motion
from app.decisions.voting import take_out_vote
from app.errors import RuleBroken
from app.meetings.announcements import Publication
from app.meetings.attendance import remove_attendance
from app.meetings.interests import remove_declaration
from app.meetings.models import Meeting
from app.meetings.operations import move_minutes, publish_agenda, publish_decisions
from app.meetings.rules import MinutesState
from app.meetings.seal import meetings_of
from app.publishing.content import content_for
from app.publishing.models import PublishedVersion
from app.publishing.queries import newest_version, read_afresh, versions_of, whole_chain
from app.publishing.rules import canonical, fault_of, is_change, sha256_of
from tests.factories import NOW
from tests.publishing.stories import SECRET, a_meeting_with_a_secret, keep
from tests.record.stories import a_busy_body, a_busy_meeting, a_published_story

pytestmark = pytest.mark.usefixtures("app")


def shown(meeting: Meeting) -> str:
    """The hash of what the public reads now."""
    read_afresh(meeting)
    return sha256_of(canonical(content_for(PUBLIC, meeting)))


def is_kept(meeting: Meeting) -> bool:
    newest = newest_version(meeting)
    return newest is not None and newest.content_sha256 == shown(meeting)


def numbers() -> list[int]:
    return list(db.session.scalars(select(PublishedVersion.number)))


def the_minutes() -> Meeting:
    meeting = a_published_story()
    item = meeting.items[0]
    note_movement(item, meeting.attendances[3].person, left=False, at=time(17, 30))
    kept = record_executive(
        item, maker="Leader", reasons="R", alternatives="None", interests="None"
    )
    called_in = {"called_in_on": NOW.date(), "called_in_by": "Three", "reasons": "In haste"}
    kept.called_in = CalledIn(**called_in)
    db.session.add(kept)
    keep(meeting, Publication.DRAFT_MINUTES)
    return meeting


def the_decisions() -> Meeting:
    meeting = a_busy_meeting()
    publish_agenda(meeting, NOW)
    publish_decisions(meeting, NOW)
    db.session.commit()
    keep(meeting, Publication.DECISIONS)
    return meeting


def the_agenda() -> Meeting:
    meeting = a_busy_meeting()
    publish_agenda(meeting, NOW)
    db.session.commit()
    keep(meeting, Publication.AGENDA)
    return meeting


STORIES = [the_minutes, the_decisions, the_agenda]


def records(meeting: Meeting) -> Iterator[Base]:
    """One of each kind of record that hangs on this meeting."""
    kinds = [mapper.class_ for mapper in Model.registry.mappers]
    for kind in sorted(kinds, key=lambda kind: kind.__name__, reverse=True):
        if hasattr(kind, "sealed_by"):
            every = db.session.scalars(select(kind))
            yield from [found for found in every if meeting in meetings_of(found)][:1]


#: It is a list of numbers; an unconfirmed meeting is nobody’s to read.
_APART = {"grounds", "unconfirmed"}


def others(record: Base) -> dict[str, Any]:
    """By column, some other value that it might take; of a meeting not those of its life."""
    found = {}
    for column in inspect(type(record)).columns:
        if column.foreign_keys or column.primary_key or column.key in _APART:
            continue
        was = getattr(record, column.key)
        match was:
            case Enum() if not isinstance(record, Meeting):
                found[column.key] = next(value for value in type(was) if value != was)
            case str() if not isinstance(was, Enum):
                found[column.key] = f"{was}!"
            case bool():
                found[column.key] = not was
            case time():
                found[column.key] = time(18, 47)
            case int():
                found[column.key] = was + 7
    return found


def committed(record: Base, values: dict[str, Any]) -> bool:
    for name, value in values.items():
        setattr(record, name, value)
    try:
        db.session.commit()
    except (DBAPIError, RuleBroken):
        db.session.rollback()
        return False
    return True


@pytest.mark.parametrize("story", STORIES)
def test_a_change_of_any_record_is_kept_where_the_public_sees_it(story: Callable[[], Meeting]):
    """Also one that no operation would make, so that none yet to be written is forgotten."""
    meeting, kept = story(), set()

    for record in list(records(meeting)):
        values = others(record)
        for some in [values, *({name: value} for name, value in values.items())]:
            before, done = len(numbers()), committed(record, some)
            if len(numbers()) > before:
                kept.add(type(record).__name__)
                break
            assert not done or is_kept(meeting), (record, some)
            if done and some is values:
                break
    assert kept == SHOWN[story]
    assert is_kept(meeting)
    assert not any(faults())


AGENDA = {"AgendaItem", "Document", "Meeting", "Recommendation", "RecommendationClause"}
SHOWN: dict[Callable[[], Meeting], set[str]] = {
    the_agenda: AGENDA,
    the_decisions: AGENDA | {"Resolution", "ResolutionClause"},
    the_minutes: AGENDA
    | {"Resolution", "ResolutionClause", "ExecutiveDecision", "CalledIn", "Motion"}
    | {"Vote", "VoteCast"}
    | {"MinutesRevision", "MinuteNumber", "Movement", "Sitting", "Attendance", "Interval"}
    | {"Declaration", "DeclarationItem"},
}


def faults() -> list[str]:
    found, last = [], None
    for version in whole_chain():
        found.append(fault_of(version, last))
        last = version.header
    return found


REMOVED: list[Callable[[Meeting], object]] = [
    lambda meeting: remove_attendance(meeting.attendances[4]),
    lambda meeting: remove_declaration(meeting.declarations[0]),
    lambda meeting: remove_document(meeting.documents[0]),
    lambda meeting: take_out_vote(meeting.items[0].resolutions[0].votes[0]),
    lambda meeting: take_out_motion(meeting.items[0].motions[1]),
    lambda meeting: meeting.items[0].movements.clear(),
    lambda meeting: meeting.attendances[0].intervals.clear(),
    lambda meeting: write_minutes(meeting.items[0], "It was sold to {{Ann Lee}}.", seen=1, now=NOW),
]


def test_what_is_removed_or_replaced_is_kept_as_well():
    meeting = the_minutes()

    for count, remove in enumerate(REMOVED, start=1):
        remove(meeting)
        db.session.commit()
        assert (len(numbers()), is_kept(meeting)) == (count + 1, True), count
    assert "Ann Lee" not in newest_version(meeting).content


def test_what_the_public_does_not_see_makes_no_version():
    meeting = a_meeting_with_a_secret()
    version = keep(meeting)
    exempt = meeting.items[1]

    write_minutes(
        exempt, f"{SECRET} and a half", seen=1, now=NOW, public_summary="A purchase was agreed."
    )
    db.session.commit()
    meeting.items[0].officer_amount = 5
    db.session.commit()

    assert numbers() == [version.number]


def statements_of_a_save(meeting: Meeting) -> list[str]:
    item, asked = meeting.items[0], []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        write_minutes(item, "Written anew.", seen=1, now=NOW)
        db.session.commit()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return asked


def test_typing_minutes_that_are_not_public_asks_nothing_more():
    asked = statements_of_a_save(the_agenda())

    assert not [statement for statement in asked if "published_version" in statement]
    assert len(numbers()) == 1


def test_a_save_of_public_minutes_asks_as_often_for_many_items_as_for_few():
    asked = []
    for count in (1, 3):
        meeting = a_published_story(count, body=a_busy_body(f"Board {count}", f"B{count}"))
        keep(meeting)
        asked.append(len(statements_of_a_save(meeting)))

    assert asked[0] == asked[1] < 80
    assert len(numbers()) == 4


def test_what_is_taken_back_leaves_no_version():
    meeting = the_minutes()
    meeting.venue = "Elsewhere"
    db.session.flush()
    db.session.rollback()

    db.session.commit()

    assert len(numbers()) == 1


def test_minutes_withdrawn_leave_a_version_of_the_agenda_and_come_back_as_published():
    meeting = the_minutes()
    move_minutes(meeting, MinutesState.DRAFT, NOW)
    db.session.commit()
    meeting.venue = "Elsewhere"
    db.session.commit()
    publish_minutes(meeting, NOW)
    keep(meeting)

    assert [version.described for version in versions_of(PUBLIC, meeting)] == [
        "Version 4, draft minutes",
        "Version 3, agenda, changed",
        "Version 2, agenda",
        "Version 1, draft minutes",
    ]


@pytest.mark.parametrize(
    ("before", "kind", "expected"),
    [
        (None, "agenda", False),
        ("agenda", "agenda", True),
        ("agenda", "supplement", False),
        ("supplement", "supplement", False),
        ("supplement", "agenda", True),
        ("draft minutes", "draft minutes", True),
        ("approved minutes", "draft minutes", False),
        ("correction", "correction", False),
        ("correction", "signed minutes", True),
    ],
)
def test_a_version_of_the_same_stage_as_the_one_before_is_a_change(before, kind, expected):
    assert is_change(kind, before) is expected
