import pytest

from app.database import db
from app.demonstration.load import load
from app.demonstration.rows import is_empty, is_loaded, remove_everything
from app.errors import RuleBroken
from tests.demonstration.papers import TODAY
from tests.factories import a_person


@pytest.fixture
def runner(app):
    return app.test_cli_runner()


@pytest.mark.usefixtures("app")
def test_clearing_leaves_nothing_behind():
    load(TODAY)
    db.session.commit()

    remove_everything()
    db.session.commit()

    assert is_empty()
    assert not is_loaded()


@pytest.mark.usefixtures("app")
def test_clearing_is_refused_once_anything_else_was_entered():
    load(TODAY)
    db.session.add(a_person("Someone Real"))
    db.session.commit()

    with pytest.raises(RuleBroken, match=r"Something was entered .*\(person\)"):
        remove_everything()

    assert is_loaded()


@pytest.mark.usefixtures("app")
def test_there_is_nothing_to_clear_in_a_register_of_ones_own():
    db.session.add(a_person("Someone Real"))
    db.session.commit()

    with pytest.raises(RuleBroken, match="no demonstration data"):
        remove_everything()


def test_the_commands_load_and_clear(runner):
    loaded = runner.invoke(args=["demo", "load"])
    again = runner.invoke(args=["demo", "load"])
    cleared = runner.invoke(args=["demo", "clear"])
    nothing_left = runner.invoke(args=["demo", "clear"])

    assert "Loaded 24 meetings of 9 bodies" in loaded.output
    assert "Sign in as clerk: clerk@thornhithe.example" in loaded.output
    assert "not empty" in again.output
    assert "is gone" in cleared.output
    assert "no demonstration data" in nothing_left.output
    assert [result.exit_code for result in (loaded, again, cleared, nothing_left)] == [0, 1, 0, 1]


def test_every_page_says_that_this_is_a_demonstration(browser):
    before = browser.get("/")

    load(TODAY)
    db.session.commit()
    after = browser.get("/")

    assert "Demonstration" not in before.text
    assert "Demonstration." in after.text
