"""A meeting of a committee with minutes to take through their life, and who takes part."""

from datetime import date

import pytest

from app.accounts.rules import Role
from app.bodies.rules import MemberRole
from app.database import db
from app.meetings.attendance import record_all_present
from app.meetings.operations import call_meeting
from app.meetings.rules import MeetingStatus
from tests.factories import (
    a_body,
    a_membership,
    a_person,
    a_resolution,
    an_account,
    an_item,
    numbered,
)
from tests.life.steps import HELD


@pytest.fixture
def people(app):  # noqa: ARG001  # kept in the app's database
    """A chair and a presenter who can sign in, and an officer who has no part in the meeting."""
    names = {"chair": Role.COUNCILLOR, "presenter": Role.OFFICER, "stranger": Role.OFFICER}
    return {
        name: a_person(name.title(), account=an_account(role=role)) for name, role in names.items()
    }


@pytest.fixture
def meeting(people):
    body = a_body("Parks Committee")
    a_membership(body, people["chair"], role=MemberRole.CHAIR)
    meeting = call_meeting(body, HELD, status=MeetingStatus.HELD)
    an_item(meeting=meeting, title="Apologies", text="None.")
    trees = an_item(
        meeting=meeting,
        title="Trees",
        text="The oak will be feled.\n\nMembers asked about bats.",
        presenter=people["presenter"],
    )
    a_resolution(trees, "That the oak be felled in Mai.")
    numbered(meeting)
    record_all_present(meeting)
    db.session.add_all([meeting, *people.values()])
    db.session.commit()
    return meeting


@pytest.fixture
def later(meeting):
    later = call_meeting(meeting.body, date(2026, 4, 9), status=MeetingStatus.HELD)
    record_all_present(later)
    an_item(meeting=later, title="Declarations of interest")
    db.session.add(later)
    db.session.commit()
    return later
