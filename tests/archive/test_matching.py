"""The register is asked whom a paper means. What is asked of names is in `test_like_people`."""

from datetime import date, timedelta

import pytest

from app.archive.likeness import Sureness
from app.archive.matching import match_body, match_people, match_person
from app.bodies.models import BodyAlias
from app.bodies.rules import MemberRole
from app.database import db
from tests.factories import a_body, a_membership, a_person

MET = date(2019, 3, 5)


@pytest.mark.usefixtures("app")
def test_people_are_those_who_sat_on_the_body_that_day():
    body, other = a_body(), a_body()
    suzy, ann = a_person("Suzy Horton"), a_person("Ann Horton")
    a_membership(body, suzy, ends_on=MET)
    a_membership(body, ann, role=MemberRole.CHAIR, starts_on=MET + timedelta(days=1))
    a_membership(other, a_person("Ruth Fenn"))
    db.session.add_all([body, other])
    db.session.flush()

    then = match_people(["Cllr Horton", "Suzy Horton", "Ruth Fenn", "Lou Able"], body, MET)
    later = match_people(["Cllr Horton", "The Chair"], body, MET + timedelta(days=30))

    assert (then["Cllr Horton"].person, then["Cllr Horton"].sureness) == (suzy, Sureness.LIKELY)
    assert then["Cllr Horton"].doubt == (
        "Is “Cllr Horton” Suzy Horton? Only the family name is printed"
    )
    assert (then["Suzy Horton"].person, then["Suzy Horton"].doubt) == (suzy, "")
    assert "not on this body on that day" in then["Ruth Fenn"].doubt
    assert then["Lou Able"].person is None
    assert then["Lou Able"].new is not None
    assert then["Lou Able"].new.name == "Lou Able"
    assert later["Cllr Horton"].person is ann
    assert later["The Chair"].person is ann
    assert match_person("Ann Horton", body, MET).doubt


@pytest.mark.usefixtures("app")
def test_bodies_are_found_by_name_code_and_alias_and_what_is_near_is_asked():
    body = a_body(name="Allotments Committee", code="ALC")
    body.aliases = [BodyAlias(name="Garden Plots Committee")]
    db.session.add(body)
    db.session.flush()

    for name in ("the ALLOTMENTS committee", "alc", "Garden plots committee"):
        assert (match_body(name).body, match_body(name).doubt) == (body, "")
    near = match_body("Alotments Committee")

    assert (near.body, near.near) == (body, (body,))
    assert near.doubt == "Is “Alotments Committee” Allotments Committee?"
    assert match_body("Harbour Board").body is None
