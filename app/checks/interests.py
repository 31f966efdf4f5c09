"""What was declared, and what it barred (handbook rule 14)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from app.agenda.models import AgendaItem
from app.checks.decisions import votes_on
from app.checks.found import Finding, Level
from app.clock import short_date
from app.meetings.models import Meeting

#: 28 days beginning with the day of the meeting (Localism Act 2011 s.31(3)).
_NOTIFIED_WITHIN = timedelta(days=27)


def check_interests(items: Iterable[AgendaItem]) -> Iterator[Finding]:
    """The minutes say what happened, even where it should not have (Localism Act 2011 s.31)."""
    for item in items:
        voted = {cast.member for vote in votes_on(item) for cast in vote.casts}
        for concern in item.concerns:
            interest = concern.declaration
            if interest.category is None or interest.category.may_vote or interest.dispensation:
                continue
            name = interest.person.name
            if interest.person in voted:
                message = "Voted, though the interest declared bars it: tell the monitoring officer"
                yield Finding(14, Level.WARN, message, name).on(item.id, "votes")
            elif interest.category.must_leave and not concern.left_room:
                message = "The interest declared asks for leaving the room, and nothing says so"
                yield Finding(14, Level.WARN, message, name).on(item.id, "declarations")


def check_registration(meeting: Meeting, today: date) -> Iterator[Finding]:
    """A pecuniary interest that is in no register yet is told to the monitoring officer."""
    by = meeting.held_on + _NOTIFIED_WITHIN
    for declared in meeting.declarations:
        if today <= by and declared.category and "pecuniary" in declared.category.name.lower():
            message = (
                "If this interest is not in the register of interests yet, the monitoring "
                f"officer is told of it by {short_date(by)}"
            )
            yield Finding(14, Level.PROMPT, message, declared.person.name, "declarations")
