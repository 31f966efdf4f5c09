"""What pages seldom do, one habit to a test."""

import pytest

from app.errors import RuleBroken
from app.intake.page import parse
from app.intake.reading import decode


def said(*paragraphs):
    """What a page of these paragraphs says, under the usual words and a title."""
    page = "\n\n".join(["Agenda item", "Sea wall", *paragraphs])
    return parse(decode(page.encode())).as_json()


def messages(page):
    return " | ".join(doubt["message"] for doubt in page["doubts"])


def clauses(found):
    return [(clause["label"], clause["text"]) for clause in found]


def pieces(page):
    return [(piece["kind"], piece["text"]) for piece in page["discussion"]]


def test_a_decision_may_be_led_in_by_any_sentence():
    page = said(
        "Decision:", "Members were content that:", "(1) the wall be mended", "(2) it be lit"
    )

    assert page["resolution_lead_in"] == "Members were content that:"
    assert clauses(page["resolutions"]) == [("(1)", "the wall be mended"), ("(2)", "it be lit")]


def test_a_decision_of_several_paragraphs_is_doubted():
    page = said("Decision:", "The wall is to be mended.", "It is to be lit.")

    assert [text for _, text in clauses(page["resolutions"])] == [
        "The wall is to be mended.",
        "It is to be lit.",
    ]
    assert "What stands under “Decision:” has no labels" in messages(page)


def test_no_decision_is_no_resolution():
    page = said("Decision:", "There was none.")

    assert page["resolutions"] == []
    assert pieces(page) == [("paragraph", "There was none.")]


def test_one_word_may_decide():
    page = said("The Board heard the engineer.", "NOTED.")

    assert clauses(page["resolutions"]) == [("", "NOTED.")]
    assert "A single word was read as the decision" in messages(page)


def test_what_the_minutes_recommend_is_the_decision_where_nothing_else_is():
    page = said("Members saw the wall.", "RECOMMENDED that the wall be mended.")

    assert clauses(page["resolutions"]) == [("", "that the wall be mended.")]
    assert "A recommendation in the minutes was read as the decision" in messages(page)


def test_a_recommendation_printed_below_the_introduction_is_still_one():
    page = said(
        "The report was introduced by Ivo Marsh.",
        "RECOMMENDED that the wall be mended.",
        "RESOLVED that the wall be mended.",
    )

    assert clauses(page["recommendations"]) == clauses(page["resolutions"])


def test_a_heading_about_recommendations_is_discussion():
    page = said("Minutes:", "Recommendations", "Members spoke about last year’s.")

    assert page["recommendations"] == []
    assert pieces(page)[0] == ("heading", "Recommendations")


def test_what_members_were_asked_in_the_minutes_is_discussion():
    page = said("Minutes:", "Members are asked to note the date of the next meeting.")

    assert page["recommendations"] == []


def test_a_part_may_begin_on_the_line_of_its_name():
    page = said("Purpose: To mend the wall.", "Minutes: The engineer spoke.")

    assert page["purpose"] == "To mend the wall."
    assert pieces(page) == [("paragraph", "The engineer spoke.")]


def test_purpose_is_a_heading_like_any_other_once_the_minutes_began():
    page = said("Minutes:", "Members spoke.", "Purpose", "Its purpose was explained.")

    assert page["purpose"] is None
    assert ("heading", "Purpose") in pieces(page)


def test_a_quoted_resolution_decides_nothing():
    page = said("Members thought that “it was RESOLVED that the wall be mended” was wrong.")

    assert page["resolutions"] == []
    assert "RESOLVED stands inside a sentence" in messages(page)


@pytest.mark.parametrize(
    "sentence",
    [
        "Members asked whether it was RESOLVED last year.",
        "The Board had previously RESOLVED the matter.",
    ],
)
def test_an_earlier_resolution_decides_nothing(sentence):
    assert said(sentence)["resolutions"] == []


