"""What waits to come before a body, offered on its next agenda."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.accounts.rules import Role, Viewer
from app.agenda.models import AgendaItem
from app.agenda.rules import ItemKind, Part
from app.bodies.profile import ExpectedReport
from app.business.queries import business_for
from app.business.rules import bodies_named
from app.clock import today
from app.database import db
from app.decisions.calling_in import record_call_in
from app.decisions.operations import ClauseDraft, resolve
from app.decisions.rules import ClauseKind, Outcome
from app.meetings.models import Meeting
from app.meetings.notice import working_days
from tests.decisions.of_cabinet import ANSWERS, a_decision
from tests.factories import (
    a_body,
    a_matter,
    a_meeting,
    a_recommendation,
    an_action,
    an_item,
    published,
)

CLERK = Viewer(role=Role.CLERK, every_body=True)
LATER = date(2026, 4, 9)


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    meeting = a_meeting(body=a_body("Parks Committee"), held_on=LATER)
    db.session.add(meeting)
    db.session.commit()
    return meeting


def left(meeting: Meeting, **changes: object) -> AgendaItem:
    """An item of an earlier meeting of the body whose recommendation was deferred."""
    item = an_item(meeting=a_meeting(body=meeting.body), title="Paths", **changes)
    a_recommendation(item, "Agree the paths").clauses[0].outcome = Outcome.DEFERRED
    db.session.add(item)
    db.session.commit()
    return item


def sent(words: str, kind: ClauseKind, **body: object) -> AgendaItem:
    """An item of another body that resolved `words`, in published minutes."""
    item = an_item(meeting=a_meeting(body=a_body(**body)), title="Budget")
    resolve(item, "RESOLVED:", [ClauseDraft(words, kind=kind)])
    db.session.add(published(item.meeting))
    db.session.commit()
    return item


def offered(meeting: Meeting, viewer: Viewer = CLERK) -> list[tuple[str, str]]:
    return [(offer.title, offer.why) for offer in business_for(meeting, viewer)]


def press(clerk, meeting, key):
    return clerk.post(f"/meetings/{meeting.id}/agenda/business", offer=key)


def test_what_was_deferred_comes_back_with_its_recommendation_and_once(clerk, meeting):
    matter = a_matter()
    item = left(meeting, matter=matter)

    assert offered(meeting) == [("Paths", "Deferred on 5 March 2026")]
    page = press(clerk, meeting, f"item-{item.id}")

    assert "On the agenda: Paths" in page.text
    db.session.expire_all()
    [added] = db.session.get(Meeting, meeting.id).items
    assert (added.matter.title, added.purpose) == (matter.title, "Deferred on 5 March 2026.")
    assert added.recommendations[0].clauses[0].text == "Agree the paths"
    assert offered(meeting) == []
    assert "no longer waits" in press(clerk, meeting, f"item-{item.id}").text


def test_a_meeting_that_is_past_is_not_told_to_put_business_on_its_agenda(clerk, meeting):
    left(meeting).meeting.held_on = today() - timedelta(days=60)
    meeting.held_on = today() - timedelta(days=30)
    to_come = a_meeting(body=meeting.body, held_on=today() + timedelta(days=9))
    db.session.add(to_come)
    db.session.commit()

    words = [
        " ".join(
            w.text for w in clerk.get(f"/meetings/{each.id}/agenda").select(".resolved-waiting")
        )
        for each in (meeting, to_come)
    ]

    assert "this agenda" not in words[0]
    assert "It was taken" in words[0]
    assert "Put on this agenda" in words[1]


def test_what_was_exempt_stays_exempt(clerk, meeting):
    grounds = {"paragraphs": [3], "public_interest": "A bid is open"}
    item = left(meeting, part=Part.EXEMPT, **grounds)

    press(clerk, meeting, f"item-{item.id}")

    db.session.expire_all()
    [added] = db.session.get(Meeting, meeting.id).items
    assert (added.part, added.paragraphs) == (Part.EXEMPT, [3])


def test_what_the_same_matter_has_been_considered_on_since_is_not_offered(meeting):
    matter = a_matter()
    left(meeting, matter=matter)
    since = a_meeting(body=meeting.body, held_on=date(2026, 3, 20))
    db.session.add(an_item(meeting=since, title="Paths again", matter=matter))
    db.session.commit()

    assert offered(meeting) == []


@pytest.mark.parametrize(
    ("words", "kind", "comes"),
    [
        pytest.param("Ask the Parks Committee to look", ClauseKind.REFER, True, id="named"),
        pytest.param("Ask the Roads Board to look", ClauseKind.REFER, False, id="another named"),
        pytest.param("Adopt the budget", ClauseKind.RECOMMEND_UP, True, id="up to the parent"),
        pytest.param("Adopt the budget", ClauseKind.DECIDE, False, id="decided there"),
        pytest.param(
            "Ask the Roads Board to adopt it", ClauseKind.RECOMMEND_UP, False, id="up to another"
        ),
    ],
)
def test_what_other_bodies_send_comes_to_whom_it_names_or_to_the_parent(
    meeting, words, kind, comes
):
    db.session.add(a_body("Roads Board"))
    sent(words, kind, parent=meeting.body)

    assert bool(offered(meeting)) is comes


def test_a_reference_keeps_the_words_it_came_with(clerk, meeting):
    item = sent("Adopt the budget", ClauseKind.RECOMMEND_UP, name="Panel", parent=meeting.body)

    press(clerk, meeting, f"item-{item.id}")

    db.session.expire_all()
    [added] = db.session.get(Meeting, meeting.id).items
    assert added.kind is ItemKind.REFERENCE
    assert added.purpose == "Recommended by Panel on 5 March 2026."
    assert added.recommendations[0].clauses[0].text == "Adopt the budget"


def test_drafts_and_private_words_of_other_bodies_are_not_offered(meeting):
    item = sent("Adopt the budget", ClauseKind.RECOMMEND_UP, parent=meeting.body)
    own_clerk = Viewer(role=Role.CLERK, clerk_of=frozenset({meeting.body_id}))
    assert offered(meeting, own_clerk)

    clause = item.resolutions[0].clauses[0]
    clause.restricted, clause.public_text = True, "Adopt a plan"
    db.session.commit()
    [twin] = business_for(meeting, own_clerk)
    clause.public_text = ""
    db.session.commit()

    assert [draft.text for draft in twin.drafts] == ["Adopt a plan"]
    assert offered(meeting, own_clerk) == []


def test_reports_of_the_work_programme_are_offered_until_listed(clerk, meeting):
    reports = [
        ExpectedReport(body=meeting.body, title="Trees", expected="spring 2026"),
        ExpectedReport(body=meeting.body, title="Ponds", expected="2027-01"),
        ExpectedReport(body=meeting.body, title="Came", received="2026-01"),
    ]
    db.session.add_all(reports)
    db.session.commit()

    assert offered(meeting) == [("Trees", "Work programme, expected spring 2026")]
    press(clerk, meeting, f"report-{reports[0].id}")

    assert offered(meeting) == []


def test_open_actions_are_offered_as_one_item(clerk, meeting):
    db.session.add_all(
        [
            an_action(body=meeting.body, due_on=LATER),
            an_action(body=meeting.body, due_on=date(2026, 4, 10)),
        ]
    )
    db.session.commit()

    why = "2 actions are open, 1 due by that day"
    assert offered(meeting) == [("Actions of earlier meetings", why)]
    press(clerk, meeting, "actions")
    db.session.expire_all()

    assert offered(meeting) == []


def test_the_longest_name_wins():
    names = {1: ["Education Board"], 2: ["Higher Education Board"], 3: ["Cabinet"]}

    assert bodies_named("to the Higher Education Board and cabinet", names) == {2, 3}


def test_a_decision_that_was_called_in_is_offered_to_the_meeting_that_considers_it(clerk, meeting):
    item = a_decision(**ANSWERS)
    call = {"called_in_by": "Councillors Lee and Day", "reasons": "Nobody was asked"}
    day, works = date(2026, 3, 12), working_days(set())
    kept = record_call_in(
        item, **call, called_in_on=day, considered_at=meeting, today=LATER, works=works
    )
    db.session.add(kept)
    db.session.commit()
    another = a_meeting(body=meeting.body, held_on=LATER)
    db.session.add(another)
    db.session.commit()
    assert offered(another) == []
    [(title, why)] = offered(meeting)
    assert (title, why.partition(" on ")[0]) == (item.title, "Called in: decided by Cabinet")

    press(clerk, meeting, f"item-{item.id}")

    brought = db.session.scalars(select(AgendaItem).where(AgendaItem.meeting == meeting)).one()
    assert (brought.title, brought.kind) == (item.title, ItemKind.REFERENCE)
    assert brought.purpose.startswith("Called in: decided by Cabinet on 5 March 2026")
    assert offered(meeting) == []
