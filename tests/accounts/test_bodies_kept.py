"""Which bodies an account keeps the record of."""

import pytest
from sqlalchemy.exc import IntegrityError

from app.accounts.models import Account, KeptBody
from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.bodies.models import Body
from app.database import db
from tests.decisions.pages import tick
from tests.factories import PASSWORD, a_body, an_account

ANN = {"email": "ann@example.org", "name": "Ann Lee", "password": PASSWORD}


@pytest.fixture
def parks(app):  # noqa: ARG001  # kept in the app's database
    return _kept(a_body("Parks Committee"))


@pytest.fixture
def roads(app):  # noqa: ARG001  # kept in the app's database
    return _kept(a_body("Roads Committee"))


@pytest.fixture
def clerk_of_parks(parks):
    bodies = [KeptBody(body_id=parks.id)]
    return _kept(an_account(email=ANN["email"], every_body=False, bodies_kept=bodies))


def _kept(record):
    db.session.add(record)
    db.session.commit()
    return record


def _ann():
    db.session.expire_all()
    return db.session.scalar(db.select(Account).filter_by(email=ANN["email"]))


def _chosen(page):
    return [box["value"] for box in page.select("[name=bodies][checked]")]


def test_a_clerk_is_given_chosen_bodies(administrator, parks, roads):
    administrator.post("/accounts/add", **ANN, role="clerk", bodies=[parks.id])

    viewer = SignedIn(_ann()).viewer
    assert viewer.keeps(parks.id)
    assert not viewer.keeps(roads.id)
    assert "Clerk of Parks Committee" in administrator.get("/accounts").text


def test_a_clerk_is_given_every_body(administrator, parks):
    administrator.post("/accounts/add", **ANN, role="clerk", every_body="y")

    viewer = SignedIn(_ann()).viewer
    assert viewer.keeps(parks.id)
    assert viewer.keeps(parks.id + 1000), "bodies still to come too"
    assert "Clerk of every body" in administrator.get("/accounts").text


def test_a_clerk_without_bodies_keeps_none_and_the_list_says_so(administrator, parks):
    asked = administrator.post("/accounts/add", **ANN, role="clerk")
    assert "A clerk of no body can change nothing" in asked.select_one(".govuk-error-summary").text
    assert _ann() is None
    administrator.post("/accounts/add", **ANN, role="clerk", sure=tick(asked))

    assert not SignedIn(_ann()).viewer.keeps(parks.id)
    assert "Clerk of no body yet" in administrator.get("/accounts").text


def test_an_administrator_keeps_none_by_being_one(administrator, parks):
    administrator.post("/accounts/add", **ANN, role="administrator")

    viewer = SignedIn(_ann()).viewer
    assert viewer.administers
    assert not viewer.keeps(parks.id)
    assert not viewer.keeps_the_record


def test_the_page_of_an_account_holds_what_it_keeps(administrator, clerk_of_parks, parks, roads):
    page = administrator.get(f"/accounts/{clerk_of_parks.id}")

    boxes = page.select("[name=bodies]")
    assert [box["value"] for box in boxes] == [str(parks.id), str(roads.id)]
    assert _chosen(page) == [str(parks.id)]


def test_an_administrator_hands_one_body_over_for_another(administrator, clerk_of_parks, roads):
    administrator.post(
        f"/accounts/{clerk_of_parks.id}",
        name="Ann Lee",
        email=ANN["email"],
        role="clerk",
        active="y",
        bodies=[roads.id],
    )

    assert _ann().chosen_bodies == {roads.id}


@pytest.mark.parametrize(
    ("answers", "about", "told"),
    [
        ({"role": "officer"}, "role", "Only a clerk or an administrator"),
        ({"role": "clerk", "every_body": "y"}, "every_body", "not both"),
    ],
)
def test_what_contradicts_itself_is_refused_and_kept_on_the_page(
    administrator, clerk_of_parks, parks, answers, about, told
):
    page = administrator.post(
        f"/accounts/{clerk_of_parks.id}",
        name="Ann Lee",
        email=ANN["email"],
        active="y",
        bodies=[parks.id],
        **answers,
    )

    assert told in page.select_one(f"#{about}-error").text
    assert _chosen(page) == [str(parks.id)]
    assert _ann().chosen_bodies == {parks.id}


def test_a_body_that_is_none_is_refused(administrator, parks):
    page = administrator.post("/accounts/add", **ANN, role="clerk", bodies=[parks.id + 1000])

    assert page.select("#bodies-error")
    assert _ann() is None


@pytest.mark.usefixtures("app")
def test_the_database_itself_refuses_a_reader_who_keeps_every_body():
    db.session.add(an_account(Role.READER, every_body=True))

    with pytest.raises(IntegrityError, match="keeper_is_clerk"):
        db.session.flush()


def test_a_body_entered_by_mistake_may_go_though_a_clerk_keeps_it(clerk, clerk_of_parks, parks):
    page = clerk.post(f"/bodies/{parks.slug}/remove")

    assert "Parks Committee removed" in page.text
    assert db.session.get(Body, parks.id, populate_existing=True) is None
    assert _ann().chosen_bodies == set()
    assert clerk_of_parks.active


@pytest.fixture
def run(app):
    def command(*words):
        with app.app_context():
            return app.test_cli_runner().invoke(args=["accounts", *words, "--password", PASSWORD])

    return command


ADD = ["add", ANN["email"], "--name", "Ann Lee", "--role", "clerk"]


def test_bodies_are_given_from_a_terminal_by_name(run, parks, roads):
    answer = run(*ADD, "--body", "parks committee", "--body", "Roads Committee")

    assert answer.stdout == (
        "Ann Lee <ann@example.org> may sign in as clerk of Parks Committee, Roads Committee\n"
    )
    assert _ann().chosen_bodies == {parks.id, roads.id}


def test_every_body_is_given_from_a_terminal(run):
    assert run(*ADD, "--every-body").stdout.endswith("as clerk of every body\n")
    assert _ann().every_body


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([*ADD, "--body", "Parking"], "There is no body called Parking"),
        ([*ADD[:-1], "reader", "--every-body"], "Only a clerk or an administrator"),
    ],
)
def test_what_cannot_be_given_is_said(run, words, told):
    answer = run(*words)

    assert answer.exit_code == 2
    assert told in answer.stderr
    assert _ann() is None
