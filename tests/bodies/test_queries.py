from datetime import date

import pytest

from app.bodies.models import Authority, BodyAlias, MunicipalYear
from app.bodies.queries import (
    annual_meetings,
    authority_name,
    body_named,
    names_in_use,
)
from app.database import db
from tests.factories import a_body


@pytest.fixture
def eab(app):  # noqa: ARG001  # kept in the app's database
    eab = a_body("Education Advisory Board", code="EAB")
    eab.aliases = [BodyAlias(name="Education Board"), BodyAlias(name="The Board")]
    db.session.add_all([eab, a_body("Parks Board")])
    db.session.commit()
    return eab


@pytest.mark.parametrize(
    "words", ["Education Advisory Board", " education ADVISORY board ", "eab", "the board"]
)
def test_a_body_is_found_by_name_code_or_alias_whatever_the_capitals(eab, words):
    assert body_named(words) is eab


@pytest.mark.usefixtures("eab")
@pytest.mark.parametrize("words", ["Education", "%", ""])
def test_a_body_is_not_found_by_part_of_a_name(words):
    assert body_named(words) is None


def test_every_name_in_use_says_whose_it_is(eab):
    everyones, others = names_in_use(), names_in_use(apart_from=eab)

    assert everyones["eab"] == "EAB is the code of Education Advisory Board"
    assert everyones["the board"] == "The Board is another name of Education Advisory Board"
    assert set(others) == {"parks board", "parks-board"}


def test_the_register_is_called_resolved_until_its_authority_is_entered(app):  # noqa: ARG001
    assert authority_name() == "Resolved"

    db.session.add(Authority(name="Westbourne Council"))

    assert authority_name() == "Westbourne Council"


def test_annual_meetings_are_known_by_their_year(app):  # noqa: ARG001
    db.session.add(MunicipalYear(year=2026, starts_on=date(2026, 5, 20)))

    assert annual_meetings() == {2026: date(2026, 5, 20)}
