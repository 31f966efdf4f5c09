"""A whole meeting from what was understood of its minutes."""

from dataclasses import replace
from datetime import time

import pytest
from sqlalchemy import select

from app.accounts.rules import PUBLIC
from app.agenda.markup import parse, plain_text
from app.agenda.operations import publish_minutes
from app.archive.entering import enter_meeting
from app.archive.kept import minutes_from
from app.database import db
from app.decisions.rules import Choice, Result
from app.errors import RuleBroken
from app.intake.minutes.parsed import Attendee, Declaration, Item, Outcome, Resolved, Votes
from app.intake.minutes.presenting import as_json
from app.meetings.interests import default_interest_categories
from app.meetings.models import Meeting
from app.meetings.rules import AttendanceStatus, Capacity, MinutesState
from app.record.visibility import meetings_seen, sees_meeting, sees_minutes
from tests.archive.papers import DAY, minutes
from tests.factories import NOW, a_body, a_membership, a_person


@pytest.fixture
def body(app):  # noqa: ARG001  # kept in its database
    parks = a_body("Parks Committee")
    db.session.add(parks)
    db.session.flush()
    return parks


def test_a_whole_meeting_is_entered(body):
    entered = enter_meeting(minutes(), body, now=NOW)

    meeting = entered.meeting
    assert (meeting.held_on, meeting.venue) == (DAY, "Town Hall")
    parts = {a.person.formal_name: (a.status, a.capacity, a.post) for a in meeting.attendances}
    assert parts == {
        "Councillor Ann Lee": (AttendanceStatus.PRESENT, Capacity.MEMBER, "Chair"),
        "Councillor Bob Day": (AttendanceStatus.PRESENT, Capacity.MEMBER, ""),
        "Cllr. C. Moss": (AttendanceStatus.PRESENT, Capacity.MEMBER, ""),
        "Councillor Dee Fox": (AttendanceStatus.APOLOGIES, Capacity.MEMBER, ""),
        "Ms Eve Hart": (AttendanceStatus.PRESENT, Capacity.OFFICER, "Clerk"),
    }
    assert meeting.sittings[0].presiding.name == "Ann Lee"
    assert [d.nature for d in meeting.declarations] == ["Owns the field beside the park"]
    assert [(i.number, i.title) for i in meeting.items] == [
        ("1", "Minutes of the last meeting"),
        ("2", "Benches"),
        (None, "Reports"),
        ("3", "Fountain"),
    ]


def test_a_meeting_closed_when_its_minutes_say_at_their_end(body):
    read = minutes(closing="There being no further business, the meeting closed at 9.15 pm.")

    assert enter_meeting(read, body, now=NOW).meeting.sittings[0].ended_at == time(21, 15)


LABELLED = [("(a)", 1), ("(b)", 1), ("(i)", 2), ("(ii)", 2), ("(c)", 1)]


def _nested(*labels: tuple[str, int]) -> Item:
    clauses = [
        Resolved(f"That step {label} be taken.", 0, label, as_printed="RESOLVED", level=level)
        for label, level in labels
    ]
    return Item("Benches", 0, "1", resolutions=tuple(clauses))


def test_a_clause_below_another_is_entered_below_it(body):
    read = minutes_from(as_json(minutes(items=(_nested(*LABELLED),))))

    (resolution,) = enter_meeting(read, body, now=NOW).meeting.items[0].resolutions
    assert [(clause.label, clause.level) for clause in resolution.clauses] == LABELLED


@pytest.mark.parametrize(
    ("left", "levels"),
    [
        (LABELLED[2:], [1, 1, 1]),
        ([("1.", 1), ("(i)", 3), ("(ii)", 3), ("(b)", 2)], [1, 2, 2, 2]),
        ([("1.", 1), ("(a)", 2), ("(i)", 3), ("(A)", 4), ("2.", 1)], [1, 2, 3, 3, 1]),
    ],
)
def test_clauses_whose_upper_one_was_taken_out_stay_beside_each_other(body, left, levels):
    read = minutes(items=(_nested(*left),))

    (resolution,) = enter_meeting(read, body, now=NOW).meeting.items[0].resolutions
    assert [clause.level for clause in resolution.clauses] == levels


