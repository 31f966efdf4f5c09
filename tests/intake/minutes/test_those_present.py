"""Who sat at the table: a chair beside namesakes, and people addressed with honours."""

import pytest

from app.intake.minutes.moving import moved_in
from app.intake.minutes.names import people_in
from tests.intake.minutes.reading import read

BELOW = "\n\n1. Minutes\n\nAgreed.\n\n2. Ponds\n\nNoted.\n"


@pytest.mark.parametrize(
    ("listed", "present"),
    [
        (
            "Present: Cllr Ann Quill (Chair), Cllr Ivor Quill, Cllr Cy Cole",
            {"Cllr Ann Quill": "Chair", "Cllr Ivor Quill": None, "Cllr Cy Cole": None},
        ),
        (
            "Present: Cllr A. Quill (Chair), Cllr B. Quill",
            {"Cllr A. Quill": "Chair", "Cllr B. Quill": None},
        ),
        (
            "Present: Cllr Mrs Quill (Chairman), Cllr Mr Quill",
            {"Cllr Mrs Quill": "Chairman", "Cllr Mr Quill": None},
        ),
        (
            "Present in the chair:\n\nCllr Quill\n\nMembers present:\n\nCllrs Ann Quill, Cole",
            {"Ann Quill": "Chair", "Cole": None},
        ),
        (
            "Chair: A Quill\n\nMembers present:\n\nCllr Ann Quill, Cllr Ivor Quill",
            {"Cllr Ann Quill": "Chair", "Cllr Ivor Quill": None},
        ),
    ],
)
def test_a_chair_is_listed_twice_only_where_nothing_tells_the_two_apart(listed, present):
    minutes = read(f"Eastfield Parish Council, 4 May 2026\n\n{listed}{BELOW}")

    assert {person.name: person.role for person in minutes.present} == present


def test_an_apology_takes_no_namesake_from_those_present():
    minutes = read(
        "Eastfield Parish Council, 4 May 2026\n\nPresent: Cllr Ann Quill, Cllr Cole\n\n"
        f"Apologies: Cllr Alan Quill{BELOW}"
    )

    assert [person.name for person in minutes.present] == ["Cllr Ann Quill", "Cllr Cole"]


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("The Right Worshipful Ann Quill", ("The Right Worshipful Ann Quill", None)),
        ("The Rt. Worshipful Ann Quill (Mayor)", ("The Rt. Worshipful Ann Quill", "Mayor")),
        ("His Worship Ivor Quill", ("His Worship Ivor Quill", None)),
        ("The Worshipful the Mayor, Councillor Ann Quill", ("Councillor Ann Quill", "Mayor")),
        ("His Worship the Mayor (Cllr I Quill)", ("Cllr I Quill", "Mayor")),
        (
            "The Right Worshipful the Lord Mayor (Cllr Ann Quill) in the Chair",
            ("Cllr Ann Quill", "Lord Mayor, in the Chair"),
        ),
    ],
)
def test_a_form_of_address_is_no_office(printed, person):
    first, cole = people_in(f"{printed}; Cllr Cy Cole")

    assert (first.name, first.role) == person
    assert (cole.name, cole.role) == ("Cllr Cy Cole", None)


def test_a_motion_may_be_moved_with_honours():
    moved = moved_in(
        "Moved by The Right Worshipful Ann Quill, seconded by His Worship the Mayor, to adjourn"
    )

    assert (moved.mover, moved.seconder) == (
        "The Right Worshipful Ann Quill",
        "His Worship the Mayor",
    )
