import re

import pytest
from flask import render_template_string
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.agenda.markup import (
    Bullets,
    Heading,
    ListItem,
    Numbered,
    Paragraph,
    Run,
    Table,
    parse,
    plain_text,
)


def said(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def test_paragraphs_headings_and_bullets():
    text = "Ann said so.\n\n## Traffic\n\n- one\n- two\n  - two and a half"

    assert parse(text) == (
        Paragraph(said("Ann said so.")),
        Heading(said("Traffic")),
        Bullets(
            (
                ListItem(said("one")),
                ListItem(said("two"), (Bullets((ListItem(said("two and a half")),)),)),
            )
        ),
    )


def test_a_numbered_list_keeps_the_number_it_begins_with():
    (numbered,) = parse("3. third\n4. fourth")

    assert numbered == Numbered((ListItem(said("third")), ListItem(said("fourth"))), start=3)


def test_a_table_has_a_header():
    (table,) = parse("| Ward | Homes |\n|---|---|\n| East | 120 |")

    assert table == Table((said("Ward"), said("Homes")), ((said("East"), said("120")),))


@pytest.mark.parametrize(
    "text",
    [
        "| Ward | Homes |\n|---|---|\n| East | 120 | of which 30 let | ~~ |",
        "Ward | Homes\n---|---\nEast | 120 | of which 30 let",
    ],
)
def test_a_row_that_is_too_long_loses_no_cell(text):
    (table,) = parse(text)

    assert len(table.header) == len(table.rows[0]) >= 3
    assert "of which 30 let" in plain_text((table,))


def test_words_are_bold_italic_and_linked():
    (paragraph,) = parse("**RESOLVED** *nem con* [report](https://example.org/r)")

    assert paragraph.words == (
        Run("RESOLVED", bold=True),
        Run(" "),
        Run("nem con", italic=True),
        Run(" "),
        Run("report", link="https://example.org/r"),
    )


def test_a_line_break_stays():
    assert parse("one\ntwo") == (Paragraph((Run("one"), Run("\n"), Run("two"))),)


@pytest.mark.parametrize(
    "text",
    [
        "    four spaces before",
        "`code`",
        "> quoted",
        "***",
        "[a]: https://example.org",
        "<b>bold</b>",
    ],
)
def test_marks_that_minutes_do_not_use_are_words(text):
    assert plain_text(parse(text)).split() == text.split()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_that_could_run_a_program_is_words(address):
    (paragraph,) = parse(f"[click]({address})")

    assert all(not run.link for run in paragraph.words)


anything = st.text(max_size=300)
marked = st.text(st.sampled_from("ab*_#-|[](){}<>!`~:\\ \n\t1.&'\"é"), max_size=120)


@given(st.one_of(anything, marked))
def test_reading_never_fails(text):
    parse(text)


@given(st.text(st.characters(categories=["L", "Nd", "Zs"], include_characters="\n"), max_size=200))
def test_plain_words_are_all_kept(text):
    words = re.findall(r"\w", text)

    assert re.findall(r"\w", plain_text(parse(text))) == words


@given(st.one_of(anything, marked))
def test_what_was_read_is_kept_to_the_last_letter(text):
    """Marks may go; letters may not, except the addresses of links and what entities stand for."""
    assume("](" not in text and "&" not in text)
    letters = re.findall(r"[^\W\d_]", text)

    assert re.findall(r"[^\W\d_]", plain_text(parse(text))) == letters


RENDER = '{% from "components/minutes.html" import blocks %}{{ blocks(parse_minutes(text)) }}'
FRAGMENTS = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p>", '" onx="', "&lt;"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(parts=st.lists(st.one_of(st.sampled_from(FRAGMENTS), marked), max_size=4))
def test_no_html_that_was_typed_comes_out_as_html(app, parts):
    with app.test_request_context():
        html = render_template_string(RENDER, text="\n\n".join(parts))

    tags = {tag.lower() for tag in re.findall(r"<\s*([a-zA-Z!/]+[^\s>]*)", html)}
    ours = {"p", "h3", "ul", "ol", "li", "strong", "em", "a", "br", "div"}
    ours |= {"table", "thead", "tbody", "tr", "th", "td"}
    assert tags <= ours | {f"/{tag}" for tag in ours}
    assert not re.search(r"<[^>]*\son\w+=", html)
