"""Who is in the room, recorded on the desk."""

from datetime import time

import pytest

from app.accounts.rules import Viewer
from app.agenda.movements import note_movement, quorum_by_item, take_back_movement
from app.bodies.rules import MemberRole, QuorumRule
from app.database import db
from app.errors import RuleBroken
from app.meetings.attendance import record_intervals
from app.meetings.models import Attendance, Meeting
from app.meetings.rules import AttendanceStatus
from app.publishing.content import content_for
from app.word.kinds.minutes import minutes_outline
from tests.factories import a_body, a_meeting, a_membership, a_person, an_item
from tests.word.asking import asked


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    body = a_body(quorum_rule=QuorumRule.FIXED, quorum_fixed=3)
    people = [a_person(f"{name} Lee", title="Councillor") for name in ("Ann", "Bob", "Cat")]
    meeting = a_meeting(body=body, members=[])
    meeting.attendances += [Attendance(person=p, voting=True) for p in people]
    for title in ("Apologies", "Parks", "Roads"):
        an_item(meeting=meeting, title=title)
    db.session.add(meeting)
    db.session.commit()
    return meeting


def here(page, item):
    return page.select_one(f"#here-{item.id}").get_text(" ", strip=True)


def again(meeting):
    db.session.expire_all()
    return db.session.get(Meeting, meeting.id)


def press(clerk, what, item, **answers):
    """Beside an item of the desk, whose names begin with its number."""
    named = {f"{item.id}-{name}": answer for name, answer in answers.items()}
    return clerk.post(f"/items/{item.id}/{what}", **named)


def by_id(page, name):
    return page.select_one(f"[id='{name}']")


def all_present(clerk, meeting):
    return clerk.post(f"/meetings/{meeting.id}/desk/attendance", all="y")


def test_a_chair_who_is_only_proposed_is_said_to_be_not_saved(clerk, meeting):
    chair = meeting.attendances[0].person
    a_membership(meeting.body, chair, role=MemberRole.CHAIR, starts_on=meeting.held_on)
    db.session.commit()
    address = f"/meetings/{meeting.id}/desk"

    proposed = clerk.get(address)
    saved = clerk.post(f"{address}/times", presiding=str(chair.id))

    assert by_id(proposed, "presiding").select_one("[selected]").text == chair.formal_name
    assert by_id(proposed, "chair-proposed").text == "Not saved yet"
    assert by_id(saved, "presiding").select_one("[selected]").text == chair.formal_name
    assert not by_id(saved, "chair-proposed")


def test_all_are_present_by_one_press_and_one_is_marked_otherwise(clerk, meeting):
    ann = meeting.attendances[0].person_id

    page = all_present(clerk, meeting)
    assert "3 with a vote, quorum 3" in page.select_one("#room").text
    page = clerk.post(f"/meetings/{meeting.id}/desk/attendance", mark=f"{ann}:apologies")

    assert "No quorum" in page.select_one("#room").text
    statuses = {each.person_id: each.status for each in again(meeting).attendances}
    assert statuses.pop(ann) is AttendanceStatus.APOLOGIES
    assert set(statuses.values()) == {AttendanceStatus.PRESENT}


def test_someone_who_left_before_an_item_is_gone_from_it_on(clerk, meeting):
    all_present(clerk, meeting)
    bob, (first, second, third) = meeting.attendances[1].person, meeting.items

    page = press(clerk, "moved", second, person=str(bob.id), way="left", at="17:40")

    assert here(page, first).startswith("3 with a vote")
    assert "No quorum for this item" in here(page, second)
    assert "Councillor Bob Lee left the meeting at 5.40 pm." in here(page, second)
    assert here(page, third).startswith("2 with a vote")
    assert again(meeting).attendances[1].stays == [(None, time(17, 40))]
    page = press(clerk, "moved", second, person=str(bob.id), way="neither")
    assert here(page, second).startswith("3 with a vote")
    assert again(meeting).attendances[1].stays == []


@pytest.mark.parametrize(
    ("moves", "back", "stays"),
    [
        pytest.param([(1, True, 17)], 1, [], id="nobody left"),
        pytest.param([(1, False, 17)], 1, [], id="nobody came late"),
        pytest.param([(1, True, 17), (2, False, 18)], 1, [], id="nobody left nor came back"),
        pytest.param([(1, True, 17), (2, False, 18)], 2, [(None, time(17))], id="never came back"),
        pytest.param([(1, False, 17), (2, True, 18)], 1, [(None, time(18))], id="was there early"),
        pytest.param([(1, False, 17), (2, True, 18)], 2, [(time(17), None)], id="stayed"),
    ],
)
def test_a_movement_is_taken_back_with_its_time(meeting, moves, back, stays):
    bob = meeting.attendances[1].person
    for place, left, hour in moves:
        note_movement(meeting.items[place], bob, left=left, at=time(hour))

    take_back_movement(meeting.items[back], bob)

    assert meeting.attendances[1].stays == stays
    with pytest.raises(RuleBroken, match="moved before this item"):
        take_back_movement(meeting.items[back], bob)


