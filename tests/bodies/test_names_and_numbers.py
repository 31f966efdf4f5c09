import pytest

from app.bodies.models import Body, BodyAlias
from app.bodies.rules import SeriesReset
from app.database import db
from tests.factories import a_body


@pytest.fixture
def pep(app):  # noqa: ARG001  # kept in the app's database
    pep = a_body("Partnership Strategy Board", code="PSB")
    pep.aliases = [BodyAlias(name="Strategy Board / old")]
    db.session.add_all([pep, a_body("Parks Board", code="PKB")])
    db.session.commit()
    return pep


@pytest.fixture
def names(pep):
    return f"/bodies/{pep.slug}/names"


def _aliases():
    db.session.expire_all()
    return sorted(db.session.scalars(db.select(BodyAlias.name)))


def test_a_clerk_adds_another_name(clerk, names):
    page = clerk.post(names, name=" Strategic Board ")

    assert "is found by “Strategic Board” too" in page.text
    assert _aliases() == ["Strategic Board", "Strategy Board / old"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "Enter the other name"),
        ("parks board", "already a body called Parks Board"),
        ("PKB", "PKB is the code of Parks Board"),
        ("partnership strategy board", "already a body called Partnership Strategy Board"),
        ("STRATEGY BOARD / OLD", "is another name of Partnership Strategy Board"),
    ],
)
def test_a_name_that_is_in_use_says_whose_it_is(clerk, names, name, told):
    page = clerk.post(names, name=name)

    assert told in page.select_one("#name-error").text
    assert page.select_one("#name").get("value", "") == name
    assert len(_aliases()) == 1


def test_a_name_is_removed_after_asking(clerk, names):
    link = clerk.get(names).select_one("dl a")["href"]

    asked = clerk.get(link)
    assert "Remove the name “Strategy Board / old”?" in asked.select_one("h1").text
    clerk.post(asked.select_one("main form")["action"])
    assert _aliases() == []


def test_a_name_of_another_body_is_not_removed_here(clerk):
    db.session.add(a_body("Cabinet"))
    db.session.commit()

    assert clerk.status_of("GET", "/bodies/cabinet/names/remove?name=Strategy+Board") == 404


def test_a_clerk_decides_how_minutes_are_numbered(clerk, pep):
    page = clerk.post(f"/bodies/{pep.slug}/numbers", reset="never", pattern="{code}{n}")

    assert "Minute numbers saved" in page.text
    assert "{code}{n}, never begin again" in page.text
    series = db.session.get(Body, pep.id, populate_existing=True).series
    assert (series.reset, series.pattern) == (SeriesReset.NEVER, "{code}{n}")


@pytest.mark.parametrize(
    ("reset", "pattern", "told"),
    [
        ("never", "", "Enter a number format"),
        ("never", "{n}/{yy}", "no year to print"),
        ("each calendar year", "{yyyy}", "must contain {n}"),
        ("each calendar year", "{n}/{month}", "not {month}"),
    ],
)
def test_a_format_that_cannot_be_is_refused_and_kept(clerk, pep, reset, pattern, told):
    page = clerk.post(f"/bodies/{pep.slug}/numbers", reset=reset, pattern=pattern)

    assert told in page.select_one("#pattern-error").text
    assert page.select_one("#pattern").get("value", "") == pattern
    assert page.select_one("#reset option[selected]")["value"] == reset
