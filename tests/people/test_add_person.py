import pytest
from sqlalchemy import update

from app.database import db
from app.people.models import Person
from tests.factories import a_person, an_account
from tests.races import someone_else_first


def _keep(*records):
    db.session.add_all(records)
    db.session.commit()


def _people():
    db.session.expire_all()
    return db.session.scalars(db.select(Person).order_by(Person.id)).all()


def test_a_clerk_adds_a_person(clerk):
    account = an_account(name="Suzy Lee", email="suzy@example.org")
    _keep(account)

    page = clerk.post(
        "/manage/people/add",
        title="Councillor",
        name="Suzy Lee",
        honours="OBE",
        email="suzy@example.org",
        telephone="01632 960000",
        account=str(account.id),
    )

    assert "Councillor Suzy Lee OBE added" in page.text
    suzy = _people()[0]
    assert (suzy.family_name, suzy.account_id, suzy.telephone) == (
        "Lee",
        account.id,
        "01632 960000",
    )


def test_a_name_is_asked_for(clerk):
    page = clerk.post("/manage/people/add", title="Dr", name=" ")

    assert page.select_one(".govuk-error-summary a")["href"] == "#name"
    assert page.select_one("#title")["value"] == "Dr"


def test_nobody_is_asked_about_before_a_name_is_given(clerk):
    _keep(a_person("Suzy Lee"))

    assert not clerk.get("/manage/people/add").select("#someone_else")


def test_a_near_namesake_must_be_confirmed_as_someone_else(clerk):
    _keep(a_person("Suzy Lee"))

    asked = clerk.post("/manage/people/add", name="Suzie Lee", title="Mx")
    assert "There is already a Suzy Lee: is this someone else?" in asked.text
    assert asked.select_one(".govuk-error-summary a")["href"] == "#someone_else"
    assert asked.select_one("#title")["value"] == "Mx"
    assert len(_people()) == 1

    clerk.post("/manage/people/add", name="Suzie Lee", title="Mx", someone_else="y")
    assert [person.name for person in _people()] == ["Suzy Lee", "Suzie Lee"]


def test_an_account_that_is_someone_elses_is_refused_beside_the_answer(clerk):
    account = an_account()
    _keep(account, a_person("Ann Marsh", account=account))

    page = clerk.post("/manage/people/add", name="Suzy Lee", account=str(account.id))

    assert "This account is Ann Marsh’s" in page.select_one("#account-error").text
    assert len(_people()) == 1


def test_an_account_linked_a_moment_before_is_said_too(clerk):
    account, ann = an_account(), a_person("Ann Marsh")
    _keep(account, ann)

    with someone_else_first(update(Person).values(account_id=account.id)):
        page = clerk.post("/manage/people/add", name="Suzy Lee", account=str(account.id))

    assert "just been linked to someone else" in page.select_one("#account-error").text
    assert page.select_one("#name")["value"] == "Suzy Lee"


@pytest.mark.parametrize("name", ["O’Neill", "李伟", "  Ann  ", "x" * 300])
def test_names_of_every_kind_are_kept(clerk, name):
    clerk.post("/manage/people/add", name=name)

    assert _people()[0].name == name.strip()


def test_a_nul_character_is_left_out(clerk):
    clerk.post("/manage/people/add", name="Ann\x00 Lee")

    assert _people()[0].name == "Ann Lee"
