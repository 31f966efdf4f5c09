"""Pages of fictional councils in the styles that real ones use, each with what it says.

The pages are our own words. `NAME.txt` or `NAME.html` goes with `NAME.json`, which was read by a
person before it was kept.
"""

import json
import re
import textwrap
from pathlib import Path

import pytest

from app.intake.accounting import words
from app.intake.page import parse
from app.intake.reading import decode

PAGES = Path(__file__).parent / "pages"
ALL = sorted(page for page in PAGES.iterdir() if page.suffix in (".txt", ".html"))
TEXTS = [page for page in ALL if page.suffix == ".txt"]


def said_by(page, encoding="utf-8"):
    return parse(decode(page.read_text(encoding="utf-8").encode(encoding))).as_json()


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.name)
def test_a_page_says_what_a_reader_sees(page):
    assert said_by(page) == json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.name)
def test_every_word_of_a_text_is_in_the_result_or_in_a_doubt(page):
    said = set(words(json.dumps(said_by(page), ensure_ascii=False).replace("\\n", " ")))

    printed = set(words(page.read_text(encoding="utf-8").replace("\uf0b7", " ")))
    furniture = set(
        words("Agenda item Supporting Additional documents Purpose of report Minutes Decision")
    )
    noise = set(words("o pdf icon PDF 186 300 KB 1 2 MB item None"))
    assert printed - said <= furniture | noise


def in_windows_letters(page):
    try:
        page.read_text(encoding="utf-8").encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.name)
def test_how_a_page_was_saved_makes_no_difference(page, encoding):
    assert said_by(page, encoding) == said_by(page)


@pytest.mark.parametrize("page", [*filter(in_windows_letters, TEXTS)], ids=lambda page: page.name)
def test_a_page_saved_by_an_old_windows_program_says_the_same(page):
    assert said_by(page, "cp1252") == said_by(page)


def wrapped(page, width):
    text = page.read_text(encoding="utf-8")
    return "\n".join(textwrap.fill(line, width) or "" for line in text.split("\n"))


WRAPPED_ALREADY = {"subjunctive-hard-wrapped", "a-space-after-every-line", "wrapped-traps"}
WRAPPED_ONCE = [
    pytest.param(page, width, id=f"{page.name} at {width}")
    for page in TEXTS
    for width in (60, 72, 80, 100)
    if re.search(r"[a-z,]\n[a-z]", wrapped(page, width)) and page.stem not in WRAPPED_ALREADY
]


@pytest.mark.parametrize(("page", "width"), WRAPPED_ONCE)
def test_a_page_wrapped_by_a_mail_program_says_the_same(page, width):
    said = parse(decode(wrapped(page, width).encode())).as_json()

    assert without_lines(said) == without_lines(said_by(page))


def without_lines(said):
    return {**said, "doubts": sorted(doubt["message"] for doubt in said["doubts"])}
