"""How a meeting and its minutes stand: what is published when, and who reads of it."""

from datetime import timedelta

from app.agenda.operations import publish_minutes
from app.clock import now, short_date, today
from app.database import db
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting
from app.meetings.rules import MinutesState
from tests.factories import a_body, a_meeting, an_item
from tests.life.steps import exempt, put_up, state_of

RESUMES = {"resumes_on-day": 27, "resumes_on-month": 3, "resumes_on-year": 2026}


def test_decisions_are_published_before_the_minutes(clerk, browser, meeting):
    sheet = f"/meetings/{meeting.id}/decisions"
    assert browser.status_of("GET", sheet) == 404

    clerk.post(f"{sheet}/publish")
    page = browser.get(sheet)

    assert "That the oak be felled in Mai." in page.text
    assert "bats" not in page.text
    assert not page.select(".resolved-cite")
    assert "The decisions of this meeting" in browser.get(f"/meetings/{meeting.id}").text
    assert "bats" not in browser.get(f"/items/{meeting.items[1].id}").text
    items = [browser.get(f"/items/{item.id}") for item in meeting.items]
    told = [item.select_one("section[aria-labelledby=decided]") for item in items]
    assert [t.text for t in told if t and "That the oak be felled in Mai." in t.text]
    clerk.post(f"{sheet}/withdraw")
    assert browser.status_of("GET", sheet) == 404
    items = [browser.get(f"/items/{item.id}") for item in meeting.items]
    assert not any(item.select("section[aria-labelledby=decided]") for item in items)


def test_nothing_is_decided_before_the_meeting(clerk):
    meeting = call_meeting(a_body(), today() + timedelta(days=30))
    db.session.add(meeting)
    db.session.commit()

    page = clerk.post(f"/meetings/{meeting.id}/decisions/publish")

    assert "not been held yet" in page.select_one(".govuk-error-summary").text


def test_the_history_tells_everyone_the_public_steps_and_clerks_all(clerk, browser, meeting):
    address = f"/meetings/{meeting.id}"
    clerk.post(f"{address}/agenda/publish", note="Paper copies in the library")
    clerk.post(f"{address}/minutes/review/begin", note="By Friday")
    clerk.post(f"{address}/minutes/publish", reason="Known")

    told = browser.get(address).select_one(".resolved-history")
    known = clerk.get(address).select_one(".resolved-history")

    assert [step["data-step"] for step in told.select("li")] == [
        "minutes published as a draft",
        "agenda published",
    ]
    assert "Paper copies in the library" in told.text
    assert "clerk" not in told.text
    assert [step["data-step"] for step in known.select("li")][1] == "minutes sent for review"
    assert "by clerk" in known.text


def test_how_a_meeting_stands_is_kept_step_by_step(clerk, browser, meeting):
    address = f"/meetings/{meeting.id}"
    clerk.post(f"{address}/status", status="postponed", note="Snow")
    clerk.post(
        f"{address}/status",
        status="adjourned",
        **RESUMES,
        resumes_at="17:00",
    )

    steps = browser.get(address).select(".resolved-history li")

    assert [step["data-step"] for step in steps] == ["meeting adjourned", "meeting postponed"]
    assert "To 27 March 2026 at 5.00 pm" in steps[0].text
    assert "Snow" in steps[1].text


def test_a_late_item_is_unknown_to_the_public_until_its_supplement_is(clerk, browser):
    meeting = call_meeting(a_body(), today() + timedelta(days=30))
    an_item(meeting=meeting, title="Trees")
    db.session.add(meeting)
    db.session.commit()
    address = f"/meetings/{meeting.id}"
    clerk.post(f"{address}/agenda/publish")
    clerk.post(
        f"{address}/items/new", number="2", title="Urgent bats", kind="for decision", part="open"
    )
    late = db.session.scalars(db.select(Meeting)).one().items[-1]

    assert "Urgent bats" not in browser.get(address).text
    assert browser.status_of("GET", f"/items/{late.id}") == 404
    before = clerk.get(f"{address}/agenda/supplement")
    assert "Without a reason why it cannot wait" in before.select_one(".govuk-inset-text").text
    clerk.post(f"{address}/agenda/supplement")

    page = browser.get(address)
    assert "Urgent bats" in page.text
    assert "Supplement 1" in page.select_one(f"#item-{late.id}").text
    assert "supplement published" in page.select_one(".resolved-history li")["data-step"]


