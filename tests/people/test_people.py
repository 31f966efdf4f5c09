"""The list from which a clerk changes people."""

import pytest

from app.database import db
from app.people.models import Appointment
from tests.factories import a_person, an_organisation


def _keep(*records):
    db.session.add_all(records)
    db.session.commit()


def test_people_are_listed_by_family_name_with_their_posts(clerk):
    ann = a_person("Ann Marsh", title="Dr", honours="OBE")
    ann.appointments = [Appointment(post="Head", organisation=an_organisation("Sandcove School"))]
    _keep(ann, a_person("Zed Abbott"))

    page = clerk.get("/manage/people")

    keys = [key.get_text(strip=True) for key in page.select("dt")]
    assert keys == ["Zed Abbott", "Dr Ann Marsh OBE"]
    assert "Head, Sandcove School" in page.text


def test_a_list_of_nobody_says_so(clerk):
    assert "Nobody is in the register yet" in clerk.get("/manage/people").text


def test_people_are_found_by_part_of_the_name(clerk):
    _keep(a_person("Ann Marsh"), a_person("Suzy Lee"))

    page = clerk.get("/manage/people?q=MAR")

    assert [key.get_text(strip=True) for key in page.select("dt")] == ["Ann Marsh"]
    assert page.select_one("#q")["value"] == "MAR"


@pytest.mark.parametrize("words", ["zzz", "100%", "_"])
def test_words_that_fit_nobody_are_said_back(clerk, words):
    _keep(a_person("Ann Marsh"))

    page = clerk.get(f"/manage/people?q={words.replace('%', '%25')}")

    assert f"Nothing fits “{words}”" in page.text


def test_a_long_list_is_cut_into_pages_of_25(clerk):
    _keep(*(a_person(f"Ann Marsh{number:02d}") for number in range(30)))

    first = clerk.get("/manage/people?q=marsh")
    second = clerk.get(first.select_one(".govuk-pagination__next a")["href"])

    assert len(first.select("dt")) == 25
    assert [key.get_text(strip=True) for key in second.select("dt")] == [
        f"Ann Marsh{number}" for number in range(25, 30)
    ]


def test_a_page_beyond_the_last_is_not_found(clerk):
    assert clerk.status_of("GET", "/manage/people?page=99") == 404
