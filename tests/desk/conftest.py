"""A meeting as the desk shows it: a heading, an item that was minuted and an exempt one."""

import pytest

from app.agenda.rules import ItemKind, Part
from app.database import db
from tests.factories import (
    a_meeting,
    a_person,
    a_recommendation,
    a_resolution,
    an_action,
    an_item,
)


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    meeting = a_meeting(members=[a_person("Suzy Horton", title="Councillor")])
    an_item(meeting=meeting, title="Part one", kind=ItemKind.HEADING, number=None)
    schools = an_item(meeting=meeting, title="Schools", text="The Board met.")
    a_recommendation(schools, "Note it", "Agree it")
    a_resolution(schools, "Noted it", "Agreed it")
    db.session.add_all([meeting, an_action(item=schools, text="Send the plan")])
    an_item(
        meeting=meeting, title="Contract", part=Part.EXEMPT, paragraphs=[3], public_interest="Bid"
    )
    db.session.commit()
    return meeting
