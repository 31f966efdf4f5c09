"""That a decision of the executive was called in, and what came of it."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from app.agenda.operations import remove_item
from app.database import db
from app.decisions.call_in import CallIn, CallInOutcome, Clock, Course, TakenAgain, effective_after
from app.decisions.calling_in import record_call_in
from app.decisions.executive import record_executive, remove_executive
from app.decisions.executive_models import CalledIn
from app.errors import RuleBroken
from app.publishing.queries import newest_version
from tests.decisions.calling_in import (
    CALLED,
    CONFIRMED,
    REFERRED,
    TODAY,
    UPHELD,
    WORKS,
    a_panel,
    called_in,
    signed,
    standing,
)
from tests.decisions.of_cabinet import ANSWERS, a_decision
from tests.factories import a_meeting


@pytest.mark.parametrize(
    ("course", "entered", "effective"),
    [
        (Course(), None, None),
        (Course(*UPHELD.values()), None, date(2026, 3, 19)),
        (Course(*UPHELD.values()), date(2026, 4, 1), date(2026, 4, 1)),
        (Course(CallInOutcome.WITHDRAWN, date(2026, 3, 12)), None, date(2026, 3, 16)),
        (Course(*REFERRED.values()), date(2026, 4, 1), None),
        (Course(*REFERRED.values(), *CONFIRMED.values()), None, date(2026, 3, 26)),
        (Course(*REFERRED.values(), TakenAgain.RESCINDED, date(2026, 3, 26)), None, None),
    ],
)
def test_a_decision_that_was_called_in_takes_effect_once_that_is_settled(
    course, entered, effective
):
    clock = Clock(date(2026, 3, 13), date(2026, 3, 16))

    assert effective_after(course, clock, entered) == effective


@pytest.mark.usefixtures("app")
def test_what_could_not_have_been_is_refused_beside_the_answer():
    item = a_decision(**ANSWERS)
    panel = a_panel(date(2026, 3, 9))
    for answers, about in [
        ({"called_in_on": None}, "called_in_on"),
        ({"called_in_on": date(2026, 3, 5)}, "called_in_on"),
        ({"called_in_on": date(2026, 3, 14)}, "called_in_on"),
        ({"called_in_on": date(2026, 4, 2)}, "called_in_on"),
        ({"called_in_by": " "}, "called_in_by"),
        ({"reasons": ""}, "reasons"),
        ({"considered_at": panel}, "considered_at"),
        ({"outcome": CallInOutcome.UPHELD}, "outcome_on"),
        ({"outcome_on": date(2026, 3, 19)}, "outcome"),
        (UPHELD | {"outcome_on": date(2026, 3, 11)}, "outcome_on"),
        (UPHELD | {"outcome_on": date(2026, 4, 2)}, "outcome_on"),
        (UPHELD | CONFIRMED, "taken_again"),
        (REFERRED | CONFIRMED | {"taken_again_on": None}, "taken_again_on"),
        (REFERRED | CONFIRMED | {"taken_again_on": date(2026, 3, 18)}, "taken_again_on"),
    ]:
        with pytest.raises(RuleBroken) as refusal:
            record_call_in(item, **CALLED | answers, today=TODAY, works=WORKS)

        assert refusal.value.about == about, answers
        assert item.executive.called_in is None


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({}, "Record the decision first"),
        ({"call_in": CallIn.NOT_SUBJECT, **ANSWERS}, "not subject to call-in"),
        ({"decided": None, **ANSWERS}, "publish the decisions"),
    ],
)
def test_what_is_not_open_to_it_cannot_be_called_in(how, why):
    item = a_decision(**how)

    with pytest.raises(RuleBroken, match=why):
        record_call_in(item, **CALLED, today=TODAY, works=WORKS)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    "broken",
    [
        {"reasons": " "},
        {"outcome": CallInOutcome.UPHELD},
        UPHELD | {"outcome_on": date(2026, 3, 1)},
        UPHELD | CONFIRMED,
        CONFIRMED,
        REFERRED | CONFIRMED | {"taken_again_on": date(2026, 3, 1)},
    ],
)
def test_the_database_refuses_what_does_not_go_together(broken):
    item = a_decision(**ANSWERS)
    item.executive.called_in = CalledIn(**CALLED | broken)

    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_a_clerk_says_that_it_was_called_in_and_later_what_came_of_it(clerk, browser):
    item = a_decision(**ANSWERS)
    panel = a_panel()
    db.session.add(panel)
    db.session.commit()
    address = f"/items/{item.id}/call-in"
    on = {"called_in_on-day": "12", "called_in_on-month": "3", "called_in_on-year": "2026"}
    typed = on | {name: CALLED[name] for name in ("called_in_by", "reasons")}
    assert "until the end of Friday 13 March 2026" in clerk.get(address).text

    late = clerk.post(address, **typed | {"called_in_on-day": "16"})
    clerk.post(address, **typed, considered_at=str(panel.id))
    waiting = words_on(browser, item)
    clerk.post(address, **typed, considered_at=str(panel.id), outcome=CallInOutcome.UPHELD.value)

    assert "only until the end of 13 March" in late.select_one(".govuk-error-message").text
    assert late.select_one("#reasons").text.strip() == CALLED["reasons"]
    for words in waiting:
        assert "Called in on Thursday 12 March 2026 by Councillors Lee, Day and Fox" in words
        assert "it goes to the Scrutiny Panel on Thursday 19 March 2026" in words
        assert "not in effect until the Scrutiny Panel has considered it" in words
        assert "Reasons for the call-in The users of the pier" in words
    assert "Called in, not in effect" in waiting[0]
    for words in words_on(browser, item):
        assert "Upheld by the Scrutiny Panel on Thursday 19 March 2026" in words
        assert "Takes effect Thursday 19 March 2026" in words
    assert "What came of the call-in" in clerk.get(f"/items/{item.id}").text

    clerk.post(f"{address}/remove")

    assert "Called in on" not in " ".join(words_on(browser, item))


def words_on(browser, item):
    pages = (f"/items/{item.id}", f"/meetings/{item.meeting_id}/decisions")
    return [browser.get(page).get_text(" ", strip=True) for page in pages]


def test_everything_that_is_wrong_is_said_at_once_and_only_meetings_that_can_be_are_offered(clerk):
    item = a_decision(**ANSWERS)
    panel = a_panel(date(2026, 3, 19))
    too_early = a_meeting(body=panel.body, held_on=date(2026, 3, 5))
    db.session.add_all([too_early, panel])
    db.session.commit()
    address = f"/items/{item.id}/call-in"
    offered = clerk.get(address).select_one("#considered_at").text

    refused = clerk.post(
        address,
        **{"called_in_on-day": "31", "called_in_on-month": "2", "called_in_on-year": "2026"},
        **{"outcome_on-day": "1", "outcome_on-month": "3", "outcome_on-year": "2999"},
        taken_again=TakenAgain.CONFIRMED.value,
    )

    assert "5 March" not in offered
    assert "19 March" in offered
    assert [field.get("href") for field in refused.select(".govuk-error-summary a")] == [
        "#called_in_on-day",
        "#called_in_by",
        "#reasons",
        "#outcome",
        "#outcome_on-day",
        "#taken_again",
        "#taken_again_on-day",
    ]


def test_a_decision_of_signed_minutes_whose_record_was_forgotten_can_still_be_called_in(clerk):
    item = a_decision()
    signed(item.meeting)
    page, typed = f"/items/{item.id}", {"call_in": CallIn.OPEN.value, **ANSWERS}
    before, forgotten = newest_version(item.meeting).number, clerk.get(page).text

    asked = clerk.get(f"{page}/executive").text
    clerk.post(f"{page}/executive", **typed)

    assert "Add its reasons, so that it can be called in" in forgotten
    assert "it cannot be changed afterwards" in asked
    assert "It was called in" in clerk.get(page).text
    assert "May be called in until" in standing(item)["Call-in"]
    assert newest_version(item.meeting).number == before + 1
    again = clerk.post(f"{page}/executive", **typed | {"reasons": "Other"})
    assert "signed and cannot be changed" in again.select_one(".govuk-error-summary").text


@pytest.mark.usefixtures("app")
def test_the_record_of_a_decision_that_was_called_in_goes_on_saying_that_it_may_be():
    item = a_decision(**ANSWERS)
    called_in(item)

    with pytest.raises(RuleBroken) as refusal:
        record_executive(item, call_in=CallIn.NOT_SUBJECT, **ANSWERS)
    with pytest.raises(RuleBroken) as earlier:
        record_executive(item, until=date(2026, 3, 11), **ANSWERS)
    with pytest.raises(RuleBroken, match="remove the call-in first"):
        remove_executive(item)

    assert (refusal.value.about, earlier.value.about) == ("call_in", "until")
    db.session.rollback()


@pytest.mark.usefixtures("app")
def test_it_goes_with_its_item_and_loses_a_meeting_that_goes():
    item = a_decision(decided=None, until=date(2026, 3, 13), **ANSWERS)
    panel = a_panel(date(2026, 3, 20))
    kept = called_in(item, considered_at=panel)
    assert kept.considered_at_id == panel.id

    db.session.delete(panel)
    db.session.commit()
    assert kept.considered_at_id is None

    remove_item(item)
    db.session.commit()
    assert db.session.scalars(db.select(CalledIn)).all() == []
