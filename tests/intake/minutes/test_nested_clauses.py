"""Clauses stand at the level that their labels say."""

import pytest

from app.archive.kept import minutes_from
from app.intake.minutes.presenting import as_json
from tests.intake.minutes.reading import read


def minutes_with(*labels: str):
    clauses = "\n\n".join(f"{label} That step {n} be taken;" for n, label in enumerate(labels))
    return read(
        "Minutes of the Parks Committee held on 4 May 2026\n\nPresent: Cllr Able\n\n1. Ponds\n\n"
        f"RESOLVED:\n\n{clauses}\n\n2. Lamps\n\nNone.\n"
    )


@pytest.mark.parametrize(
    ("labels", "levels"),
    [
        (["(a)", "(b)", "(c)", "(i)", "(ii)", "(d)"], [1, 1, 1, 2, 2, 1]),
        (["1.", "2.", "(a)", "(b)", "3."], [1, 1, 2, 2, 1]),
        (["1.", "2.", "(a)", "(i)", "(ii)", "(b)"], [1, 1, 2, 3, 3, 2]),
        (["(f)", "(g)", "(h)", "(i)", "(j)"], [1, 1, 1, 1, 1]),
        (["(i)", "(ii)", "(iii)"], [1, 1, 1]),
    ],
)
def test_a_label_says_the_level_of_its_clause(labels, levels):
    minutes = minutes_with(*labels)
    resolved = minutes.items[0].resolutions

    assert [each.label for each in resolved] == labels
    assert [each.level for each in resolved] == levels
    again = minutes_from(as_json(minutes)).items[0].resolutions
    assert [each.level for each in again] == levels


def test_each_resolution_of_an_item_counts_by_itself():
    minutes = read(
        "Minutes of the Parks Committee held on 4 May 2026\n\nPresent: Cllr Able\n\n1. Ponds\n\n"
        "RESOLVED:\n\n(a) That it be cleared;\n(b) That it be filled;\n\nIt was then AGREED:\n\n"
        "(i) That ducks be bought;\n(ii) That they be fed.\n\n2. Lamps\n\nNone.\n"
    )

    assert [(r.label, r.level) for r in minutes.items[0].resolutions] == [
        ("(a)", 1),
        ("(b)", 1),
        ("(i)", 1),
        ("(ii)", 1),
    ]
