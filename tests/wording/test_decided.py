"""A pasted RESOLVED or RECOMMENDED block is parted into its lead-in and its clauses."""

import pytest

from app.wording.decided import decided_in, parted


@pytest.mark.parametrize(
    ("text", "recommends", "lead_in", "clauses"),
    [
        (
            "RESOLVED that the Board:\n\n(1) Noted it\n\n(2) Agreed it",
            False,
            "RESOLVED that the Board:",
            [(1, "Noted it"), (1, "Agreed it")],
        ),
        (
            "**RECOMMENDED** that members:\n\n(i) Note it\n(ii) Agree it,\nand publish it",
            True,
            "RECOMMENDED that members:",
            [(1, "Note it"), (1, "Agree it, and publish it")],
        ),
        (
            "RECOMMENDED:\nThat the Panel:\n(i)\tNote it\n(ii)\tAsk for:\n"
            "(a)\tone\n(b)\ttwo\n(iii)\tGo",
            True,
            "RECOMMENDED: That the Panel:",
            [(1, "Note it"), (1, "Ask for:"), (2, "one"), (2, "two"), (1, "Go")],
        ),
        (
            "RESOLVED:\nThe report was noted.\n(1) Sent it",
            False,
            "RESOLVED:",
            [(1, "The report was noted."), (1, "Sent it")],
        ),
        (
            "RESOLVED -\n\nThat the report be noted.",
            False,
            "RESOLVED -",
            [(1, "That the report be noted.")],
        ),
        ("NOTED:\n- One\n- Two", False, "NOTED:", [(1, "One"), (1, "Two")]),
    ],
)
def test_a_pasted_decision_is_recognised(text, recommends, lead_in, clauses):
    found = decided_in(text)

    assert (found.recommends, found.lead_in, found.clauses) == (recommends, lead_in, clauses)


@pytest.mark.parametrize("text", ["", "The report was noted.", "RESOLVED", "Members resolved it."])
def test_other_words_are_words(text):
    assert decided_in(text) is None
    assert parted(text).clauses == [(1, text)]


def test_on_one_line_too_the_words_that_recommend_lead_in():
    found = parted("It is recommended that the Board: (i) note it (ii) agree it")

    assert found.lead_in == "It is recommended that the Board:"
    assert found.clauses == [(1, "note it"), (1, "agree it")]


def test_a_list_too_long_to_weigh_stands_at_one_level():
    text = "RESOLVED:\n" + "\n".join(f"({n}) Sent it" for n in range(1, 400))

    assert {level for level, _ in decided_in(text).clauses} == {1}
