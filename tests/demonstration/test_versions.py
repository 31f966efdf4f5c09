"""The demonstration publishes as a clerk does, so its versions are kept."""

import json

import pytest
from sqlalchemy import select

from app.database import db
from app.meetings.models import Meeting
from app.meetings.rules import AgendaState, MinutesState
from app.publishing.models import PublishedVersion
from app.publishing.queries import version_shown_now, whole_chain
from app.publishing.rules import fault_of

pytestmark = pytest.mark.usefixtures("register")


def kinds(meeting: Meeting) -> list[str]:
    versions = select(PublishedVersion).where(PublishedVersion.meeting_id == meeting.id)
    return [str(v.kind) for v in db.session.scalars(versions.order_by(PublishedVersion.number))]


def test_each_publication_is_kept():
    steps = ["agenda", "draft minutes", "approved minutes", "signed minutes"]
    reached = {MinutesState.DRAFT: 1, MinutesState.PUBLISHED_DRAFT: 2, MinutesState.SIGNED: 4}

    for meeting in db.session.scalars(select(Meeting)):
        published = meeting.agenda_state is AgendaState.PUBLISHED
        assert kinds(meeting) == (steps[: reached[meeting.minutes_state]] if published else [])


def test_the_chain_is_whole():
    last, faults = None, []
    for version in whole_chain():
        faults.append(fault_of(version, last))
        last = version.header

    assert len(faults) > 40
    assert not any(faults)


def test_what_is_shown_is_the_newest_version():
    signed = select(Meeting).where(Meeting.minutes_state == MinutesState.SIGNED)

    for meeting in db.session.scalars(signed):
        version = version_shown_now(meeting)
        assert version is not None
        assert version.kind == "signed minutes"


def test_an_agenda_was_published_without_the_minutes_that_came_later():
    first = db.session.scalars(select(PublishedVersion).order_by(PublishedVersion.number)).first()

    assert not any("resolutions" in item for item in json.loads(first.content)["items"])
