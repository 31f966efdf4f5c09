"""Writing minutes: preview, stale saves, history."""

import pytest

from app.agenda.models import MinutesRevision
from app.agenda.operations import write_minutes
from app.agenda.rules import Part
from app.database import db
from tests.factories import NOW, a_meeting, a_recommendation, an_item


@pytest.fixture
def item(app):  # noqa: ARG001  # kept in the app's database
    item = an_item(text="Ann said one thing.")
    db.session.add(item.meeting)
    db.session.commit()
    return item


def texts():
    db.session.expire_all()
    kept = db.session.scalars(db.select(MinutesRevision).order_by(MinutesRevision.number))
    return [revision.text for revision in kept]


def test_a_clerk_writes_minutes_and_is_kept_as_their_writer(clerk, item):
    page = clerk.post(f"/items/{item.id}/minutes", text="Ann said\r\nmuch.\r\n", seen="1", save="y")

    assert "Minutes saved: 1. Parks" in page.text
    assert texts() == ["Ann said one thing.", "Ann said\nmuch."]
    newest = db.session.get(MinutesRevision, (item.id, 2))
    assert newest.saved_by.name.startswith("clerk")


def test_preview_shows_the_minutes_and_saves_nothing(clerk, item):
    page = clerk.post(
        f"/items/{item.id}/minutes", text="## Traffic\n\n- less of it", seen="1", preview="y"
    )

    assert page.select_one("#preview h3").text == "Traffic"
    assert page.select_one("#preview li").text == "less of it"
    assert page.select_one("#text").text.strip() == "## Traffic\n\n- less of it"
    assert texts() == ["Ann said one thing."]


def test_the_page_of_a_script_asks_for_the_preview_alone(clerk, item):
    answer = clerk._open("POST", f"/items/{item.id}/minutes/preview", data={"text": "**Agreed**"})

    assert "<strong>Agreed</strong>" in answer.text
    assert "<html" not in answer.text


def test_what_is_typed_never_becomes_html(clerk, item):
    page = clerk.post(
        f"/items/{item.id}/minutes", text="<script>alert(1)</script>", seen="1", preview="y"
    )

    assert "<script>alert(1)</script>" in page.select_one("#preview").text


def test_a_stale_save_is_refused_and_both_texts_are_shown(clerk, administrator, item):
    address = f"/items/{item.id}/minutes"
    seen = clerk.get(address).select_one("[name=seen]")["value"]
    administrator.post(address, text="Ann said another thing.", seen=seen, save="y")

    page = clerk.post(address, text="Ann said one thing loudly.", seen=seen, save="y")

    assert "Someone else saved these minutes" in page.select_one(".govuk-error-summary").text
    assert page.select_one("#text").text.strip() == "Ann said one thing loudly."
    assert page.select_one("#theirs").text.strip() == "Ann said another thing."
    assert "another" in page.select_one(".resolved-differences del").text
    assert "one" in page.select_one(".resolved-differences ins").text
    assert texts()[-1] == "Ann said another thing."


def test_after_seeing_both_texts_a_clerk_saves_theirs_knowingly(clerk, administrator, item):
    address = f"/items/{item.id}/minutes"
    administrator.post(address, text="Theirs.", seen="1", save="y")
    page = clerk.post(address, text="Mine.", seen="1", save="y")

    clerk.post(address, text="Both.", seen=page.select_one("[name=seen]")["value"], save="y")

    assert texts() == ["Ann said one thing.", "Theirs.", "Both."]


def test_a_save_without_saying_what_was_seen_is_stale(clerk, item):
    page = clerk.post(f"/items/{item.id}/minutes", text="Mine.", save="y")

    assert page.select(".govuk-error-summary")
    assert texts() == ["Ann said one thing."]


def test_an_open_item_has_one_text_and_an_exempt_one_three(clerk, item):
    assert not clerk.get(f"/items/{item.id}/minutes").select("#restricted_text")
    exempt = an_item(meeting=item.meeting, part=Part.EXEMPT, paragraphs=[3], public_interest="Harm")
    db.session.commit()

    clerk.post(
        f"/items/{exempt.id}/minutes",
        text="",
        restricted_text="The price was £1m.",
        public_summary="A sale was agreed.",
        seen="0",
        save="y",
    )

    kept = db.session.get(MinutesRevision, (exempt.id, 1))
    assert (kept.text, kept.restricted_text) == ("", "The price was £1m.")
    page = clerk.get(f"/items/{exempt.id}/minutes")
    assert "Exempt part – not for the public" in page.select_one("#preview").text


def test_an_item_opened_to_the_public_keeps_its_restricted_words_in_their_box(clerk, item):
    write_minutes(item, "Open.", seen=1, now=NOW, restricted_text="Secret.")
    db.session.commit()

    page = clerk.get(f"/items/{item.id}/minutes")

    assert page.select_one("#restricted_text").text.strip() == "Secret."


def test_saving_can_lead_to_the_next_item(clerk, item):
    following = an_item(meeting=item.meeting, title="Roads")
    db.session.commit()

    page = clerk.post(f"/items/{item.id}/minutes", text="Noted.", seen="1", save_and_next="y")

    assert page.h1.text == f"Minutes of {following.numbered_title}"
    assert not page.select("[name=save_and_next]")


def test_the_recommendations_are_at_hand(clerk, item):
    a_recommendation(item, "Note the progress")
    db.session.commit()

    assert "Note the progress" in clerk.get(f"/items/{item.id}/minutes").text


def test_the_history_lists_every_text_and_what_changed(clerk, item):
    clerk.post(f"/items/{item.id}/minutes", text="Ann said two things.", seen="1", save="y")

    page = clerk.get(f"/items/{item.id}/revisions")
    rows = [row.get_text(" ", strip=True) for row in page.select("tbody tr")]
    assert len(rows) == 2
    assert "Current" in rows[0]
    assert "Brought in" in rows[1]

    page = clerk.get(f"/items/{item.id}/revisions/2")
    assert "two" in page.select_one("ins").text
    assert clerk.get(f"/items/{item.id}/revisions/1").h1.text == "The first text"


def test_any_two_texts_can_be_compared(clerk, item):
    for seen, text in enumerate(["Two.", "Three."], start=1):
        write_minutes(item, text, seen=seen, now=NOW)
    db.session.commit()

    page = clerk.get(f"/items/{item.id}/revisions/3?since=1")

    assert "Ann said one thing" in page.select_one("del").text
    assert clerk.status_of("GET", f"/items/{item.id}/revisions/9") == 404


def test_an_item_without_minutes_has_no_history(clerk):
    item = an_item(meeting=a_meeting())
    db.session.add(item.meeting)
    db.session.commit()

    assert "Nothing has been written" in clerk.get(f"/items/{item.id}/revisions").text


def test_minutes_of_twenty_thousand_words_are_compared_in_time(clerk, item):
    long = "\n\n".join(f"Paragraph {n} " + "word " * 98 for n in range(200))
    write_minutes(item, long, seen=1, now=NOW)
    write_minutes(item, long.replace("Paragraph 7 ", "Section 7 "), seen=2, now=NOW)
    db.session.commit()

    page = clerk.get(f"/items/{item.id}/revisions/3")

    assert "Section" in page.select_one("ins").text