def test_an_item_keeps_its_discussion_its_papers_and_its_clauses(body):
    meeting = enter_meeting(minutes(), body, now=NOW).meeting

    benches = meeting.items[1]
    assert benches.purpose == "To settle the colour."
    assert plain_text(parse(benches.revisions[-1].text)).split("\n") == [
        "The colour",
        "Green *was* liked",
        "Colour | Price",
        "Green | £40",
    ]
    assert [paper.title for paper in meeting.documents] == ["Report on benches"]
    assert [c.text for c in benches.recommendations[0].clauses] == ["Paint the benches"]
    assert [(c.label, c.text) for c in benches.resolutions[0].clauses] == [
        ("1.", "That the benches be painted green."),
        ("2.", "That the paint be bought."),
    ]
    assert benches.resolutions[0].lead_in == "RESOLVED"


def test_motions_keep_their_movers_and_votes_their_names_and_counts(body):
    entered = enter_meeting(minutes(), body, now=NOW)

    carried, lost = entered.meeting.items[-1].motions
    assert (carried.mover.name, carried.seconder.name) == ("Ann Lee", "Bob Day")
    vote = carried.resolution.votes[0]
    assert (vote.ayes, vote.noes, vote.abstentions) == (2, 1, None)
    assert {cast.member.name: cast.choice for cast in vote.casts} == {
        "Ann Lee": Choice.FOR,
        "Bob Day": Choice.FOR,
        "C. Moss": Choice.AGAINST,
    }
    assert carried.resolution.lead_in == "Motion passed (2 to 1)"
    assert (lost.mover.name, lost.result, lost.resolution) == ("Ann Lee", Result.LOST, None)
    assert [place for place, _ in entered.doubts if place.startswith("items")] == [
        "items.2.resolutions.0.mover",
        "items.2.resolutions.0.seconder",
        "items.2.resolutions.0.votes",
    ], "a member is never known by the family name alone without asking"


def test_the_clauses_of_one_motion_are_one_resolution_with_one_vote(body):
    moved = Resolved("note it", 3, "(a)", "Councillor Ann Lee", None, as_printed="RESOLVED")
    moved = replace(moved, votes=Votes(3, 1))
    again = replace(moved, text="thank them", label="(b)", outcome=Outcome.NOTED)
    other = replace(moved, text="do more", label="(a)")
    item = Item("Benches", 1, "1", resolutions=(moved, again, other))

    meeting = enter_meeting(minutes(items=(item,)), body, now=NOW).meeting

    first, second = meeting.items[0].resolutions
    assert [clause.label for clause in first.clauses] == ["(a)", "(b)"]
    assert [(vote.ayes, vote.noes) for vote in first.votes] == [(3, 1)]
    assert [motion.text for motion in meeting.items[0].motions] == [
        "(a) note it (b) thank them",
        "(a) do more",
    ]
    assert second.clauses[0].text == "do more"


def test_what_stands_before_all_clauses_leads_them_in(body):
    granted = Resolved("oak", 3, "(a)", as_printed="RESOLVED", lead_in="That it be granted with")
    item = Item("Benches", 1, "1", resolutions=(granted, replace(granted, label="(b)")))

    entered = enter_meeting(minutes(items=(item,)), body, now=NOW)

    [resolution] = entered.meeting.items[0].resolutions
    assert resolution.lead_in == "RESOLVED: That it be granted with"
    assert [clause.label for clause in resolution.clauses] == ["(a)", "(b)"]
    kept = minutes_from(as_json(minutes(items=(item,)))).items[0].resolutions[0]
    assert kept == replace(granted, line=0)


@pytest.mark.parametrize(
    ("votes", "outcome", "doubted"),
    [
        (Votes(5, 3), Outcome.LOST, ["5 for, 3 against, and read as lost"]),
        (Votes(3, 5), Outcome.CARRIED, ["3 for, 5 against, and read as carried"]),
        (Votes(4, 4), Outcome.CARRIED, []),
        (Votes(5, 3), Outcome.CARRIED, []),
    ],
)
def test_figures_that_do_not_fit_what_became_of_it_are_doubted(body, votes, outcome, doubted):
    item = Item("Benches", 1, "1", resolutions=(Resolved("buy", 3, outcome=outcome, votes=votes),))

    entered = enter_meeting(minutes(items=(item,)), body, now=NOW)

    assert [said for where, said in entered.doubts if where.startswith("items")] == doubted


def test_a_declaration_finds_its_category(body):
    db.session.add_all(default_interest_categories())
    declared = Declaration("Councillor Bob Day", "a disclosable pecuniary interest in item 3")

    meeting = enter_meeting(minutes(declarations=(declared,)), body, now=NOW).meeting

    assert meeting.declarations[0].category.name == "Disclosable pecuniary interest"


