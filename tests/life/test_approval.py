"""Minutes approved by a later meeting, signed, and corrected beside their text."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from app.bodies.models import TemplateItem
from app.database import db
from app.meetings.attendance import record_statuses
from app.meetings.operations import call_meeting, record_sitting
from app.meetings.rules import AttendanceStatus, MeetingKind, MinutesState
from tests.decisions.pages import typed
from tests.life.steps import HELD, SIGNED, approve, state_of


def test_minutes_that_wait_go_on_the_next_agenda_with_one_press(clerk, meeting, later):
    arrange = f"/meetings/{later.id}/agenda"
    assert (
        "Parks Committee, 5 March 2026" in clerk.get(arrange).select_one(".resolved-waiting").text
    )

    page = clerk.post(f"{arrange}/minutes")

    titles = [title.text for title in page.select(".resolved-agenda__title")]
    assert ["Declarations of interest" in titles[0], "held on 5 March 2026" in titles[1]] == [
        True
    ] * 2
    assert not page.select(".resolved-waiting")
    assert [row.meeting for row in later.items[-1].to_approve] == [meeting]


@pytest.mark.parametrize("kept", ["Minutes", "Notes"])
def test_the_template_is_not_missed_where_minutes_took_its_line(clerk, meeting, later, kept):
    later.body.template = [TemplateItem(position=1, title=f"{kept} of the previous meeting")]
    db.session.commit()
    clerk.post(f"/meetings/{later.id}/agenda/begin")
    approving = clerk.get(f"/meetings/{meeting.id}/minutes/approve?approved_at={later.id}")
    assert f"{kept} of the previous meeting" in approving.select_one("#approved_on").text

    page = clerk.post(f"/meetings/{later.id}/agenda/minutes")

    assert f"{kept} of the meeting held on 5 March 2026" in page.text
    assert "agenda template" not in page.text
    assert len([item for item in later.items if "of the" in item.title]) == 1


def test_an_extraordinary_meeting_is_offered_no_minutes(clerk, meeting):
    extra = call_meeting(meeting.body, date(2026, 4, 2), kind=MeetingKind.EXTRAORDINARY)
    db.session.add(extra)
    db.session.commit()

    page = clerk.get(f"/meetings/{extra.id}/agenda")
    refused = clerk.post(f"/meetings/{extra.id}/agenda/minutes")

    assert not page.select(".resolved-waiting")
    assert "does not approve minutes" in refused.text


def test_an_adjourned_meeting_is_one_meeting_and_waits_for_its_last_sitting(clerk, meeting, later):
    record_sitting(meeting, 1, HELD)
    record_sitting(meeting, 2, date(2026, 4, 20))
    db.session.commit()

    assert not clerk.get(f"/meetings/{later.id}/agenda").select(".resolved-waiting")
    page = clerk.get(f"/meetings/{meeting.id}/minutes/approve")
    assert "has taken place yet" in page.text


def test_minutes_are_approved_with_corrections_that_are_kept(clerk, browser, meeting, later):
    clerk.post(f"/meetings/{later.id}/agenda/publish")
    approve(clerk, meeting, later)
    clerk.post(f"/meetings/{later.id}/minutes/publish", reason="Known")

    assert state_of(meeting) is MinutesState.APPROVED
    trees, taken = meeting.items[1], later.items[-1]
    page = browser.get(f"/items/{trees.id}")
    assert "The oak will be felled." in page.select_one("#discussion").parent.text
    assert "That the oak be felled in May." in page.text
    corrections = page.select_one("#corrections").parent
    assert [gone.text for gone in corrections.select("del")] == [
        "[was: will be feled] ",
        "[was: in Mai] ",
    ]
    assert corrections.select_one("a")["href"] == f"/items/{taken.id}"
    assert (
        "will be feled"
        in browser.get(f"/items/{taken.id}").select_one("#corrected-here").parent.text
    )
    facts = browser.get(f"/meetings/{meeting.id}")
    assert f"/items/{taken.id}" in {a["href"] for a in facts.select(".resolved-facts a")}
    assert "With 2 corrections" in facts.select_one(".resolved-history").text


def test_an_approval_taken_back_takes_its_corrections_with_it(clerk, meeting, later):
    approve(clerk, meeting, later)

    clerk.post(f"/meetings/{meeting.id}/minutes/take-back")

    assert state_of(meeting) is MinutesState.PUBLISHED_DRAFT
    trees = meeting.items[1]
    assert trees.minutes.text.startswith("The oak will be feled.")
    assert trees.resolutions[0].clauses[0].text == "That the oak be felled in Mai."
    assert trees.corrections == []


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        pytest.param({"rows-0-before": "no such words"}, "Those words are not in", id="not found"),
        pytest.param({"rows-0-before": "e"}, "give more of the sentence", id="often"),
        pytest.param({"rows-0-minute": ""}, "Choose the minute of correction 1", id="no minute"),
        pytest.param({"rows-0-after": "feled"}, "before and after are the same", id="same"),
    ],
)
def test_a_correction_that_says_too_little_is_refused_whole(clerk, meeting, later, words, refusal):
    fields = {
        "approved_at": later.id,
        "rows-0-minute": meeting.items[1].id,
        "rows-0-before": "feled",
        "rows-0-after": "felled",
    }

    page = clerk.post(f"/meetings/{meeting.id}/minutes/approve", **fields | words)

    assert refusal in page.select_one(".govuk-error-summary").text
    assert state_of(meeting) is MinutesState.DRAFT


def test_another_correction_gets_its_own_boxes(clerk, meeting, later):
    page = clerk.post(
        f"/meetings/{meeting.id}/minutes/approve",
        **{"approved_at": later.id, "rows-0-before": "feled", "more": "y"},
    )

    assert len(page.select(".resolved-correction-row")) == 2
    assert page.select_one("[name='rows-0-before']").text.strip() == "feled"


def test_signed_minutes_are_corrected_beside_their_text(clerk, browser, meeting, later):
    clerk.post(f"/meetings/{meeting.id}/minutes/publish", reason="Known")
    clerk.post(f"/meetings/{meeting.id}/minutes/approve", approved_at=later.id)
    clerk.post(f"/meetings/{meeting.id}/minutes/sign", **SIGNED)
    trees, agreed = meeting.items[1], later.items[0]
    page = clerk.post(
        f"/items/{trees.id}/correct",
        before="will be feled",
        after="will be felled",
        reason="misspelt",
        approved_on=agreed.id,
    )

    assert "The correction is recorded" in page.text
    db.session.expire_all()
    assert trees.minutes.text.startswith("The oak will be feled.")
    read = browser.get(f"/items/{trees.id}")
    discussion = read.select_one("#discussion").parent
    assert discussion.select_one("del").text == "[signed as: will be feled] "
    assert discussion.select_one("ins").text == "[corrected to: will be felled]"
    assert "misspelt" in read.select_one("#corrections").parent.text
    assert "minutes corrected" in browser.get(f"/meetings/{meeting.id}").text.lower()
    assert f"/items/{trees.id}" in str(
        clerk.get(f"/items/{agreed.id}").select_one("#corrected-here").parent
    )


def test_minutes_that_are_not_signed_are_changed_and_not_corrected(clerk, meeting, later):
    page = clerk.post(
        f"/items/{meeting.items[1].id}/correct",
        before="feled",
        after="felled",
        approved_on=later.items[0].id,
    )

    assert "Only signed minutes" in page.select_one(".govuk-error-summary").text


def test_word_minutes_are_printed_as_signed_with_their_corrections(clerk, browser, meeting, later):
    clerk.post(f"/meetings/{meeting.id}/minutes/publish", reason="Known")
    clerk.post(f"/meetings/{meeting.id}/minutes/approve", approved_at=later.id)
    clerk.post(f"/meetings/{meeting.id}/minutes/sign", **SIGNED)
    clerk.post(
        f"/items/{meeting.items[1].id}/correct",
        before="feled",
        after="felled",
        approved_on=later.items[0].id,
    )

    document = Document(BytesIO(browser.download(f"/meetings/{meeting.id}/minutes.docx").data))

    words = [paragraph.text for paragraph in document.paragraphs]
    assert "The oak will be feled." in words
    agreed = "item 1 of the meeting of 9 April 2026"
    assert f"Corrected by {agreed}: “feled” reads “felled”." in words
    assert document.core_properties.content_status == "signed"
    assert "Signed as a correct record by Councillor Ann Lee on Thursday 30 April 2026." in words
    assert "Approved at the meeting held on Thursday 9 April 2026." in words
    read = browser.get(f"/meetings/{meeting.id}")
    assert "By Councillor Ann Lee on Thursday 30 April 2026" in read.text


def test_the_chair_of_the_approving_meeting_signs_on_its_day_unless_a_clerk_knows_better(
    clerk, meeting, later
):
    chair = later.attendances[0].person
    record_statuses(later, {chair: AttendanceStatus.PRESENT})
    record_sitting(later, 1, later.held_on, presiding=chair)
    db.session.commit()
    approve(clerk, meeting, later)
    address = f"/meetings/{meeting.id}/minutes/sign"

    offered = typed(clerk.get(address))
    too_early = clerk.post(address, **offered | {"signed_on-day": "8"})
    nobody = clerk.post(address, **offered | {"signed_by": ""})

    assert offered["signed_by"] == chair.formal_name
    assert [offered[f"signed_on-{part}"] for part in ("day", "month", "year")] == ["9", "4", "2026"]
    assert "signed once they are approved" in too_early.select_one(".govuk-error-summary").text
    assert "Enter who signed" in nobody.select_one(".govuk-error-summary").text
    assert "The minutes are signed" in clerk.post(address, **offered).text
