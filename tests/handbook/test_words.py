"""Worked examples of rules 16, 29 and 31 to 33 on the sample page itself."""

import re
from datetime import date
from pathlib import Path

import pytest

from app.agenda.operations import concern_items
from app.bodies.rules import Regime
from app.checks.all import Subject, check_text
from app.checks.minutes import Surroundings, check_words
from app.meetings.interests import declare_interest
from app.wording.comparing import answer_to, differences
from app.wording.outcomes import Answer
from tests.factories import a_meeting, a_person, an_item

SAMPLE = Path(__file__).parents[2].parent / "shared" / "samples" / "portsmouth-eab-item.txt"


@pytest.fixture(scope="module")
def page() -> str:
    if not SAMPLE.exists():
        pytest.skip("the sample papers are not beside this checkout")
    whole = SAMPLE.read_text(encoding="utf-8").replace("\xa0", " ")
    said = whole[whole.index("The report was introduced") : whole.index("RESOLVED")]
    return re.sub(r"\n+", "\n\n", said)


def found_on(page: str, rule: int, words: str = "") -> list[str]:
    around = Surroundings(date(2017, 7, 11), ("Mike Stoneman",), frozenset(["EAB"]))
    found = [f for f in check_words(page, around) if f.rule == rule]
    return [f"{f.message} | {f.words}" for f in found if words in f.message + f.words]


def of_the_board(page: str):
    """The item, and what is known beside it."""
    horton = a_person("Suzy Horton", title="Councillor")
    meeting = a_meeting(members=[horton], held_on=date(2017, 7, 11))
    item = an_item(meeting=meeting, introduced_by="Mike Stoneman", text=page)
    subject = Subject(
        meeting=meeting,
        items=[item],
        actions=[],
        notice=None,
        given=None,
        regime=Regime.ENGLAND_PRINCIPAL,
        works=lambda _day: True,
        last_seen={},
        short_forms=frozenset(),
        today=date(2017, 7, 12),
    )
    return subject, item, horton


def test_a_governor_who_declared_is_not_asked_and_one_who_did_not_is(page):
    subject, item, horton = of_the_board(page)
    interests = [f.words for f in check_text(subject, item, page) if f.rule == 16]
    declared = declare_interest(item.meeting, horton, category=None, nature="a governor")
    concern_items(declared, {item: False})

    assert len(interests) == 1
    assert "Craneswater" in interests[0]
    assert not [f for f in check_text(subject, item, page) if f.rule == 16]


def test_both_percentages_of_the_page_are_worked_out_anew(page):
    assert [words.partition("%")[0][-4:] for words in found_on(page, 31)] == ["18.5", "38.6"]


@pytest.mark.parametrize("words", ["this morning", "Alison added", "Is “Strategic Board” the same"])
def test_the_page_is_asked_about_its_times_and_names(page, words):
    assert len(found_on(page, 32, words)) == 1


def test_one_action_is_suggested_by_the_two_page_summary(page):
    assert len(found_on(page, 33, "two page summary")) == 1


@pytest.mark.parametrize(
    ("recommended", "resolved", "raw"),
    [
        ("Priority 1 and 2 LA Maintained Schools", "Priority 1 and 2 LA maintained schools.", []),
        (
            "Endorse the strategy",
            "Endorsed the strategy subject to funding",
            ["subject to funding"],
        ),
    ],
)
def test_only_a_real_change_is_shown(recommended, resolved, raw):
    assert [after for _, after in differences(recommended, resolved)] == raw
    assert (answer_to(recommended, resolved) is Answer.AMENDED) == bool(raw)
