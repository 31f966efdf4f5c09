"""What the record of a meeting asks, rule by rule, by the handbook's examples where it has one."""

from datetime import UTC, date, datetime, time

from app.agenda.operations import concern_items, record_order_taken
from app.agenda.rules import ItemKind, Part
from app.bodies.rules import QuorumRule
from app.checks import agenda, attendance, decisions, interests
from app.checks.found import Level
from app.checks.whole import check_notes_beside
from app.decisions.motions import move
from app.decisions.rules import Choice
from app.decisions.voting import record_vote
from app.meetings.attendance import record_attendance, record_intervals
from app.meetings.interests import declare_interest
from app.meetings.models import InterestCategory, Sitting
from app.meetings.notice import Notice
from app.meetings.operations import publish_agenda
from app.meetings.rules import AttendanceStatus, Capacity, MeetingKind
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_person,
    a_resolution,
    an_action,
    an_item,
    numbered,
)


def of_three(*names: str, **changes: object):
    """A meeting of a body whose quorum is three."""
    body = a_body(seats=9, quorum_rule=QuorumRule.QUARTER_AT_LEAST_THREE)
    return a_meeting(body=body, members=[a_person(name) for name in names], **changes)


def messages(findings):
    return [finding.message for finding in findings]


def test_short_notice_is_a_warning_and_late_publication_too():
    day = date(2026, 8, 28)

    (short,) = agenda.check_notice(Notice(5, day, given=4), date(2026, 9, 9))
    (late,) = agenda.check_notice(Notice(5, day), date(2026, 8, 29))

    assert (short.rule, short.level) == (1, Level.WARN)
    assert "28 August 2026" in late.message
    assert not list(agenda.check_notice(Notice(5, day, given=5), day))
    assert not list(agenda.check_notice(None, day))


def test_an_agenda_published_late_is_said_once_and_not_of_each_item():
    meeting = a_meeting()
    an_item(meeting=meeting, title="Parks", added_on=date(2026, 3, 4))
    publish_agenda(meeting, datetime(2026, 3, 4, 12, tzinfo=UTC))
    flood = an_item(meeting=meeting, title="Flood", added_on=date(2026, 3, 4))

    found = agenda.check_late_items(meeting, 5, lambda day: (meeting.held_on - day).days)

    assert [finding.item_id for finding in found] == [flood.id]
    assert flood.supplement


def test_an_item_added_late_needs_the_reason_for_its_urgency():
    meeting = a_meeting()
    late = an_item(meeting=meeting, title="Flood", added_on=date(2026, 3, 4))
    an_item(meeting=meeting, title="Parks")

    found = list(agenda.check_late_items(meeting, 5, lambda day: (meeting.held_on - day).days))

    assert [(f.rule, f.words, f.item_id) for f in found] == [(3, "Flood", late.id)]
    late.urgency_reason = "The bank burst on Tuesday, as the Chair agreed"
    assert not list(agenda.check_late_items(meeting, 5, lambda _: 1))[1:]


def test_what_opens_and_closes_a_meeting_is_never_urgent():
    meeting, day = a_meeting(), date(2026, 3, 4)
    for title in (
        "Apologies for absence",
        "Minutes of the previous meeting",
        "Declarations of members’ interests",
        "Exclusion of the press and public",
        "Date of next meeting",
    ):
        an_item(meeting=meeting, title=title, added_on=day)
    an_item(meeting=meeting, title="Welcome", kind=ItemKind.PROCEDURAL, added_on=day)
    an_item(meeting=meeting, title="Date palms in parks", added_on=day)

    found = agenda.check_late_items(meeting, 5, lambda _: 1)

    assert [finding.words for finding in found] == ["Date palms in parks"]


def test_an_extraordinary_meeting_keeps_to_what_it_was_called_for():
    meeting = a_meeting(kind=MeetingKind.EXTRAORDINARY)
    an_item(meeting=meeting, title="The budget")
    publish_agenda(meeting, NOW)
    an_item(meeting=meeting, title="Another matter", added_on=date(2030, 1, 1))
    an_item(meeting=meeting, title="Minutes of the previous meeting")

    found = list(agenda.check_extraordinary(meeting))

    assert [f.words for f in found] == ["Another matter", "Minutes of the previous meeting"]


def test_the_exclusion_comes_before_the_first_exempt_item():
    meeting = a_meeting()
    exclusion = an_item(meeting=meeting, title="Exclusion of the press and public")
    contract = an_item(
        meeting=meeting,
        title="Contract",
        part=Part.EXEMPT,
        paragraphs=[3],
        public_interest="It would harm the bid",
    )
    assert not list(agenda.check_exempt(meeting))

    record_order_taken(meeting, {contract: 1, exclusion: 2})

    (finding,) = agenda.check_exempt(meeting)
    assert (finding.rule, finding.words) == (18, "Contract")


