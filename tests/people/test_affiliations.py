import pytest

from app.database import db
from app.people.models import Affiliation
from tests.factories import a_person, an_organisation


@pytest.fixture
def ann(app):  # noqa: ARG001  # kept in the app's database
    ann = a_person("Ann Marsh")
    ann.affiliations = [
        Affiliation(role="trustee", organisation=an_organisation("Riverside Trust"))
    ]
    db.session.add(ann)
    db.session.commit()
    return ann


def _ties():
    db.session.expire_all()
    ties = db.session.scalars(db.select(Affiliation).order_by(Affiliation.id))
    return [(tie.organisation.name, tie.role) for tie in ties]


def test_a_clerk_adds_an_affiliation(clerk, ann):
    school = an_organisation("Sandcove School")
    db.session.add(school)
    db.session.commit()

    page = clerk.post(
        f"/people/{ann.id}/affiliations/add", organisation=str(school.id), role="governor"
    )

    assert "Affiliation added" in page.text
    assert _ties()[-1] == ("Sandcove School", "governor")


def test_the_organisation_and_the_role_are_asked_for(clerk, ann):
    page = clerk.post(f"/people/{ann.id}/affiliations/add")

    told = page.select_one(".govuk-error-summary").text
    assert "Select an organisation" in told
    assert "like governor" in told


def test_an_organisation_that_is_not_offered_is_refused(clerk, ann):
    page = clerk.post(f"/people/{ann.id}/affiliations/add", organisation="999", role="governor")

    assert page.select_one("#organisation-error")
    assert len(_ties()) == 1


def test_a_clerk_corrects_an_affiliation(clerk, ann):
    tie = ann.affiliations[0]

    clerk.post(
        f"/affiliations/{tie.id}/edit",
        organisation=str(tie.organisation_id),
        role="chair of trustees",
    )

    assert _ties() == [("Riverside Trust", "chair of trustees")]


def test_an_affiliation_is_removed_after_asking(clerk, ann):
    address = f"/affiliations/{ann.affiliations[0].id}/remove"

    assert "Riverside Trust?" in clerk.get(address).select_one("h1").text
    clerk.post(address)
    assert _ties() == []


def test_the_form_holds_what_is_known(clerk, ann):
    page = clerk.get(f"/affiliations/{ann.affiliations[0].id}/edit")

    assert page.select_one("#organisation option[selected]").text == "Riverside Trust"
    assert page.select_one("#role")["value"] == "trustee"