def test_every_page_about_a_meeting_says_how_its_minutes_stand(clerk, browser, meeting):
    clerk.post(f"/meetings/{meeting.id}/minutes/publish", reason="Known")
    trees = meeting.items[1]
    clause = trees.resolutions[0].clauses[0]

    for address in (
        f"/meetings/{meeting.id}",
        f"/items/{trees.id}",
        f"/clauses/{clause.id}",
        f"/meetings/{meeting.id}/decisions",
    ):
        page = browser.get(address)
        assert (
            page.select_one("meta[name='resolved:minutes-state']")["content"]
            == "published as draft"
        )
        assert page.select_one("[data-minutes-state='published as draft']")
        assert "Draft minutes" in page.select_one(".resolved-states").text
    assert "Draft minutes" in browser.get("/meetings").text


def test_a_correction_of_restricted_words_is_as_restricted_as_they(
    clerk, browser, meeting, later, people
):
    item = exempt(meeting, people["presenter"])
    taken = put_up(clerk, later)
    clerk.post(f"/meetings/{meeting.id}/minutes/publish", reason="Known")
    clerk.post(
        f"/meetings/{meeting.id}/minutes/approve",
        **{
            "approved_at": later.id,
            "approved_on": taken.id,
            "rows-0-minute": item.id,
            "rows-0-before": "CANARY pounds",
            "rows-0-after": "CANARY euros",
        },
    )
    clerk.post(f"/meetings/{later.id}/agenda/publish")
    clerk.post(f"/meetings/{later.id}/minutes/publish", reason="Known")

    assert state_of(meeting) is MinutesState.APPROVED
    agreed = f"/items/{taken.id}"
    assert "CANARY euros" in clerk.get(agreed).text
    for address in (agreed, f"/items/{item.id}", f"/meetings/{meeting.id}", "/search?q=canary"):
        assert "CANARY euros" not in browser.get(address).text
        assert "CANARY pounds" not in browser.get(address).text


def test_who_approved_is_named_without_what_their_agenda_has_not_published(
    clerk, browser, meeting, later
):
    taken = put_up(clerk, later)
    clerk.post(f"/meetings/{meeting.id}/minutes/publish", reason="Known")
    clerk.post(
        f"/meetings/{meeting.id}/minutes/approve",
        approved_at=later.id,
        approved_on=taken.id,
        **{
            "rows-0-minute": meeting.items[1].id,
            "rows-0-before": "feled",
            "rows-0-after": "felled",
        },
    )

    pages = [browser.get(f"/meetings/{meeting.id}"), browser.get(f"/items/{meeting.items[1].id}")]

    assert state_of(meeting) is MinutesState.APPROVED
    for page in pages:
        assert "Minutes of the meeting held" not in page.text
        assert "5090" not in page.main.text
        for link in page.select("main a[href^='/items/'], main a[href^='/minutes/']"):
            assert browser.status_of("GET", link["href"]) == 200


def test_the_history_goes_by_when_things_happened(clerk, browser, meeting):
    address = f"/meetings/{meeting.id}"
    later = a_meeting(body=meeting.body, held_on=meeting.held_on + timedelta(days=28))
    db.session.add(later)
    db.session.commit()
    clerk.post(f"{address}/minutes/publish", reason="Known")
    clerk.post(f"{address}/status", status="adjourned", resumes_at="17:00", **RESUMES)
    clerk.post(f"{address}/status", status="held")
    clerk.post(f"{address}/minutes/approve", approved_at=later.id)

    told = {li["data-step"]: li for li in browser.get(address).select(".resolved-history li")}

    assert next(iter(told)) == "minutes published as a draft"
    assert list(told)[-1] == "meeting adjourned"
    assert told["meeting held"].time["datetime"] == meeting.last_day.isoformat()
    assert told["minutes approved"].time["datetime"] == later.held_on.isoformat()
    assert f"entered {short_date(today())}" in told["meeting held"].text


def test_the_history_of_an_older_paper_says_nothing_was_published_then(clerk, browser, meeting):
    meeting.brought_in_on = today()
    publish_minutes(meeting, now(), note="From the archive.")
    db.session.commit()

    address = f"/meetings/{meeting.id}"
    told = browser.get(address).select_one(".resolved-history")

    assert "Minutes put into this register" in told.text
    assert "genda published" not in told.text
    assert "genda published" not in clerk.get(address).select_one(".resolved-history").text
