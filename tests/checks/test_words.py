"""What the words of a minute ask; the examples are the handbook's (rules 16, 31, 32, 33)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.figures import check_figures
from app.checks.found import Level
from app.checks.left_open import check_notes
from app.checks.minutes import Surroundings, check_words
from app.checks.names import check_body_names, check_first_mentions, check_short_forms
from app.checks.prompts import check_for_actions, check_for_interests
from app.checks.tenses import check_tense, check_times

DAY = date(2017, 7, 11)


def said(findings):
    return [finding.words for finding in findings]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("increased from 16200 to 19200 (18% increase).", "18.5%"),
        ("from 16,200 to 19,200 (an increase of 18%)", "18.5%"),
        ("has fallen from 4400 to 2700 (38% decrease)", "38.6%"),
        ("fell from 17.6% to 10.7%, a fall of 6.9%", "6.9 percentage points"),
        ("fell from 17.6% to 10.7% (a reduction of 7.0 percentage points)", "6.9 percentage"),
        ("rose from £1.2m to £1.5m, an increase of 20%", "25%"),
        ("rose from 900,000 to £1.2 million (up 30%)", "33.3%"),
    ],
)
def test_a_percentage_that_its_figures_do_not_make_is_asked_about(words, message):
    (finding,) = check_figures(words)

    assert message in finding.message
    assert finding.rule == 31


@pytest.mark.parametrize(
    "words",
    [
        "from 16,200 to 19,200 (an increase of 18.5%)",
        "from 16,200 to 19,200 (19% increase)",
        "from 4400 to 2700 (39% decrease)",
        "fell from 17.6% to 10.7%, a fall of 6.9 percentage points",
        "has fallen from 17.6% to 10.7%. These schools remain a focus",
        "rose from £1.2m to £1.5m, an increase of 25%",
        "from 2016 to 2017. Some 18% of pupils",
        "from 0 to 40 (an increase of 100%)",
        "The budget runs from 1 April to 31 March and 5% was kept back",
    ],
)
def test_a_percentage_that_is_right_or_is_no_change_is_left_alone(words):
    assert not list(check_figures(words))


@given(before=st.integers(1, 10**7), after=st.integers(1, 10**7))
def test_a_percentage_worked_out_to_one_place_is_never_asked_about(before, after):
    exact = abs(after - before) * 1000
    tenths = (exact * 2 + before) // (before * 2)  # half up, in tenths of a per cent
    printed = f"{tenths // 10}.{tenths % 10}"

    assert not list(check_figures(f"from {before} to {after} (a change of {printed}%)"))


@pytest.mark.parametrize(
    ("words", "found", "advice"),
    [
        ("The Board met this morning.", "this morning", "11 July 2017"),
        ("It was considered today.", "today", "11 July 2017"),
        ("It had been agreed yesterday.", "yesterday", "10 July 2017"),
        ("It is currently out for consultation.", "currently", "date"),
        ("At the last meeting it was agreed.", "last meeting", "date"),
    ],
)
def test_a_time_that_moves_with_the_reader_gets_its_date(words, found, advice):
    (finding,) = check_times(words, DAY)

    assert finding.words == found
    assert advice in finding.message


def test_what_somebody_said_word_for_word_is_not_asked_about():
    text = "She said: “today we are proud, and will be tomorrow”. He had thanked her."

    assert not list(check_times(text, DAY))
    assert not list(check_tense(text))


def test_the_present_tense_is_asked_about_once_with_its_first_sentence():
    text = "He said it would help. It will be helpful. Academies are given three years."

    (finding,) = check_tense(text)

    assert finding.words == "It will be helpful."
    assert finding.message.startswith("2 sentences")


@pytest.mark.parametrize(
    "text",
    [
        "The report was noted.",
        "Pupils with special needs had been supported.",
        "She said that they would have to return and might have more.",
    ],
)
def test_reported_speech_is_left_alone(text):
    assert not list(check_tense(text))


def test_a_first_name_before_the_whole_name_is_asked_about():
    text = (
        "Alison added a letter. Later Alison Jeffery said that it was welcomed. Alison added more."
    )

    assert said(check_first_mentions(text)) == ["Alison added"]


def test_a_first_name_is_known_where_the_item_was_introduced_by_them():
    text = "Mike summarised the groups. Mike Stoneman added more."

    assert not list(check_first_mentions(text, ["Mike Stoneman"]))


def test_a_title_before_a_name_is_a_whole_name():
    assert not list(check_first_mentions("Councillor Jordan said so. Jordan Bell agreed."))


def test_a_short_form_is_asked_about_once_unless_it_is_spelt_out():
    text = "The SEN budget. The Partnership (PEP) met; the PEP agreed. SEN again. BBC news."

    assert said(check_short_forms(text)) == ["SEN"]


def test_words_in_capitals_are_no_short_forms():
    assert not list(
        check_short_forms("RESOLVED that the HIGHWAYS AND PARKS WORK be noted, 2021/22")
    )


def test_two_names_a_letter_or_two_apart_are_asked_about_once():
    text = (
        "The PEP Strategy Board met. At the PEP Strategic Board it was agreed. The Strategic Board."
    )

    assert said(check_body_names(text)) == ["PEP Strategic Board"]


def test_two_bodies_with_different_names_are_left_alone():
    assert not list(check_body_names("The Parks Committee and the Schools Committee met."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Alison considered that it would perhaps be helpful to provide a two page summary.",
        "Officers undertook to circulate the figures.",
        "Members asked that a report be brought in the autumn.",
        "It was suggested that the group meet again.",
        "Action: Mike to send the list.",
    ],
)
def test_a_sentence_that_often_means_an_action_is_offered(sentence):
    assert said(check_for_actions(f"The report was noted. {sentence}")) == [sentence]


@pytest.mark.parametrize(
    "sentence", ["The Board agreed to note the report.", "She asked for time.", "It asked for £4m."]
)
def test_what_asks_nobody_to_do_anything_is_no_action(sentence):
    assert not list(check_for_actions(sentence))


CRANESWATER = "Councillor Horton referred to the inspection as she is a governor there."


def test_a_member_who_names_a_tie_is_asked_about():
    (finding,) = check_for_interests(f"The report was noted. {CRANESWATER}")

    assert (finding.rule, finding.words) == (16, CRANESWATER)


@pytest.mark.parametrize(
    "sentence",
    [
        "Alison Jeffery, Director of Children’s Services, presented the report.",
        "The Chair thanked the school governors.",
        "Councillor Horton asked about governor training.",
    ],
)
def test_an_officers_post_is_no_interest(sentence):
    assert not list(check_for_interests(sentence))


@given(st.text(max_size=400))
def test_nothing_that_can_be_typed_breaks_a_check(text):
    around = Surroundings(DAY)

    assert all(finding.message for finding in check_words(text, around))


@pytest.mark.parametrize(
    "note",
    """[check with Legal]|[TBC]|[name]|[insert date]|[full name?]|[Councillor Lee?]|[to follow]
    |(check with Finance)|(sp?)|(?)|???|XXX|£xx|XX/XX/2026|TODO|note to self|[ ]|[figure tbc]
    |[ask Legal]|[name to be added]|[missing]|[please confirm]|[xx]""".replace("\n    ", "").split(
        "|"
    ),
)
def test_a_note_to_oneself_is_asked_about(note):
    (finding,) = check_notes(f"The Panel heard {note} of the bridge.")

    assert (finding.rule, finding.level, finding.words) == (43, Level.WARN, note)


@pytest.mark.parametrize(
    "words",
    [
        "“They [the governors] said so [sic]”, wrote [name withheld] […]",
        "[2014] UKSC 3; see [1] and [the plan](https://example.org/plan)",
        "[Councillor Lee left the meeting at 5.12 pm.]",
        "Would it be ready? (The Officer checked.) Was it? “Yes!?”",
        "The XX Club and the XXth report; (checked by Audit)",
        "Signed ______ Chair",
    ],
)
def test_what_the_house_prints_in_brackets_is_no_note(words):
    assert not list(check_notes(words))


def test_what_readers_may_be_told_is_to_come_is_only_a_question():
    (finding,) = check_notes("Date of next meeting: TBC. Venue: TBC.")

    assert (finding.level, finding.words) == (Level.PROMPT, "TBC")
    assert said(check_notes("proposed by Councillor ____ and carried")) == ["____"]
