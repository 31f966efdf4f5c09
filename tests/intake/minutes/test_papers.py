"""Invented papers of many houses: what a person reads in them is what is understood."""

import pytest

from app.intake.minutes.minutes import parse
from app.intake.minutes.opening import open_paper
from tests.benchmarks.intake import FIELDS, Result, compare, understood
from tests.benchmarks.intake_answers.twins import INVENTED, answers
from tests.intake.minutes.writing import page, pdf, word

PAPERS = {name: (data, known) for name, data, known in answers(INVENTED, "invented")}


def missed(name: str, data: bytes, fields: tuple[str, ...] = FIELDS) -> list[str]:
    result = Result()
    known = PAPERS[name][1]
    compare(known, understood(parse(open_paper(data, name))), result, name)
    return [
        f"{each} {score}"
        for each, score in result.scores.items()
        if each in fields and (score.wrong or score.missing)
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_any_house_is_understood(name):
    assert missed(name, PAPERS[name][0]) == []


@pytest.mark.parametrize(
    "name", ["parish-numbered.txt", "school-governors.txt", "charity-trustees.txt"]
)
@pytest.mark.parametrize("kind", [word, page, pdf])
def test_the_same_words_are_understood_alike_in_word_on_the_web_and_in_print(name, kind):
    data = kind(*PAPERS[name][0].decode().splitlines())

    assert missed(name, data, ("items", "resolutions", "movers", "votes", "date")) == []


def test_who_came_is_read_from_the_tables_of_a_word_file():
    name = "governors-actions.md"
    lines = PAPERS[name][0].decode().replace("#", "").replace("*", "").splitlines()

    told = missed(name, word(*map(str.strip, lines)), ("present", "apologies", "in_attendance"))
    assert told == []


def test_what_a_page_repeats_at_its_head_and_foot_is_no_part_of_the_minutes():
    body = PAPERS["parish-numbered.txt"][0].decode().splitlines()
    head, printed = "Little Marlowe Parish Council – Minutes 14 May 2025", []
    for number in range(0, len(body), 25):
        lines = [head, "", *body[number : number + 25]]
        lines += [""] * (53 - len(lines)) + [
            f"Chairman’s initials ........  Page {number // 25 + 1} of 2"
        ]
        printed += lines

    minutes = parse(open_paper(pdf(*printed), "minutes.pdf"))

    told = [piece.text for item in minutes.items for piece in item.discussion]
    assert not any("initials" in text or head in text for text in told)
    assert any("initials" in doubt.message for doubt in minutes.doubts)
