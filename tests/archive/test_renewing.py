"""A paper that is corrected stays the meeting that it was, and asks nothing twice."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.archive.doubting import renew_doubts
from app.archive.editing import Edit, How
from app.archive.filing import enter_file
from app.archive.following import catch_up, count_to_follow
from app.archive.house_words import remember_outcome
from app.archive.models import ArchiveDoubt, HouseCorrection
from app.archive.operations import take_in
from app.archive.reading import Understood
from app.archive.reviewing import (
    accept,
    accept_all_likely,
    change,
    mean_body,
    mean_person,
)
from app.archive.rules import Meant
from app.archive.taking_back import take_back, take_back_edit
from app.database import db
from app.intake.minutes.parsed import Attendee, Doubt
from app.people.models import Person
from tests.archive.papers import DAY, minutes
from tests.archive.test_reviewing import FAR, LATER, a_file, asked, is_open, parks  # noqa: F401  # a fixture
from tests.factories import NOW, a_body, a_person


def everything(file):
    """The addresses of what a paper became, and its people."""
    meeting = file.meeting
    items = {item.title: item.id for item in meeting.items}
    return meeting.id, items, sorted((a.person_id, a.post) for a in meeting.attendances)


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_a_correction_keeps_the_meeting_its_items_and_its_people(parks):  # noqa: F811
    file = a_file()
    key, items, people = everything(file)
    known = count(Person)

    change(file, [Edit("venue", "Old Mill")], NOW, None)
    change(file, [Edit("items.1.title", "Seats")], LATER, None)
    change(file, [Edit("items.0", how=How.DROP)], LATER, None)
    change(file, [Edit("date", "2016-05-11")], LATER, None)

    gone = {"Minutes of the last meeting", "Benches"}
    after = {"Seats": items["Benches"]} | {t: i for t, i in items.items() if t not in gone}
    assert everything(file) == (key, after, people)
    assert [item.title for item in file.meeting.items] == ["Seats", "Reports", "Fountain"]
    assert (file.meeting.venue, file.meeting.held_on) == ("Old Mill", DAY + timedelta(days=1))
    assert count(Person) == known
    assert file.body is parks


def test_what_was_answered_stays_answered_whatever_is_corrected_even_the_body(parks):  # noqa: F811
    file = a_file(present=(*minutes().present, Attendee("Ann Lee")))
    accept_all_likely(file, NOW, None)
    key, items, people = everything(file)
    left = [doubt.message for doubt in file.doubts if is_open(doubt)]
    other = a_body("Ponds Committee")
    db.session.add(other)
    db.session.flush()

    change(file, [Edit("venue", "Old Mill")], NOW, None)
    mean_body(file, other, NOW, None)

    assert everything(file) == (key, items, people)
    assert (file.meeting.body, parks.id == file.body_id) == (other, False)
    assert [doubt.message for doubt in file.doubts if is_open(doubt)] == left
    assert [a.person.name for a in file.meeting.attendances].count("Ann Lee") == 1


def test_what_is_still_asked_keeps_its_place(parks):  # noqa: F811
    file = a_file()
    places = {doubt.printed or doubt.message: doubt.position for doubt in file.doubts}

    accept(asked(file, "Cllr. C. Moss"), NOW, None)
    change(file, [Edit("venue", "Old Mill")], NOW, None)

    assert {doubt.printed or doubt.message: doubt.position for doubt in file.doubts} == places
    renew_doubts(file, [ArchiveDoubt(field="date", message="New")])
    assert file.doubts[-1].position == max(places.values()) + 1
    assert parks is file.body


@pytest.mark.usefixtures("parks")
def test_a_clause_keeps_its_address_as_long_as_its_words_are_nearly_the_same():
    def addresses():
        items = file.meeting.items
        return {c.text: c.id for i in items for r in i.resolutions for c in r.clauses}

    file = a_file()
    minuted, painted, bought, built = addresses().values()

    change(file, [Edit("venue", "Old Mill")], NOW, None)
    assert list(addresses().values()) == [minuted, painted, bought, built]
    clauses = "items.1.resolutions"
    put_first = {**file.parsed["items"][1]["resolutions"][0], "text": "That four be kept."}
    old = file.parsed["items"][1]["resolutions"]
    red = {**old[0], "label": None, "text": "That the benches be painted red."}
    change(file, [Edit(clauses, [put_first, red, old[1]])], LATER, None)
    change(file, [Edit("items.2.resolutions.0", how=How.DROP)], LATER, None)

    kept = addresses()
    new = kept.pop("That four be kept.")
    assert list(kept.values()) == [minuted, painted, bought]
    assert new not in kept.values()


@pytest.mark.usefixtures("parks")
def test_what_was_left_out_once_is_never_asked_again():
    lines = [Doubt("Left out: “Ref. 7/A”", 3), Doubt("Left out: “Ref. 7/A”", 90)]
    file = a_file(doubts=(*lines, Doubt("Left out: “Copied to all”", 91)))
    first, _, copied = (doubt for doubt in file.doubts if doubt.line)
    for doubt in (first, copied):
        accept(doubt, NOW, None)
    places = [(doubt.position, doubt.settled_at) for doubt in file.doubts]

    change(file, [Edit("venue", "Old Mill")], LATER, None)
    change(file, [Edit("items.1.title", "Seats")], LATER, None)
    assert [(doubt.position, doubt.settled_at) for doubt in file.doubts] == places

    moved = {**file.parsed, "doubts": [{**d, "line": d["line"] + 2} for d in file.parsed["doubts"]]}
    take_in(file, Understood(moved, file.lines), now=LATER)

    assert [doubt.line for doubt in file.doubts if doubt.line and is_open(doubt)] == [92]


@pytest.mark.usefixtures("parks")
def test_who_was_taken_wrongly_without_asking_is_mended_everywhere():
    """Somebody of the same whole name who was there a month before is not asked of."""
    first, second = a_file(), a_file("later.txt", held_on=DAY + timedelta(days=30))
    made = asked(first, "Councillor Dee Fox").person
    assert made in [a.person for a in second.meeting.attendances]
    assert not [doubt for doubt in second.doubts if doubt.printed == "Councillor Dee Fox"]

    mean_person(first, "Councillor Dee Fox", a_person("Deirdre Fox"), NOW, None)
    assert catch_up(second, LATER, None)

    for file in (first, second):
        assert "Deirdre Fox" in [a.person.name for a in file.meeting.attendances]
    assert db.session.get(Person, made.id) is None

    take_back(asked(first, "Councillor Dee Fox"), LATER, None)
    assert catch_up(second, LATER, None)

    for file in (first, second):
        assert "Deirdre Fox" not in [a.person.name for a in file.meeting.attendances]


def test_a_word_of_the_house_goes_to_its_papers_and_is_forgotten_again(parks):  # noqa: F811
    first, second = a_file(), a_file("later.txt", held_on=FAR)
    outcome = "items.2.resolutions.0.outcome"

    remember_outcome(first, "Motion passed (2 to 1)", "lost", LATER, None)
    change(first, [Edit(outcome, "lost")], LATER, None)
    assert catch_up(second, LATER, None)

    assert [len(file.meeting.items[-1].resolutions) for file in (first, second)] == [0, 0]
    take_back_edit(first.edits[0], LATER, None)
    assert count_to_follow() == 1
    assert catch_up(second, LATER, None)
    assert [len(file.meeting.items[-1].resolutions) for file in (first, second)] == [1, 1]
    assert count(HouseCorrection) == 0
    assert parks is first.body


@pytest.mark.usefixtures("parks")
def test_a_title_is_no_difference_between_two_who_are_named_alike():
    file = a_file(present=(Attendee("Councillor Ann Lee", "Chair"), Attendee("Dr Ann Lee")))
    names = [doubt.printed for doubt in file.doubts if "Ann Lee" in doubt.printed]
    assert names == ["Councillor Ann Lee"]

    accept(asked(file, "Councillor Ann Lee"), NOW, None)
    later = a_file("later.txt", held_on=FAR, present=(Attendee("The Worshipful Ann Lee"),))

    assert not [doubt for doubt in later.doubts if "Ann Lee" in doubt.printed]
    settled = db.session.scalars(
        select(HouseCorrection).where(HouseCorrection.kind == Meant.PERSON)
    )
    assert {c.person for c in settled} == {
        a.person for a in later.meeting.attendances if a.person.name == "Ann Lee"
    }


@pytest.mark.usefixtures("parks")
def test_entering_it_again_changes_nothing():
    file = a_file()
    before, doubts = everything(file), [(d.position, d.message) for d in file.doubts]

    enter_file(file, now=LATER)

    assert everything(file) == before
    assert [(d.position, d.message) for d in file.doubts] == doubts
