import pytest
from sqlalchemy import insert

from app.database import db
from app.people.models import Appointment, Organisation
from app.people.rules import OrganisationKind
from tests.factories import a_person, an_organisation
from tests.races import someone_else_first


@pytest.fixture
def school(app):  # noqa: ARG001  # kept in the app's database
    school = an_organisation("Sandcove School")
    db.session.add(school)
    db.session.commit()
    return school


def _names():
    db.session.expire_all()
    return list(db.session.scalars(db.select(Organisation.name).order_by(Organisation.id)))


def test_organisations_are_listed_by_name(clerk, school):
    db.session.add(an_organisation("ark Trust", url="https://ark.example"))
    db.session.commit()

    page = clerk.get("/manage/organisations")

    assert [key.get_text(strip=True) for key in page.select("dt")] == ["ark Trust", school.name]
    assert page.select_one('a[href="https://ark.example"]')


def test_an_empty_list_says_so(clerk):
    assert "No organisations have been entered yet" in clerk.get("/manage/organisations").text


def test_a_clerk_adds_an_organisation(clerk):
    page = clerk.post(
        "/manage/organisations/add",
        name="Riverside Trust",
        kind="trust",
        url="https://riverside.example",
    )

    assert "Riverside Trust added" in page.text
    assert _names() == ["Riverside Trust"]


def test_a_clash_is_said_at_the_name_and_what_was_typed_is_kept(clerk, school):
    page = clerk.post("/manage/organisations/add", name="SANDCOVE school", kind="trust")

    assert "already an organisation called Sandcove School" in page.select_one("#name-error").text
    assert page.select_one("#name")["value"] == "SANDCOVE school"
    assert page.select_one("#kind option[selected]")["value"] == "trust"
    assert _names() == [school.name]


def test_a_name_taken_by_someone_a_moment_before_is_said_too(clerk):
    taken = insert(Organisation).values(name="Riverside", kind=OrganisationKind.TRUST, url="")

    with someone_else_first(taken):
        page = clerk.post("/manage/organisations/add", name="Riverside", kind="school")

    assert "already an organisation of this name" in page.select_one("#name-error").text
    assert page.select_one("#name")["value"] == "Riverside"
    assert _names() == ["Riverside"]


def test_a_clerk_corrects_an_organisation(clerk, school):
    page = clerk.post(f"/organisations/{school.id}/edit", name="Sandcove Academy", kind="school")

    assert "Sandcove Academy saved" in page.text
    assert _names() == ["Sandcove Academy"]


def test_an_address_that_could_run_a_program_is_refused(clerk, school):
    page = clerk.post(
        f"/organisations/{school.id}/edit", name="A", kind="school", url="javascript:alert(1)"
    )

    assert "begins with https://" in page.select_one("#url-error").text
    assert _names() == ["Sandcove School"]


def test_an_unused_organisation_is_removed_after_asking(clerk, school):
    address = f"/organisations/{school.id}/remove"

    assert "Remove Sandcove School?" in clerk.get(address).text
    assert "Sandcove School removed" in clerk.post(address).text
    assert _names() == []


def test_an_organisation_in_use_stays_and_the_page_says_where(clerk, school):
    ann = a_person()
    ann.appointments = [Appointment(post="Head", organisation=school)]
    db.session.add(ann)
    db.session.commit()

    page = clerk.post(f"/organisations/{school.id}/remove")

    assert "appointment (1)" in page.select_one(".govuk-error-summary").text
    assert _names() == ["Sandcove School"]
