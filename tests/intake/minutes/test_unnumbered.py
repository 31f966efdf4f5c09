"""A heading without a number between those that have one is an item of its own."""

import pytest

from app.intake.minutes.parsed import Minutes
from tests.intake.minutes.reading import read


def titles(between: str, *, mark: str = "") -> tuple[list[str], Minutes]:
    said = [
        "Received.",
        f"Two lamps are out.\n\n{between}",
        "Swept.",
        "None were felled.",
        "Built.",
    ]
    things = ["Ponds", "Lamps", "Paths", "Trees", "Walls"]
    items = [
        f"{mark}{number}. {thing}{mark}\n\n{told}"
        for number, (thing, told) in enumerate(zip(things, said, strict=True), start=1)
    ]
    head = "Minutes of the Parks Committee held on 4 May 2026\n\nPresent: Cllr Able, Cllr Baker"
    minutes = read("\n\n".join([head, *items]))
    return [item.title for item in minutes.items if item.number is None], minutes


@pytest.mark.parametrize(
    "heading",
    [
        "PUBLIC QUESTIONS",
        "NOTICE OF MOTION – FERRY",
        "EXCLUSION OF THE PRESS AND PUBLIC",
        "URGENT BUSINESS:",
    ],
)
def test_a_heading_in_capitals_is_an_item(heading):
    found, minutes = titles(f"{heading}\n\nA resident asked about the ducks and was answered.")

    assert found == [heading.rstrip(":")]
    assert [item.number for item in minutes.items] == ["1", "2", None, "3", "4", "5"]
    lamps, added = minutes.items[1:3]
    assert [piece.text for piece in lamps.discussion] == ["Two lamps are out."]
    assert added.discussion[0].text.startswith("A resident asked")


@pytest.mark.parametrize("heading", ["Urgent Business", "Questions from the public", "The ferry"])
def test_a_bold_heading_is_one_where_the_numbered_are_bold(heading):
    below = f"**{heading}**\n\nThe Chair reported a burst pipe."

    assert titles(below, mark="**")[0] == [heading]
    assert titles(below)[0] == []


@pytest.mark.parametrize(
    "between",
    [
        "PARKS COMMITTEE\n\nMore was said.\n\nPARKS COMMITTEE\n\nAnd more.",
        "PART TWO",
        "RESOLVED UNANIMOUSLY\n\nThat two be mended.",
        "LOST BY A MAJORITY\n\nThe clerk took note of that.",
        "AGREED UNANIMOUSLY\n\nThe clerk took note of that.",
        "A. LAMPS OF BRASS\n\nThey shine brightly in all of the streets.",
        "FLAT 12, HIGH STREET\n\nThe lamp there is out.",
        "CLLR ABLE\n\nShe was thanked.",
        "THE LAMP MUST BE MENDED.\n\nSo the Chair said.",
        "PART TWO\n\nEXEMPT BUSINESS",
        "LAMPS BY STREET\n\n| High Street | 12 |\n| Mill Lane | 9 |",
    ],
)
def test_other_capitals_are_none(between):
    assert titles(between)[0] == []


def test_a_short_sentence_is_business_too():
    assert titles("PUBLIC QUESTIONS\n\nNone were asked.")[0] == ["PUBLIC QUESTIONS"]


def test_a_short_plain_line_between_bold_headings_is_no_heading():
    assert titles("More of that\n\nThe Chair went on to the lamps of the lane.", mark="**")[0] == []


def test_what_stands_right_below_a_numbered_heading_belongs_to_it():
    text = "Minutes of the Parks Committee held on 4 May 2026\n\nPresent: Cllr Able\n\n"
    items = ["1. Ponds", "LATE REPORT", "Received.", "2. Lamps", "Out.", "3. Paths", "Swept."]

    assert [item.title for item in read(text + "\n\n".join(items)).items] == [
        "Ponds",
        "Lamps",
        "Paths",
    ]
