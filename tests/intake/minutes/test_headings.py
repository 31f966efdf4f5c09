"""What stands above the business: whose meeting, where, and who was there."""

import pytest

from app.intake.minutes.names import people_in
from tests.intake.minutes.reading import read

BELOW = (
    "\n\nPRESENT IN THE CHAIR:\n\nCouncillor A. Able\n\n"
    "1. Minutes\n\nAgreed.\n\n2. Ponds\n\nNoted.\n"
)


@pytest.mark.parametrize(
    ("title", "body", "venue"),
    [
        (
            "MINUTES OF PROCEEDINGS AT MEETING OF THE DISTRICT OF\n\nEASTFIELD HELD IN THE "
            "OLD MILL, MILL LANE, CO. EASTSHIRE, ON\n\nMONDAY, 4TH MAY, 2026, AT 10.00 A.M.",
            "DISTRICT OF EASTFIELD",
            "OLD MILL, MILL LANE, CO. EASTSHIRE",
        ),
        (
            "MINUTES OF PROCEEDINGS OF ONLINE MONTHLY MEETING OF\n\nTHE DISTRICT OF EASTFIELD "
            "HELD ON\n\nMONDAY, 4TH MAY, 2026.",
            "DISTRICT OF EASTFIELD",
            None,
        ),
        (
            "Minutes of the meeting of the Housing, Roads and Parks Committee held in the "
            "Guildhall, Eastfield on 4 May 2026",
            "Housing, Roads and Parks Committee",
            "Guildhall, Eastfield",
        ),
        (
            "Minutes of the May meeting\n\nMINUTES OF EASTFIELD PARISH COUNCIL MEETING\n\n"
            "HELD AT THE OLD SCHOOL\n\nMONDAY 4th MAY 2026",
            "EASTFIELD PARISH COUNCIL",
            "OLD SCHOOL",
        ),
    ],
)
def test_the_title_of_a_paper_names_its_body_and_its_venue(title, body, venue):
    minutes = read(title + BELOW)

    assert (minutes.body, minutes.venue, str(minutes.held_on)) == (body, venue, "2026-05-04")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("SHIRE OF NORTHAM\n\nCouncil\n\nMINUTES\n\nOrdinary Meeting", "SHIRE OF NORTHAM Council"),
        ("CITY OF EASTFIELD\nCOUNCIL MINUTES", "CITY OF EASTFIELD COUNCIL"),
        ("SHIRE OF NORTHAM\nORDINARY COUNCIL MEETING\nMINUTES", "SHIRE OF NORTHAM"),
        ("COUNTY OF EASTSHIRE\n\nHousing Committee\n\nMinutes", "Housing Committee"),
        ("TOWN OF EASTFIELD\nCommittee\nMinutes of meeting", "TOWN OF EASTFIELD Committee"),
        ("BOROUGH OF EAST FIELD\n\nMINUTES", "BOROUGH OF EAST FIELD"),
        ("PARISH OF MARSH END\n\nParish Council\n\nMinutes", "PARISH OF MARSH END"),
        ("Town of Eastfield\nMinutes of the Ordinary Meeting of Council", "Town of Eastfield"),
        ("Minutes of the Ordinary Meeting of Council", "Council"),
    ],
)
def test_a_place_at_the_head_names_the_body_unless_a_line_below_does(title, body):
    assert read(f"{title}\n4 May 2026{BELOW}").body == body


def test_what_was_said_at_a_meeting_is_no_venue():
    minutes = read(
        "MINUTES OF EASTFIELD DISTRICT COUNCIL, 4TH MAY, 2026"
        + BELOW
        + "The meeting was held in order to pass a vote of thanks."
    )

    assert minutes.venue is None


def test_members_listed_before_an_apology_on_the_same_line_are_present():
    minutes = read(
        "Meeting of the District of Eastfield, 4 May 2026\n\nMembers Present:\n\n"
        "Councillors Baker, Cole and Dunn. Apologies for his inability to attend were received "
        "from Cllr Eaves.\n\n1. Minutes\n\nAgreed.\n\n2. Ponds\n\nNoted.\n"
    )

    assert [person.name for person in minutes.present] == ["Baker", "Cole", "Dunn"]
    assert minutes.apologies == ("Cllr Eaves",)


def test_two_members_are_a_list():
    minutes = read(
        "Meeting of the District of Eastfield, 4 May 2026\n\nMembers Present:\n\n"
        "Councillors Fry and Old.\n\n1. Minutes\n\nAgreed.\n\n2. Ponds\n\nNoted.\n"
    )

    assert [person.name for person in minutes.present] == ["Fry", "Old"]


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        (
            "A. Able, Economic Development; B Baker, Forward Planning",
            [("A. Able", "Economic Development"), ("B Baker", "Forward Planning")],
        ),
        (
            "A/Senior Engineer Works (Housing) (Mr. A. Able), Clerk (Mr. B. Baker)",
            [("Mr. A. Able", "A/Senior Engineer Works, Housing"), ("Mr. B. Baker", "Clerk")],
        ),
        (
            "Acting Director Works, (Mr A Able), Engineer (Mr. B. Baker)",
            [("Mr A Able", "Acting Director Works"), ("Mr. B. Baker", "Engineer")],
        ),
    ],
)
def test_the_name_of_a_department_is_no_person(printed, people):
    assert [(person.name, person.role) for person in people_in(printed)] == people


def test_only_somebody_named_declares_an_interest():
    minutes = read(
        "Eastfield Parish Council, 4 May 2026\n\nPresent: Cllr Able, Cllr Baker\n\n1. Minutes\n\n"
        "Agreed.\n\n2. Ponds\n\nHe stated that expressions of interest in the pond had come in.\n"
        "The Members stated that they had an interest in ponds.\n"
    )

    assert minutes.declarations == ()


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Cllr A Able, Mrs B Baker (Clerk) and 10 members of the public", 2),
        ("Cllr A Able, Borough Councillor Cy Cole 5 members of the public", 2),
        ("Councillor. A. Able, Mayor", 1),
    ],
)
def test_the_public_beside_somebody_is_not_their_office(printed, names):
    people = people_in(printed)

    assert len(people) == names
    assert people[0].role in (None, "Mayor")
    assert people[0].name.startswith(("Cllr", "Councillor"))


def test_who_signed_is_no_item():
    minutes = read(
        "Meeting of the District of Eastfield, 4 May 2026\n\nMembers Present:\n\nCouncillors Able "
        "and Baker.\n\n**Adoption of Minutes**\n\nAgreed.\n\n**Ponds**\n\nA motion came from:\n\n"
        "**Councillors A. Able, B. Baker, C. Cole.**\n\nIt was noted.\n\n**Deputy Mayor**\n"
    )

    assert [item.title for item in minutes.items] == ["Adoption of Minutes", "Ponds"]


def test_a_heading_among_those_present_is_nobody():
    assert [p.name for p in people_in("B. Able, C. Baker, BOROUGH MEMBERS, N. Cole")] == [
        "B. Able",
        "C. Baker",
        "N. Cole",
    ]


def test_an_adjourned_meeting_may_have_one_item_with_its_letter():
    minutes = read(
        "Meeting of the District of Eastfield, 4 May 2026\n\n**Members Present**:\n\n"
        "Councillors Able and Baker.\n\n**5(b)**\n\n**The ferry**\n\nMembers discussed it.\n"
    )

    assert [(item.number, item.title) for item in minutes.items] == [("5(b)", "The ferry")]
