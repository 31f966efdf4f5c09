"""Saved pages of a ModernGov site that list bodies, members and meetings."""

from datetime import date, time

from app.intake.minutes.minutes import parse
from app.intake.minutes.opening import open_paper
from app.intake.moderngov.pages import roster_of_page
from app.intake.rosters.parsed import Standing

PAGE = """<html><body><ul class="mgActionList">
<li><a href="mgCommitteeDetails.aspx?ID=1">Committee details</a></li></ul>
<div id="modgov"><h1 class="mgMainTitleTxt">{title}</h1><h2 class="mgSubTitleTxt">{subtitle}</h2>
<div class="mgContent">{content}</div></div></body></html>"""

MEMBERS = """<h2 class="mgSectionTitle">Purpose of committee</h2><p>Ponds.</p>
<h2 class="mgSectionTitle">Membership</h2><ul class="mgBulletList">
<li><a href="mgUserInfo.aspx?UID=1">Councillor Ada Quill OBE</a>&nbsp; (Chair)&nbsp; </li>
<li><a href="mgUserInfo.aspx?UID=2">Councillor Ben Oar</a> (from 1 May 2024 to 30/04/2026)</li>
<li>Vacancy</li></ul>
<h2 class="mgSectionTitle">Substitute members</h2><ul class="mgBulletList">
<li><a href="mgUserInfo.aspx?UID=3">Councillor Cat Reed</a></li></ul>
<h2 class="mgSectionTitle">Contact information</h2><ul class="mgBulletList">
<li><a href="mgUserInfo.aspx?UID=9">Dan Sluice</a></li></ul>"""

STRUCTURE = """<h2 class="mgSectionTitle">Overview &amp; Scrutiny</h2><ul class="mgBulletList">
<li><a href="mgCommitteeDetails.aspx?ID=10">Ponds Scrutiny Panel</a></li></ul>
<h2 class="mgSectionTitle">Other meetings</h2><ul class="mgBulletList">
<li><a href="mgCommitteeDetails.aspx?ID=11">Allotments Forum</a></li></ul>"""

LISTED = """<ul class="mgNonBulletTableList">
<li><a href="ieListDocuments.aspx?MId=1" title="Link to meeting details for Ponds Committee meeting
 of 2 Jul 2026">2 Jul 2026 7:30 pm</a> - Provisional</li>
<li><a href="ieListDocuments.aspx?MId=2">4 Jun 2026 10.00 am</a> - CANCELLED</li>
<li><a href="ieListDocuments.aspx?MId=3">5 Mar 2026</a> - Agenda, Minutes</li>
<li><a href="ieListDocuments.aspx?MId=4">31 Feb 2026 6 pm</a></li></ul>"""


def page(title, subtitle, content):
    return PAGE.format(title=title, subtitle=subtitle, content=content)


def test_committee_details_list_members_with_roles_and_terms():
    roster = roster_of_page(page("Committee details", "Ponds Committee", MEMBERS))

    assert [body.name for body in roster.bodies] == ["Ponds Committee"]
    assert [(s.person, s.role, s.starts_on, s.ends_on) for s in roster.seats] == [
        ("Councillor Ada Quill OBE", "Chair", None, None),
        ("Councillor Ben Oar", None, date(2024, 5, 1), date(2026, 4, 30)),
        ("Councillor Cat Reed", "Substitute members", None, None),
    ]
    assert [doubt.message for doubt in roster.doubts] == [
        "Listed among the members without a page: “Vacancy”"
    ]


def test_a_committee_structure_lists_bodies_under_their_headings_and_not_the_menu():
    roster = roster_of_page(page("Committee structure", "", STRUCTURE))

    assert [(body.name, body.group) for body in roster.bodies] == [
        ("Ponds Scrutiny Panel", "Overview & Scrutiny"),
        ("Allotments Forum", "Other meetings"),
    ]


def test_a_list_of_meetings_says_which_are_provisional_or_cancelled():
    roster = roster_of_page(page("Browse meetings", "Ponds Committee", LISTED))

    assert [(m.body, m.held_on, m.starts_at, m.standing) for m in roster.meetings] == [
        ("Ponds Committee", date(2026, 7, 2), time(19, 30), Standing.PROVISIONAL),
        ("Ponds Committee", date(2026, 6, 4), time(10), Standing.CANCELLED),
        ("Ponds Committee", date(2026, 3, 5), None, Standing.SCHEDULED),
    ]
    assert [doubt.message for doubt in roster.doubts] == [
        "“31 Feb 2026 6 pm” is no day that is known"
    ]


def test_the_page_of_a_cancelled_meeting_is_a_meeting_that_was_cancelled():
    content = '<p><span class="mgLabel">Proposed venue: </span>The Old Granary. View directions</p>'
    when = "Ponds Committee - Thursday 4 June 2026 7:30 pm, CANCELLED"

    (meeting,) = roster_of_page(page("Meeting", when, content)).meetings

    assert (meeting.body, meeting.held_on, meeting.starts_at, meeting.venue) == (
        "Ponds Committee", date(2026, 6, 4), time(19, 30), "The Old Granary",
    )  # fmt: skip
    assert (meeting.standing, meeting.as_printed) == (Standing.CANCELLED, "CANCELLED")


def test_a_meeting_that_was_held_or_any_other_page_is_no_list():
    held = page("Agenda", "Ponds Committee - Thursday 4 June 2026 7:30 pm", "<p>Items</p>")

    assert roster_of_page(held) is None
    assert roster_of_page("<html><body><p>Nothing here</p></body></html>") is None


def test_one_saved_reply_reads_as_minutes_like_any_other_file():
    reply = (
        b"<?xml version='1.0'?><meeting><meetingdate>05/03/2026</meetingdate><agendaitems>"
        b"<agendaitem><agendaitemtitle>Ponds</agendaitemtitle><agendaitemnumber>1"
        b"</agendaitemnumber><minutesnonemptyhtmlbody>&lt;p&gt;RESOLVED that the pond be dredged."
        b"&lt;/p&gt;</minutesnonemptyhtmlbody></agendaitem></agendaitems></meeting>"
    )

    minutes = parse(open_paper(reply, "GetMeeting-412.xml"), "Ponds Committee")

    assert (minutes.body, minutes.held_on) == ("Ponds Committee", date(2026, 3, 5))
    assert minutes.items[0].resolutions[0].text == "that the pond be dredged."
