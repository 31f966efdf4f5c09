import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from app.agenda.markup import parse, plain_text
from app.record.hypertext import minutes_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Said.", '<p class="govuk-body">Said.</p>'),
        ("One\ntwo", '<p class="govuk-body">One<br>two</p>'),
        ("# Theme", '<h4 class="govuk-heading-s">Theme</h4>'),
        ("**a** *b*", '<p class="govuk-body"><strong>a</strong> <em>b</em></p>'),
        ("***a***", '<p class="govuk-body"><em><strong>a</strong></em></p>'),
        ("- a\n- b", '<ul class="govuk-list govuk-list--bullet"><li>a</li><li>b</li></ul>'),
        ("3. a", '<ol class="govuk-list govuk-list--number" start="3"><li>a</li></ol>'),
        ("<b>&", '<p class="govuk-body">&lt;b&gt;&amp;</p>'),
        ("", ""),
    ],
)
def test_minutes_are_plain_html(text, html):
    assert minutes_html(text, 4) == html


def test_a_link_is_one_link_however_its_words_are_set():
    page = BeautifulSoup(
        minutes_html("[**Bold** and plain](https://example.org/?a=1&b=2)"), "html.parser"
    )

    [link] = page.select("a")
    assert link.text == "Bold and plain"
    assert link["href"] == "https://example.org/?a=1&b=2"


def test_a_table_has_headers_and_scrolls_by_the_keyboard():
    page = BeautifulSoup(minutes_html("| | 2025 |\n|---|---|\n| Cars | 12 |"), "html.parser")

    assert [th["scope"] for th in page.select("th")] == ["col"]
    assert page.select_one("td.govuk-table__header").text == ""
    assert page.select_one("div")["tabindex"] == "0"
    assert page.select_one("div")["aria-label"] == "Table: , 2025"


@given(text=st.text(alphabet="abc *_#-1.|[]()\n<>&\"'"))
def test_every_word_is_on_the_page_and_nothing_runs(text):
    page = BeautifulSoup(minutes_html(text), "html.parser")

    words = "".join(plain_text(parse(text)).replace("|", "").split())
    assert "".join(page.get_text().replace("|", "").split()) == words
    assert not page.find(["script", "style", "iframe", "img"])