def test_a_decision_told_in_passing_is_discussion_where_another_is_marked():
    page = said(
        "The Board resolved to go and look at the wall.",
        "Members went and looked.",
        "RESOLVED that the wall be mended.",
    )

    assert clauses(page["resolutions"]) == [("", "that the wall be mended.")]
    assert "speaks of a resolution in passing" in messages(page)


def test_a_short_line_with_a_colon_is_a_heading_in_doubt():
    page = said("Costs:", "The wall will cost £4m.", "RESOLVED that it be noted.")

    assert pieces(page)[0] == ("heading", "Costs:")
    assert "A short line was taken as a heading: “Costs:”" in messages(page)


def test_a_line_that_opens_a_list_is_no_heading():
    page = said("Costs:", "• the wall", "• the lamps", "RESOLVED that they be noted.")

    assert [kind for kind, _ in pieces(page)] == ["paragraph", "bullet", "bullet"]


def test_numbered_paragraphs_of_minutes_are_paragraphs():
    page = said("Minutes:", "9.1 The engineer spoke.", "9.2 Members thanked him.")

    assert pieces(page) == [
        ("paragraph", "9.1 The engineer spoke."),
        ("paragraph", "9.2 Members thanked him."),
    ]


def test_a_numbered_heading_is_a_heading():
    page = said("Minutes:", "1. Costs", "The wall will cost £4m.")

    assert pieces(page)[0] == ("heading", "1. Costs")


def test_letters_go_on_after_z():
    run = [f"({chr(96 + n)}) Note point {n}" for n in range(1, 27)] + ["(aa) Note the last"]
    page = said("RECOMMENDED that the Board:", *run)

    assert len(page["recommendations"]) == 27
    assert page["recommendations"][-1]["label"] == "(aa)"


def test_clauses_without_labels_may_begin_with_to():
    page = said("The Board RESOLVED:", "To approve the wall", "To note the cost", "The Chair left.")

    assert clauses(page["resolutions"]) == [
        ("", "To approve the wall"),
        ("", "To note the cost"),
    ]
    assert pieces(page) == [("paragraph", "The Chair left.")]


def test_a_single_label_on_the_line_of_the_lead_in_begins_the_list():
    page = said("RESOLVED that: (1) the wall be mended")

    assert clauses(page["resolutions"]) == [("(1)", "the wall be mended")]


def test_a_reference_to_a_clause_begins_no_list():
    page = said("RESOLVED that (1) above be noted.")

    assert clauses(page["resolutions"]) == [("", "that (1) above be noted.")]


def test_the_end_of_a_website_is_no_document():
    page = said(
        "RESOLVED that it be noted.",
        "Supporting documents:",
        "Report",
        "https://papers.example.org/1.pdf",
        "© Fernshire Council",
    )

    assert page["documents"] == [{"title": "Report", "url": "https://papers.example.org/1.pdf"}]
    assert "Left out after the documents: “© Fernshire Council”" in messages(page)


def test_a_very_long_title_is_doubted():
    page = decode(("Agenda item\n\n" + "Sea wall and " * 40 + "\n\nMinutes:\n\nNothing.").encode())

    assert "The title is very long" in messages(parse(page).as_json())


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        pytest.param("Agenda item\n\nMinutes:\n\nNothing was said.", "no title", id="no title"),
        pytest.param(
            "Agenda item\n\nA\n\nMinutes:\n\nX.\n\nB\n\nMinutes:\n\nY.", "several", id="two items"
        ),
        pytest.param("Agenda item", "no title", id="nothing below"),
    ],
)
def test_a_page_that_is_not_of_one_item_is_refused(page, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        parse(decode(page.encode()))


def test_lines_that_need_each_other_are_joined_without_wrapping():
    page = parse(
        decode(b"Agenda item\n\nReport of the\nHarbour Master\n\nRESOLVED that it be noted.")
    )

    assert page.title == "Report of the Harbour Master"
