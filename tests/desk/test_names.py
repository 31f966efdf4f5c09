"""How the desk proposes to name those at a meeting."""

from app.desk.names import names_at
from app.meetings.attendance import record_attendance
from app.meetings.rules import AttendanceStatus, Capacity
from tests.factories import (
    a_meeting,
    a_person,
)


def test_people_are_named_as_the_house_names_them(meeting):
    officer = a_person("Mike Stoneman")
    record_attendance(
        meeting, officer, AttendanceStatus.PRESENT, Capacity.OFFICER, post="Head of Education"
    )

    horton, stoneman = names_at(meeting)

    assert (horton.first, horton.later) == ("Councillor Suzy Horton", "Councillor Horton")
    assert (stoneman.first, stoneman.later) == ("Mike Stoneman, Head of Education", "Mike Stoneman")


def test_two_members_of_one_name_are_named_in_full():
    members = [a_person(name, title="Councillor") for name in ("Ann Lee", "Bob Lee")]

    assert [n.later for n in names_at(a_meeting(members=members))] == [
        "Councillor Ann Lee",
        "Councillor Bob Lee",
    ]
