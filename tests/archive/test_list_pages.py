"""Lists of bodies, people and seats brought in on a page."""

from io import BytesIO

from sqlalchemy import func, select

from app.bodies.models import Body, Membership
from app.database import db
from app.people.models import Person
from tests.factories import a_person

LIST = """Name,Committee,Role,From
Councillor Ann Lee,Ponds Committee,Chair,2015-05-10
Cllr Day,Ponds Committee,Member,
Councillor Gil Oak,Ponds Committee,Member,soon
"""


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def carried(page):
    """What the page that asks sends on: each hidden field, in order."""
    return [(i["name"], i["value"]) for i in page.select("main input[type=hidden]")]


def test_what_a_list_would_enter_is_shown_and_entered_with_the_clerks_answers(clerk):
    db.session.add(a_person("Bob Day", title="Councillor"))
    db.session.commit()
    there = [count(model) for model in (Body, Person, Membership)]

    page = clerk.post("/archive/lists", files=(BytesIO(LIST.encode()), "seats.csv"))

    assert "1 body, 2 people, 2 seats" in page.text
    assert "“Cllr Day” has no first name" in page.text
    assert "“soon” is no day" in page.text
    assert [count(model) for model in (Body, Person, Membership)] == there
    told = {name: [v for n, v in carried(page) if n == name] for name, _ in carried(page)}
    answers = {**told, "meant": ["Bob Day"]}
    page = clerk.post("/archive/lists/enter", **answers)
    assert "1 body, 2 people, 3 seats" in page.text
    assert "has no first name" not in page.text
    page = clerk.post("/archive/lists/enter", **answers, enter="yes")
    assert "Entered: 1 body, 2 people, 3 seats" in page.text
    assert [count(model) for model in (Body, Person, Membership)] == [
        there[0] + 1, there[1] + 2, there[2] + 3,
    ]  # fmt: skip


def test_a_file_that_lists_nothing_is_refused_in_a_sentence(clerk, councillor):
    page = clerk.post("/archive/lists", files=(BytesIO(b"just words"), "notes.csv"))

    assert "holds no table" in page.select_one(".govuk-error-summary").text
    assert "Choose one or more lists" in clerk.post("/archive/lists").text
    assert councillor.status_of("GET", "/archive/lists") == 403
    assert clerk.status_of("POST", "/archive/lists/enter", name="x", content="no base64") == 302
