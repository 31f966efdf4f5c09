"""Laws that hold for any page: it is read as it was built, and no word of it is lost."""

import json
import textwrap
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import RuleBroken
from app.intake.accounting import words
from app.intake.page import parse
from app.intake.reading import decode
from app.wording.numbering import roman

NOUNS = ("allotments", "bridges", "libraries", "markets", "parks", "pools", "schools", "trees")
VERBS = [("Note", "Noted"), ("Approve", "Approved"), ("Defer", "Deferred"), ("Set", "Set")]
FORMS = [
    lambda n: f"({n})",
    lambda n: f"{n}.",
    lambda n: f"({chr(96 + n)})",
    lambda n: f"{chr(96 + n)})",
    lambda n: f"({roman(n)})",
    lambda n: f"{roman(n)})",
]

nouns = st.lists(st.sampled_from(NOUNS), min_size=2, max_size=30)
objects = nouns.map(lambda found: f"the {' and the '.join(found)}")
sentences = nouns.map(lambda found: f"Members spoke of the {' and the '.join(found)}.")
points = nouns.map(lambda found: f"The {' and '.join(found)} were open.")
headings = st.lists(st.sampled_from(NOUNS), min_size=1, max_size=3).map(
    lambda found: " ".join(found).capitalize()
)


@st.composite
def items(draw):
    """A page and what it says; the clauses have no sub-clauses."""
    form = draw(st.sampled_from(FORMS))
    gap = draw(st.sampled_from(["\n\n", "\n\n\n", "\n \n"]))
    space = draw(st.sampled_from([" ", "\u00a0\u00a0 ", "\t"]))
    clauses = draw(st.lists(st.tuples(st.sampled_from(VERBS), objects), min_size=2, max_size=9))
    recommended = [(form(n), f"{v[0]} {o}") for n, (v, o) in enumerate(clauses, 1)]
    resolved = [(form(n), f"{v[1]} {o}.") for n, (v, o) in enumerate(clauses, 1)]
    sections = draw(st.lists(st.tuples(headings, sentences, st.lists(points)), max_size=4))
    opening = draw(sentences)
    pieces = [("paragraph", opening)]
    for heading, sentence, bullets in sections:
        pieces += [("heading", heading), ("paragraph", sentence)]
        pieces += [("bullet", bullet) for bullet in bullets]
    parts = [
        "Agenda item",
        "Open spaces",
        "RECOMMENDED that the Panel:",
        *(f"{label}{space}{text}" for label, text in recommended),
        *(f"•{space}{text}" if kind == "bullet" else text for kind, text in pieces),
        "RESOLVED that the Panel:",
        *(f"{label}{space}{text}" for label, text in resolved),
    ]
    return gap.join(parts), recommended, pieces, resolved


def understood(page):
    said = parse(decode(page.encode())).as_json()
    assert all(not clause["children"] for clause in said["recommendations"] + said["resolutions"])
    return (
        [(clause["label"], clause["text"]) for clause in said["recommendations"]],
        [(piece["kind"], piece["text"]) for piece in said["discussion"]],
        [(clause["label"], clause["text"]) for clause in said["resolutions"]],
    )


@settings(max_examples=30)
@given(items())
def test_a_page_is_understood_as_it_was_built(item):
    page, *built = item

    assert understood(page) == tuple(built)


@settings(max_examples=30)
@given(items(), st.integers(60, 110))
def test_a_wrapped_page_is_understood_as_it_was_built(item, width):
    page, *built = item
    wrapped = "\n".join(textwrap.fill(line, width) or "" for line in page.split("\n"))

    assert understood(wrapped) == tuple(built)


LINES = [
    "Agenda item",
    "Minutes:",
    "Decision:",
    "Supporting documents:",
    "RECOMMENDED that the Panel:",
    "RESOLVED that the budget be set.",
    "RESOLVED:",
    "(1) Note the plan",
    "(i) Approve the fee of £5",
    "(c)",
    "• a point",
    "The Board resolved that more be done",
    "It was then RESOLVED that the hall be let. Thanks were given.",
    "Finance",
    "and so on",
    "The report was introduced by Ann Marsh.",
    "(TAKE IN REPORT) Noise",
    "",
    "PDF 186 KB",
    "2017 was a good year",
]


@given(st.lists(st.sampled_from(LINES), unique=True))
def test_no_word_is_lost_whatever_the_order_of_the_lines(lines):
    page = "\n".join(["Agenda item", "Harbour dues", *lines])

    said = parse(decode(page.encode())).as_json()

    kept = set(words(json.dumps(said, ensure_ascii=False).replace("\\n", " ")))
    furniture = set(words("Agenda item Minutes Decision Supporting documents PDF 186 KB"))
    assert set(words(page)) - kept - furniture == set()


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    with suppress(RuleBroken):
        parse(decode(("Agenda item\n" + text).encode()))
