import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app import create_app
from app.accounts.models import Account
from app.accounts.operations import password_matches
from app.accounts.rules import Role
from app.config import Config
from app.database import db
from tests.factories import PASSWORD, an_account

ADD = ["accounts", "add", "Ann@Example.org", "--name", "Ann Lee", "--role", "clerk"]


@pytest.fixture
def run(app):
    """Run a command as a terminal would, and give the answer."""

    def command(*words, typed=None):
        with app.app_context():
            return app.test_cli_runner().invoke(args=words, input=typed)

    return command


def _accounts():
    db.session.expire_all()
    return db.session.scalars(db.select(Account)).all()


def test_an_account_is_added_with_its_password_asked_for_unseen(run):
    answer = run(*ADD, typed=f"{PASSWORD}\n{PASSWORD}\n")

    assert answer.exit_code == 0
    assert answer.stdout.endswith("Ann Lee <ann@example.org> may sign in as clerk of no body yet\n")
    assert PASSWORD not in answer.output
    assert password_matches(_accounts()[0], PASSWORD)
    assert _accounts()[0].role is Role.CLERK


def test_a_password_may_be_given_as_an_option(run):
    assert run(*ADD, "--password", PASSWORD).exit_code == 0
    assert password_matches(_accounts()[0], PASSWORD)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param([*ADD, "--password", "short"], "Password must be 12 characters", id="short"),
        pytest.param([*ADD, "--password", ""], "Password must be 12 characters", id="empty"),
        pytest.param(ADD, "No password was given, so nothing was changed", id="none typed"),
        pytest.param(
            ["accounts", "add", "ann", "--name", "Ann", "--role", "clerk"],
            "Enter an email address, like name@example.org",
            id="no email",
        ),
        pytest.param(
            [*ADD[:4], " ", "--role", "clerk", "--password", PASSWORD],
            "Enter the name",
            id="no name",
        ),
        pytest.param([*ADD[:-1], "mayor"], "'mayor' is not one of", id="no such role"),
        pytest.param(ADD[:3], "Missing option '--name'", id="name left out"),
        pytest.param(
            ["accounts", "password", "nobody@example.org"],
            "There is no account with the email address nobody@example.org",
            id="nobody",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_with_exit_code_2(run, words, told):
    answer = run(*words, typed="")

    assert answer.exit_code == 2
    assert told in answer.stderr
    assert _accounts() == []


@pytest.fixture
def bare(tmp_path, new_database):
    """A register whose database has nothing in it."""
    address = new_database("bare")
    app = create_app(Config("tests", address, tmp_path / "search_index", tmp_path / "exports"))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("words", [["accounts", "list"], [*ADD, "--password", PASSWORD]])
def test_a_database_without_tables_is_said_in_a_sentence(bare, words):
    answer = bare.test_cli_runner().invoke(args=words)

    assert answer.exit_code == 2
    assert answer.stderr.startswith("Error: The database has no tables yet")


def test_another_fault_of_the_database_is_not_hushed_up(bare):
    db.session.execute(text("CREATE TABLE account (id INTEGER)"))
    db.session.commit()

    answer = bare.test_cli_runner().invoke(args=["accounts", "list"])

    assert isinstance(answer.exception, DBAPIError)


def test_a_second_account_for_an_email_is_refused(run):
    db.session.add(an_account(email="ann@example.org", name="Ann Marsh"))
    db.session.commit()

    answer = run(*ADD, "--password", PASSWORD)

    assert (answer.exit_code, len(_accounts())) == (2, 1)
    assert answer.stderr == "Error: Ann Marsh has an account with this email address\n"


def test_accounts_are_listed(run):
    db.session.add(an_account(Role.CLERK, email="zoe@example.org", name="Zoe"))
    db.session.add(an_account(Role.OFFICER, email="ann@example.org", name="Ann", active=False))
    db.session.commit()

    assert run("accounts", "list").stdout.splitlines() == [
        "ann@example.org\tAnn\tofficer\tclosed",
        "zoe@example.org\tZoe\tclerk of every body",
    ]


def test_an_empty_list_says_what_to_do(run):
    assert "There are no accounts. Add one with" in run("accounts", "list").stdout


def test_a_password_is_set(run):
    db.session.add(an_account(email="ann@example.org", session_key="before"))
    db.session.commit()

    answer = run("accounts", "password", "ann@example.org", typed="new long password\n" * 2)

    assert answer.exit_code == 0
    assert password_matches(_accounts()[0], "new long password")
    assert _accounts()[0].session_key != "before"


def test_a_short_password_is_not_set(run):
    db.session.add(an_account(email="ann@example.org"))
    db.session.commit()

    answer = run("accounts", "password", "ann@example.org", "--password", "short")

    assert answer.exit_code == 2
    assert password_matches(_accounts()[0], PASSWORD)
