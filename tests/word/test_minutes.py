import itertools
from datetime import date, time

import pytest

from app.agenda.movements import note_movement
from app.agenda.operations import write_minutes
from app.agenda.rules import ItemKind, Part
from app.database import db
from app.decisions.motions import move
from app.decisions.operations import ClauseDraft, recommend, resolve
from app.decisions.rules import Choice, Manner, Method, MotionKind, MotionResult, Outcome, Tally
from app.decisions.voting import record_counts, record_own_vote, record_vote
from app.meetings.attendance import record_attendance
from app.meetings.interests import declare_interest
from app.meetings.operations import move_minutes, record_sitting
from app.meetings.rules import AttendanceStatus, MinutesState
from app.word.kinds.minutes import minutes_outline
from app.word.outline import Clauses, DataTable, Heading, Paragraph, Signature, Title
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_person,
    a_recommendation,
    a_resolution,
    an_item,
    numbered,
)
from tests.word.asking import asked

pytestmark = pytest.mark.usefixtures("app")


def _blocks(meeting, **options):
    db.session.add(meeting)
    db.session.commit()
    return minutes_outline(meeting, asked(**options)).blocks


def _words(block):
    return "".join(run.text for run in block.words)


def _all_words(blocks):
    return "\n".join(_words(b) for b in blocks if isinstance(b, Heading | Paragraph))


def test_minutes_open_with_what_met_when_and_where():
    body = a_body("Parks Board")
    meeting = a_meeting(body=body, held_on=date(2026, 7, 7), starts_at=time(16), venue="Room A")

    blocks = _blocks(meeting)

    assert blocks[1] == Title("Minutes of the meeting of the Parks Board")
    assert _words(blocks[2]) == "Held on Tuesday 7 July 2026 at 4.00 pm in Room A."


def test_the_minute_number_comes_first_and_the_agenda_number_after():
    meeting = a_meeting()
    an_item(meeting=meeting, title="Parks", number="4")
    numbered(meeting, first=10)

    assert "10. Parks (agenda item 4)" in _all_words(_blocks(meeting))


def test_items_stand_in_the_order_taken():
    meeting = a_meeting()
    an_item(meeting=meeting, title="Listed first", order_taken=2)
    an_item(meeting=meeting, title="Taken first", order_taken=1)

    words = _all_words(_blocks(meeting))

    assert words.index("Taken first") < words.index("Listed first")


def test_no_heading_skips_a_level():
    meeting = a_meeting()
    an_item(meeting=meeting, kind=ItemKind.HEADING, title="Reports", number=None)
    an_item(meeting=meeting, text="### A theme\n\nWords.")

    levels = [block.level for block in _blocks(meeting) if isinstance(block, Heading)]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_single_clause_stands_in_one_sentence_with_its_keyword():
    meeting = a_meeting()
    resolve(an_item(meeting=meeting), "RESOLVED", [ClauseDraft("that the report be noted.")])

    assert "RESOLVED that the report be noted." in _all_words(_blocks(meeting))


def test_a_recommendation_that_was_followed_is_not_printed_unless_asked_for():
    meeting = a_meeting()
    item = an_item(meeting=meeting)
    recommended = recommend(
        item, "RECOMMENDED that:", [ClauseDraft("Note it"), ClauseDraft("Do it")]
    )
    for clause in recommended.clauses:
        clause.outcome = Outcome.ACCEPTED

    assert "RECOMMENDED" not in _all_words(_blocks(meeting))
    assert "RECOMMENDED that:" in _all_words(_blocks(meeting, recommendations=True))


def test_a_recommendation_that_was_not_followed_is_printed():
    meeting = a_meeting()
    item = an_item(meeting=meeting)
    recommended = recommend(
        item, "RECOMMENDED that:", [ClauseDraft("Note it"), ClauseDraft("Do it")]
    )
    recommended.clauses[1].outcome = Outcome.DEFERRED

    assert [c.label for b in _blocks(meeting) if isinstance(b, Clauses) for c in b.clauses] == [
        "(i)",
        "(ii)",
    ]


