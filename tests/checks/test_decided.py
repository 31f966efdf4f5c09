"""What the checks say of recommendations, motions, votes and clauses."""

import pytest

from app.checks import decisions
from app.checks.found import Level
from app.decisions.motions import move
from app.decisions.operations import ClauseDraft, recommend, settle
from app.decisions.rules import Choice, Method, Outcome, Tally
from app.decisions.voting import record_counts, record_vote
from app.meetings.rules import AttendanceStatus
from tests.factories import (
    a_meeting,
    a_person,
    a_recommendation,
    a_resolution,
    an_item,
)


def test_a_recommendation_without_an_outcome_is_named_by_its_label():
    item = an_item()
    recommendation = a_recommendation(item, "Note it", "Agree it", "Refer it")
    for clause in recommendation.clauses[:2]:
        settle(clause, Outcome.ACCEPTED)

    (finding,) = decisions.check_outcomes(item)

    assert (finding.rule, finding.level) == (26, Level.BLOCK)
    assert "(iii)" in finding.message


def test_a_motion_without_a_result_blocks():
    item = an_item()
    move(item, "That the park be kept", mover=None, seconder=None)

    (finding,) = decisions.check_motions(item)

    assert (finding.rule, finding.level) == (23, Level.BLOCK)


def test_votes_that_outnumber_those_who_could_vote_block():
    meeting = a_meeting(members=[a_person("Ann Lee"), a_person("Bob Ray"), a_person("Cem Oz")])
    item = an_item(meeting=meeting)
    record_counts(a_resolution(item), Method.SHOW_OF_HANDS, Tally(3, 0))
    meeting.attendances[0].status = AttendanceStatus.APOLOGIES

    (finding,) = decisions.check_votes(item)

    assert (finding.rule, finding.message) == (20, "3 votes, and 2 members could vote on this item")


def test_a_recorded_vote_names_everyone_who_could_vote_and_nobody_else():
    meeting = a_meeting(members=[a_person("Ann Lee"), a_person("Bob Ray"), a_person("Cem Oz")])
    item = an_item(meeting=meeting)
    record_vote(a_resolution(item), {a.person: Choice.FOR for a in meeting.attendances})
    assert not list(decisions.check_votes(item))
    meeting.attendances[0].voting = False

    found = list(decisions.check_votes(item))

    assert [f.words for f in found if f.rule == 22] == ["Ann Lee"]


def test_a_vote_on_the_budget_is_recorded_by_name():
    meeting = a_meeting(members=[a_person("Ann Lee"), a_person("Bob Ray"), a_person("Cem Oz")])
    item = an_item(meeting=meeting, title="Budget and council tax 2026/27")
    resolution = a_resolution(item)
    record_counts(resolution, Method.SHOW_OF_HANDS, Tally(3, 0))

    (finding,) = decisions.check_budget(item)

    assert (finding.rule, finding.level) == (22, Level.WARN)


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (["That the report be noted", "Reports are noted", "Approved the plan"], 1),
        (["Noted the report.", "Approved the plan"], 1),
        (["Noted the report;", "Approved the plan; and", "Agreed the date."], 0),
        (["Noted the report", "Approved the plan"], 0),
        (["Note the report", "Approved the plan"], 1),
        (["Noted the report", "Set a budget"], 0),
        (["That the report be noted", "That the plan be approved"], 0),
    ],
)
def test_clauses_of_one_list_agree_in_grammar_and_in_stops(texts, count):
    item = an_item()
    a_resolution(item, *texts)

    assert len(list(decisions.check_clauses(item))) == count


def test_a_lost_vote_on_a_resolution_is_asked_about():
    resolution = a_resolution(an_item(meeting=a_meeting(members=[a_person(), a_person()])))
    record_counts(resolution, Method.SHOW_OF_HANDS, Tally(0, 2))

    (found,) = decisions.check_votes(resolution.item)
    record_counts(resolution, Method.SHOW_OF_HANDS, Tally(2, 0))

    assert (found.rule, found.level) == (20, Level.WARN)
    assert not list(decisions.check_votes(resolution.item))


def test_a_draft_of_clauses_may_be_nested_without_an_outcome_of_its_own():
    item = an_item()
    recommendation = recommend(
        item, "RECOMMENDED:", [ClauseDraft("Agree:"), ClauseDraft("the plan", level=2)]
    )
    settle(recommendation.clauses[1], Outcome.ACCEPTED)

    assert not list(decisions.check_outcomes(item))