def test_a_member_left_as_expected_is_named():
    meeting = of_three("Ann Lee", "Bob Ray", "Cem Oz")
    meeting.attendances[1].status = AttendanceStatus.EXPECTED

    (finding,) = attendance.check_attendance(meeting)

    assert (finding.rule, finding.level, finding.words) == (11, Level.BLOCK, "Bob Ray")


def test_two_councillors_and_four_without_a_vote_are_no_quorum_of_three():
    meeting = of_three("Ann Lee", "Bob Ray")
    for name in ("Cem Oz", "Dot Day", "Eli Fox", "Fay Gee"):
        record_attendance(
            meeting, a_person(name), AttendanceStatus.PRESENT, Capacity.CO_OPTED, voting=False
        )

    (finding,) = attendance.check_quorum(meeting)

    assert finding.message == "2 voting members were there and 3 are needed"


def test_four_members_of_whom_two_leave_are_no_quorum_for_that_item_only():
    meeting = of_three("Ann Lee", "Bob Ray", "Cem Oz", "Dot Day")
    first, seventh = an_item(meeting=meeting, title="First"), an_item(meeting=meeting, title="Land")
    for present in meeting.attendances[:2]:
        declared = declare_interest(meeting, present.person, category=None, nature="owns it")
        concern_items(declared, {seventh: True})

    (finding,) = attendance.check_quorum_of_items(meeting)

    assert (finding.rule, finding.words) == (8, "Land")
    assert first.title not in finding.words


def test_someone_who_left_after_the_end_is_asked_about():
    meeting = of_three("Ann Lee", "Bob Ray", "Cem Oz")
    meeting.sittings.append(
        Sitting(number=1, on=meeting.held_on, started_at=time(17), ended_at=time(19, 10))
    )
    record_intervals(meeting.attendances[0], [(None, time(19, 25))])
    record_intervals(meeting.attendances[1], [(time(17, 12), None)])

    (finding,) = attendance.check_times_of_members(meeting)

    assert (finding.rule, finding.words) == (12, "Ann Lee")
    assert "7.25 pm" in finding.message


def test_someone_whose_interest_bars_a_vote_and_who_voted_is_a_strong_warning():
    meeting = of_three("Ann Lee", "Bob Ray", "Cem Oz")
    item = an_item(meeting=meeting, title="Land")
    barred = InterestCategory(name="DPI", must_leave=True, may_vote=False)
    ann = meeting.attendances[0].person
    declared = declare_interest(meeting, ann, category=barred, nature="owns it")
    concern_items(declared, {item: False})
    resolution = a_resolution(item)
    (stayed,) = interests.check_interests([item])
    record_vote(resolution, {a.person: Choice.FOR for a in meeting.attendances})

    (voted,) = interests.check_interests([item])

    assert "leaving the room" in stayed.message
    assert "monitoring officer" in voted.message
    declared.dispensation = "Granted on 3 March 2026"
    assert not list(interests.check_interests([item]))


def test_numbers_that_leave_a_gap_and_an_item_without_one_are_asked_about():
    meeting = a_meeting()
    items = [an_item(meeting=meeting, text="It was noted.") for _ in range(3)]
    numbered(meeting)
    assert not list(decisions.check_numbers(meeting))
    items[1].minute = None

    found = list(decisions.check_numbers(meeting))

    assert [f.level for f in found] == [Level.BLOCK, Level.WARN]


def test_an_action_without_an_owner_is_asked_about():
    found = list(decisions.check_actions([an_action(text="Write"), an_action(owner_post="Clerk")]))

    assert [(f.rule, f.words) for f in found] == [(39, "Write")]


def test_whoever_votes_on_one_subject_only_takes_no_seat():
    body = a_body(seats=2)
    meeting = a_meeting(body=body, members=[a_person("Ann Lee"), a_person("Bob Day")])
    diocesan = a_person("Cay Orr")
    asked = {"voting": True, "voting_scope": "education"}
    record_attendance(meeting, diocesan, AttendanceStatus.PRESENT, Capacity.CO_OPTED, **asked)

    assert not list(attendance.check_substitutes(meeting))

    dean = a_person("Dan Roe")
    record_attendance(meeting, dean, AttendanceStatus.PRESENT, Capacity.CO_OPTED, voting=True)
    assert messages(attendance.check_substitutes(meeting)) == [
        "3 voting members were there for 2 seats"
    ]


def test_a_note_to_oneself_is_asked_about_wherever_it_is_printed():
    item = an_item(title="Parks [TBC]")
    a_resolution(item, "to ask [name] for a report")
    move(item, "That XXX be spent", mover=None, seconder=None)
    an_action(item=item, text="Write to ???")

    found = list(check_notes_beside(item))

    assert [(f.field, f.words) for f in found] == [
        ("agenda", "[TBC]"),
        ("resolutions", "[name]"),
        ("motions", "XXX"),
        ("actions", "???"),
    ]
    assert {(f.rule, f.level) for f in found} == {(43, Level.WARN)}
