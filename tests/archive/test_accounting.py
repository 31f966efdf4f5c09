"""Every word that was understood of a paper is in the record of its meeting."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.archive.accounting import words_not_kept
from app.archive.entering import enter_meeting
from app.database import db
from app.intake.minutes.parsed import (
    Attendee,
    Declaration,
    Item,
    Minutes,
    Outcome,
    Piece,
    Recommended,
    Resolved,
    Votes,
)
from tests.archive.papers import minutes
from tests.factories import NOW, a_body

words = st.text("abcdeö $£&*_#|{}[]()<>`~\\-+=.:;,!’“”\"'1289", min_size=1, max_size=40).map(
    lambda text: f"x {' '.join(text.split())} y"
)
somebody = st.sampled_from(["Cllr Ann Lee", "Cllr Bob Day", "Mr C Moss"])
names = somebody | st.sampled_from(["the Chair", "Cllr Lee"])
labels = st.none() | st.sampled_from(["(1)", "(a)", "1.", "that is a label too long to be one"])
few = st.none() | st.integers(0, 12)
pieces = st.builds(
    Piece,
    st.sampled_from(
        ["heading", "paragraph", "bullet", "row", "motion", "vote", "purpose", "document"]
    ),
    words,
    st.just(0),
)
resolved = st.builds(
    Resolved,
    words,
    st.just(0),
    labels,
    st.none() | names,
    st.none() | names,
    st.sampled_from(Outcome),
    st.none() | st.sampled_from(["RESOLVED", "CARRIED", "60 DAY EXTENSION", "was agreed"]),
    st.builds(Votes, few, few, few, st.booleans()),
    st.just("") | words,
)
items = st.builds(
    Item,
    words,
    st.just(0),
    st.none() | st.sampled_from(["1", "2.", "3a", "41/2020", "(i)", "X", "1.2.3"]),
    st.none() | st.sampled_from(["Reports", "Other business"]),
    st.lists(pieces, max_size=4).map(tuple),
    st.lists(st.builds(Recommended, labels, words), max_size=2).map(tuple),
    st.lists(resolved, max_size=3).map(tuple),
)
papers = st.builds(
    Minutes,
    held_on=st.just(date(2016, 5, 10)),
    venue=st.none() | words,
    present=st.lists(st.builds(Attendee, somebody, st.none() | words), max_size=3).map(tuple),
    declarations=st.lists(st.builds(Declaration, somebody, words), max_size=2).map(tuple),
    items=st.lists(items, max_size=4).map(tuple),
)


@pytest.fixture
def body(app):  # noqa: ARG001  # kept in its database
    parks = a_body("Parks Committee")
    db.session.add(parks)
    db.session.commit()
    return parks


@given(paper=papers)
@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_word_of_whatever_was_understood_is_lost(body, paper):
    with db.session.begin_nested() as undone:
        entered = enter_meeting(paper, body, now=NOW)

        missing = words_not_kept(entered.meeting, paper)
        undone.rollback()

    assert missing == []


def test_a_word_that_the_record_does_not_hold_is_named(body):
    meeting = enter_meeting(minutes(), body, now=NOW).meeting
    assert words_not_kept(meeting, minutes()) == []

    meeting.items[0].title = "Minutes"
    meeting.venue = ""

    assert words_not_kept(meeting, minutes()) == ["Town Hall", "1 Minutes of the last meeting"]