def test_members_of_that_day_are_those_the_register_knows(body):
    ann = a_person("Ann Lee")
    a_membership(body, ann, starts_on=DAY)
    a_membership(body, a_person("Una Ware"))
    db.session.flush()

    meeting = enter_meeting(minutes(), body, now=NOW).meeting

    names = {attendance.person.name: attendance.person for attendance in meeting.attendances}
    assert names["Ann Lee"] is ann
    assert "Una Ware" not in names, "the paper does not say that she was expected"


def test_what_the_law_would_ask_of_a_meeting_to_come_does_not_refuse_history(body):
    odd = Item(
        "Trees",
        0,
        "4",
        resolutions=(
            Resolved("That it be so.", 0, mover="Zoe Quill", seconder="Zoe Quill"),
            Resolved("That 9 be counted.", 0, as_printed="CARRIED", votes=Votes(3, 9)),
            Resolved("That one side be.", 0, votes=Votes(5)),
            Resolved(" ", 0, mover="Zoe Quill"),
        ),
    )

    entered = enter_meeting(minutes(items=(odd,)), body, now=NOW)

    first, second, third, fourth = entered.meeting.items[0].resolutions
    assert (second.votes[0].ayes, second.votes[0].noes, second.votes[0].result) == (3, 9, "carried")
    assert (third.votes[0].ayes, third.votes[0].sentence) == (None, "5 for")
    said = " ".join(message for _, message in entered.doubts)
    assert "Zoe Quill is printed as mover and as seconder" in said
    assert "Zoe Quill is not listed as present" in said
    assert first.lead_in == "RESOLVED"
    assert fourth.clauses[0].text == "No words are printed"


def test_minute_numbers_are_given_only_where_they_are_printed(body):
    items = tuple(Item(f"Business {n}", 0, f"{n}/2016") for n in (41, 42))
    by_law = tuple(Item(f"By-law {n}", 0, n) for n in ("1", "2", "17/2016", "2"))

    numbered = enter_meeting(minutes(items=items), body, now=NOW)
    listed = enter_meeting(minutes(items=by_law, held_on=DAY.replace(month=6)), body, now=NOW)

    assert [i.minute.label for i in numbered.meeting.items] == ["41/2016", "42/2016"]
    assert [(i.number, i.title, i.minute) for i in listed.meeting.items] == [
        ("1", "By-law 1", None),
        ("2", "By-law 2", None),
        (None, "17/2016 By-law 17/2016", None),
        (None, "2 By-law 2", None),
    ]
    assert ("items.3", "The number 2 is printed twice") in listed.doubts


def test_nothing_is_public_and_nothing_may_be_published_before_it_is_confirmed(body):
    meeting = enter_meeting(minutes(), body, now=NOW).meeting

    assert not sees_meeting(PUBLIC, meeting)
    assert db.session.scalars(select(Meeting).where(meetings_seen(PUBLIC))).all() == []
    with pytest.raises(RuleBroken, match="confirm first"):
        publish_minutes(meeting, NOW)
    meeting.unconfirmed = False
    publish_minutes(meeting, NOW)
    assert meeting.minutes_state is MinutesState.PUBLISHED_DRAFT
    assert sees_minutes(PUBLIC, meeting)


def test_a_day_that_is_unknown_or_taken_is_refused(body):
    enter_meeting(minutes(), body, now=NOW)

    with pytest.raises(RuleBroken, match="has a meeting on that day already"):
        enter_meeting(minutes(), body, now=NOW)
    with pytest.raises(RuleBroken, match="day of the meeting is not known"):
        enter_meeting(minutes(held_on=None), body, now=NOW)


def test_what_was_understood_is_read_back_from_what_the_command_prints():
    read = minutes()
    without_marks = replace(read, present=(Attendee("An Other", None),))

    for each in (read, without_marks):
        assert as_json(minutes_from(as_json(each))) == as_json(each)


def test_a_substitute_stands_in_for_whom_the_paper_says(body):
    present = (
        Attendee("Councillor Ann Lee", "Chair"),
        Attendee("Cllr Hugh Marl", "substitute for Councillor Dee Fox"),
        Attendee("Cllr Ivo Ash", "substituting for Cllr Ann Lee"),
    )

    entered = enter_meeting(minutes(present=present), body, now=NOW)

    stands_in = {a.person.name: a.substitute_for for a in entered.meeting.attendances}
    assert stands_in["Hugh Marl"].name == "Dee Fox"
    assert stands_in["Ivo Ash"] is None
    assert any("Ann Lee is present, so nobody" in message for _, message in entered.doubts)
