"""How somebody voted is told on their page, to whoever may read on what."""

from datetime import date, timedelta

import pytest

from app.agenda.rules import Part
from app.database import db
from app.decisions.motions import move
from app.decisions.operations import ClauseDraft, resolve
from app.decisions.rules import Choice
from app.decisions.voting import record_vote
from tests.factories import a_body, a_meeting, a_membership, a_person, an_item, numbered, published

HELD = date(2026, 3, 5)


@pytest.fixture
def ann(app):  # noqa: ARG001  # kept in its database
    return a_person("Ann Lee", title="Councillor")


def a_vote(ann, title="Bandstand", on=HELD, choice=Choice.AGAINST, seen=True):
    """On a motion to mend it, recorded by name; its motion."""
    others = [a_person(f"Bob {title}"), a_person(f"Cem {title}")]
    meeting = a_meeting(held_on=on, members=[ann, *others])
    item = an_item(meeting=meeting, title=title, text="A vote was taken.")
    motion = move(item, f"That the {title} be mended", mover=others[0], seconder=others[1])
    record_vote(motion, {ann: choice} | dict.fromkeys(others, Choice.FOR))
    db.session.add(meeting)
    numbered(meeting)
    if seen:
        published(meeting)
    db.session.commit()
    return motion


def told(reader, ann):
    section = reader.get(f"/people/{ann.id}").select_one("section[aria-labelledby=votes]")
    return " ".join(section.get_text(" ", strip=True).split()) if section else ""


def test_the_page_of_a_member_tells_how_they_voted(browser, ann):
    motion = a_vote(ann)

    words = told(browser, ann)

    assert "Voted against : Bandstand , “That the Bandstand be mended” (carried)" in words
    assert f"{motion.item.meeting.name}, {motion.item.minute.citation}" in words


def test_a_vote_on_a_resolution_is_told_by_its_item(browser, ann):
    motion = a_vote(ann, seen=False)
    choices = {cast.member: cast.choice for cast in motion.votes[0].casts}
    motion.votes.clear()
    record_vote(resolve(motion.item, "RESOLVED", [ClauseDraft("Mend it")]), choices)
    published(motion.item.meeting)
    db.session.commit()

    assert "Voted against : Bandstand (carried)" in told(browser, ann)


def test_the_latest_come_first_and_all_of_them_on_pages_of_their_own(browser, ann):
    for number in range(23):
        a_vote(ann, f"Vote{number:02d}", HELD + timedelta(days=number), choice=Choice.FOR)

    words = told(browser, ann)
    pages = [
        browser.get(f"/people/{ann.id}/votes?page={n}").select("main li strong") for n in (1, 2)
    ]

    assert words.index("Vote22") < words.index("Vote18")
    assert "Vote17" not in words
    assert "All 23 votes" in words
    assert [len(page) for page in pages] == [20, 3]
    assert browser.status_of("GET", f"/people/{ann.id}/votes?page=3") == 404


def test_what_is_not_published_or_not_open_is_not_told(browser, clerk, ann):
    a_vote(ann, "Draft", seen=False)
    exempt = a_vote(ann, "Sale")
    exempt.item.part, exempt.item.grounds, exempt.item.public_interest = Part.EXEMPT, "3", "A sale"
    hidden, twin = a_vote(ann, "Hidden"), a_vote(ann, "Twin")
    hidden.restricted = twin.restricted = True
    twin.public_text = "That a grant be made"
    db.session.commit()

    words, clerks = told(browser, ann), told(clerk, ann)

    assert [name for name in ("Draft", "Sale", "Hidden", "Twin be") if name in words] == []
    assert "“That a grant be made”" in words
    assert all(f"the {name} be" in clerks for name in ("Draft", "Sale", "Hidden", "Twin"))


def test_of_whoever_no_vote_is_recorded_the_list_is_empty(browser, ann):
    db.session.add(a_membership(a_body(), ann))
    db.session.commit()

    assert told(browser, ann) == ""
    assert "None." in browser.get(f"/people/{ann.id}/votes").text
