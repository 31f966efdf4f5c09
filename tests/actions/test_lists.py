from datetime import date, timedelta

import pytest

from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.clock import today
from app.database import db
from tests.decisions.pages import queries_asked
from tests.factories import (
    NOW,
    a_body,
    a_person,
    a_resolution,
    an_action,
)

pytestmark = pytest.mark.usefixtures("app")


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


def listed(page):
    return [link.text for link in page.select("main tbody td > a:first-child")]


@pytest.mark.parametrize("address", ["/actions", "/actions/mine", "/actions/1"])
def test_the_public_is_asked_to_sign_in(browser, address):
    kept(an_action(text="Circulate the plan"))

    page = browser.get(address)

    assert page.h1.text == "Sign in"
    assert "Circulate the plan" not in page.text


def test_actions_are_listed_the_most_urgent_first(clerk):
    now = today()
    late, later = now - timedelta(days=22), now - timedelta(days=1)
    closed = an_action(text="Closed", due_on=now - timedelta(days=99))
    report_progress(closed, ActionStatus.DONE, "Done", now=NOW)
    kept(
        an_action(text="No date", due_on=None, no_date=True),
        closed,
        an_action(text="Soon", due_on=now + timedelta(days=3)),
        an_action(text="Later", due_on=later),
        an_action(text="Late", due_on=late),
        an_action(text="Far", due_on=now + timedelta(days=40)),
    )

    page = clerk.get("/actions?status=all")

    assert listed(page) == ["Late", "Later", "Soon", "Far", "No date", "Closed"]
    tags = [tag.text for tag in page.select("tbody .govuk-tag")]
    assert tags == ["Overdue", "Overdue", "Due soon", "In time", "No date", "Complete"]
    assert "22 days overdue" in page.text
    assert listed(clerk.get("/actions")) == ["Late", "Later", "Soon", "Far", "No date"]


def test_the_list_is_narrowed(clerk, ann):
    body = a_body("Parks Committee")
    mine = an_action(text="Hers", owner=ann, due_on=today() - timedelta(days=1))
    kept(mine, an_action(text="Theirs", body=body, due_on=today() + timedelta(days=1)))
    risky = an_action(text="Risky", due_on=today())
    report_progress(risky, ActionStatus.AT_RISK, "", now=NOW)
    kept(risky)

    assert listed(clerk.get(f"/actions?body={body.id}")) == ["Theirs"]
    assert listed(clerk.get(f"/actions?owner={ann.id}")) == ["Hers"]
    assert listed(clerk.get("/actions?overdue=y")) == ["Hers"]
    assert listed(clerk.get("/actions?status=at+risk")) == ["Risky"]
    assert "No action fits" in clerk.get("/actions?status=done").text


@pytest.mark.parametrize("nonsense", ["body=x&owner=9", "status=%3Cb%3E", "page=x"])
def test_nothing_typed_into_the_address_is_an_error(clerk, nonsense):
    kept(an_action(text="Late", due_on=date(2026, 1, 1)))

    assert listed(clerk.get(f"/actions?{nonsense}")) == ["Late"]


def test_the_list_is_paged_and_keeps_what_was_asked(clerk):
    kept(*[an_action(text=f"Task {n}", due_on=date(2026, 1, 1)) for n in range(30)])

    page = clerk.get("/actions?overdue=y")
    following = page.select_one(".govuk-pagination__next a")["href"]

    assert len(listed(page)) == 25
    assert "overdue=y" in following
    assert len(listed(clerk.get(following))) == 5


def test_a_long_list_takes_as_few_queries_as_a_short_one(clerk):
    counts = []
    for number in (1, 20):
        kept(
            *[an_action(clause=a_resolution().clauses[0], owner=a_person()) for _ in range(number)]
        )
        with queries_asked() as queries:
            clerk.get("/actions")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_an_officer_has_a_list_of_their_own(ann, officer):
    kept(an_action(text="Hers", owner=ann), an_action(text="Nobody’s"))

    assert listed(ann.browser.get("/actions/mine")) == ["Hers"]
    assert "No action names you" in officer.get("/actions/mine").text
