from datetime import date

import pytest

from app.database import db
from app.people.models import Appointment
from app.people.rules import StatutoryRole
from tests.factories import a_person, an_organisation


@pytest.fixture
def ann(app):  # noqa: ARG001  # kept in the app's database
    ann = a_person("Ann Marsh")
    ann.appointments = [Appointment(post="Deputy Head")]
    db.session.add(ann)
    db.session.commit()
    return ann


@pytest.fixture
def trust(app):  # noqa: ARG001  # kept in the app's database
    trust = an_organisation("Riverside Trust")
    db.session.add(trust)
    db.session.commit()
    return trust


def _posts():
    db.session.expire_all()
    return db.session.scalars(db.select(Appointment).order_by(Appointment.id)).all()


def test_a_clerk_adds_a_post(clerk, ann, trust):
    page = clerk.post(
        f"/people/{ann.id}/posts/add",
        post="Executive Director",
        organisation=str(trust.id),
        statutory_role="head of paid service",
        **{"starts_on-day": "1", "starts_on-month": "9", "starts_on-year": "2014"},
    )

    assert "Post added" in page.text
    added = _posts()[-1]
    assert (added.post, added.organisation_id) == ("Executive Director", trust.id)
    assert added.statutory_role is StatutoryRole.HEAD_OF_PAID_SERVICE
    assert (added.starts_on, added.ends_on) == (date(2014, 9, 1), None)


def test_a_post_is_asked_for(clerk, ann):
    page = clerk.post(f"/people/{ann.id}/posts/add", post="")

    assert "Enter the post" in page.select_one(".govuk-error-summary").text
    assert len(_posts()) == 1


@pytest.mark.parametrize(
    ("year", "told"),
    [
        pytest.param("1999", "must not be before the first", id="ends before it starts"),
        pytest.param("26", "Last day must be a real date", id="a year of two digits"),
        pytest.param("soon", "Last day must be a real date", id="no year"),
    ],
)
def test_a_wrong_day_is_said_at_the_day_and_kept(clerk, ann, year, told):
    page = clerk.post(
        f"/people/{ann.id}/posts/add",
        post="Head",
        **{"starts_on-day": "1", "starts_on-month": "9", "starts_on-year": "2014"},
        **{"ends_on-day": "1", "ends_on-month": "9", "ends_on-year": year},
    )

    assert page.select_one(".govuk-error-summary a")["href"] == "#ends_on-day"
    assert told in page.select_one("#ends_on-error").text
    assert page.select_one("#ends_on-year")["value"] == year
    assert len(_posts()) == 1


def test_a_clerk_corrects_a_post(clerk, ann, trust):
    page = clerk.post(
        f"/posts/{ann.appointments[0].id}/edit", post="Head", organisation=str(trust.id)
    )

    assert "Post saved" in page.text
    assert [(p.post, p.organisation_id) for p in _posts()] == [("Head", trust.id)]


def test_a_post_is_removed_after_asking(clerk, ann):
    address = f"/posts/{ann.appointments[0].id}/remove"

    assert "Remove the post “Deputy Head” of Ann Marsh?" in clerk.get(address).text
    assert len(_posts()) == 1
    clerk.post(address)
    assert _posts() == []


def test_the_form_holds_what_is_known(clerk, ann):
    page = clerk.get(f"/posts/{ann.appointments[0].id}/edit")

    assert page.select_one("#post")["value"] == "Deputy Head"
    assert "Add it" in page.text
