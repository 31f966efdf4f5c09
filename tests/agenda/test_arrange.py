"""The agenda as a clerk puts it in order."""

from datetime import date

import pytest

from app.agenda.models import AgendaItem
from app.bodies.models import TemplateItem
from app.database import db
from app.meetings.operations import publish_agenda
from tests.factories import NOW, a_body, a_meeting, a_recommendation, an_item


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    meeting = a_meeting()
    for title in ("Apologies", "Parks", "Roads"):
        an_item(meeting=meeting, title=title)
    db.session.add(meeting)
    db.session.commit()
    return meeting


def listed():
    db.session.expire_all()
    items = db.session.scalars(db.select(AgendaItem).order_by(AgendaItem.position))
    return [item.title for item in items]


def shown(page):
    return [field["value"] for field in page.select("[name=order]")]


def test_an_item_moves_up_and_down_by_its_buttons(clerk, meeting):
    address = f"/meetings/{meeting.id}/agenda"
    order = shown(clerk.get(address))

    page = clerk.post(address, order=order, up=order[2])
    assert listed() == ["Apologies", "Roads", "Parks"]
    clerk.post(address, order=shown(page), down=order[0])

    assert listed() == ["Roads", "Apologies", "Parks"]


def test_the_first_cannot_go_up_nor_the_last_down(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/agenda")

    assert page.select("[name=up]")[0].has_attr("disabled")
    assert page.select("[name=down]")[-1].has_attr("disabled")
    assert len(page.select("[disabled]")) == 2


def test_a_whole_order_is_saved_as_sent(clerk, meeting):
    address = f"/meetings/{meeting.id}/agenda"
    order = shown(clerk.get(address))

    clerk.post(address, order=order[::-1])

    assert listed() == ["Roads", "Parks", "Apologies"]


def test_an_order_from_before_another_clerk_added_an_item_is_refused(clerk, meeting):
    address = f"/meetings/{meeting.id}/agenda"
    order = shown(clerk.get(address))
    an_item(meeting=meeting, title="Trees")
    db.session.commit()

    page = clerk.post(address, order=order, up=order[2])

    assert "The agenda changed while you were ordering it" in page.text
    assert listed() == ["Apologies", "Parks", "Roads", "Trees"]


def test_an_empty_agenda_begins_from_the_template_by_a_button(clerk):
    body = a_body()
    body.template = [TemplateItem(position=1, title="Apologies")]
    meeting = a_meeting(body=body)
    db.session.add(meeting)
    db.session.commit()
    for address in (f"/meetings/{meeting.id}/agenda", f"/meetings/{meeting.id}"):
        assert "Begin with the body’s agenda template (1 line)" in clerk.get(address).text

    page = clerk.post(f"/meetings/{meeting.id}/agenda/begin")

    assert listed() == ["Apologies"]
    assert "agenda template (" not in page.text


def test_an_agenda_that_has_every_line_does_not_begin_again(clerk, meeting):
    meeting.body.template = [TemplateItem(position=1, title=meeting.items[0].title)]
    db.session.commit()

    page = clerk.post(f"/meetings/{meeting.id}/agenda/begin")

    assert "Every line of the template is on" in page.select_one(".govuk-error-summary").text


def test_the_items_are_numbered_in_their_new_order(clerk, meeting):
    order = shown(clerk.get(f"/meetings/{meeting.id}/agenda"))
    clerk.post(f"/meetings/{meeting.id}/agenda", order=order[::-1])

    page = clerk.post(f"/meetings/{meeting.id}/agenda/number")

    numbers = [n.text for n in page.select(".resolved-agenda__number")]
    assert numbers == ["1", "2", "3"]
    assert listed() == ["Roads", "Parks", "Apologies"]


def test_a_published_agenda_offers_no_new_numbers(clerk, meeting):
    publish_agenda(meeting, NOW)
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/agenda")

    assert "Number the items" not in page.text


def test_the_clerk_is_told_by_when_to_publish(clerk):
    meeting = a_meeting(held_on=date(2090, 9, 12))
    db.session.add(meeting)
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/agenda")

    assert "Publish the agenda by Monday 4 September 2090, 5 clear days" in page.text


def test_a_partnership_has_no_such_day(clerk):
    meeting = a_meeting(body=a_body(is_authority_body=False), held_on=date(2090, 9, 12))
    db.session.add(meeting)
    db.session.commit()

    assert "Publish the agenda by" not in clerk.get(f"/meetings/{meeting.id}/agenda").text


def test_short_notice_is_shown_with_its_days(clerk):
    meeting = a_meeting(held_on=date(2026, 3, 10))
    publish_agenda(meeting, NOW)
    db.session.add(meeting)
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/agenda")

    assert "published on 6 March 2026 at 9.30 am: 1 clear day before" in page.text


def test_the_order_taken_is_recorded_where_it_differed(clerk, meeting):
    _, parks, roads = meeting.items

    page = clerk.post(
        f"/meetings/{meeting.id}/order-taken",
        **{f"place_{parks.id}": "3", f"place_{roads.id}": "2"},
    )

    assert "The order taken is saved" in page.text
    page = clerk.get(f"/meetings/{meeting.id}/order-taken")
    taken = [line.text for line in page.select("ol.govuk-list li")]
    assert taken == ["1. Apologies", "3. Roads", "2. Parks"]


def test_two_items_at_one_place_are_refused(clerk, meeting):
    _, parks, roads = meeting.items

    page = clerk.post(
        f"/meetings/{meeting.id}/order-taken",
        **{f"place_{parks.id}": "2", f"place_{roads.id}": "2"},
    )

    assert "Two items cannot be taken at the same place" in page.text


def test_a_line_is_added_with_the_number_of_its_place(clerk, meeting):
    parks = meeting.items[1]
    address = f"/meetings/{meeting.id}/agenda/lines"

    clerk.post(address, title="Ponds", kind="for information", after=str(parks.id))
    clerk.post(address, title="Part two", kind="heading")
    page = clerk.post(address, title="Trees", kind="for decision")

    lines = [line.text for line in page.select(".resolved-agenda__number")]
    assert listed() == ["Apologies", "Parks", "Ponds", "Roads", "Part two", "Trees"]
    assert lines == ["1", "2", "2a", "3", "4"]


def test_a_line_without_a_title_is_asked_for(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/agenda/lines", kind="for decision")

    assert "Enter the title of the item" in page.select_one(".govuk-error-summary").text


def test_each_line_leads_to_its_presenter_recommendation_and_papers(clerk, meeting):
    parks = meeting.items[1]
    a_recommendation(parks, "Note it")
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/agenda")

    line = page.select_one(f"#item-{parks.id}")
    assert "For decision" in line.text
    for words in ("No presenter", "Recommendation", "Add a paper"):
        assert any(link.find(string=True).strip() == words for link in line.select("a"))
