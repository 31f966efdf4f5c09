"""What a clerk answers to doubts of a paper, and what that does to it and to its neighbours."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.archive.beside import WITHHELD
from app.archive.confirming import confirm
from app.archive.editing import Edit, How
from app.archive.filing import enter_file
from app.archive.following import catch_up, count_to_follow, follow_all, is_to_follow
from app.archive.house_words import whether_remembered
from app.archive.likeness import Sureness
from app.archive.models import ArchiveFile, Batch, HouseCorrection
from app.archive.reviewing import (
    accept,
    change,
    mean_body,
    mean_person,
)
from app.archive.rules import FileState
from app.archive.spelling_out import spelt_out
from app.archive.taking_back import take_back, take_back_edit
from app.bodies.models import Authority
from app.bodies.rules import BodyKind
from app.database import db
from app.errors import RuleBroken
from app.intake.minutes.parsed import Attendee
from app.intake.minutes.presenting import as_json
from app.meetings.models import Meeting
from app.people.models import Person
from tests.archive.papers import DAY, minutes
from tests.factories import NOW, a_body, a_person

LATER = NOW + timedelta(minutes=1)
FAR = DAY + timedelta(days=400)
"""Of a meeting so much later that who was there tells nothing of who is."""
FAR_AWAY = timedelta(days=800)
CLLR_LEE = Attendee("Cllr Lee")


@pytest.fixture
def parks(app):  # noqa: ARG001  # kept in its database
    body = a_body("Parks Committee")
    db.session.add(body)
    db.session.flush()
    return body


def a_file(name="parks.txt", **changes):
    batch = Batch(begun_with="a folder", started_at=NOW)
    read = minutes(**changes)
    parsed = as_json(read)
    file = ArchiveFile(
        batch=batch,
        file_name=name,
        sha256=name.ljust(64, "0"),
        size=3,
        content=b"...",
        parsed=parsed,
        lines="PARKS COMMITTEE\nPresent",
        state=FileState.READ,
        beside={WITHHELD: [n for n, item in enumerate(read.items) if item.withheld]},
    )
    db.session.add(file)
    db.session.flush()
    enter_file(file, now=NOW)
    db.session.flush()
    return file


def asked(file, printed):
    return next(doubt for doubt in file.doubts if doubt.printed == printed)


def is_open(doubt):
    return doubt.settled_at is None


def test_an_answer_about_a_name_is_known_to_the_other_papers_of_the_body(parks):
    first, second = a_file(), a_file("later.txt", held_on=FAR)
    people = db.session.scalar(select(func.count(Person.id)))
    doubt = asked(first, "Cllr. C. Moss")
    moss = doubt.person

    accept(doubt, NOW, None)
    assert not is_to_follow(second), "it was proposed there too, though a year later"

    third = a_file("last.txt", held_on=FAR + timedelta(days=60))
    assert doubt.answer == "Right as it stands"
    assert asked(second, "Cllr. C. Moss").answer == "C. Moss, as in another paper"
    assert not [d for d in third.doubts if d.printed == "Cllr. C. Moss"]
    assert moss in [a.person for a in third.meeting.attendances]
    assert db.session.scalar(select(func.count(Person.id))) == people
    assert parks.id == db.session.scalars(select(HouseCorrection.body_id)).one()


def test_a_family_name_is_proposed_as_whoever_of_the_body_alone_has_it_in_those_years(parks):
    a_file(), a_file("after.txt", held_on=DAY + timedelta(days=1000))
    db.session.add(a_person("Ann Lee", title="Mrs"))
    lee = db.session.scalars(select(Person).filter_by(title="Councillor", name="Ann Lee")).one()

    between = a_file("between.txt", held_on=DAY + timedelta(days=500), present=(CLLR_LEE,))
    later = a_file("later.txt", held_on=DAY + timedelta(days=1500), present=(CLLR_LEE,))
    officer = a_file("officer.txt", held_on=DAY - FAR_AWAY, present=(Attendee("Mr Lee"),))

    doubt = asked(between, "Cllr Lee")
    assert (doubt.person, doubt.sureness) == (lee, Sureness.LIKELY)
    assert doubt.message.endswith("and other papers name them before and after that day")
    after = asked(later, "Cllr Lee")
    assert (after.person, after.sureness) == (lee, Sureness.LOOK)
    assert after.message.endswith("and only papers of other years name them")
    assert asked(officer, "Mr Lee").person is not lee
    accept(doubt, NOW, None)
    assert not is_open(after), "and remembered for the body"
    assert parks is between.body


def test_whoever_was_known_by_initials_is_called_by_the_name_that_is_printed(parks):
    first = a_file()
    moss = asked(first, "Cllr. C. Moss").person
    second = a_file("later.txt", held_on=FAR, present=(Attendee("Councillor Cora Moss"),), items=())
    doubt = asked(second, "Councillor Cora Moss")
    assert (doubt.person, spelt_out(doubt)) == (moss, "Cora Moss"), "though it is a year later"
    assert doubt.message.startswith("Is “Councillor Cora Moss” C. Moss?")
    assert spelt_out(asked(first, "Cllr. C. Moss")) == "", "nothing is fuller than itself"

    accept(doubt, NOW, None, in_full=True)

    assert (moss.name, moss.family_name, moss.title) == ("Cora Moss", "Moss", "Cllr.")
    assert [a.person for a in second.meeting.attendances if "Cora" in a.person.name] == [moss]
    change(first, [Edit("venue", "Old Mill")], LATER, None)
    assert moss in [a.person for a in first.meeting.attendances], "and so in the paper of before"
    assert parks is first.body


def test_somebody_else_is_meant_and_takes_every_part_in_both_papers(parks):
    carol = a_person("Carol Moss")
    db.session.add(carol)
    first, second = a_file(), a_file("later.txt", held_on=DAY + timedelta(days=30))
    made = asked(first, "Cllr. C. Moss").person

    mean_person(first, "Cllr. C. Moss", carol, NOW, None)
    catch_up(second, LATER, None)

    for file in (first, second):
        there = [a.person for a in file.meeting.attendances]
        assert carol in there
        assert made not in there
    assert not is_open(asked(first, "Cllr. C. Moss"))
    assert parks is first.body
    assert db.session.get(Person, made.id) is None


def test_other_papers_follow_an_answer_one_by_one(parks, tmp_path):
    first, *others = (a_file(f"{n}.txt", held_on=DAY + timedelta(days=30 * n)) for n in range(3))
    carol = a_person("Carol Moss")

    mean_person(first, "Cllr. C. Moss", carol, NOW, None)
    assert [is_to_follow(file) for file in others] == [True, True]
    db.session.commit()
    follow_all(tmp_path)

    for file in others:
        assert carol in [a.person for a in file.meeting.attendances]
    assert count_to_follow() == 0
    assert parks is first.body


def test_what_was_settled_can_be_taken_back(parks):
    file = a_file()
    carol = a_person("Carol Moss")
    doubt = asked(file, "Cllr. C. Moss")
    mean_person(file, doubt.printed, carol, NOW, None)

    take_back(doubt, NOW, None)

    assert carol not in [a.person for a in file.meeting.attendances]
    assert [is_open(d) for d in file.doubts if d.printed == "Cllr. C. Moss"] == [True]
    assert db.session.scalars(select(HouseCorrection)).all() == []
    assert parks is file.body


def test_a_body_that_is_only_near_is_asked_and_then_known(parks):
    first = a_file(body="Parks Comittee")
    second = a_file("later.txt", body="Parks Comittee", held_on=DAY + timedelta(days=30))
    assert (first.state, first.meeting, first.body) == (FileState.READ, None, None)

    body_doubt = next(d for d in first.doubts if d.field == "body")
    accept(body_doubt, NOW, None)
    catch_up(second, LATER, None)

    assert {first.body, second.body} == {parks}
    assert {first.state, second.state} == {FileState.ENTERED}
    assert a_file("last.txt", body="Parks Comittee", held_on=DAY + timedelta(days=60)).meeting

    take_back(body_doubt, LATER, None)
    catch_up(second, LATER, None)

    assert {first.state, second.state} == {FileState.READ}, "nothing of the answer is left"


def test_a_heading_that_every_body_prints_is_answered_for_one_paper_alone(parks):
    council = a_body("Full Council", kind=BodyKind.COUNCIL)
    db.session.add_all([Authority(name="Marsh Council"), council])
    first = a_file(body="THE MARSH COUNCIL")
    second = a_file("later.txt", body="The Marsh Council", held_on=DAY + timedelta(days=30))
    assert "for this paper alone" in whether_remembered(first)

    mean_body(first, parks, NOW, None)

    assert (first.body, is_to_follow(second)) == (parks, False)
    assert a_file("last.txt", body="Marsh Council").body is None

    mean_body(first, council, NOW, None)

    assert is_to_follow(second), "the council itself is called so"
    assert "remembered" in whether_remembered(a_file("a.txt", body="Ponds Panel"))


def test_the_name_of_another_body_is_not_remembered_for_this_one(parks):
    ponds = a_body("Ponds Panel")
    db.session.add(ponds)
    file = a_file(body="Parks Committee")

    mean_body(file, ponds, NOW, None)

    assert (file.body, a_file("b.txt", held_on=DAY + timedelta(days=9)).body) == (ponds, parks)


def test_a_paper_that_names_no_body_is_given_one(parks):
    file = a_file(body=None)
    doubt = next(d for d in file.doubts if d.field == "body")

    with pytest.raises(RuleBroken, match="whose minutes"):
        accept(doubt, NOW, None)
    mean_body(file, parks, NOW, None)
    take_back(doubt, NOW, None)

    assert (file.meeting, file.body) == (None, None)


def test_a_change_of_what_was_read_is_entered_and_taken_back(parks):
    file = a_file(held_on=None)
    doubt = next(d for d in file.doubts if d.field == "date")
    with pytest.raises(RuleBroken, match="on what day"):
        accept(doubt, NOW, None)

    change(file, [Edit("date", "2016-05-11")], NOW, None, doubt=doubt)
    change(file, [Edit("items.2.resolutions.1", how=How.DROP)], LATER, None)

    assert (file.meeting.held_on, file.body) == (DAY + timedelta(days=1), parks)
    assert len(file.meeting.items[-1].motions) == 1
    assert "That it be lit at night" in file.meeting.items[-1].minutes.text

    take_back_edit(file.edits[1], NOW, None)

    assert len(file.meeting.items[-1].motions) == 2
    assert db.session.scalar(select(func.count(Meeting.id))) == 1


def test_a_meeting_is_confirmed_once_its_doubts_are_settled_or_waved_through(parks):
    file = a_file()
    open_before = len([d for d in file.doubts if is_open(d)])

    with pytest.raises(RuleBroken, match=f"{open_before} doubts are not settled"):
        confirm(file, NOW, None)
    confirm(file, NOW, None, as_it_stands=True)

    assert not file.meeting.unconfirmed
    assert {d.answer for d in file.doubts} == {"Confirmed without being looked at"}
    assert file.body is parks
    with pytest.raises(RuleBroken, match="confirmed"):
        change(file, [Edit("venue", "Elsewhere")], NOW, None)


def test_another_reading_of_a_meeting_leaves_it_alone_when_it_is_taken_out(parks):
    first = a_file()
    second = a_file("twice.txt", venue="Elsewhere")
    assert (second.state, second.meeting) == (FileState.DIFFERS, first.meeting)

    enter_file(second, now=NOW)

    assert first.meeting.body is parks
    assert len(second.differences) == 1