@pytest.mark.parametrize(
    ("stay", "left"), [((time(17), None), False), ((None, time(17)), True)], ids=["came", "went"]
)
def test_a_time_told_with_the_attendance_is_given_its_item(meeting, stay, left):
    bob = meeting.attendances[1]
    record_intervals(bob, [stay])

    note_movement(meeting.items[1], bob.person, left=left, at=time(17))

    assert bob.stays == [stay]
    assert [move.at for move in meeting.items[1].movements] == [time(17)]


def test_what_was_changed_by_hand_since_stays(meeting):
    bob, second = meeting.attendances[1], meeting.items[1]
    note_movement(second, bob.person, left=True, at=time(17))
    record_intervals(bob, [(None, time(17, 5))])

    take_back_movement(second, bob.person)

    assert bob.stays == [(None, time(17, 5))]


def test_a_meeting_adjourns_to_another_day_and_again(clerk, meeting):
    address = f"/meetings/{meeting.id}/desk/adjournment"
    day = {"resumes_on-day": "12", "resumes_on-month": "3", "resumes_on-year": "2026"}
    clerk.post(f"/meetings/{meeting.id}/desk/times", started_at="17:00")

    page = clerk.post(address, adjourned_at="18:05", note="A fire alarm", **day, resumes_at="17:30")
    clerk.post(address, adjourned_at="18:40", note="No quorum", **{**day, "resumes_on-day": "19"})

    assert "The meeting is adjourned" in page.text
    sittings = [(s.on.day, s.started_at, s.ended_at) for s in again(meeting).sittings]
    assert sittings == [
        (5, time(17), time(18, 5)),
        (12, time(17, 30), time(18, 40)),
        (19, None, None),
    ]


def test_who_left_is_in_the_minutes_that_are_read_printed_and_kept(clerk, meeting):
    all_present(clerk, meeting)
    second, bob = meeting.items[1], meeting.attendances[1].person
    press(clerk, "moved", second, person=str(bob.id), way="left", at="19:40")
    note = "Councillor Bob Lee left the meeting at 7.40 pm."

    pages = [clerk.get(path).text for path in (f"/items/{second.id}", f"/meetings/{meeting.id}")]

    assert all(f"({note})" in page for page in pages)
    kept = again(meeting)
    outline = minutes_outline(kept, asked(restricted=True))
    assert f"({note})" in str(outline.blocks)
    (item,) = [i for i in content_for(Viewer(every_body=True), kept)["items"] if "movements" in i]
    assert item["movements"] == [note]


def test_whoever_arrives_was_not_there_before(meeting):
    for attendance in meeting.attendances:
        attendance.status = AttendanceStatus.PRESENT
    cat, (first, second, _) = meeting.attendances[2].person, meeting.items

    note_movement(second, cat, left=False)

    checks = quorum_by_item(meeting)
    assert (checks[first].present, checks[second].present) == (2, 3)
    with pytest.raises(RuleBroken, match="has moved before this item already"):
        note_movement(second, cat, left=True)


def test_a_declaration_with_leaving_the_room_counts_for_its_item_only(clerk, meeting):
    all_present(clerk, meeting)
    ann, (_, second, third) = meeting.attendances[0].person_id, meeting.items

    page = press(clerk, "declared", second, person=str(ann), nature="a neighbour", left_room="y")

    assert "No quorum for this item" in here(page, second)
    assert "declared an interest and left the room" in here(page, second)
    assert here(page, third).startswith("3 with a vote")


def test_what_cannot_be_is_said_on_the_desk(clerk, meeting):
    item = meeting.items[0]
    page = press(clerk, "moved", item, way="left", at="25.99")

    summary = {link["href"]: link.text for link in page.select(".govuk-error-summary a")}
    assert summary[f"#{item.id}-person"] == "Choose who moved"
    at = by_id(page, f"{item.id}-at")
    assert (at["value"], at["aria-invalid"]) == ("25.99", "true")
    assert by_id(page, at["aria-describedby"]).text.strip().endswith(summary[f"#{item.id}-at"])


def test_a_time_that_cannot_be_is_asked_for_again_beside_its_box(clerk, meeting):
    page = clerk.post(
        f"/meetings/{meeting.id}/desk/times", desk=meeting.id, started_at="17:00", ended_at="16.30"
    )

    assert page.select_one("#ended_at-error").text.endswith(
        "A sitting cannot end before it started"
    )
    assert [by_id(page, name)["value"] for name in ("started_at", "ended_at")] == ["17:00", "16.30"]
    assert not again(meeting).sittings


def test_the_times_are_kept_on_the_desk(clerk, meeting):
    clerk.post(f"/meetings/{meeting.id}/desk/times", started_at="17:00", ended_at="18.30")

    sitting = again(meeting).sittings[0]
    assert (sitting.started_at, sitting.ended_at) == (time(17), time(18, 30))
