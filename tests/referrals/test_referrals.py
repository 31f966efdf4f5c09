"""What one body recommends to another: sent, answered in time, chased, and noted."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from app.actions.models import Action
from app.actions.rules import ActionStatus
from app.database import db
from app.decisions.rules import ClauseKind
from app.errors import RuleBroken
from app.referrals.models import Referral
from app.referrals.operations import answer_referral, send_to
from app.referrals.rules import Answer, answer_by
from tests.decisions.pages import errors
from tests.factories import NOW, a_body, a_meeting, a_resolution, an_item

pytestmark = pytest.mark.usefixtures("app")

DAY = date(2026, 3, 5)


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


def a_recommending_clause(cabinet=None):
    scrutiny = a_body("Scrutiny Panel", code="SP", parent=cabinet)
    item = an_item(meeting=a_meeting(body=scrutiny, held_on=DAY))
    clause = a_resolution(item, "That Cabinet be recommended to plant trees.").clauses[0]
    clause.kind = ClauseKind.RECOMMEND_UP
    return clause


@pytest.mark.parametrize(
    ("received", "due"),
    [
        pytest.param(date(2026, 9, 14), date(2026, 11, 13), id="handbook: a Monday"),
        pytest.param(date(2026, 12, 31), date(2027, 2, 28), id="handbook: no such day"),
        pytest.param(date(2027, 3, 1), date(2027, 4, 30), id="handbook: over the clock change"),
        pytest.param(date(2027, 12, 31), date(2028, 2, 29), id="a leap year"),
        pytest.param(date(2027, 12, 30), date(2028, 2, 29), id="the day before"),
    ],
)
def test_an_answer_is_due_within_two_months_beginning_with_the_day(received, due):
    assert answer_by(received) == due


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"answer": Answer.REJECTED}, "Give the reasons"),
        ({"answer": Answer.PARTLY, "reasons": " "}, "Give the reasons"),
        ({"answered_on": date(2026, 3, 5)}, "before it was received"),
    ],
)
def test_an_answer_has_its_reasons_and_comes_after_the_question(wrong, words):
    referral = send_to(
        a_recommending_clause(), a_body("Cabinet"), received_on=date(2026, 3, 6), raised_on=DAY
    )
    told = {"answer": Answer.ACCEPTED, "answered_on": date(2026, 4, 1), "reasons": ""} | wrong

    with pytest.raises(RuleBroken, match=words):
        answer_referral(referral, **told, now=NOW, by=None)

    assert (referral.answer, referral.action.status) == (None, ActionStatus.NOT_STARTED)


def test_an_answer_put_off_leaves_the_action_open():
    clause = a_recommending_clause()
    referral = send_to(clause, a_body("Cabinet"), received_on=DAY, raised_on=DAY)

    told = {"answer": Answer.DEFERRED, "answered_on": DAY, "reasons": "More figures needed"}
    answer_referral(referral, **told, now=NOW, by=None)

    assert referral.action.status is ActionStatus.AT_RISK


def test_the_database_refuses_an_answer_without_a_day_or_reasons():
    clause = a_recommending_clause()
    referral = send_to(clause, a_body("Cabinet"), received_on=DAY, raised_on=DAY)
    referral.answer = Answer.ACCEPTED
    db.session.add(referral)

    with pytest.raises(IntegrityError, match="ck_referral_answer_has_a_day"):
        db.session.flush()


def test_a_recommendation_is_one_thread_from_scrutiny_to_the_executive_and_back(clerk):
    cabinet = kept(a_body("Cabinet", code="CAB"))
    clause = kept(a_recommending_clause(cabinet)).resolution.clauses[0]
    address = f"/clauses/{clause.id}/send"
    assert clerk.get(f"/clauses/{clause.id}").select_one(f"a[href='{address}']")
    refused = clerk.post(address, to_body=cabinet.id)
    assert "Enter the day" in errors(refused)

    day = {"received_on-day": 6, "received_on-month": 3, "received_on-year": 2026}
    page = clerk.post(address, to_body=cabinet.id, owner_post="Director of Parks", **day)

    action = db.session.scalars(db.select(Action)).one()
    assert "an answer is due by 5 May 2026" in page.text
    assert action.reference == "SP 25/26 - 01"
    coming = kept(a_meeting(body=cabinet, held_on=date(2026, 3, 20)))
    offers = clerk.get(f"/meetings/{coming.id}/agenda").select(".resolved-offers li")
    assert any("Recommended by Scrutiny Panel" in offer.text for offer in offers)

    tracker = clerk.post(
        f"/recommendations/{action.id}/answer", answer="partly accepted", reasons="Half the trees"
    )
    assert "Partly accepted" in tracker.text
    item = kept(an_item(meeting=a_meeting(body=action.body, held_on=date(2026, 6, 4))))
    clerk.post(f"/items/{item.id}/actions", **{f"heard-{action.id}": "closed"})

    page = clerk.get(f"/actions/{action.id}")
    assert "Scrutiny Panel noted the answer on 4 June 2026" in page.text
    assert "Half the trees" in page.text
    assert "4 June 2026" in clerk.get("/recommendations").text


def test_a_recommendation_from_a_draft_is_no_officers_to_read(clerk, officer):
    clause = a_recommending_clause()
    kept(send_to(clause, a_body("Cabinet"), received_on=DAY, raised_on=DAY))

    assert "plant trees" in clerk.get("/recommendations").text
    assert "plant trees" not in officer.get("/recommendations").text
    assert db.session.scalars(db.select(Referral)).one()


def test_what_was_sent_to_a_body_waits_for_its_agenda_until_it_is_answered(clerk):
    board = a_body("Wellbeing Board")
    clause = a_recommending_clause(a_body("Cabinet"))
    referral = kept(send_to(clause, board, received_on=DAY, raised_on=DAY))
    meeting = kept(a_meeting(body=board, held_on=date(2026, 4, 1)))
    page = f"/meetings/{meeting.id}/agenda"

    assert "Recommended by Scrutiny Panel" in clerk.get(page).text
    told = {"answer": Answer.ACCEPTED, "answered_on": date(2026, 4, 1), "reasons": ""}
    answer_referral(referral, **told, now=NOW, by=None)
    db.session.commit()
    assert "Recommended by Scrutiny Panel" not in clerk.get(page).text
