import pytest

from app.decisions.wording import after_keyword, keyword_of, opened, sends_up


@pytest.mark.parametrize(
    ("lead_in", "keyword"),
    [
        ("RESOLVED that the Board:", "RESOLVED"),
        ("RESOLVED – That", "RESOLVED"),
        ("DECISIONS - the Cabinet Member agreed to:", "DECISIONS"),
        ("AGREED: That Cabinet noted", "AGREED"),
        ("RECOMMENDED TO COUNCIL that", "RECOMMENDED TO COUNCIL"),
        ("RECOMMENDED to Council that", "RECOMMENDED"),
        ("RECOMMENDED TO the Council that", "RECOMMENDED TO COUNCIL"),
        ("The Executive resolved unanimously to:", "RESOLVED"),
        ("The Board agreed:-", "AGREED"),
        ("Decision:", "Decision"),
        ("", "RESOLVED"),
    ],
)
def test_the_keyword_is_the_capitals_that_a_lead_in_begins_with(lead_in, keyword):
    assert keyword_of(lead_in) == keyword


@pytest.mark.parametrize(
    ("keyword", "lead_in", "printed"),
    [
        ("RESOLVED", "that the Board:", "RESOLVED that the Board:"),
        ("RESOLVED", "RESOLVED that the Board:", "RESOLVED that the Board:"),
        ("RESOLVED", "The Council resolved:-", "The Council resolved:-"),
        ("AGREED", "that what was agreed before:", "AGREED that what was agreed before:"),
        ("NOTED", "", "NOTED"),
        ("RESOLVED", ":", "RESOLVED:"),
    ],
)
def test_a_lead_in_is_printed_with_its_keyword_once(keyword, lead_in, printed):
    assert opened(keyword, lead_in) == printed


def test_what_follows_the_keyword_can_be_written_apart_from_it():
    assert after_keyword("AGREED", "AGREED that the Board:") == "that the Board:"
    assert after_keyword("RESOLVED", "The Council resolved:-") == "The Council resolved:-"


@pytest.mark.parametrize(
    ("lead_in", "clause", "sent"),
    [
        ("RESOLVED", "That it be recommended to Cabinet that the pier be mended", True),
        ("RESOLVED", "That the plan be agreed and recommended to the Council", True),
        ("RESOLVED to:", "Recommend to Council that £0.9m be added", True),
        ("RESOLVED that the Board:", "recommends that the Cabinet mends the pier", True),
        ("RESOLVED", "That Council be recommended to mend the pier", True),
        ("RECOMMENDED TO CABINET that", "the pier be mended", True),
        ("RESOLVED", "That the budget recommended to Cabinet in May be noted", False),
        ("RESOLVED", "That it be recommended to the Council’s tenants", False),
        ("RECOMMENDED that the Cabinet agrees to:", "Mend the pier", False),
    ],
)
def test_words_may_recommend_to_those_above(lead_in, clause, sent):
    assert sends_up(lead_in, clause) is sent
