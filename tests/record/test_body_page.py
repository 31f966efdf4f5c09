from datetime import date, timedelta

import pytest

from app.bodies.models import BodyAlias, BodyLink
from app.bodies.profile import ExpectedReport, Project, ProjectPartner
from app.bodies.rules import BodyKind, DecisionPower, LinkKind, MemberRole, QuorumRule
from app.clock import today
from app.config import ROOT
from app.database import db
from app.meetings.rules import MeetingStatus
from app.people.models import Affiliation, Appointment
from app.people.rules import OrganisationKind
from tests.factories import (
    a_body,
    a_matter,
    a_meeting,
    a_membership,
    a_person,
    a_published_meeting,
    an_item,
    an_organisation,
)
from tests.record.stories import meetings_every_week

SAMPLE = ROOT.parent / "shared" / "samples" / "portsmouth-hub.txt"


def main_of(browser, body) -> str:
    db.session.add(body)
    db.session.commit()
    return browser.get(f"/bodies/{body.slug}").select_one("main").get_text(" ", strip=True)


def test_what_it_is_and_may_do_is_said_in_words(browser):
    body = a_body(
        "Parks Board",
        code="PB",
        kind=BodyKind.ADVISORY_BOARD,
        decision_power=DecisionPower.ADVISORY,
        seats=14,
        quorum_rule=QuorumRule.QUARTER_AT_LEAST_THREE,
        established="2014-09",
        dissolved="2025",
        profile="## Why\n\nTrees *matter*.",
    )
    body.parent, body.children = a_body("Cabinet"), [a_body("Ponds Group")]
    body.aliases = [BodyAlias(name="Green Board")]

    words = main_of(browser, body)

    for expected in (
        "Advises: what it resolves binds nobody else",
        "Quorum 4 (one quarter of 14 seats, and at least 3)",
        "Established September 2014",
        "Dissolved 2025",
        "Part of Cabinet",
        "Its own groups Ponds Group",
        "Also known as Green Board",
        "Cited as PB",
        "Trees matter .",
    ):
        assert expected in words


def test_members_are_listed_by_role_with_posts_and_whom_they_speak_for(browser):
    body, school = a_body(), an_organisation("Hill School")
    ann, bob, cy = (a_person(name) for name in ("Ann Lee", "Bob Ray", "Cy Dee"))
    ann.appointments.append(Appointment(post="Head", organisation=school))
    bob.affiliations.append(Affiliation(role="governor", organisation=school))
    bob.appointments.append(Appointment(post="Mayor", ends_on=date(2001, 1, 1)))
    a_membership(body, ann, role=MemberRole.CHAIR, organisation=school)
    member = a_membership(body, bob, political_group="Labour", portfolio="Parks")
    a_membership(body, cy, role=MemberRole.STANDING_DEPUTY, deputy_for=member, voting=False)

    words = main_of(browser, body)

    assert "Chair Ann Lee Head; representing Hill School" in words
    assert "Member Bob Ray governor, Hill School; Parks; Labour" in words
    assert "Standing deputy Cy Dee for Bob Ray; without a vote" in words
    assert "Mayor" not in words


def test_an_organisation_may_hold_a_seat(browser):
    body = a_body()
    seat = a_membership(body, organisation=an_organisation("Hill School"))
    seat.person = None

    assert "Member Hill School" in main_of(browser, body)


def test_former_members_are_folded_away(browser):
    body = a_body()
    a_membership(body, a_person("Ann Lee"), starts_on=date(2001, 5, 1), ends_on=date(2004, 5, 1))

    words = main_of(browser, body)

    assert "No members are recorded now." in words
    assert "Former members (1) Ann Lee member, from 1 May 2001 to 1 May 2004" in words


def test_meetings_to_come_and_past_are_listed_and_paged(browser):
    body = a_body("Parks Board")
    meetings_every_week(body, 11)
    soon = a_meeting(body=body, held_on=today() + timedelta(days=9), status=MeetingStatus.SCHEDULED)
    hidden = a_meeting(body=body, held_on=today(), status=MeetingStatus.PROVISIONAL)
    db.session.add_all([soon, hidden])
    db.session.commit()

    first, second = (browser.get(f"/bodies/parks-board{q}") for q in ("", "?page=2"))

    lists = [page.select(".resolved-meetings") for page in (first, second)]
    assert [len(found.select("li")) for found in lists[0]] == [1, 10]
    assert [len(found.select("li")) for found in lists[1]] == [1, 1]
    assert second.title.text.startswith("Parks Board, past meetings, page 2")


