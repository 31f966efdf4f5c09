import pytest

from app.agenda.operations import concern_items
from app.bodies.rules import QuorumRule
from app.database import db
from app.meetings.interests import declare_interest
from app.meetings.models import Declaration, InterestCategory
from app.meetings.rules import AttendanceStatus
from tests.factories import a_body, a_meeting, a_person, an_item


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    """Ann, Bob, Cem and Dot are present; the quorum is three."""
    people = [a_person(name) for name in ("Ann Lee", "Bob Ray", "Cem Oz", "Dot Day")]
    body = a_body(seats=9, quorum_rule=QuorumRule.QUARTER_AT_LEAST_THREE)
    meeting = a_meeting(body=body, members=people)
    for title in ("Apologies", "Schools"):
        an_item(meeting=meeting, title=title)
    db.session.add_all([meeting, InterestCategory(name="Personal")])
    db.session.commit()
    return meeting


def people(meeting):
    return {a.person.name: a.person for a in meeting.attendances}


def newest():
    db.session.expire_all()
    return db.session.scalars(db.select(Declaration).order_by(Declaration.id.desc())).first()


def test_a_declaration_names_its_items_and_who_left_for_which(clerk, meeting):
    ann, (first, schools) = people(meeting)["Ann Lee"], meeting.items
    category = db.session.scalars(db.select(InterestCategory)).one()

    page = clerk.post(
        f"/meetings/{meeting.id}/declarations/new",
        person=ann.id,
        category=category.id,
        nature="a governor at Northfield School",
        **{f"item_{first.id}": "stayed", f"item_{schools.id}": "left"},
    )

    assert "Declaration recorded" in page.text
    assert "A governor at Northfield School" in page.text
    kept = newest()
    assert {c.item.title: c.left_room for c in kept.concerns} == {
        "Apologies": False,
        "Schools": True,
    }


def test_nobody_who_was_away_stayed_or_left_for_an_item(clerk, meeting):
    ann, schools = people(meeting)["Ann Lee"], meeting.items[1]
    anns = next(each for each in meeting.attendances if each.person is ann)
    anns.status = AttendanceStatus.ABSENT
    db.session.commit()

    page = clerk.post(
        f"/meetings/{meeting.id}/declarations/new",
        person=ann.id,
        nature="a governor",
        **{f"item_{schools.id}": "stayed"},
    )

    assert "Ann Lee is recorded as absent, so neither stayed nor left" in page.text
    assert newest() is None


def test_a_declaration_is_shown_as_it_is_and_changed(clerk, meeting):
    ann, bob = people(meeting)["Ann Lee"], people(meeting)["Bob Ray"]
    kept = declare_interest(meeting, ann, category=None, nature="a governor")
    concern_items(kept, {meeting.items[1]: True})
    db.session.commit()
    address = f"/declarations/{kept.id}/edit"
    question = f"item_{meeting.items[1].id}"
    page = clerk.get(address)
    assert page.select_one(f"#{question} option[selected]")["value"] == "left"

    clerk.post(address, person=bob.id, nature="a trustee", **{question: "stayed"})

    kept = newest()
    assert (kept.person.name, kept.nature) == ("Bob Ray", "a trustee")
    assert [c.left_room for c in kept.concerns] == [False]


def test_the_nature_of_a_sensitive_interest_is_on_its_own_form_and_nowhere_else(clerk, meeting):
    kept = declare_interest(
        meeting, people(meeting)["Ann Lee"], category=None, nature="CANARY", sensitive=True
    )
    db.session.commit()

    assert "CANARY" not in clerk.get(f"/meetings/{meeting.id}/declarations").text
    assert "CANARY" in clerk.get(f"/declarations/{kept.id}/edit").text
    assert "CANARY" not in clerk.get(f"/declarations/{kept.id}/remove").text


def test_an_item_that_loses_its_quorum_is_told_alone(clerk, meeting):
    for name in ("Ann Lee", "Bob Ray"):
        kept = declare_interest(meeting, people(meeting)[name], category=None, nature="owns it")
        concern_items(kept, {meeting.items[1]: True, meeting.items[0]: False})
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/declarations")

    (warning,) = page.select(".govuk-warning-text")
    assert "No quorum for 2. Schools: 2 voting members stayed and 3 are needed" in warning.text


def test_nobody_loses_a_quorum_before_anybody_came(clerk, meeting):
    kept = declare_interest(meeting, people(meeting)["Ann Lee"], category=None, nature="owns it")
    concern_items(kept, {meeting.items[1]: True})
    for attendance in meeting.attendances:
        attendance.status = AttendanceStatus.EXPECTED
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/declarations")

    assert not page.select(".govuk-warning-text")


def test_nothing_declared_is_refused(clerk, meeting):
    page = clerk.post(
        f"/meetings/{meeting.id}/declarations/new", person=people(meeting)["Ann Lee"].id
    )

    assert "Enter the category or the nature" in page.select_one(".govuk-error-summary").text
    assert newest() is None


def test_who_declared_it_is_asked_for(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/declarations/new", nature="a governor")

    assert "Choose who declared it" in page.select_one("#person-error").text


def test_a_declaration_is_removed(clerk, meeting):
    kept = declare_interest(meeting, people(meeting)["Ann Lee"], category=None, nature="a governor")
    db.session.commit()

    clerk.post(f"/declarations/{kept.id}/remove")

    assert newest() is None
