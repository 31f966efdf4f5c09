from copy import deepcopy

import pytest

from app.archive.editing import Edit, How, edited, value_at
from app.archive.places import places_of
from app.errors import RuleBroken

DECISION = {
    "label": "(a)",
    "text": "That the report be noted",
    "mover": "Cllr Able",
    "seconder": None,
    "outcome": "carried",
    "as_printed": "RESOLVED",
    "votes": {"for": None, "against": None, "abstain": None, "unanimous": False, "named": None},
}
PARSED = {
    "body": "Parks Committee",
    "date": "2019-03-05",
    "venue": "The Guildhall",
    "present": [{"name": "Cllr Able", "role": None}, {"name": "Cllr Baker", "role": None}],
    "apologies": ["Cllr Cole"],
    "in_attendance": [],
    "declarations": [],
    "items": [
        {
            "number": "1",
            "title": "Benches",
            "section": None,
            "discussion": [{"kind": "paragraph", "text": "Benches were discussed."}],
            "recommendations": [],
            "resolutions": [
                DECISION,
                {**DECISION, "label": None, "text": "That benches be bought"},
            ],
        }
    ],
    "next_meeting": None,
    "doubts": [],
}


def test_a_change_stands_where_it_was_made_and_nowhere_else():
    before = deepcopy(PARSED)

    found = edited(
        PARSED, [Edit("date", "2019-03-06"), Edit("items.0.resolutions.1.outcome", "lost")]
    )

    assert found["date"] == "2019-03-06"
    assert value_at(found, "items.0.resolutions.1.outcome") == "lost"
    assert value_at(found, "items.0.resolutions.0.outcome") == "carried"
    assert before == PARSED


def test_a_clause_that_is_none_becomes_words_of_the_minutes():
    found = edited(
        PARSED,
        [Edit("items.0.resolutions.0", how=How.DROP), Edit("items.0.resolutions.1.mover", None)],
    )

    assert [each["text"] for each in found["items"][0]["resolutions"]] == ["That benches be bought"]
    assert found["items"][0]["resolutions"][0]["mover"] is None
    assert found["items"][0]["discussion"][-1]["text"] == "(a) That the report be noted"


def test_what_is_missing_is_added():
    added = {"kind": "paragraph", "text": "The gate is broken."}

    found = edited(PARSED, [Edit("items.0.discussion", added, How.ADD)])

    assert [each["text"] for each in found["items"][0]["discussion"]] == [
        "Benches were discussed.",
        "The gate is broken.",
    ]


def test_no_change_is_what_was_read():
    assert edited(PARSED, []) == PARSED


@pytest.mark.parametrize("path", ["items.7.title", "nothing", "present.x", "items.0.title.0"])
def test_what_is_not_there_is_not_changed(path):
    with pytest.raises(RuleBroken, match="not in the paper"):
        edited(PARSED, [Edit(path, "x")])

    assert value_at(PARSED, path) is None


def test_parts_are_found_in_the_lines_of_the_source():
    lines = [
        "PARKS COMMITTEE",
        "Present: Cllr Able, Cllr Baker",
        "Apologies: Cllr Cole",
        "1. Benches",
        "Benches were discussed.",
        "(a) RESOLVED That the report",
        "be noted. Moved by Cllr Able",
        "That benches be bought",
    ]

    found = places_of(PARSED, lines)

    assert found["body"] == 1
    assert found["present.1"] == 2
    assert found["apologies.0"] == 3
    assert found["items.0"] == 4
    assert found["items.0.resolutions.0"] == 6
    assert found["items.0.resolutions.1"] == 8
    assert "venue" not in found
