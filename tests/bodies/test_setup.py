import pytest
from flask_migrate import upgrade

from app import create_app
from app.accounts.models import Account
from app.accounts.operations import password_matches
from app.accounts.rules import Role
from app.bodies.models import Authority
from app.bodies.rules import Regime
from app.config import Config
from app.database import db
from tests.factories import PASSWORD, an_account

ALL = [
    *("--authority", "Thornhithe Borough Council", "--regime", "england-principal"),
    *("--email", "Fiona@thornhithe.example", "--person", "Fiona Dacre", "--password", PASSWORD),
]


@pytest.fixture
def run(app):
    """Run `flask setup` as a terminal would."""

    def command(*words, typed=None):
        with app.app_context():
            return app.test_cli_runner().invoke(args=["setup", *words], input=typed)

    return command


def test_setting_up_asks_for_the_authority_its_law_and_the_first_administrator(run):
    lines = ["Thornhithe Council", "scotland", "fiona@thornhithe.example", "Fiona Dacre"]

    answer = run(typed="\n".join([*lines, PASSWORD, PASSWORD, ""]))

    assert answer.exit_code == 0, answer.output
    assert "england-parish       England, parish or town council" in answer.output
    assert PASSWORD not in answer.output
    assert answer.output.endswith(
        "The register of Thornhithe Council is ready. fiona@thornhithe.example may sign in.\n"
    )
    account = db.session.scalars(db.select(Account)).one()
    assert (account.name, account.role) == ("Fiona Dacre", Role.ADMINISTRATOR)
    assert password_matches(account, PASSWORD)
    assert db.session.get(Authority, 1).regime is Regime.SCOTLAND


def test_every_answer_may_be_an_option(run):
    assert run(*ALL).exit_code == 0
    assert db.session.get(Authority, 1).name == "Thornhithe Borough Council"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param([*ALL[:-1], "passwordpassword"], "common or easy to guess", id="common"),
        pytest.param([*ALL[:-1], "short"], "12 characters or more", id="short"),
        pytest.param([*ALL[:5], "fiona", *ALL[6:]], "Enter an email address", id="email"),
        pytest.param(["--authority", " ", *ALL[2:]], "Enter the name of the authority", id="name"),
        pytest.param(ALL[:4], "Not every question was answered", id="no answer"),
        pytest.param([*ALL[:3], "france", *ALL[4:]], "'france' is not one of", id="regime"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_is_kept(run, words, told):
    answer = run(*words, typed="")

    assert answer.exit_code == 2
    assert told in answer.output
    assert db.session.scalars(db.select(Account)).all() == []
    assert db.session.get(Authority, 1) is None


@pytest.mark.parametrize("there", [an_account, lambda: Authority(name="Council")])
def test_a_register_is_set_up_once(run, there):
    db.session.add(there())
    db.session.commit()

    answer = run(*ALL)

    assert answer.exit_code == 2
    assert "This register is set up already, so nothing was changed" in answer.output


def test_setting_up_makes_the_tables_where_there_are_none(tmp_path, new_database):
    address = new_database("new")
    app = create_app(Config("tests", address, tmp_path / "search_index", tmp_path / "exports"))

    with app.app_context():
        answer = app.test_cli_runner().invoke(args=["setup", *ALL])
        upgrade()
        names = db.session.scalars(db.select(Authority.name)).all()
        db.session.remove()
        db.engine.dispose()

    assert answer.exit_code == 0, answer.output
    assert names == ["Thornhithe Borough Council"]