def test_the_matters_it_has_considered_are_listed(browser):
    body, trees, ponds = a_body(), a_matter("Trees"), a_matter("Ponds")
    for day, matter in ((5, trees), (6, trees), (7, ponds)):
        meeting = a_published_meeting(body=body, held_on=date(2026, 3, day))
        an_item(meeting=meeting, matter=matter)
        db.session.add(meeting)
    draft = an_item(meeting=a_meeting(body=body), matter=a_matter("Secret"))
    db.session.add(draft.meeting)

    words = main_of(browser, body)

    assert "Ponds once, last on 7 March 2026 Trees twice, last on 6 March 2026" in words
    assert "Secret" not in words


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample papers are not beside the project")
def test_everything_in_a_partnerships_profile_has_its_place(browser):
    """When it began, from what, led by whom; its project and the report awaited."""
    body = a_body(
        "Portsmouth Hub",
        kind=BodyKind.NETWORK,
        decision_power=DecisionPower.NONE,
        established="2014",
        profile="The hub is very much a partnership, owned and led by its members.",
    )
    alliance = an_organisation("Portsmouth Teaching School Alliance", kind=OrganisationKind.PARTNER)
    trust = an_organisation("Solent Academies Trust", kind=OrganisationKind.TRUST)
    body.links = [BodyLink(kind=LinkKind.GREW_OUT_OF, organisation=alliance)]
    for name, honours, post, organisation in (
        ("Alison Beane", "OBE, NLE", "Executive Director", trust),
        ("Sophie Venables", "", "Director", alliance),
    ):
        person = a_person(name, honours=honours)
        person.appointments.append(Appointment(post=post, organisation=organisation))
        a_membership(body, person, role=MemberRole.LEAD)
    a_membership(body, organisation=an_organisation("Mary Rose Academy")).person = None
    project = Project(
        title="Strategic School Improvement Fund project",
        aims="- Establishing a shared, whole school vision and responsibility",
        partners_in_words="20 schools from the local area",
    )
    project.partners = [ProjectPartner(organisation=alliance)]
    body.projects = [project]
    body.expected_reports = [
        ExpectedReport(title="Report from the project", expected="over the next couple of months")
    ]

    words = main_of(browser, body)

    for expected in (
        "Established 2014",
        "Grew out of Portsmouth Teaching School Alliance",
        "Led by Alison Beane OBE, NLE Executive Director, Solent Academies Trust",
        "Sophie Venables Director, Portsmouth Teaching School Alliance",
        "Member Mary Rose Academy",
        "Strategic School Improvement Fund project",
        "Establishing a shared, whole school vision and responsibility",
        "Partners: Portsmouth Teaching School Alliance, 20 schools from the local area",
        "Report from the project Awaited over the next couple of months",
        "owned and led by its members",
    ):
        assert expected in words


def test_a_report_received_says_when_and_leads_to_it(browser):
    body = a_body()
    body.expected_reports = [
        ExpectedReport(title="Survey", received="2026-03", url="https://example.org/survey")
    ]

    words = main_of(browser, body)

    assert "Survey Received March 2026" in words
    page = browser.get(f"/bodies/{body.slug}")
    assert page.find("a", string="Survey")["href"] == "https://example.org/survey"


def test_links_of_every_kind_lead_somewhere(browser):
    body, other = a_body("Parks Board"), a_body("Ponds Board")
    site = BodyLink(kind=LinkKind.WEBSITE, url="https://example.org/", words="Its own pages")
    body.links = [BodyLink(kind=LinkKind.WORKS_WITH, other_body=other), site]
    db.session.add(body)
    db.session.commit()

    page = browser.get("/bodies/parks-board")

    assert page.find("a", string="Ponds Board")["href"] == "/bodies/ponds-board"
    assert page.find("a", string="Its own pages")["href"] == "https://example.org/"


def test_what_is_missing_is_said_in_words(browser):
    words = main_of(browser, a_body())

    assert "No members are recorded." in words
    assert "No meetings are arranged." in words
    assert "No past meetings are recorded." in words
    assert "No matter has been followed through this body." in words


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("address", ["/bodies/nothing", "/bodies/parks-board?page=7"])
def test_an_unknown_body_or_page_is_not_found(browser, address):
    db.session.add(a_body("Parks Board"))
    db.session.commit()

    assert browser.status_of("GET", address) == 404
