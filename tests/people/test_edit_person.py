import pytest

from app.database import db
from app.people.models import Affiliation, Appointment, Person
from tests.factories import a_person, an_organisation


@pytest.fixture
def ann(app):  # noqa: ARG001  # kept in the app's database
    ann = a_person("Ann Marsh", title="Dr")
    db.session.add(ann)
    db.session.commit()
    return ann


def test_the_form_holds_what_is_known(clerk, ann):
    page = clerk.get(f"/people/{ann.id}/edit")

    assert page.select_one("#name")["value"] == "Ann Marsh"
    assert page.select_one("#title")["value"] == "Dr"


def test_a_clerk_corrects_a_person(clerk, ann):
    page = clerk.post(f"/people/{ann.id}/edit", name="Ann Marsh", title="", honours="MBE")

    assert "Ann Marsh MBE saved" in page.text
    assert db.session.get(Person, ann.id, populate_existing=True).honours == "MBE"


def test_a_person_with_a_namesake_is_not_asked_about_again(clerk, ann):
    db.session.add(a_person("Ann Marsh"))
    db.session.commit()

    page = clerk.post(f"/people/{ann.id}/edit", name="Ann MARSH", title="Ms")

    assert "saved" in page.text


def test_a_new_name_near_someone_elses_is_asked_about(clerk, ann):
    db.session.add(a_person("Suzy Lee"))
    db.session.commit()

    page = clerk.post(f"/people/{ann.id}/edit", name="Suzy Lee")

    assert "There is already a Suzy Lee" in page.select_one("#someone_else-error").text
    assert page.select_one("h1").text == "Change Dr Ann Marsh"


def test_posts_and_affiliations_are_listed_with_their_links(clerk, ann):
    school = an_organisation("Sandcove School")
    db.session.add(school)
    db.session.commit()
    db.session.add_all(
        [
            Appointment(person=ann, post="Head", organisation=school),
            Affiliation(person=ann, role="governor", organisation=school),
        ]
    )
    db.session.commit()

    page = clerk.get(f"/people/{ann.id}/edit")

    links = {link["href"] for link in page.select("main a")}
    assert {
        f"/posts/{ann.appointments[0].id}/edit",
        f"/posts/{ann.appointments[0].id}/remove",
        f"/affiliations/{ann.affiliations[0].id}/edit",
        f"/affiliations/{ann.affiliations[0].id}/remove",
    } <= links


def test_someone_who_is_not_there_is_not_found(clerk):
    assert clerk.status_of("GET", "/people/999/edit") == 404
    assert clerk.status_of("GET", f"/people/{2**70}/edit") == 404
