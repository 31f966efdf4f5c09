"""Everyone who voted was in the room, and everyone in the room voted."""

import re
from collections.abc import Iterator

import pytest

from app.demonstration.papers_of_meetings import ItemPaper, MeetingPaper, VotePaper
from tests.demonstration.papers import bodies, council_calendar, in_order_taken, meetings, people

WHO = r"\((?:\w+ )??(?P<name>[A-Z][\w-]+ [A-Z][\w-]+) "
CAME = re.compile(WHO + r"joined the meeting")
WENT = re.compile(WHO + r"left the (?:meeting|room) at (?P<rest>[^)]*)\)")


def voters(meeting: MeetingPaper, item: ItemPaper) -> set[str]:
    """Who could vote on an item: the seats held that day, and what the minutes say of doors."""
    calendar = council_calendar()
    day = calendar.meetings[meeting.id]
    seats = {
        seat.person
        for seat in bodies()[meeting.body].member
        if seat.voting
        and calendar.reckon(seat.starts) <= day
        and (not seat.ends or calendar.reckon(seat.ends) >= day)
        and seat.voting_scope in {"", item.voting_scope}
    }
    attendance = meeting.attendance
    seats |= {substitute.person for substitute in attendance.substitutes}
    seats -= {*attendance.apologies, *attendance.absent}
    return seats - set(_out_of_the_room(meeting, item))


def _out_of_the_room(meeting: MeetingPaper, at: ItemPaper) -> Iterator[str]:
    keys = {person.name: person.id for person in people().values()}
    order = in_order_taken(meeting)
    for place, item in enumerate(order):
        words = " ".join(item.minutes.split())
        for came in CAME.finditer(words):
            if order.index(at) < place:
                yield keys[came["name"]]
        for went in WENT.finditer(words):
            for_good = "did not return" in went["rest"]
            if order.index(at) == place or (for_good and order.index(at) > place):
                yield keys[went["name"]]


def votes() -> Iterator[tuple[MeetingPaper, ItemPaper, VotePaper]]:
    for meeting in meetings():
        for item in meeting.item:
            for motion in item.motion:
                if motion.vote and motion.vote.ayes is not None:
                    yield meeting, item, motion.vote


ALL_VOTES = [pytest.param(*vote, id=f"{vote[0].id} {vote[1].id}") for vote in votes()]


def test_there_are_votes_of_every_kind():
    taken = [vote for _, _, vote in votes()]

    assert len(taken) >= 15
    assert sum(isinstance(vote.ayes, tuple | list) for vote in taken) == 2
    assert {vote.casting for vote in taken} == {None, "for", "against"}


@pytest.mark.parametrize(("meeting", "item", "vote"), ALL_VOTES)
def test_a_vote_sums_to_those_in_the_room(meeting, item, vote):
    cast = (vote.ayes, vote.noes, vote.abstentions)
    total = sum(part if isinstance(part, int) else len(part) for part in cast)

    assert total == len(voters(meeting, item))


@pytest.mark.parametrize(("meeting", "item", "vote"), ALL_VOTES)
def test_nobody_absent_votes(meeting, item, vote):
    named = [
        key
        for part in (vote.ayes, vote.noes, vote.abstentions)
        if not isinstance(part, int)
        for key in part
    ]

    assert set(named) <= voters(meeting, item)
    assert len(named) == len(set(named))


def test_movers_and_seconders_were_in_the_room():
    for meeting in meetings():
        for item in meeting.item:
            for motion in item.motion:
                assert {motion.mover, motion.seconder} <= voters(meeting, item)


def test_whoever_may_not_vote_on_an_item_does_not():
    for meeting, item, _ in votes():
        for declaration in meeting.declaration:
            if declaration.left_room and item.id in declaration.items:
                assert declaration.person not in voters(meeting, item)
