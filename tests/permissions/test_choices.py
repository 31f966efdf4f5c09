"""What a form names is checked as well as what its address names."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.agenda.models import AgendaItem
from app.clock import today
from app.database import db
from app.meetings.models import Meeting
from app.meetings.operations import publish_agenda
from app.people.models import Person
from tests.factories import NOW, a_matter, a_meeting, a_person, an_account, an_item

OWN, OTHER, CHIEF = "a clerk of the body", "a clerk of another body", "a chief clerk"


def kept(record):
    db.session.add(record)
    db.session.commit()
    return record


def meetings_of(body):
    db.session.expire_all()
    return db.session.scalars(select(Meeting).where(Meeting.body_id == body.id)).all()


@pytest.mark.parametrize(("who", "called"), [(OWN, 1), (OTHER, 0), (CHIEF, 1)])
def test_a_clerk_calls_meetings_of_their_own_bodies_only(register, who, called):
    before = len(meetings_of(register.body))
    soon = today() + timedelta(days=30)
    day = {"held_on-day": soon.day, "held_on-month": soon.month, "held_on-year": soon.year}

    page = register.as_seen_by(who).post(
        "/meetings/new", body=register.body.id, kind="ordinary", **day
    )

    assert len(meetings_of(register.body)) == before + called
    assert bool(page.select(".govuk-error-summary")) is not bool(called)


def test_only_bodies_that_are_kept_are_offered(register):
    page = register.as_seen_by(OTHER).get(f"/meetings/new?body={register.body.slug}")

    offered = [option.text for option in page.select("#body option") if option["value"]]
    assert offered == ["Roads Committee"]
    assert not page.select("#body option[selected]")


@pytest.fixture
def hidden(register):
    """A matter that only a draft agenda of the body has."""
    item = an_item(meeting=a_meeting(body=register.body), matter=a_matter("The secret sale"))
    return kept(item).matter


@pytest.fixture
def elsewhere(register):
    """An item of the other body."""
    return kept(an_item(meeting=a_meeting(body=register.other)))


def titles_offered(page):
    return [option.text for option in page.select("#matter option") if option["value"]]


@pytest.mark.parametrize("page", ["matter", "edit"])
def test_a_matter_that_is_only_in_another_bodys_draft_is_not_offered(
    register, hidden, elsewhere, page
):
    address = f"/items/{elsewhere.id}/{page}"

    assert hidden.title not in titles_offered(register.as_seen_by(OTHER).get(address))
    assert hidden.title in titles_offered(register.as_seen_by(CHIEF).get(address))


def test_nor_can_an_item_be_made_part_of_it(register, hidden, elsewhere):
    page = register.as_seen_by(OTHER).post(f"/items/{elsewhere.id}/matter", matter=hidden.id)

    assert page.select(".govuk-error-summary")
    assert db.session.get(AgendaItem, elsewhere.id, populate_existing=True).matter is None


def test_a_matter_on_a_published_agenda_may_be_followed_by_any_body(register, hidden, elsewhere):
    publish_agenda(hidden.items[0].meeting, NOW)
    db.session.commit()

    register.as_seen_by(OTHER).post(f"/items/{elsewhere.id}/matter", matter=hidden.id)

    assert db.session.get(AgendaItem, elsewhere.id, populate_existing=True).matter == hidden


def test_a_matter_is_worded_by_each_body_that_considers_it(register, hidden, elsewhere):
    address = f"/matters/{hidden.slug}/edit"
    assert register.as_seen_by(OTHER).status_of("GET", address) == 403

    elsewhere.matter = hidden
    db.session.commit()

    assert register.as_seen_by(OTHER).status_of("GET", address) == 200


def test_a_matter_that_no_body_considers_yet_is_any_clerks(register):
    kept(a_matter("Floods"))

    assert register.as_seen_by(OTHER).status_of("GET", "/matters/floods/edit") == 200
    assert register.as_seen_by("a reader").status_of("GET", "/matters/floods/edit") == 403


@pytest.mark.parametrize("address", ["/matters/nothing/edit", "/items/999999/edit"])
def test_what_is_not_there_is_not_found(register, address):
    assert register.as_seen_by(OWN).status_of("GET", address) == 404
    assert register.as_seen_by("a reader").status_of("GET", address) == 403


@pytest.mark.parametrize(("who", "linked"), [(OWN, False), (CHIEF, True)])
def test_only_whoever_runs_the_authority_says_whose_account_is_whose(register, who, linked):
    ann, account = kept(a_person("Ann Lee")), kept(an_account())

    register.as_seen_by(who).post(f"/people/{ann.id}/edit", name="Ann Lee", account=account.id)

    assert (db.session.get(Person, ann.id, populate_existing=True).account == account) is linked


def test_a_clerk_who_corrects_a_person_leaves_their_account_alone(register):
    account = kept(an_account())
    ann = kept(a_person("Ann Lee", account=account))

    register.as_seen_by(OWN).post(f"/people/{ann.id}/edit", name="Ann Marsh")

    ann = db.session.get(Person, ann.id, populate_existing=True)
    assert (ann.name, ann.account) == ("Ann Marsh", account)


@pytest.mark.parametrize(("who", "count"), [(OWN, 1), (OTHER, 0), (CHIEF, 1)])
def test_the_front_page_tells_a_clerk_of_their_own_bodies(register, who, count):
    kept(an_item(meeting=a_meeting(body=register.body, held_on=today())).meeting)

    page = register.as_seen_by(who).get("/")

    listed = page.select_one("#keeping").find_parent("section").text
    assert ("Parks Committee" in listed) == bool(count)


@pytest.mark.parametrize(("who", "shown"), [(OWN, True), (OTHER, False), (CHIEF, True)])
def test_a_page_of_the_record_shows_tools_to_the_bodys_clerks(register, who, shown):
    browser, named = register.as_seen_by(who), register.named
    pages = [
        f"/bodies/{named['slug']}",
        f"/meetings/{named['meeting_id']}",
        f"/items/{named['item_id']}",
        f"/clauses/{named['clause_id']}",
        f"/matters/{named['record.matter']['slug']}",
        f"/actions/{named['action_id']}",
    ]

    edits = {page: editing_links(browser.get(page)) for page in pages}

    assert {page for page, links in edits.items() if links} == (set(pages) if shown else set())


def editing_links(page):
    """Links of a page that lead to something only clerks may do."""
    ends = ("/edit", "/new", "/manage", "/minutes", "/progress", "/attendance", "/correct")
    return [a["href"] for a in page.select("main a") if a["href"].endswith(ends)]
