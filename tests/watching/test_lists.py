"""What a search found, taken away: for a spreadsheet and for Word."""

import csv
from io import BytesIO, StringIO

import docx
import pytest
from sqlalchemy import select

from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.agenda.models import AgendaItem
from app.agenda.rules import Part
from app.database import db
from app.decisions.operations import ClauseDraft, resolve
from app.search.keeper import keeper
from app.search.keeping import keep_up
from tests.browser import Browser
from tests.factories import a_membership, a_person, an_account, published

ATOM = {"a": "http://www.w3.org/2005/Atom"}

pytestmark = pytest.mark.usefixtures("record")


def rows_of(browser, path) -> list[list[str]]:
    text = browser.download(path).data.decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def test_results_are_taken_away_for_a_spreadsheet(browser, clerk):
    head, *rows = rows_of(browser, "/search.csv?q=otters&sort=oldest&kind=resolution")

    assert head[:5] == ["Kind", "Reference", "Title", "Body", "Date"]
    assert head[5:] == ["Minutes", "Restriction", "Words", "Address"]
    assert rows[0] == [
        "Resolution",
        "RB 1/2024",
        "Otters",
        "Rivers Board",
        "2024-06-03",
        "Published as draft",
        "",
        "'=otters be counted in 2024",
        "http://127.0.0.1:5000/minutes/rb/2024/1/1",
    ]
    assert "Otters to come" not in str(rows_of(browser, "/search.csv?q=otters"))
    assert "Otters to come" in str(rows_of(clerk, "/search.csv?q=otters"))
    assert rows_of(browser, "/search.csv?q=otterexempt") == [head]


def test_results_are_taken_away_as_a_word_list(browser):
    answer = browser.download("/search.docx?q=otters&kind=resolution&sort=oldest")

    document = docx.Document(BytesIO(answer.data))
    table = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert document.paragraphs[1].text.startswith("2 results for “otters”")
    assert table[1] == [
        "RB 1/2024",
        "Otters\n=otters be counted in 2024",
        "Rivers Board\n3 June 2024\nMinutes published as draft",
    ]


def test_a_word_list_says_what_the_search_was_narrowed_to(browser):
    path = "/search.docx?q=otters&kind=resolution&since-day=1&since-month=1&since-year=2025"

    document = docx.Document(BytesIO(browser.download(path).data))

    assert document.paragraphs[2].text == "Only: Kind: Resolution; from 1 January 2025."


EXEMPT = "Exempt: not for publication"


@pytest.fixture
def item():
    """An exempt one of the board, with a resolution."""
    item = db.session.scalars(select(AgendaItem).filter_by(title="Otters in private")).one()
    resolve(item, "RESOLVED that", [ClauseDraft("Ottersecret be paid")])
    published(item.meeting)
    db.session.commit()
    keep_up(keeper().index)
    return item


@pytest.fixture
def member(app, item):
    """A member of the board, in their browser."""
    account = an_account(role=Role.COUNCILLOR)
    db.session.add(a_membership(item.meeting.body, a_person("Ann Lee", account=account)))
    db.session.commit()
    browser = Browser(app)
    browser.sign_in(SignedIn(account).get_id())
    return browser


@pytest.mark.parametrize("word", ["otterexempt", "ottersecret"])
def test_what_is_not_for_publication_is_marked_wherever_it_is_found(browser, member, item, word):
    [hit] = member.get(f"/search?q={word}").select(".resolved-hit")
    [_, row] = rows_of(member, f"/search.csv?q={word}")
    listed = docx.Document(BytesIO(member.download(f"/search.docx?q={word}").data))

    assert EXEMPT in hit.text
    assert row[6] == EXEMPT
    assert EXEMPT in listed.tables[0].rows[1].cells[2].text
    clause = f"/clauses/{item.resolutions[0].clauses[0].id}"
    assert EXEMPT in member.get(clause).select_one("main").text
    assert EXEMPT not in browser.get("/search?q=otters").text
    assert not browser.get(f"/search?q={word}").select(".resolved-hit")


def test_a_clause_that_is_not_public_is_marked_and_its_open_neighbour_is_not(member, item):
    item.part = Part.OPEN
    resolve(item, "RESOLVED that", [ClauseDraft("Otteropen be seen")])
    item.resolutions[0].clauses[0].restricted = True
    db.session.commit()
    keep_up(keeper().index)

    [closed] = member.get("/search?q=ottersecret").select(".resolved-hit")
    [neighbour] = member.get("/search?q=otteropen").select(".resolved-hit")

    assert "Not for publication" in closed.text
    assert "Not for publication" not in neighbour.text
