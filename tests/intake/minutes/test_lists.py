"""Lists that belong to a decision, decisions without words of their own, tables and columns."""

import pytest

from app.intake.minutes.minutes import parse
from app.intake.minutes.opening import open_paper
from tests.intake.minutes.reading import PARISH, read, the_resolutions
from tests.intake.minutes.writing import PAGE, pdf

ABOVE, _, _ = PARISH.partition("3. The pond")
BELOW = "\n4. Close\nThe meeting closed at 9pm.\n"


def decided(said: str) -> list[str]:
    return the_resolutions(read(f"{ABOVE}3. The pond\n{said}{BELOW}"))[1:]


@pytest.mark.parametrize(
    "lead",
    [
        "RESOLVED to approve the following payments:",
        "It was agreed to buy the following:",
        "It was proposed by Cllr Able, seconded by Cllr Baker and resolved to buy the following:",
    ],
)
def test_what_a_decision_lists_is_part_of_it(lead):
    assert decided(f"{lead}\n- Green and Sons, £120.00\n- Hall hire, £30.00\n") == [
        f"{lead.removeprefix('RESOLVED ')} Green and Sons, £120.00; Hall hire, £30.00"
    ]


def test_clauses_that_decide_by_themselves_stay_apart():
    lead = "The Committee RESOLVED as follows on the two schemes before it:"

    assert decided(f"{lead}\n(a) that one be built;\n(b) that one be dropped.\n") == [
        "that one be built;",
        "that one be dropped.",
    ]


@pytest.mark.parametrize(
    ("start", "end"),
    [(" ", "\n"), (" ", " "), ("\n", " ")],
    ids=["on lines", "on one line", "below its keyword"],
)
def test_what_is_decided_before_its_clauses_is_kept_with_them(start, end):
    clauses = f"(a) that the oak be kept;{end}(b) that the hours be kept.\n"
    said = f"RESOLVED:{start}That permission for it be granted, subject to{end}{clauses}"
    minutes = read(f"{ABOVE}3. The pond\n{said}{BELOW}")

    item = minutes.items[2]
    assert [clause.lead_in for clause in item.resolutions] == [
        "That permission for it be granted, subject to"
    ] * 2
    assert not item.discussion
    assert not [doubt for doubt in minutes.doubts if "permission" in doubt.message]


def test_a_list_that_a_new_page_parts_stays_whole():
    lines = f"{ABOVE}3. The pond\nRESOLVED to approve the following payments:".splitlines()
    lines += ["- Green and Sons, £120.00", *[""] * PAGE][: PAGE - len(lines)]
    lines += ["- Hall hire, £30.00", *BELOW.splitlines()]

    minutes = parse(open_paper(pdf(*lines)))

    assert the_resolutions(minutes)[-1].endswith("Green and Sons, £120.00; Hall hire, £30.00")


def test_noted_alone_repeats_nothing_of_what_was_said():
    assert decided("The Clerk spoke. A letter had come.\nNOTED.\n") == ["NOTED."]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The pond is to be cleared.\nRESOLVED\n", "stands alone"),
        ("It was agreed to buy the following:\nThe meeting was suspended.\n", "was not found"),
    ],
)
def test_a_decision_that_lacks_its_words_is_in_doubt(said, told):
    minutes = read(f"{ABOVE}3. The pond\n{said}{BELOW}")

    assert any(told in doubt.message for doubt in minutes.doubts)


def test_a_small_table_of_payments_is_no_table_of_items():
    rows = "".join(f"| {n} | Green and Sons | £{n}0.00 |\n" for n in range(1, 6))

    minutes = read(f"{ABOVE}3. The pond\nPaid:\n\n{rows}{BELOW}", "minutes.md")

    assert [item.number for item in minutes.items] == ["1", "2", "3", "4"]
    assert sum(piece.kind == "row" for piece in minutes.items[2].discussion) == 5


def test_a_page_without_columns_is_read_as_its_words_come():
    plain, (first, *_) = parse(open_paper(pdf(*PARISH.splitlines()))), read(PARISH).items

    assert plain.items[0].title == first.title
    assert len(plain.items) == 5


def test_a_paper_of_nothing_but_a_table_is_read():
    assert read("| Able | Clerk |\n| Baker | Chair |\n", "minutes.md").body is None


def test_columns_of_print_are_read_one_after_the_other():
    left = ["1. Police", *["A constable told of two thefts."] * 4, "2. Minutes"]
    left += ["They were read.", "RESOLVED to sign them.", "3. Money", "It was counted."]
    right = ["4. Broadband", *["A letter was sent to the firm."] * 4, "5. Benches"]
    right += ["They were seen.", "RESOLVED to buy two.", "6. Lamps", "They were lit."]
    names = ["Mrs A Begg (Chair)", "Mr C Dow", "Mr H Kerr", "Mrs L Munro", "Mr N Orr", "Ms E Gunn"]
    lines = ["MARSH END COUNCIL", "Minutes of the meeting on 12 March 2025", "", "Present:"]
    lines += [f"{a:<26}{b}" for a, b in zip(names[::2], names[1::2], strict=True)]
    lines += ["", *(f"{a:<40}{b}" for a, b in zip(left, right, strict=True))]

    minutes = parse(open_paper(pdf(*lines)))

    assert [item.number for item in minutes.items] == list("123456")
    assert the_resolutions(minutes) == ["to sign them.", "to buy two."]
    assert len(minutes.present) == 6
