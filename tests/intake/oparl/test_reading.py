"""OParl's objects, saved and asked for page by page."""

import json
from datetime import UTC, date, datetime, time

from app.intake.minutes.minutes import parse
from app.intake.minutes.opening import open_paper
from app.intake.minutes.parsed import Outcome
from app.intake.oparl.reading import brought, sorted_out
from app.intake.oparl.service import Oparl
from app.intake.polite import Asker
from app.intake.rosters.parsed import Standing

AT = "https://ris.example/"
TODAY = date(2026, 11, 20)


def an(kind, key, **said):
    return {"id": AT + key, "type": f"https://schema.oparl.org/1.1/{kind}", **said}


BOARD = an("Organization", "o/1", name="Harbour Board", organizationType="Gremium")
GROUP = an("Organization", "o/2", name="Dredging Group", subOrganizationOf=AT + "o/1",
           endDate="2025-12-31")  # fmt: skip
ADA = an("Person", "p/1", name="Ada Quill", title=["Dr."], email=["ada@harbour.example"],
         membership=[an("Membership", "m/1", organization=AT + "o/1", role="Chair",
                        startDate="2024-05-01", endDate="2027-04-30")])  # fmt: skip
GONE = {**an("Person", "p/2"), "deleted": True, "name": "Nobody Now"}
ITEMS = [
    an("AgendaItem", "a/2", order=1, number="Ö 2", name="Dredging", public=True,
       result="einstimmig beschlossen",
       resolutionText="Der Rat beschließt:\n1. Der Hafen wird ausgebaggert.\nDas eilt.\n"
       "2. Der Plan gilt."),
    an("AgendaItem", "a/1", order=0, number="Ö 1", name="Opening", public=True),
    an("AgendaItem", "a/3", order=2, number="N 3", name="Lease of the quay", public=False,
       result="beschlossen", resolutionText="The secret rent is agreed.",
       auxiliaryFile=[an("File", "f/2", name="Secret", accessUrl=AT + "f/2.pdf")]),
    an("AgendaItem", "a/4", order=3, number="Ö 4", name="Crane", public=True, result="vertagt"),
]  # fmt: skip
HELD = an("Meeting", "s/1", name="12th meeting", start="2026-03-05T18:30:00+01:00",
          organization=[AT + "o/1"], participant=[AT + "p/1"], meetingState="durchgeführt",
          location={"room": "Hall", "description": "Old Customs House"}, agendaItem=ITEMS,
          invitation=an("File", "f/1", name="Invitation", accessUrl=AT + "f/1.pdf"))  # fmt: skip
OFF = an("Meeting", "s/2", name="13th meeting", start="2026-04-02T00:00:00+02:00",
         organization=[AT + "o/1"], cancelled=True)  # fmt: skip
EVERYTHING = [BOARD, GROUP, ADA, GONE, HELD, OFF]


def check(found):
    assert [(b.name, b.group, b.parent, b.is_over) for b in found.roster.bodies] == [
        ("Harbour Board", "Gremium", None, False),
        ("Dredging Group", None, "Harbour Board", True),
    ]
    assert [(p.name, p.email) for p in found.roster.people] == [
        ("Dr. Ada Quill", "ada@harbour.example")
    ]
    (seat,) = found.roster.seats
    assert (seat.body, seat.person, seat.role, seat.starts_on, seat.ends_on) == (
        "Harbour Board", "Dr. Ada Quill", "Chair", date(2024, 5, 1), date(2027, 4, 30),
    )  # fmt: skip
    assert [(m.held_on.month, m.starts_at, m.standing) for m in found.roster.meetings] == [
        (3, time(18, 30), Standing.SCHEDULED), (4, None, Standing.CANCELLED),
    ]  # fmt: skip
    (meeting,) = found.meetings
    assert (meeting.minutes.body, meeting.minutes.venue) == (
        "Harbour Board", "Hall, Old Customs House",
    )  # fmt: skip
    assert [person.name for person in meeting.minutes.present] == ["Dr. Ada Quill"]
    assert [(i.number, i.title) for i in meeting.minutes.items] == [
        ("Ö 1", "Opening"), ("Ö 2", "Dredging"), ("N 3", "Lease of the quay"), ("Ö 4", "Crane"),
    ]  # fmt: skip
    dredging, crane = meeting.minutes.items[1], meeting.minutes.items[3]
    assert [(r.label, r.text) for r in dredging.resolutions] == [
        ("1.", "Der Hafen wird ausgebaggert.\nDas eilt."), ("2.", "Der Plan gilt."),
    ]  # fmt: skip
    assert [r.votes.unanimous for r in dredging.resolutions] == [True, True]
    assert [r.outcome for r in crane.resolutions] == [Outcome.DEFERRED]
    assert [paper.title for paper in meeting.papers] == ["Invitation"]
    assert meeting.withheld == (2,)
    assert "secret rent" not in repr(found)


def test_saved_objects_are_lists_and_a_meeting_without_what_is_not_public():
    check(brought(sorted_out(EVERYTHING), TODAY))


def test_a_meeting_saved_by_itself_reads_as_minutes_like_any_other_file():
    minutes = parse(open_paper(json.dumps(HELD).encode(), "meeting.json"), "Harbour Board")

    assert (minutes.body, minutes.held_on) == ("Harbour Board", date(2026, 3, 5))
    assert len(minutes.items) == 4


class Saved(Asker):
    """Answers from a table instead of the web, and keeps what it was asked."""

    def __init__(self, folder):
        self.asked_for = []
        super().__init__(AT, folder, now=lambda: datetime(2026, 11, 20, tzinfo=UTC))

    def _answer(self, address, since):  # noqa: ARG002  # nothing is asked twice here
        self.asked_for.append(address.removeprefix(AT))
        return json.dumps(ANSWERS[self.asked_for[-1]]).encode()


def listed(*objects, following=None):
    links = {"next": AT + following} if following else {}
    return {"data": list(objects), "links": links}


ANSWERS = {
    "system": an("System", "system", body=AT + "bodies"),
    "bodies": listed(
        an("Body", "b", name="Harbour Town", organization=AT + "os", person=AT + "ps",
           meeting=AT + "ss")
    ),
    "os": listed(BOARD, following="os?page=2"),
    "os?page=2": listed(GROUP),
    "ps": listed(ADA, GONE),
    "ss": listed(HELD, OFF, {**HELD, "id": AT + "s/0", "start": "1999-03-05T18:30:00+01:00"}),
}  # fmt: skip


def test_a_server_is_asked_for_every_page_of_its_lists_once(tmp_path):
    asker = Saved(tmp_path)
    oparl = Oparl(asker, AT + "system", TODAY)

    first = oparl.brought(date(2026, 1, 1), date(2026, 12, 31))
    again = oparl.brought(date(2026, 1, 1), date(2026, 12, 31))

    check(first)
    assert again == first
    assert sorted(asker.asked_for) == sorted(ANSWERS)
