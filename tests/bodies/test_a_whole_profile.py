"""A clerk enters all that a partnership says of itself, page by page, and the public reads it.

The partnership is made up, with every kind of fact that such a page holds: when it was established
and what it grew out of, who leads it with honours and posts, whom it belongs to, who its members
are, a project with partners and aims, and a report that is awaited.
"""

import re

import pytest
from bs4 import BeautifulSoup

PROFILE = """\
The Hub lets **schools** of different kinds learn from each other.

- Each school stays its own master
- Members decide together what the Hub does
"""
AIMS = """\
For a year, specialists helped schools with their plans for:

- a view that the whole school shares
- leaders who work beside teachers
- assistants whose time is well used
"""


@pytest.fixture
def enter(clerk):
    """Fill the form at an address by the words on its labels, as a clerk reads them."""

    def fill(address: str, **answers: str) -> BeautifulSoup:
        page = clerk.get(address)
        form = page.select_one("main form[method=post]:has(.govuk-form-group)")
        sent = _as_it_stands(form)
        for label, answer in answers.items():
            sent[_field(form, label.replace("_", " "))] = _value(form, label, answer)
        ticks = {box["name"] for box in form.select("input[type=checkbox]")}
        sent = {name: value for name, value in sent.items() if value or name not in ticks}
        answer = clerk.post(form["action"], **sent)
        assert not answer.select(".govuk-error-summary"), answer.select_one("main").text
        return answer

    return fill


def _as_it_stands(form) -> dict[str, str]:
    sent = {box["name"]: box.get("value", "") for box in form.select("input:not([type=checkbox])")}
    sent |= {box["name"]: "y" for box in form.select("input[type=checkbox][checked]")}
    sent |= {box["name"]: box.text.strip() for box in form.select("textarea")}
    chosen = {
        box["name"]: (box.select_one("option[selected]") or box.option)["value"]
        for box in form.select("select")
    }
    return sent | chosen


def _field(form, label: str) -> str:
    if label.endswith((" year", " month", " day")):
        legend, part = label.rsplit(" ", 1)
        group = next(g for g in form.select("fieldset") if g.legend.text.strip() == legend)
        return group.select_one(f"input[name$={part}]")["name"]
    named = next(tag for tag in form.select("label") if tag.text.strip() == label)
    return form.find(id=named["for"])["name"]


def _value(form, label: str, answer: str) -> str:
    """The value of the choice that reads `answer`, or what was typed."""
    box = form.find(["select"], attrs={"name": _field(form, label.replace("_", " "))})
    if box is None:
        return answer
    return next(option["value"] for option in box.select("option") if option.text == answer)


@pytest.fixture
def entered(enter, clerk):
    """The whole of the partnership, entered; the page that the public reads of it."""
    for name, kind in [
        ("Northshore School Alliance", "Partner"),
        ("Lantern Trust", "Trust"),
        ("Joined Schools Network", "Charity"),
        ("Brook School", "School"),
        ("Fell School", "School"),
    ]:
        enter("/manage/organisations/add", Name=name, Kind=kind)

    _person(enter, "Alma Quist", "OBE, NLE", "Executive Director", "Lantern Trust")
    _person(enter, "Sefa Venn", "", "Director", "Northshore School Alliance")
    _person(enter, "Rui Tamm", "", "Headteacher", "Brook School")

    enter(
        "/manage/bodies/add",
        Name="Northshore Hub",
        Kind="Outside network",
        Power_to_decide="None",
        Established_year="2014",
        What_it_is_and_does=PROFILE,
        **{"This_is_one_of_the_authority’s_own_bodies": ""},
    )
    hub = "/bodies/northshore-hub"
    enter(f"{hub}/names", Another_name="The Shore Hub")
    enter(
        f"{hub}/links/add", This_body="Grew out of", or_an_organisation="Northshore School Alliance"
    )
    enter(f"{hub}/links/add", This_body="Part of", or_an_organisation="Joined Schools Network")
    enter(f"{hub}/links/add", This_body="Website", Web_address="https://hub.example/shore")
    for leader in ("Quist, Alma", "Venn, Sefa"):
        enter(f"{hub}/members/add", Person=leader, Role="Lead", May_vote="")
    enter(f"{hub}/members/add", Person="Tamm, Rui", Organisation="Brook School", May_vote="")
    enter(f"{hub}/members/add", Organisation="Fell School", May_vote="")

    enter(
        f"{hub}/projects/add",
        Title="Every pupil on the way",
        What_it_is_and_aims_at=AIMS,
        Partners_in_words="18 other local schools",
        Started_year="2016",
        Started_month="9",
        Ended_year="2017",
    )
    partners = re.search(r"/projects/\d+/partners", str(clerk.get(f"{hub}/work"))).group()
    for school in ("Brook School", "Fell School"):
        enter(partners, Partner=school)
    enter(
        f"{hub}/reports/add",
        Title="What we learned",
        Project_it_comes_from="Every pupil on the way",
        When_it_is_expected="over the next months",
    )
    return hub


def _person(enter, name: str, honours: str, post: str, organisation: str) -> None:
    page = enter("/manage/people/add", Full_name=name, Honours=honours)
    add = next(a["href"] for a in page.select("main a") if a.text.strip() == "Add a post")
    enter(add, Post=post, Organisation=organisation)


def test_all_that_a_partnership_says_of_itself_is_entered_and_read(entered, browser):
    page = browser.get(entered)

    words = " ".join(page.select_one("main").get_text(" ").split())
    for told in [
        "Northshore Hub Outside network",
        "not a body of the council",
        "Established 2014",
        "Also known as The Shore Hub",
        "Grew out of Northshore School Alliance",
        "Part of Joined Schools Network",
        "The Hub lets schools of different kinds learn from each other.",
        "Members decide together what the Hub does",
        "Alma Quist OBE, NLE",
        "Sefa Venn",
        "Rui Tamm",
        "Fell School",
        "Every pupil on the way",
        "a view that the whole school shares",
        "Brook School, Fell School, 18 other local schools",
        "What we learned Awaited over the next months",
    ]:
        assert told in words, told
    assert page.select_one('a[href="https://hub.example/shore"]')
    assert len(page.select("section[aria-labelledby=projects] li")) == 3


def test_whoever_leads_it_is_read_with_their_post(entered, browser):
    page = browser.get(entered)
    link = next(a for a in page.select("main a") if "Alma Quist" in a.text)

    person = browser.get(link["href"])

    assert person.select_one("h1").text.strip() == "Alma Quist OBE, NLE"
    assert "Executive Director, Lantern Trust" in person.text
    assert "Northshore Hub" in person.select_one("section[aria-labelledby=seats]").text
