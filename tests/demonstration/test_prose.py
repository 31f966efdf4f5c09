"""The minutes of the demonstration council agree with themselves."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from app.demonstration.papers import COUNCIL
from tests.demonstration.papers import all_words, council_calendar, in_order_taken, meetings, people

AMOUNT = r"£?([\d,]+(?:\.\d+)?)m?"
SAME_SENTENCE = r"(?:(?!\. )[^()%])*"
CHANGE = re.compile(
    rf"from {AMOUNT} to {AMOUNT}{SAME_SENTENCE}\(an? (increase|decrease) of ([\d.]+)%\)"
)
SHARE = re.compile(rf"{AMOUNT} of {AMOUNT}{SAME_SENTENCE}\(([\d.]+)%\)")
RATES = {"4.1%"}  # stated, and not the result of a sum


def held():
    return [meeting for meeting in meetings() if meeting.status == "held"]


def number(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def printed_like(figure: str, exact: Decimal) -> Decimal:
    return exact.quantize(Decimal(figure), ROUND_HALF_UP)


def test_every_percentage_is_right():
    calendar, checked, found = council_calendar(), 0, 0
    for _, text in all_words():
        words = calendar.write(text)
        found += words.count("%") - sum(words.count(rate) for rate in RATES)
        for before, after, way, percent in CHANGE.findall(words):
            change = number(after) - number(before)
            assert (change > 0) == (way == "increase"), (before, after)
            exact = abs(change) / number(before) * 100
            assert printed_like(percent, exact) == Decimal(percent), (before, after)
            checked += 1
        for part, whole, percent in SHARE.findall(words):
            exact = number(part) / number(whole) * 100
            assert printed_like(percent, exact) == Decimal(percent), (part, whole)
            checked += 1

    assert checked == found >= 35


def test_every_table_adds_up_where_it_gives_a_total():
    tables = 0
    for _, text in all_words():
        rows = [
            [cell.strip() for cell in line.strip("|").split("|")]
            for line in text.splitlines()
            if line.startswith("|") and "---" not in line
        ]
        if not rows or not rows[-1][0].startswith("All "):
            continue
        for column in list(zip(*rows, strict=True))[1:]:
            *parts, total = (int(cell) for cell in column[1:])
            assert sum(parts) == total
        tables += 1

    assert tables == 2


@pytest.mark.parametrize("meeting", held(), ids=lambda meeting: meeting.id)
def test_whoever_sent_apologies_is_named_under_apologies(meeting):
    words = next(item.minutes for item in meeting.item if "pologies" in item.title)

    for key in meeting.attendance.apologies:
        assert people()[key].name.split()[-1] in words


@pytest.mark.parametrize("meeting", held(), ids=lambda meeting: meeting.id)
def test_whoever_declared_an_interest_is_named_under_declarations(meeting):
    titles = ("Declarations", "Conflicts")
    words = " ".join(item.minutes for item in meeting.item if item.title.startswith(titles))

    for declaration in meeting.declaration:
        assert people()[declaration.person].name.split()[-1] in words


@pytest.mark.parametrize("meeting", held(), ids=lambda meeting: meeting.id)
def test_people_are_named_in_full_before_they_are_named_shortly(meeting):
    """Handbook 2.7: full name at first mention, in the order the items were taken."""
    full = {person.name.split()[-1]: person.name for person in people().values()}
    known: set[str] = set()
    for item in in_order_taken(meeting):
        words = " ".join((item.minutes + " " + item.restricted).split())
        for family_name in full:
            for mention in re.finditer(rf"\b{family_name}\b", words):
                in_full = words[: mention.end()].endswith(full[family_name])
                assert in_full or family_name in known, (item.id, family_name)
                known.add(family_name)


@pytest.mark.parametrize("meeting", held(), ids=lambda meeting: meeting.id)
def test_every_councillor_in_the_minutes_is_one_of_ours(meeting):
    ours = {person.name.split()[-1] for person in people().values() if person.councillor}
    for item in meeting.item:
        words = " ".join(item.minutes.split())
        named = re.findall(r"\bCouncillors? (?:[A-Z][\w-]+ )?([A-Z][\w-]+)", words)
        assert set(named) <= ours


def test_sixty_items_have_a_discussion_worth_reading():
    words = [len(item.minutes.split()) for meeting in held() for item in meeting.item]

    assert sum(80 <= length <= 350 for length in words) >= 60


def test_no_two_items_are_minuted_in_the_same_words():
    """Short standard sentences may be alike; a discussion may not."""
    discussions = [
        " ".join(item.minutes.split())
        for meeting in meetings()
        for item in meeting.item
        if len(item.minutes.split()) > 30
    ]

    assert len(set(discussions)) == len(discussions) >= 60


def test_every_document_is_attached_to_something():
    attached = {d.file for m in meetings() for item in m.item for d in item.documents}

    assert attached == {file.name for file in (COUNCIL / "documents").iterdir()}


def test_the_prose_is_typed_as_the_house_types_it():
    for meeting, text in all_words():
        assert "'" not in text, (meeting, text)
        assert '"' not in text, (meeting, text)
        assert " - " not in text, (meeting, text)
