"""A parish’s minutes: what is printed is found, and what is not printed is None."""

import datetime as dt
import json
import re

import pytest

from app.intake.minutes.parsed import Outcome
from app.intake.minutes.presenting import as_json
from tests.intake.minutes.reading import PARISH, read, the_resolutions


@pytest.fixture(scope="module")
def minutes():
    return read(PARISH)


def test_the_top_says_who_met_when_and_where(minutes):
    assert minutes.body == "MARSH END PARISH COUNCIL"
    assert minutes.held_on == dt.date(2026, 3, 3)
    assert minutes.venue == "Reading Room, Marsh End"
    assert minutes.next_meeting == dt.date(2026, 4, 7)


def test_members_are_present_and_the_clerk_is_in_attendance(minutes):
    assert [(p.name, p.role) for p in minutes.present] == [
        ("Cllr Ann Able", "Chair"),
        ("Cllr Bob Baker", None),
        ("Cllr Cy O’Dell", None),
    ]
    assert [(p.name, p.role) for p in minutes.in_attendance] == [("Mrs Di Dunn", "Clerk")]
    assert minutes.apologies == ("Cllr E Eaves",)


def test_items_have_numbers_and_titles(minutes):
    assert [(i.number, i.title) for i in minutes.items] == [
        ("1", "Declarations of interest"),
        ("2", "Minutes"),
        ("3", "The pond"),
        ("4", "Street lights"),
        ("5", "Next meeting"),
    ]


def test_a_declaration_is_kept_in_its_words(minutes):
    (declared,) = minutes.declarations

    assert declared.name == "Cllr Baker"
    assert declared.text == "an interest in item 3 as a neighbour."


def test_a_motion_has_its_mover_seconder_and_votes(minutes):
    (motion,) = minutes.items[2].resolutions

    assert (motion.mover, motion.seconder) == ("Cllr Able", "Cllr O’Dell")
    assert (motion.votes.ayes, motion.votes.noes, motion.votes.abstained) == (3, 1, None)


def test_an_undertaking_of_one_person_is_no_resolution(minutes):
    assert not any("quotation" in text for text in the_resolutions(minutes))


def test_clauses_of_a_resolution_stand_one_by_one(minutes):
    clauses = minutes.items[3].resolutions

    assert [(c.label, c.text) for c in clauses] == [
        ("(a)", "two lamps be replaced; and"),
        ("(b)", "the cost be met from reserves."),
    ]
    assert {c.votes.ayes for c in clauses} == {None}


def test_the_minutes_of_the_last_meeting_were_approved(minutes):
    (approved,) = minutes.items[1].resolutions

    assert approved.outcome is Outcome.CARRIED
    assert approved.as_printed == "were approved"


def test_every_word_is_in_the_account_or_named_as_left_out(minutes):
    everything = json.dumps(as_json(minutes), ensure_ascii=False).casefold()

    assert [w for w in re.findall(r"[a-z’]{3,}", PARISH.casefold()) if w not in everything] == []