def test_exempt_minutes_are_replaced_by_their_summary():
    meeting = a_meeting()
    item = an_item(
        meeting=meeting, part=Part.EXEMPT, paragraphs=[3], public_interest="It would harm the sale."
    )
    write_minutes(
        item, "", seen=0, now=NOW, restricted_text="The price is £9m.", public_summary="A sale."
    )
    a_resolution(item, "Sell for £9m.")

    public, full = _all_words(_blocks(meeting)), _all_words(_blocks(meeting, restricted=True))

    assert "A sale." in public
    assert "£9m" not in public
    assert "Exempt by paragraph 3" in public
    assert "The price is £9m." in full


def test_the_nature_of_a_sensitive_interest_is_never_printed():
    meeting = a_meeting()
    declare_interest(meeting, a_person("Ann Lee"), category=None, nature="A threat", sensitive=True)

    tables = [block for block in _blocks(meeting, restricted=True) if isinstance(block, DataTable)]

    assert ("Ann Lee", "", "Sensitive interest") in tables[-1].rows
    assert "A threat" not in str(tables)


def test_a_recorded_vote_lists_everyone_once():
    ann, bob = a_person("Ann Lee"), a_person("Bob Cole")
    meeting = a_meeting(members=[ann, bob])
    resolution = a_resolution(an_item(meeting=meeting))
    record_vote(resolution, {ann: Choice.FOR, bob: Choice.ABSTAIN})

    blocks = _blocks(meeting)

    assert blocks[-2].rows == (("Bob Cole", "Abstained"), ("Ann Lee", "For"))
    said = "Carried: 1 for, 0 against, 1 abstention (recorded vote)"
    assert f"{said}." in _all_words(blocks)
    assert resolution.votes[0].in_full == said, "as the page says it"
    assert [block.with_next for block in blocks[-4:-2]] == [True, True], "no page parts them"


def test_a_member_who_asked_is_recorded_in_a_sentence_of_their_own():
    ann, bob = a_person("Ann Lee"), a_person("Bob Cole")
    meeting = a_meeting(members=[ann, bob])
    vote = record_counts(
        a_resolution(an_item(meeting=meeting)), Method.SHOW_OF_HANDS, Tally(1, 1), Choice.FOR
    )
    record_own_vote(vote, bob, Choice.AGAINST)

    words = _all_words(_blocks(meeting))

    assert "At their request, it is recorded that Bob Cole voted against." in words


def test_the_close_is_printed_before_the_signature():
    meeting = a_meeting()
    record_sitting(meeting, 1, meeting.held_on, ended_at=time(17, 30))

    assert _words(_blocks(meeting)[-2]) == "The meeting closed at 5.30 pm."


def test_minutes_that_are_signed_leave_no_line_to_sign_on():
    meeting = a_meeting()
    move_minutes(meeting, MinutesState.APPROVED, NOW)
    assert _blocks(meeting)[-1] == Signature()

    move_minutes(meeting, MinutesState.SIGNED, NOW)

    assert _words(_blocks(meeting)[-1]) == "Signed as a correct record."
    assert Signature() not in _blocks(meeting)


@pytest.mark.parametrize(
    ("states", "draft"),
    [
        ([], True),
        ([MinutesState.PUBLISHED_DRAFT], True),
        ([MinutesState.APPROVED], False),
        ([MinutesState.APPROVED, MinutesState.SIGNED], False),
    ],
)
def test_minutes_say_draft_until_they_are_approved(states, draft):
    meeting = a_meeting()
    for state in states:
        move_minutes(meeting, state, NOW)
    db.session.add(meeting)
    db.session.commit()

    outline = minutes_outline(meeting, asked())

    assert ("DRAFT" in outline.running_head) is draft
    assert outline.title.endswith("(draft)") is draft


def test_apologies_are_listed_with_the_attendance():
    meeting = a_meeting()
    record_attendance(meeting, a_person("Ann Lee"), AttendanceStatus.APOLOGIES)

    assert "Apologies for absence were received from Ann Lee." in _all_words(_blocks(meeting))


def test_who_was_absent_or_is_not_marked_is_named_once_attendance_was_taken():
    names = "Ann Lee", "Bob Day", "Cay Orr", "Dan Zed"
    people = ann, bob, cay, dan = [a_person(name) for name in names]
    meeting = a_meeting(members=[])
    for person in people:
        record_attendance(meeting, person, AttendanceStatus.EXPECTED)
    assert "Ann Lee" not in _all_words(_blocks(meeting))

    record_attendance(meeting, ann, AttendanceStatus.PRESENT)
    for away in (cay, bob):
        record_attendance(meeting, away, AttendanceStatus.ABSENT)

    words = _all_words(_blocks(meeting))
    assert "Absent: Bob Day and Cay Orr." in words
    assert f"Not marked as present or absent: {dan.name}." in words


