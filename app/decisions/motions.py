"""Motions and amendments: what a clerk records of what members moved. None of these commits."""

from typing import Any

from app.agenda.models import AgendaItem
from app.agenda.privacy import check_marks
from app.decisions.models import Recommendation
from app.decisions.rules import MotionKind, MotionResult
from app.decisions.voting_models import Motion
from app.errors import RuleBroken
from app.meetings.operations import check_open
from app.meetings.rules import votes_on
from app.people.models import Person


def voters_on(item: AgendaItem) -> list[Person]:
    """Who was there with a vote on this item and did not leave for it (handbook rules 9, 20)."""
    left = {concern.declaration.person for concern in item.concerns if concern.left_room}
    return [member for member in item.meeting.voters(item.voting_scope) if member not in left]


def move(
    item: AgendaItem,
    text: str,
    *,
    mover: Person | None,
    seconder: Person | None,
    kind: MotionKind = MotionKind.ORIGINAL,
    parent: Motion | None = None,
    substantive_text: str = "",
    restricted: bool = False,
    public_text: str = "",
) -> Motion:
    """Record a motion, or an amendment to `parent` (handbook 1.8, rule 23).

    An amendment with no `parent` is to what is recommended on the item, which a committee seldom
    moves before it amends it.
    """
    check_open(item.meeting)
    _check_movers(item, mover, seconder)
    if kind is MotionKind.AMENDMENT and parent is None and not item.recommendations:
        raise RuleBroken("Record first the motion or recommendation that this amendment changes")
    _check_words(text, kind)
    check_marks(text, substantive_text, public_text)
    motion = Motion(
        position=max((other.position for other in item.motions), default=0) + 1,
        text=text.strip(),
        substantive_text=substantive_text.strip(),
        mover=mover,
        seconder=seconder,
        kind=kind,
        parent=parent,
        restricted=restricted,
        public_text=public_text.strip(),
    )
    item.motions.append(motion)
    return motion


def move_amendment(
    amended: Motion,
    text: str,
    *,
    mover: Person | None,
    seconder: Person | None,
    **words: Any,
) -> Motion:
    """`words` are those of `move` beside the motion’s own."""
    return move(
        amended.item,
        text,
        mover=mover,
        seconder=seconder,
        kind=MotionKind.AMENDMENT,
        parent=amended,
        **words,
    )


def change_motion(
    motion: Motion,
    text: str,
    *,
    mover: Person | None,
    seconder: Person | None,
    kind: MotionKind,
    substantive_text: str = "",
    restricted: bool = False,
    public_text: str = "",
) -> Motion:
    """Correct what was recorded of a motion; an amendment stays under the motion it amends."""
    check_open(motion.item.meeting)
    _check_movers(motion.item, mover, seconder)
    if (kind is MotionKind.AMENDMENT) is not (motion.kind is MotionKind.AMENDMENT):
        raise RuleBroken("A motion stays a motion, and an amendment an amendment")
    _check_words(text, kind)
    check_marks(text, substantive_text, public_text)
    motion.text, motion.kind = text.strip(), kind
    motion.mover, motion.seconder = mover, seconder
    motion.substantive_text = substantive_text.strip()
    motion.restricted, motion.public_text = restricted, public_text.strip()
    return motion


def _check_words(text: str, kind: MotionKind) -> None:
    if not text.strip():
        raise RuleBroken(f"Enter the words of the {kind}")


def _check_movers(item: AgendaItem, mover: Person | None, seconder: Person | None) -> None:
    if mover is not None and mover is seconder:
        raise RuleBroken("Mover and seconder must be two people")
    for member in (mover, seconder):
        if member is not None:
            check_was_there(item, member)


def check_was_there(item: AgendaItem, member: Person) -> None:
    for attendance in item.meeting.attendances:
        scope = attendance.voting_scope
        if attendance.person is member and not votes_on(scope, item.voting_scope):
            raise RuleBroken(f"{member.name} votes on {scope} only")
    if member not in item.meeting.voters(item.voting_scope):
        raise RuleBroken(f"{member.name} was not present as a voting member")
    if member not in voters_on(item):
        raise RuleBroken(f"{member.name} left the room for this item")


def record_result(motion: Motion, result: MotionResult | None) -> Motion:
    """A motion is not decided before its amendments are, and as its vote says (rule 23)."""
    check_open(motion.item.meeting)
    check_amendments_decided(motion, result)
    if motion.votes and (result is None or result.value != motion.votes[-1].result.value):
        raise RuleBroken(
            f"The vote on this motion says that it was {motion.votes[-1].result}: "
            "correct or remove the vote first"
        )
    motion.result = result
    return motion


def check_amendments_decided(motion: Motion, result: MotionResult | None) -> None:
    still_open = [amendment for amendment in motion.amendments if amendment.result is None]
    if result is not None and still_open:
        raise RuleBroken(f"An amendment is still open: {still_open[0].text}")


def check_not_amended(recommendation: Recommendation) -> None:
    """Raises RuleBroken where an amendment would be left with nothing recommended to change."""
    item = recommendation.item
    is_last = len(item.recommendations) == 1
    if is_last and any(motion.amends_recommendation for motion in item.motions):
        raise RuleBroken("Remove the amendments to this recommendation first")


def take_out_motion(motion: Motion) -> None:
    check_open(motion.item.meeting)
    if motion.amendments:
        raise RuleBroken("Remove the amendments to this motion first")
    motion.item.motions.remove(motion)
