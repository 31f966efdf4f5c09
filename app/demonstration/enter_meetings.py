"""Enters meetings: when they sat, who was there, and how far their minutes have come."""

from collections.abc import Iterable, Iterator
from datetime import date, time

from app.agenda.operations import approve_minutes, publish_minutes
from app.bodies.rules import MemberRole
from app.database import db
from app.demonstration.days import NOTICE, Calendar
from app.demonstration.entered import Entered, moment, post_on
from app.demonstration.papers_of_meetings import AttendancePaper, MeetingPaper, MovementPaper
from app.errors import RuleBroken
from app.meetings.announcements import Publication, announce
from app.meetings.attendance import (
    attendance_of,
    record_all_present,
    record_attendance,
    record_intervals,
)
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting, publish_agenda, record_sitting, sign_minutes
from app.meetings.queries import signature_at
from app.meetings.rules import AttendanceStatus, Capacity, MeetingKind, MeetingStatus, MinutesState

MINUTES_TAKE = 6  # working days, from the meeting to its draft minutes


def day_of(calendar: Calendar, paper: MeetingPaper) -> date:
    if paper.months is None:
        return calendar.day_of_week(paper.weeks, paper.weekday)
    return calendar.nth_of_month(paper.months, paper.weekday, paper.nth)


def enter_meeting(entered: Entered, paper: MeetingPaper) -> Meeting:
    calendar, day = entered.calendar, entered.calendar.meetings[paper.id]
    meeting = call_meeting(
        entered.bodies[paper.body],
        day,
        starts_at=paper.starts,
        venue=entered.venues[paper.body],
        kind=paper.kind,
        status=paper.status,
        status_note=calendar.write(paper.note, day),
        contact=entered.clerk_in_person,
    )
    db.session.add(meeting)
    entered.meetings[paper.id] = meeting
    _enter_attendance(entered, meeting, paper.attendance)
    if paper.status is MeetingStatus.HELD:
        record_all_present(meeting)
        _enter_movements(entered, meeting, paper.attendance)
        _enter_sittings(calendar, meeting, paper)
    return meeting


def publish_agenda_in_time(entered: Entered, meeting: Meeting) -> None:
    announced = entered.calendar.working_days_before(meeting.held_on, NOTICE)
    if announced <= entered.calendar.today:
        publish_agenda(meeting, moment(announced))
        announce(meeting, Publication.AGENDA, by=entered.clerk, now=moment(announced))


def _enter_attendance(entered: Entered, meeting: Meeting, paper: AttendancePaper) -> None:
    for key in paper.apologies:
        _excuse(entered, meeting, key, AttendanceStatus.APOLOGIES)
    for key in paper.absent:
        _excuse(entered, meeting, key, AttendanceStatus.ABSENT)
    for substitute in paper.substitutes:
        record_attendance(
            meeting,
            entered.people[substitute.person],
            AttendanceStatus.PRESENT,
            Capacity.SUBSTITUTE,
            voting=True,
            substitute_for=entered.people[substitute.in_place_of],
        )
    others = [
        *((key, "", Capacity.OFFICER) for key in paper.officers),
        *((visitor.person, visitor.part, Capacity.IN_ATTENDANCE) for visitor in paper.also),
        *((visitor.person, visitor.part, Capacity.PUBLIC_SPEAKER) for visitor in paper.speakers),
    ]
    for key, part, capacity in others:
        person = entered.people[key]
        if attendance_of(meeting, person):
            raise RuleBroken(f"{person.name} is a member of {meeting.body.name}")
        post = part or post_on(person, meeting.held_on)
        record_attendance(meeting, person, AttendanceStatus.PRESENT, capacity, post=post)


def _excuse(entered: Entered, meeting: Meeting, key: str, status: AttendanceStatus) -> None:
    expected = attendance_of(meeting, entered.people[key])
    if expected is None:
        raise RuleBroken(f"{key} is no member of {meeting.body.name} on {meeting.held_on}")
    record_attendance(
        meeting,
        expected.person,
        status,
        expected.capacity,
        voting=expected.voting,
        representing=expected.representing,
    )


def _enter_movements(entered: Entered, meeting: Meeting, paper: AttendancePaper) -> None:
    for arrived in paper.arrived:
        _enter_intervals(entered, meeting, arrived, [(arrived.at, None)])
    for left in paper.left:
        back = [(left.until, None)] if left.until else []
        _enter_intervals(entered, meeting, left, [(None, left.at), *back])


def _enter_intervals(
    entered: Entered,
    meeting: Meeting,
    movement: MovementPaper,
    intervals: list[tuple[time | None, time | None]],
) -> None:
    attendance = attendance_of(meeting, entered.people[movement.person])
    if attendance is None or not attendance.status.was_there:
        raise RuleBroken(f"{movement.person} was not at the meeting on {meeting.held_on}")
    record_intervals(attendance, intervals)


def _enter_sittings(calendar: Calendar, meeting: Meeting, paper: MeetingPaper) -> None:
    chair = next(
        seat.person
        for seat in meeting.body.memberships
        if seat.role is MemberRole.CHAIR and seat.is_current(meeting.held_on)
    )
    when = [(meeting.held_on, paper.starts, paper.ends)]
    when += [
        (calendar.working(sitting.after, meeting.held_on), sitting.starts, sitting.ends)
        for sitting in paper.sitting
    ]
    for number, (day, starts, ends) in enumerate(when, start=1):
        details = {"started_at": starts, "ended_at": ends, "venue": meeting.venue}
        record_sitting(meeting, number, day, presiding=chair, **details)


def bring_minutes_on(entered: Entered, papers: Iterable[MeetingPaper]) -> None:
    """Publish, approve and sign the minutes of held meetings as far as time has allowed."""
    held = [paper for paper in papers if paper.status is MeetingStatus.HELD]
    for paper in held:
        if paper.minutes_state is MinutesState.DRAFT:
            continue
        meeting = entered.meetings[paper.id]
        ready = entered.calendar.working_days_after(meeting.held_on, MINUTES_TAKE)
        published = moment(min(ready, entered.calendar.today))
        publish_minutes(meeting, published)
        announce(meeting, Publication.DRAFT_MINUTES, by=entered.clerk, now=published)
        approving = next(_next_suitable(entered, paper, held), None)
        if approving:
            now = moment(approving.held_on, time(18))
            approve_minutes(meeting, approving, now)
            announce(meeting, Publication.APPROVED_MINUTES, by=entered.clerk, now=now)
            sign_minutes(meeting, now, **signature_at(approving))
            announce(meeting, Publication.SIGNED_MINUTES, by=entered.clerk, now=now)


def _next_suitable(
    entered: Entered, paper: MeetingPaper, held: list[MeetingPaper]
) -> Iterator[Meeting]:
    """Later meetings of the body; an extraordinary one approves nothing (handbook rule 34)."""
    day = entered.calendar.meetings[paper.id]
    for other in held:
        later = other.body == paper.body and entered.calendar.meetings[other.id] > day
        if later and other.kind is not MeetingKind.EXTRAORDINARY:
            yield entered.meetings[other.id]
