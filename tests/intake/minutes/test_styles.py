"""The ways of other houses: quoted motions, results under motions, dispositions, pages."""

import json

from app.intake.minutes.parsed import Outcome
from tests.intake.minutes.reading import read, the_resolutions

WRAPPED = """**MINUTES OF PROCEEDINGS AT MEETING OF THE DISTRICT OF EASTFIELD HELD IN**

**THE COURTHOUSE, EASTFIELD, ON MONDAY, 4TH MAY, 2026.**

**PRESENT IN THE CHAIR:**

Councillor A. Able, Mayor.

**MEMBERS PRESENT:**

Councillors Baker, Cole (J), Cole (M) and O’Dell.

**OFFICIALS IN ATTENDANCE:**

Director, Roads (Mr. E. Eaves), Senior Engineer (Ms. F. Fry).

**1.**

**Adoption of Minutes**

Circulated, copy of draft Minutes of the Meeting of the District of Eastfield that was

held on the 6th April, 2026.

Proposed by Councillor Baker;

Seconded by Councillor Cole (J);

And Resolved:

“That the draft Minutes, as circulated, be taken as read, adopted and

signed”.
---
2

**2.**

**The ferry**

It was proposed by Councillor Cole (M), seconded by Councillor O’Dell, that the ferry be

stopped.

A vote was taken by a show of hands with two Members in favour and three against. The

Mayor declared that the motion was defeated.
"""


def test_wrapped_lines_and_page_numbers_do_not_part_a_motion():
    minutes = read(WRAPPED)

    (adopted,) = minutes.items[0].resolutions
    assert adopted.text == (
        "That the draft Minutes, as circulated, be taken as read, adopted and signed"
    )
    assert (adopted.mover, adopted.seconder) == ("Councillor Baker", "Councillor Cole (J)")


def test_who_was_there_is_listed_by_office_too():
    minutes = read(WRAPPED)

    assert [(p.name, p.role) for p in minutes.present][:2] == [
        ("Councillor A. Able", "Mayor"),
        ("Baker", None),
    ]
    assert [(p.name, p.role) for p in minutes.in_attendance] == [
        ("Mr. E. Eaves", "Director, Roads"),
        ("Ms. F. Fry", "Senior Engineer"),
    ]


def test_a_vote_told_in_the_next_paragraph_belongs_to_the_motion():
    (lost,) = read(WRAPPED).items[1].resolutions

    assert lost.outcome is Outcome.LOST
    assert (lost.votes.ayes, lost.votes.noes) == (2, 3)


def test_a_motion_moved_seconded_and_passed_in_three_sentences_is_one():
    minutes = read(
        "May 4, 2026\nPort of Eastfield Regular Commission Meeting\n\nCALL TO ORDER\n\n"
        "Commissioners Present:  President Ann Able, Bob Baker, and Cy Cole were present.\n\n"
        "CONSENT CALENDAR\n\nBaker moved to approve it.  Cole seconded the motion.  "
        "The motion passed 2-1.\n\nADJOURNMENT\n\nAble adjourned the meeting at 4:00."
    )

    (passed,) = minutes.items[1].resolutions
    assert (passed.mover, passed.seconder) == ("Baker", "Cole")
    assert (passed.votes.ayes, passed.votes.noes) == (2, 1)
    assert passed.as_printed == "The motion passed 2-1"


def test_a_meeting_kept_as_json_reads_like_its_page():
    motion = {
        "moved_by": {"string": "Moved by A. Able"},
        "seconded_by": {"string": "Seconded by B. Baker"},
        "motion_texts": [{"string": "That the pond BE CLEARED:"}, {"string": "a) now; and"}],
        "vote": {
            "rows": [
                {"vote": "Yeas:", "voters": ["A. Able", "B. Baker"]},
                {"vote": "Nays:", "voters": ["C. Cole"]},
            ]
        },
        "result": {"string": "Motion Passed (2 to 1)"},
    }
    kept = {
        "title": "2nd Meeting of the Pond Committee",
        "datetime": "2026-05-04 13:00:00",
        "present": ["A. Able", "B. Baker", "C. Cole"],
        "items": {
            "2": {
                "number": "2",
                "title": "Consent",
                "content": [],
                "items": {"1": {"number": "1", "title": "Pond", "content": [motion], "items": {}}},
            }
        },
    }

    minutes = read(json.dumps(kept))

    assert [(i.number, i.title) for i in minutes.items] == [("2", "Consent"), ("2.1", "Pond")]
    (passed,) = minutes.items[1].resolutions
    assert passed.text == "That the pond BE CLEARED: a) now; and"
    assert passed.votes.named
    assert passed.votes.named.noes == ("C. Cole",)


def test_a_table_of_dispositions_is_an_item_a_row():
    minutes = read(
        "COUNCIL MEETING\n\nWEDNESDAY, MAY 6, 2026\n\nREPORT OF THE POND COMMITTEE\n"
        "1 | Clearing the pond | ADOPTED\n2 | Ducks | REFERRED TO THE MAYOR\n\n\n"
        "COUNCIL MOTIONS\nMOTION | MOVER & SECONDER | SUBJECT | DISPOSITION\n"
        "1 | Able / Baker | THAT ducks be fed. | CARRIED\n\n\n"
        "RECORDED VOTES\nSUBJECT | YEAS | NAYS | DISPOSITION\n"
        "Motion 1 | Mayor Able\nCouncillor Baker | Councillor Cole | CARRIED\n"
    )

    assert [(i.number, i.section) for i in minutes.items] == [
        ("1", "REPORT OF THE POND COMMITTEE"),
        ("2", "REPORT OF THE POND COMMITTEE"),
        ("1", "COUNCIL MOTIONS"),
    ]
    assert minutes.items[1].resolutions[0].outcome is Outcome.REFERRED
    fed = minutes.items[2].resolutions[0]
    assert (fed.mover, fed.seconder, fed.text) == ("Able", "Baker", "THAT ducks be fed.")
    assert (fed.votes.ayes, fed.votes.noes) == (2, 1)


def test_a_decision_printed_twice_on_a_page_is_one_resolution():
    minutes = read(
        "Pond Committee - Thursday 7 May 2026\n\n4. Pond\n\nTo decide on the pond.\n\n"
        "Decision:\n\nRESOLVED that the pond be cleared.\n\nMinutes:\n\n"
        "The Committee considered a report.\n\nIt was RESOLVED that the pond be cleared.\n\n"
        "5. Ducks\n\nMinutes:\n\nThe Committee noted the report on ducks.\n"
    )

    assert the_resolutions(minutes) == [
        "that the pond be cleared.",
        "The Committee noted the report on ducks.",
    ]
    assert minutes.items[0].discussion[0].kind == "purpose"
