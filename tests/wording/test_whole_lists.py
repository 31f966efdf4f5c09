"""Lead-ins and lists in styles that the handbook’s test pairs do not show."""

import pytest

from app.wording.styles import Style
from tests.wording.test_resolving import (
    INFINITIVE,
    PAST,
    PRESENT,
    SUBJUNCTIVE,
    flags,
    texts,
    turn,
)

WHOLE = ("That the report be noted", "That the Director be authorised to let the contract")


@pytest.mark.parametrize("style", [PAST, SUBJUNCTIVE, PRESENT, INFINITIVE, Style.SCOTTISH])
def test_clauses_that_each_say_that_follow_no_name_of_who_decides(style):
    made = turn("RECOMMENDED that the Board:", *WHOLE, style=style, body="Parks Board")

    assert (made.lead_in, texts(made), flags(made)) == ("RESOLVED:", list(WHOLE), [])


@pytest.mark.parametrize(
    ("lead_in", "recommended", "opens", "said"),
    [
        (
            "RECOMMENDED that, following consultation, the Board:",
            ("the report be noted", "the fees be set"),
            "RESOLVED, following consultation, that:",
            ["the report be noted", "the fees be set"],
        ),
        (
            "RECOMMENDED",
            ("that the Board: that the report be noted",),
            "RESOLVED that",
            ["the report be noted"],
        ),
        (
            "Subject to planning, it is recommended that the Board",
            ("approves the lease",),
            "RESOLVED that, subject to planning, the Board",
            ["approved the lease"],
        ),
        (
            "Decision sought: that the Board –",
            ("Note the report", "Direct the officers to act"),
            "RESOLVED the Board:",
            ["Noted the report", "Directed the officers to act"],
        ),
    ],
)
def test_a_lead_in_is_told_from_what_follows_it(lead_in, recommended, opens, said):
    made = turn(lead_in, *recommended)

    assert f"{made.lead_in} {' '.join(texts(made))}" == f"{opens} {' '.join(said)}"


def test_what_depends_on_a_condition_is_left_for_the_clerk():
    words = ("If the grant is confirmed, approve the scheme; otherwise defer it", "Note the plan")

    made = turn("RECOMMENDED that the Board:", *words)

    assert texts(made) == [words[0], "Noted the plan"]
    assert flags(made) == ["check wording: left as it was, because it is under a condition"]


def test_a_clause_worded_otherwise_than_its_list_is_flagged():
    made = turn("RECOMMENDED that the Board:", "Note the report", "That the Director be thanked")

    assert made.clauses[0].flags == ()
    assert made.clauses[1].flags == (
        "check wording: the rest of the list has verbs, and this says “be”",
    )


@pytest.mark.parametrize(
    ("recommended", "said", "asked"),
    [
        ("Put the sale on hold", "That the sale be put on hold", ""),
        ("Keep it under review", "That it be kept under review", ""),
        ("Take it into account", "Take it into account", "That it be taken into account"),
        ("Make the plan available", "Make the plan available", "That the plan be made available"),
    ],
)
def test_what_belongs_to_the_verb_is_not_moved_from_it(recommended, said, asked):
    made = turn("RECOMMENDED that the Board:", recommended, "Note it", style=SUBJUNCTIVE)

    assert texts(made)[0] == said
    assert (asked in flags(made)[0]) if asked else not flags(made)


def test_a_whole_clause_does_not_say_that_twice():
    made = turn(
        "It is recommended that:", "The Board notes it", "A report is brought", style=SUBJUNCTIVE
    )

    assert made.lead_in == "RESOLVED that:"
    assert texts(made) == ["The Board note it", "A report is brought"]
