import pytest
from sqlalchemy import insert

from app.bodies.models import Membership
from app.bodies.rules import MemberRole
from app.database import db, named_by
from app.people.models import Affiliation, Appointment, Person
from tests.factories import a_body, a_meeting, a_membership, a_person, an_organisation
from tests.races import someone_else_first


@pytest.fixture
def ann(app):  # noqa: ARG001  # kept in the app's database
    ann = a_person("Ann Marsh")
    db.session.add(ann)
    db.session.commit()
    return ann


def _is_there(person_id):
    db.session.expire_all()
    return db.session.get(Person, person_id) is not None


def test_the_page_asks_first(clerk, ann):
    page = clerk.get(f"/people/{ann.id}/remove")

    assert page.select_one("h1").text == "Remove Ann Marsh?"
    assert _is_there(ann.id)


def test_someone_entered_by_mistake_goes_with_their_posts(clerk, ann):
    ann.appointments = [Appointment(post="Head")]
    ann.affiliations = [Affiliation(role="governor", organisation=an_organisation())]
    db.session.commit()
    number = ann.id

    page = clerk.post(f"/people/{number}/remove")

    assert "Ann Marsh removed" in page.text
    assert not _is_there(number)


def test_someone_whom_the_record_names_stays_and_the_page_says_where(clerk, ann):
    body = a_body()
    a_membership(body, ann)
    db.session.add_all([body, a_meeting(members=[ann], contact=ann)])
    db.session.commit()

    page = clerk.post(f"/people/{ann.id}/remove")

    told = page.select_one(".govuk-error-summary").text
    assert "meeting as contact (1), membership (1), attendance (1)" in told
    assert _is_there(ann.id)


def test_someone_named_a_moment_before_stays_too(clerk, ann):
    body = a_body()
    db.session.add(body)
    db.session.commit()
    seated = insert(Membership).values(
        body_id=body.id,
        person_id=ann.id,
        role=MemberRole.MEMBER,
        voting=True,
        voting_scope="",
        political_group="",
        portfolio="",
    )

    with someone_else_first(seated):
        page = clerk.post(f"/people/{ann.id}/remove")

    assert "just come to rely on this" in page.select_one(".govuk-error-summary").text
    assert _is_there(ann.id)


def test_a_table_that_names_people_is_found_without_being_told_of(ann):
    body = a_body()
    a_membership(body, ann)
    db.session.add(body)
    db.session.commit()

    assert named_by(ann) == {"membership": 1}
    assert named_by(ann, apart_from=[Membership]) == {}
