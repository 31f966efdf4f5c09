"""The head of a paper as committees print it: the authority, its body and lists of members."""

import pytest

from app.intake.minutes.names import people_in
from tests.intake.minutes.reading import read

BELOW = "\n\n1. Minutes\n\nAgreed.\n\n2. Ponds\n\nNoted.\n"
CHAIRED = """EASTFIELD COUNCIL

HARBOUR PANEL

4 May 2011

PRESENT:

Councillor A. Quill (Chairman) in the Chair

Councillors B. Baker, C. Cole, D. Dunn and E. O’Dell

APOLOGIES: Councillor Fenn
"""
WEB = """<html><body><h1>Harbour Panel</h1><h2>Minutes - 4 May 2011</h2>
<p><b>Present:</b> Cllr Ann Quill (in the Chair), Cllrs Bob Baker,
Cy Cole<br><b>Apologies:</b> Cllr Di Dunn<br><b>In attendance:</b> Mr E Eaves (Engineer)</p>
<p><b>1. Declarations</b><br>There were none.</p>
<p><b>2. Application for a mooring: The Old Slip</b><br>
Mr Eaves introduced the report.</p>
<p><b>RESOLVED</b> that it be granted.</p>
<p><b>3. Close</b><br>The meeting closed at 4 pm.</p>
<p>&copy; Eastfield Council 2011. Page last updated 21/06/11</p></body></html>"""


def _names(people) -> list[str]:
    return [person.name for person in people]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("EASTFIELD COUNCIL\n\nHARBOUR PANEL", "HARBOUR PANEL"),
        (
            "Eastfield Borough Council\n\nMinutes of Proceedings\n\nAudit Committee",
            "Audit Committee",
        ),
        ("EASTFIELD COUNCIL\n\nROADS COMMITTEE\n\nLIGHTS SUB-COMMITTEE", "LIGHTS SUB-COMMITTEE"),
        ("EASTFIELD COUNCIL\n\nRoads Committee – 4 May 2011", "Roads Committee"),
        ("EASTFIELD COUNCIL\n\nMinutes of the meeting of the Council", "EASTFIELD COUNCIL"),
        ("EASTFIELD COUNCIL\n\nOffice of the Chief Executive", "EASTFIELD COUNCIL"),
        ("EASTFIELD COUNCIL\n\nReport of the Cabinet", "EASTFIELD COUNCIL"),
        ("EASTFIELD COUNCIL\n\nHeld in the Committee Room, Town Hall", "EASTFIELD COUNCIL"),
    ],
)
def test_the_authority_above_the_name_of_its_body_is_a_letterhead(head, body):
    assert read(f"{head}\n\n4 May 2011\n\nPresent: Cllr Ann Quill{BELOW}").body == body


def test_the_others_are_present_below_the_line_of_the_chair():
    minutes = read(f"{CHAIRED}{BELOW}")

    assert _names(minutes.present) == [
        "Councillor A. Quill",
        "B. Baker",
        "C. Cole",
        "D. Dunn",
        "E. O’Dell",
    ]
    assert minutes.present[0].role == "Chairman"
    assert minutes.apologies == ("Councillor Fenn",)


def test_nobody_is_told_as_present_and_as_left_out():
    doubts = [doubt.message for doubt in read(f"{CHAIRED}{BELOW}").doubts]

    assert doubts == ["Left out: “EASTFIELD COUNCIL”"]


def test_members_in_the_columns_of_a_table_may_stand_family_name_first():
    table = "| Cllr Quill A | Cllr O’Dell B |\n| Cllr Cole C J | Cllr Dunn D |"
    minutes = read(
        f"Roads Committee, 4 May 2011\n\nPresent: Cllr E Eaves (Chair)\n\n{table}{BELOW}"
    )

    listed = ["Cllr A Quill", "Cllr B O’Dell", "Cllr C J Cole", "Cllr D Dunn"]
    assert _names(minutes.present) == ["Cllr E Eaves", *listed]
    assert _names(people_in("Cllr Quill A Cllr Cole C J")) == ["Cllr A Quill", "Cllr C J Cole"]


def test_a_line_break_of_a_web_page_parts_lists_and_headings():
    minutes = read(WEB, "panel.html")

    assert _names(minutes.present) == ["Cllr Ann Quill", "Bob Baker", "Cy Cole"]
    assert minutes.apologies == ("Cllr Di Dunn",)
    assert [(p.name, p.role) for p in minutes.in_attendance] == [("Mr E Eaves", "Engineer")]
    assert [item.title for item in minutes.items] == [
        "Declarations",
        "Application for a mooring: The Old Slip",
        "Close",
    ]


def test_the_foot_of_a_web_page_is_no_minute():
    minutes = read(WEB, "panel.html")

    assert [piece.text for piece in minutes.items[-1].discussion] == ["The meeting closed at 4 pm."]
    assert any("Page last updated" in doubt.message for doubt in minutes.doubts)


@pytest.mark.parametrize(
    ("decided", "doubted"),
    [
        ("Councillor Quill be appointed", True),
        ("Councillor A Quill be appointed", False),
        ("Councillor Quill (A) be appointed", False),
        ("Councillor Cole be appointed", False),
    ],
)
def test_a_family_name_of_two_who_were_there_is_a_doubt_where_a_decision_names_one(
    decided, doubted
):
    listed = "Present: Cllr Ann Quill, Cllr B. Quill, Cllr Cy Cole"
    below = f"1. Minutes\n\nAgreed.\n\n2. Harbour\n\nRESOLVED: That {decided}.\n"

    minutes = read(f"Roads Committee, 4 May 2011\n\n{listed}\n\n{below}")

    told = "Who is “Councillor Quill”? The paper names Cllr Ann Quill or Cllr B. Quill"
    assert (told in [doubt.message for doubt in minutes.doubts]) == doubted
