"""What everyone reads of what was done about a decision."""

import pytest

from app.actions.models import ActionUpdate
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.agenda.operations import publish_minutes
from app.database import db
from app.meetings.operations import publish_agenda
from tests.factories import NOW, a_resolution, an_action, numbered

pytestmark = pytest.mark.usefixtures("app")


def a_decision_with_progress(**changes):
    clause = a_resolution().clauses[0]
    action = an_action(clause=clause, text="Plant {{Mrs Day’s}} trees", **changes)
    report_progress(action, ActionStatus.ON_TRACK, "Nobody’s business", now=NOW)
    report_progress(action, ActionStatus.DONE, "All planted", now=NOW)
    db.session.add(action)
    meeting = clause.resolution.item.meeting
    publish_agenda(meeting, NOW)
    numbered(meeting)
    publish_minutes(meeting, NOW)
    db.session.commit()
    return action, f"/clauses/{clause.id}"


def test_everyone_reads_what_a_clerk_lets_them_where_the_council_chooses(clerk, browser):
    action, address = a_decision_with_progress()
    update = action.updates[-1].id
    clerk.post(f"/actions/{action.id}/updates/{update}/publish")
    page = browser.get(address)
    assert "An action that followed from it was closed on 6 March 2026: done" in page.text
    assert "planted" not in page.text
    assert "Plant" not in page.select_one("[aria-labelledby=progress]").text

    clerk.post("/manage/action-log", publish_progress="y")

    page = browser.get(address)
    assert "6 March 2026: All planted" in page.text
    assert "Plant [name withheld] trees" in page.text
    assert "Nobody’s business" not in page.text
    clerk.post(f"/actions/{action.id}/updates/{update}/publish")
    assert "All planted" not in browser.get(address).text


def test_nobody_reads_it_of_an_action_that_is_not_public(clerk, browser):
    action, address = a_decision_with_progress(restricted=True)
    clerk.post("/manage/action-log", publish_progress="y")
    db.session.get(ActionUpdate, action.updates[-1].id).public = True
    db.session.commit()

    page = browser.get(address)
    assert "All planted" not in page.text
    assert not page.select("[aria-labelledby=progress]")
