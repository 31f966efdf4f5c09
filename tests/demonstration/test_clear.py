import pytest

from app.database import db
from app.demonstration.rows import is_empty, is_loaded, remove_everything
from app.errors import RuleBroken
from tests.factories import a_person


@pytest.mark.usefixtures("app")
def test_there_is_nothing_to_clear_in_a_register_of_ones_own():
    db.session.add(a_person("Someone Real"))
    db.session.commit()

    with pytest.raises(RuleBroken, match="no demonstration data"):
        remove_everything()


def test_commands_load_and_clear_it_and_until_then_every_page_says_what_it_is(app, browser):
    runner, before = app.test_cli_runner(), browser.get("/")

    loaded = runner.invoke(args=["demo", "load"])
    again = runner.invoke(args=["demo", "load"])
    during = browser.get("/")
    someone = a_person("Someone Real")
    db.session.add(someone)
    db.session.commit()
    refused = runner.invoke(args=["demo", "clear"])
    db.session.delete(someone)
    db.session.commit()
    cleared = runner.invoke(args=["demo", "clear"])
    nothing_left = runner.invoke(args=["demo", "clear"])

    assert "Loaded 24 meetings of 9 bodies" in loaded.output
    assert "Sign in as clerk: clerk@thornhithe.example" in loaded.output
    assert "not empty" in again.output
    assert "(person)" in refused.output
    assert "is gone" in cleared.output
    assert "no demonstration data" in nothing_left.output
    assert is_empty()
    assert not is_loaded()
    assert "Demonstration." in during.text
    assert not any("Demonstration" in page.text for page in (before, browser.get("/")))
    assert [result.exit_code for result in (loaded, again, refused, cleared)] == [0, 1, 1, 0]
