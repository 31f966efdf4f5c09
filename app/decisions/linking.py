"""Saying that a decision changes an earlier one. None of these commits."""

from datetime import time

from sqlalchemy.orm import object_session

from app.decisions.effects import Effect, Taken, check_follows
from app.decisions.link_models import ClauseLink
from app.decisions.models import ResolutionClause
from app.errors import RuleBroken


def link_to_earlier(
    later: ResolutionClause, earlier: ResolutionClause, effect: Effect
) -> ClauseLink:
    """Say what `later` does to `earlier`; said again, the new word takes the place of the old.

    No minute is touched, so it may be said of signed ones.
    """
    if later.resolution is earlier.resolution:
        raise RuleBroken("Both stand in one resolution, which cannot change itself")
    check_follows(_taken(earlier), _taken(later))
    if any(link.clause is later for link in earlier.earlier_links):
        raise RuleBroken(f"{earlier.citation} is linked the other way round already")
    of_earlier, of_later = earlier.later_links, later.earlier_links  # read before either is changed
    link = next((known for known in of_later if known.clause is earlier), None)
    if link is None:
        link = ClauseLink(effect=effect)
        of_earlier.append(link)
        of_later.append(link)
    link.effect = effect
    return link


def unlink(link: ClauseLink) -> None:
    session = object_session(link)
    if session is not None:
        session.delete(link)


def _taken(clause: ResolutionClause) -> Taken:
    meeting = clause.resolution.item.meeting
    return meeting.held_on, meeting.starts_at or time.min
