"""What is told of a call-in: on paper, to the public, in the versions that are kept."""

import pytest

from app.accounts.rules import PUBLIC
from app.agenda.rules import Part
from app.audit.models import Change
from app.database import db
from app.decisions.call_in import TakenAgain
from app.decisions.calling_in import remove_call_in
from app.meetings.rules import MeetingStatus
from app.publishing.content import content_for
from app.publishing.in_words import changes
from app.publishing.queries import content_of, newest_version
from app.word.kinds import OF_MEETINGS
from tests.decisions.calling_in import (
    CONFIRMED,
    REFERRED,
    UPHELD,
    a_panel,
    called_in,
    signed,
    standing,
)
from tests.decisions.of_cabinet import ANSWERS, a_decision, printed
from tests.word.asking import paper_of, words_of


@pytest.mark.usefixtures("app")
def test_the_notice_and_the_decision_sheet_print_it():
    item = a_decision(maker="The Leader", **ANSWERS)
    called_in(item, **REFERRED)

    notice = printed(item)
    sheet = words_of(paper_of(OF_MEETINGS["decisions"], item.meeting, PUBLIC).paper.outline)

    assert "Call-in | Called in on Thursday 12 March 2026 by Councillors Lee" in notice
    assert "Reasons for the call-in\nThe users of the pier were not asked." in notice
    assert "Referred back to The Leader on Thursday 19 March 2026." in sheet
    assert "Takes effect: Called in, so not in effect until it is taken again." in sheet
    called_in(item, **REFERRED | CONFIRMED)
    assert standing(item)["Takes effect"] == "Thursday 26 March 2026"
    called_in(item, **REFERRED | CONFIRMED | {"taken_again": TakenAgain.AMENDED})
    assert standing(item)["Takes effect"] == "Thursday 26 March 2026, as amended"
    called_in(item, **REFERRED | CONFIRMED | {"taken_again": TakenAgain.RESCINDED})
    assert standing(item)["Takes effect"] == "Never: it was rescinded"


@pytest.mark.usefixtures("app")
def test_of_a_closed_item_the_public_know_that_it_was_called_in_and_not_why():
    item = a_decision(part=Part.EXEMPT, **ANSWERS)
    called_in(item, reasons="Canary", called_in_by="{{Jo Ray}} and two members")

    everything = f"{printed(item)}{standing(item)}{content_for(PUBLIC, item.meeting)}"

    assert "Called in on Thursday 12 March 2026" in everything
    assert "two members" in everything
    assert "Canary" not in everything
    assert "Jo Ray" not in everything


@pytest.mark.usefixtures("app")
def test_a_meeting_that_nobody_knows_of_yet_is_not_named():
    item = a_decision(**ANSWERS)
    panel = a_panel(status=MeetingStatus.PROVISIONAL)
    called_in(item, considered_at=panel)

    assert standing(item)["Outcome of the call-in"] == "Not considered yet"


@pytest.mark.usefixtures("app")
def test_it_is_recorded_of_signed_minutes_and_each_time_a_version_is_kept():
    item = a_decision(**ANSWERS)
    signed(item.meeting)
    first = newest_version(item.meeting)

    called_in(item)
    second = newest_version(item.meeting)
    called_in(item, **UPHELD)
    third = newest_version(item.meeting)

    assert first.number < second.number < third.number
    (change,) = changes(content_of(second), content_of(third))
    assert "Outcome of the call-in: upheld" in "".join(each.text for each in change.stretches)
    remove_call_in(item)
    db.session.commit()
    assert newest_version(item.meeting).content_sha256 == first.content_sha256
    noted = db.session.scalars(db.select(Change).where(Change.kind == "called_in")).all()
    assert len(noted) == 3
