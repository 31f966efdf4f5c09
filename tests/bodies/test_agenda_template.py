import pytest

from app.bodies.models import TemplateItem
from app.bodies.operations import add_line
from app.database import db
from tests.factories import a_body


@pytest.fixture
def board(app):  # noqa: ARG001  # kept in the app's database
    board = a_body("Parks Board")
    for title in ("Apologies", "Interests", "Minutes"):
        add_line(board, title=title)
    db.session.add(board)
    db.session.commit()
    return board


@pytest.fixture
def lines(board):
    return {line.title: line.id for line in board.template}


TEMPLATE = "/bodies/parks-board/agenda-template"


def _titles():
    db.session.expire_all()
    return list(db.session.scalars(db.select(TemplateItem.title).order_by(TemplateItem.position)))


@pytest.mark.usefixtures("board")
def test_a_clerk_adds_lines_at_the_foot(clerk):
    page = clerk.post(TEMPLATE, title="Reports", is_heading="y")

    assert "Line added" in page.text
    assert _titles() == ["Apologies", "Interests", "Minutes", "Reports"]


def test_an_empty_template_says_so(clerk):
    db.session.add(a_body("Parks Board"))
    db.session.commit()

    assert "There are no lines yet" in clerk.get(TEMPLATE).text


@pytest.mark.usefixtures("board")
def test_a_line_without_a_title_is_refused(clerk):
    page = clerk.post(TEMPLATE, title="")

    assert page.select_one(".govuk-error-summary a")["href"] == "#title"
    assert len(_titles()) == 3


@pytest.mark.parametrize(
    ("button", "title", "order"),
    [
        ("up", "Minutes", ["Apologies", "Minutes", "Interests"]),
        ("down", "Apologies", ["Interests", "Apologies", "Minutes"]),
        ("up", "Apologies", ["Apologies", "Interests", "Minutes"]),
    ],
)
def test_lines_are_ordered_by_buttons_without_a_script(clerk, lines, button, title, order):
    form = clerk.get(TEMPLATE).select_one("form[data-reorder]")
    sent = [field["value"] for field in form.select("input[name=order]")]

    page = clerk.post(form["action"], order=sent, **{button: str(lines[title])})

    assert [line["data-title"] for line in page.select("li[data-title]")] == order
    assert _titles() == order


def test_lines_are_ordered_by_dragging(clerk, lines):
    order = ["Minutes", "Apologies", "Interests"]

    clerk.post(f"{TEMPLATE}/order", order=[str(lines[title]) for title in order])

    assert _titles() == order


def test_an_order_made_while_someone_else_added_a_line_is_refused(clerk, lines):
    sent = [str(number) for number in lines.values()]
    clerk.post(TEMPLATE, title="Reports")

    page = clerk.post(f"{TEMPLATE}/order", order=sent[::-1])

    assert "look again" in page.select_one(".govuk-error-summary").text
    assert _titles() == ["Apologies", "Interests", "Minutes", "Reports"]


@pytest.mark.usefixtures("board")
def test_an_order_that_is_none_is_refused(clerk):
    page = clerk.post(f"{TEMPLATE}/order", order="first")

    assert page.select(".govuk-error-summary")
    assert len(_titles()) == 3


def test_a_line_is_corrected(clerk, lines):
    page = clerk.post(f"/template-lines/{lines['Minutes']}/edit", title="Minutes of last time")

    assert "Line saved" in page.text
    assert _titles()[-1] == "Minutes of last time"


def test_a_line_is_removed_after_asking(clerk, lines):
    address = f"/template-lines/{lines['Interests']}/remove"

    assert "Remove the line “Interests”?" in clerk.get(address).text
    assert len(_titles()) == 3
    clerk.post(address)
    assert _titles() == ["Apologies", "Minutes"]
