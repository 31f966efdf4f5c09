"""Lists of people, bodies and memberships as CSV and Excel, by how their columns are headed."""

import io
from datetime import date, time

import pytest
import xlsxwriter

from app.agenda.papers import Upload
from app.bodies.rules import BodyKind, MemberRole
from app.errors import RuleBroken
from app.intake.rosters.parsed import Standing
from app.intake.rosters.standing import day_of, standing_in, time_in
from app.intake.rosters.tables import roster_of_table
from app.intake.rosters.vocabulary import kind_of, role_of


def csv(*lines):
    return Upload("list.csv", "\n".join(lines).encode())


def test_memberships_are_read_under_whatever_words_head_them():
    roster = roster_of_table(
        csv(
            "Title;Forename;Surname;Committee;Position on committee;Party;Appointed on;Until;Shoe",
            "Cllr;Ada;Quill;Ponds Committee;Chairman;Blue;1/5/2024;30 April 2027;7",
            ";Ben;Oar;Ponds Committee;;;soon;;",
            ";;;Markets Panel;;;;;",
            ";Cat;;;Chair;;;;",
        )
    )

    assert [body.name for body in roster.bodies] == ["Ponds Committee", "Markets Panel"]
    assert [person.name for person in roster.people] == ["Cllr Ada Quill", "Ben Oar", "Cat"]
    assert [
        (s.person, s.role, s.political_group, s.starts_on, s.ends_on) for s in roster.seats
    ] == [
        ("Cllr Ada Quill", "Chairman", "Blue", date(2024, 5, 1), date(2027, 4, 30)),
        ("Ben Oar", None, None, None, None),
    ]
    assert [(doubt.line, doubt.message) for doubt in roster.doubts] == [
        (1, "These columns are not read: Shoe"),
        (3, "“soon” is no day: the first day of this seat is left open"),
    ]


def test_a_workbook_keeps_its_days_as_days():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Member", "E-mail", "Body", "Start date"])
        sheet.write_row(1, 0, ["Ada Quill", "ada@x.example", "Ponds Committee"])
        sheet.write_datetime(1, 3, date(2024, 5, 1), book.add_format({"num_format": "d/m/yy"}))

    roster = roster_of_table(Upload("list.xlsx", stream.getvalue()))

    assert [(person.name, person.email) for person in roster.people] == [
        ("Ada Quill", "ada@x.example")
    ]
    assert roster.seats[0].starts_on == date(2024, 5, 1)


def test_a_list_of_bodies_alone_needs_no_word_for_body():
    roster = roster_of_table(
        csv(
            "Name,Type,Code,Reports to,Also known as",
            "Ponds Committee,Committee,PON,,Ponds Cttee; The Ponds",
            "Reeds Group,Working group,,Ponds Committee,",
        )
    )

    assert [(b.name, b.group, b.code, b.parent, b.aliases) for b in roster.bodies] == [
        ("Ponds Committee", "Committee", "PON", None, ("Ponds Cttee", "The Ponds")),
        ("Reeds Group", "Working group", None, "Ponds Committee", ()),
    ]
    assert not roster.people


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (csv("Colour,Size", "red,7"), "The headings name neither people nor bodies"),
        (csv("Name"), "a row of headings, then people or bodies"),
        (Upload("list.xlsx", b"PK\x03\x04nothing"), "xlsx"),
        (Upload("list.csv", b""), "The file is empty"),
    ],
)
def test_what_is_no_such_list_is_refused_in_a_sentence(upload, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        roster_of_table(upload)


@pytest.mark.parametrize(
    ("words", "role", "votes"),
    [
        (None, MemberRole.MEMBER, True),
        ("Chairperson", MemberRole.CHAIR, True),
        ("Deputy Mayor", MemberRole.VICE_CHAIR, True),
        ("Vice-Chair", MemberRole.VICE_CHAIR, True),
        ("Substitute Members", MemberRole.STANDING_DEPUTY, True),
        ("Co-opted member (non-voting)", MemberRole.CO_OPTED, False),
        ("Observer", MemberRole.OBSERVER, False),
        ("Committee Member", MemberRole.MEMBER, True),
    ],
)
def test_the_words_of_a_role_are_a_role(words, role, votes):
    meant = role_of(words)

    assert (meant.role, meant.voting, meant.is_guess) == (role, votes, False)


def test_a_role_of_no_known_word_is_a_guess():
    assert role_of("Beadle").is_guess


@pytest.mark.parametrize(
    ("name", "group", "kind"),
    [
        ("Council", None, BodyKind.COUNCIL),
        ("Licensing Sub-Committee", "Regulatory", BodyKind.SUB_COMMITTEE),
        ("Health Panel", "Overview and Scrutiny", BodyKind.COMMITTEE),
        ("Town Partnership Board", None, BodyKind.PARTNERSHIP),
        ("The Reeds", "Outside bodies", BodyKind.OUTSIDE_BODY),
    ],
)
def test_a_name_or_its_heading_says_what_a_body_is(name, group, kind):
    assert kind_of(name, group) == (kind, True)


def test_how_a_meeting_stands_its_day_and_its_hour_are_read_as_systems_print_them():
    assert standing_in("Confirmed; Rescheduled from 24 September 2026") is Standing.SCHEDULED
    assert standing_in("CANCELED") is Standing.CANCELLED
    hours = ("7:30 pm", "19:30", "10.00 a.m.", "12.15 am", "noon", "31")
    assert [time_in(said) for said in hours] == [
        time(19, 30), time(19, 30), time(10), time(0, 15), None, None,
    ]  # fmt: skip
    days = (
        "Thursday 5th March 2026",
        "05/03/2026",
        "5 Mar 2026 19:30",
        "unspecified",
        "31/02/2026",
    )
    assert [day_of(said) for said in days] == [date(2026, 3, 5)] * 3 + [None] * 2
