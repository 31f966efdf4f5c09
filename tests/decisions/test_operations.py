"""Operations on objects alone; what needs the database is in test_keeping.py."""

import pytest

from app.decisions.operations import (
    ClauseDraft,
    link_answers,
    recommend,
    resolve,
    settle,
    withdraw_recommendation,
    withdraw_resolution,
    write_recommendation,
    write_resolution,
)
from app.decisions.rules import Outcome
from app.errors import RuleBroken
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from tests.factories import (
    NOW,
    a_meeting,
    a_recommendation,
    a_resolution,
    an_item,
)


def kept(record):
    """The clauses as they are, for someone to change."""
    return [ClauseDraft(c.text, level=c.level, existing=c) for c in record.clauses]


@pytest.fixture
def approved_item():
    meeting = a_meeting()
    item = an_item(meeting=meeting)
    a_recommendation(item)
    a_resolution(item)
    move_minutes(meeting, MinutesState.APPROVED, NOW)
    return item


def test_recommendations_and_resolutions_are_numbered_each_in_its_own_style():
    item = an_item()

    recommendation = a_recommendation(item, "Note the report", "Agree the plan")
    resolution = a_resolution(item, "Noted the report", "Agreed the plan")

    assert [clause.label for clause in recommendation.clauses] == ["(i)", "(ii)"]
    assert [clause.label for clause in resolution.clauses] == ["(1)", "(2)"]


def test_a_label_can_be_kept_as_it_was_printed():
    drafts = [ClauseDraft("Note the report", label="3.4"), ClauseDraft("Agree the plan")]

    recommendation = recommend(an_item(), "RECOMMENDED that", drafts)

    assert [clause.label for clause in recommendation.clauses] == ["3.4", "(ii)"]


def test_a_label_too_long_for_its_column_is_refused():
    with pytest.raises(RuleBroken, match="20 characters"):
        recommend(an_item(), "", [ClauseDraft("Note", label="(" + "1" * 20 + ")")])


@pytest.mark.parametrize(
    ("drafts", "words"),
    [([], "at least one clause"), ([ClauseDraft("  ")], "needs words")],
    ids=["no clause", "a blank clause"],
)
def test_a_list_needs_clauses_and_clauses_need_words(drafts, words):
    item = an_item()

    with pytest.raises(RuleBroken, match=words):
        resolve(item, "RESOLVED that", drafts)

    assert item.resolutions == []


def test_the_keyword_is_read_from_the_lead_in():
    resolution = a_resolution(an_item(), "Noted the report")

    assert (resolution.keyword, resolution.lead_in) == ("RESOLVED", "RESOLVED the Committee:")


def test_a_keyword_that_is_chosen_opens_the_lead_in():
    resolution = resolve(an_item(), "that the plan:", [ClauseDraft("is good")], keyword="AGREED")

    assert (resolution.keyword, resolution.lead_in) == ("AGREED", "AGREED that the plan:")


def test_clauses_keep_who_they_are_when_they_change_places():
    resolution = a_resolution(an_item(), "First", "Second", "Third")
    first, second, third = resolution.clauses

    drafts = [ClauseDraft(c.text, existing=c) for c in (third, first, second)]
    write_resolution(resolution, "RESOLVED that", drafts)

    assert resolution.clauses == [third, first, second]
    assert [clause.address for clause in resolution.clauses] == ["1", "2", "3"]


def test_a_clause_that_is_left_out_goes_and_the_others_are_numbered_again():
    recommendation = a_recommendation(an_item(), "First", "Second", "Third")
    first, _, third = recommendation.clauses

    drafts = [ClauseDraft(c.text, existing=c) for c in (first, third)]
    write_recommendation(recommendation, "RECOMMENDED that", drafts)

    assert [(c.label, c.text) for c in recommendation.clauses] == [
        ("(i)", "First"),
        ("(ii)", "Third"),
    ]


def test_clauses_stand_under_one_another():
    drafts = [ClauseDraft("Agreed", level=1), ClauseDraft("the plan", level=2)]

    resolution = resolve(an_item(), "RESOLVED that", drafts)

    upper, lower = resolution.clauses
    assert lower.parent is upper
    assert (lower.full_label, lower.level, lower.address) == ("(1)(a)", 2, "1.a")


def test_a_save_from_an_older_version_is_refused_and_changes_nothing():
    resolution = a_resolution(an_item(), "Noted the report")
    write_resolution(resolution, "RESOLVED that", kept(resolution), seen=1)

    with pytest.raises(RuleBroken, match="Someone else saved"):
        write_resolution(resolution, "RESOLVED otherwise", kept(resolution), seen=1)

    assert (resolution.lead_in, resolution.version) == ("RESOLVED that", 2)


def test_a_withdrawal_from_an_older_version_is_refused():
    recommendation = a_recommendation(an_item(), "Note the report")
    write_recommendation(recommendation, "RECOMMENDED", kept(recommendation), seen=1)

    with pytest.raises(RuleBroken, match="Someone else saved"):
        withdraw_recommendation(recommendation, seen=1)


def test_an_unpublished_resolution_can_be_withdrawn_and_its_place_is_free_of_clashes():
    item = an_item()
    first, second = a_resolution(item), a_resolution(item)

    withdraw_resolution(first)
    third = a_resolution(item)

    assert [r.position for r in item.resolutions] == [second.position, third.position] == [2, 3]
    assert third.clauses[0].address == "3-1"


@pytest.mark.parametrize(
    "change",
    [
        lambda item: recommend(item, "", [ClauseDraft("Note")]),
        lambda item: resolve(item, "", [ClauseDraft("Noted")]),
        lambda item: write_recommendation(item.recommendations[0], "", [ClauseDraft("Note")]),
        lambda item: write_resolution(item.resolutions[0], "", [ClauseDraft("Noted")]),
        lambda item: withdraw_recommendation(item.recommendations[0]),
        lambda item: withdraw_resolution(item.resolutions[0]),
        lambda item: settle(item.recommendations[0].clauses[0], Outcome.DEFERRED),
        lambda item: link_answers({item.resolutions[0].clauses[0]: (None, Outcome.ADDED)}),
    ],
    ids=[
        "recommend",
        "resolve",
        "write a recommendation",
        "write a resolution",
        "withdraw a recommendation",
        "withdraw a resolution",
        "settle",
        "link",
    ],
)
def test_nothing_changes_once_the_minutes_are_approved(approved_item, change):
    with pytest.raises(RuleBroken, match="approved and cannot be changed"):
        change(approved_item)


@pytest.mark.parametrize(
    ("write", "words"),
    [(write_recommendation, "recommended clauses"), (write_resolution, "resolved clauses")],
)
def test_a_clause_of_the_other_kind_is_a_mistake_of_the_program(write, words):
    item = an_item()
    recommendation, resolution = a_recommendation(item), a_resolution(item)
    record = recommendation if write is write_recommendation else resolution
    other = resolution if write is write_recommendation else recommendation

    with pytest.raises(TypeError, match=words):
        write(record, "", [ClauseDraft("x", existing=other.clauses[0])])
