"""Every kind of thing in the record is found, with what it can be narrowed by."""

from datetime import date

import pytest

from app.accounts.rules import PUBLIC, Role, Viewer
from app.agenda.filing import add_document
from app.agenda.papers import Upload
from app.agenda.rules import Part
from app.database import db
from app.decisions.motions import move, record_result
from app.decisions.rules import MotionResult, Outcome
from app.meetings.interests import declare_interest
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from app.search.asked import COUNTED
from app.search.documents import Facet, Kind
from tests.factories import (
    NOW,
    a_body,
    a_matter,
    a_meeting,
    a_person,
    a_recommendation,
    an_action,
    published,
)
from tests.search.conftest import KEEPER
from tests.search.stories import a_published_item, titles

OFFICER = Viewer(Role.OFFICER, account_id=1)


@pytest.fixture
def item(catch_up):
    """An item of otters with something of every kind."""
    olive, peter = a_person("Olive Otter"), a_person("Peter Horton")
    meeting = a_meeting(body=a_body("Otter Board", code="OB"), members=[olive, peter])
    item = a_published_item(
        title="Otter holts", meeting=meeting, text="Otters swim.", clauses=("That otters stay.",)
    )
    item.matter = a_matter("The otter matter")
    a_recommendation(item, "Keep the otters")
    motion = move(item, "That otters be counted", mover=peter, seconder=olive)
    record_result(motion, MotionResult.LOST)
    stay = move(item, "That otters stay", mover=olive, seconder=peter)
    record_result(stay, MotionResult.CARRIED)
    stay.resolution = item.resolutions[0]
    item.resolutions[0].clauses[0].outcome = Outcome.AMENDED
    declare_interest(meeting, olive, category=None, nature="Owns an otter")
    clause = item.resolutions[0].clauses[0]
    with db.session.no_autoflush:
        db.session.add(an_action(clause=clause, item=item, text="Feed otters", owner=olive))
    add_document(meeting, item, now=NOW, title="Otter report", upload=Upload("o.txt", b"Fish"))
    db.session.add(published(meeting))
    catch_up()
    return item


def test_an_item_of_an_agenda_is_found_by_its_number_the_newest_first(catch_up, look):
    otters, rivers = a_body("Otter Board", code="OB"), a_body("River Board", code="RB")
    for body, year in ((otters, 2025), (otters, 2026), (rivers, 2024)):
        meeting = a_meeting(body=body, held_on=date(year, 3, 5))
        a_published_item(title=f"Item of {body.code} {year}", meeting=meeting, number="6")
    catch_up()

    asked = {words: titles(look(words)) for words in ("Item 6", "OB item 6", "item 6 OB 2025")}

    newest = ["Item of OB 2026", "Item of OB 2025", "Item of RB 2024"]
    assert list(dict.fromkeys(asked["Item 6"])) == newest
    assert list(dict.fromkeys(asked["OB item 6"]))[:2] == newest[:2]
    assert asked["item 6 OB 2025"][0] == newest[1]


@pytest.mark.usefixtures("item")
def test_each_kind_of_record_is_found(look):
    found = look("otter", OFFICER, counted=COUNTED)

    assert {hit.document.kind for hit in found.hits} == set(Kind)
    assert set(found.counts[Facet.KIND]) == {kind.value for kind in Kind}


@pytest.mark.usefixtures("item")
def test_an_action_is_found_by_those_who_have_signed_in(look):
    assert titles(look("feed kind:action", OFFICER)) == ["Feed otters"]
    assert look("feed", PUBLIC).total == 0


def test_an_action_that_is_not_public_is_found_by_the_body_alone(item, look, catch_up):
    (action,) = item.actions
    action.restricted, action.public_text = True, "Tend the bank"
    catch_up()

    assert titles(look("kind:action", OFFICER)) == ["Tend the bank"]
    assert look("feed", OFFICER).total == 0
    assert look("otter kind:action person:olive", OFFICER).total == 0
    assert titles(look("feed kind:action", KEEPER)) == ["Feed otters"]
    member = Viewer(Role.COUNCILLOR, 1, member_of=frozenset({item.meeting.body_id}))
    assert titles(look("feed kind:action", member)) == ["Feed otters"]


@pytest.mark.usefixtures("item")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mover:horton", {Kind.MOTION}),
        ("mover:olive", {Kind.MOTION, Kind.RESOLUTION}),
        ("seconder:horton kind:resolution", {Kind.RESOLUTION}),
        ("person:olive kind:declaration", {Kind.DECLARATION}),
        ("outcome:lost", {Kind.MOTION}),
        ("outcome:amended", {Kind.RESOLUTION}),
        ("in:force", {Kind.RESOLUTION}),
        ("otter year:2025/26 kind:minutes", {Kind.MINUTES}),
        ("otter year:2024/25", set()),
    ],
)
def test_what_was_decided_is_found_by_who_moved_it_and_what_became_of_it(look, typed, found):
    assert {hit.document.kind for hit in look(typed).hits} == found


def test_nobody_is_told_who_moved_what_they_may_not_read(item, look, catch_up):
    for motion in item.motions:
        motion.restricted = True
    catch_up()

    assert look("mover:olive").total == 0
    assert look("mover:olive", KEEPER).total == 2


def test_someone_of_whom_the_public_may_not_know_is_nobody_to_them(look, catch_up):
    db.session.add(a_person("Zara Hidden"))
    catch_up()

    assert "There is no person called “zara”" in look("mover:zara parks").note
    assert look("mover:zara parks", KEEPER).note == ""


def test_a_declaration_on_draft_minutes_or_a_sensitive_one_says_nothing(item, look, catch_up):
    (declared,) = item.meeting.declarations
    declared.sensitive = True
    catch_up()
    assert look("owns kind:declaration").total == 0

    move_minutes(item.meeting, MinutesState.DRAFT, NOW)
    catch_up()
    assert look("kind:declaration").total == 0


def test_a_paper_that_is_not_public_is_found_by_those_who_may_open_it(item, look, catch_up):
    (paper,) = item.documents
    assert titles(look("otter kind:paper")) == ["Otter report"]

    paper.restriction, paper.restriction_reason = Part.EXEMPT, "A price"
    catch_up()

    assert look("kind:paper").total == 0
    assert titles(look("otter kind:paper", KEEPER)) == ["Otter report"]