def test_how_it_was_agreed_is_told_once():
    item = an_item()
    made = resolve(item, "RESOLVED", [ClauseDraft("that it be noted.")], manner=Manner.MAJORITY)
    assert "Agreed by a majority." in _all_words(_blocks(item.meeting))

    members = [a_person(f"Member {n}") for n in "abc"]
    for member in members:
        record_attendance(item.meeting, member, AttendanceStatus.PRESENT, voting=True)
    record_counts(made, Method.SHOW_OF_HANDS, Tally(2, 1))

    words = _all_words(_blocks(item.meeting))
    assert "Carried: 2 for, 1 against." in words
    assert "majority" not in words


def test_apologies_that_are_a_minute_of_their_own_are_not_listed_twice():
    meeting = a_meeting()
    record_attendance(meeting, a_person("Ann Lee"), AttendanceStatus.APOLOGIES)
    an_item(meeting=meeting, title="Apologies for absence", text="Ann Lee had sent apologies.")

    assert "were received from" not in _all_words(_blocks(meeting))

    record_attendance(meeting, a_person("Bob Cole"), AttendanceStatus.APOLOGIES)

    assert "Apologies for absence were received from Bob Cole." in _all_words(_blocks(meeting))


def test_the_house_prints_its_own_title_for_councillors():
    ann, bob = (a_person(name, title="Councillor") for name in ("Ann Lee", "Bob Cole"))
    meeting = a_meeting(members=[ann, bob], body=a_body(councillor_title="Cllr"))
    item = an_item(meeting=meeting)
    motion = move(item, "That the park be kept", mover=ann, seconder=bob)
    record_vote(motion, {ann: Choice.FOR, bob: Choice.FOR})
    note_movement(item, bob, left=False)

    blocks = _blocks(meeting)

    words = _all_words(blocks) + str([b.rows for b in blocks if isinstance(b, DataTable)])
    assert "moved by Cllr Ann Lee and seconded by Cllr Bob Cole" in words
    assert "(Cllr Bob Cole joined the meeting.)" in words
    assert "Councillor" not in words


def test_an_amendment_to_what_was_recommended_is_told_as_that():
    meeting = a_meeting(members=[ann := a_person("Ann Lee")])
    item = an_item(meeting=meeting)
    a_recommendation(item, "Mow for a year")
    amended = move(item, "Insert “two”", mover=ann, seconder=None, kind=MotionKind.AMENDMENT)
    amended.result = MotionResult.LOST

    assert (
        "An AMENDMENT to the recommendation, moved by Ann Lee, was put: Insert “two”. It was LOST."
    ) in _all_words(_blocks(meeting))


@pytest.mark.parametrize(
    ("result", "end", "then"),
    [
        (
            "carried",
            "carried",
            "The substantive motion was then put: Mow for two years. It was CARRIED.",
        ),
        ("lost", "carried", "The motion was then put. It was CARRIED."),
        ("lost", "referred", "The motion was REFERRED."),
    ],
)
def test_a_motion_is_voted_on_after_what_would_amend_it(result, end, then):
    meeting = a_meeting(members=[ann := a_person("Ann Lee"), bob := a_person("Bob Cole")])
    item = an_item(meeting=meeting)
    motion = move(item, "Mow for a year", mover=ann, seconder=bob)
    amendment = {"kind": MotionKind.AMENDMENT, "parent": motion}
    amended = move(item, "Insert “two”", mover=bob, seconder=ann, **amendment)
    amended.substantive_text, amended.result = "Mow for two years", MotionResult(result)
    motion.result = MotionResult(end)

    words = _all_words(_blocks(meeting))

    told = [
        "A motion, moved by Ann Lee and seconded by Bob Cole, was proposed: Mow for a year.",
        f"An AMENDMENT, moved by Bob Cole and seconded by Ann Lee, was put: Insert “two”. "
        f"It was {result.upper()}.",
        then,
    ]
    places = [words.find(each) for each in told]
    assert -1 not in places
    assert places == sorted(places)
