"""Someone’s actions as a calendar and as a feed that other programs read.

No other module of this chapter imports icalendar. What leaves the register stands in calendars that
others keep, so that it is written as an officer without rights of reading exempt text reads it.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from feedgenerator import Atom1Feed
from icalendar import Calendar, Event

from app.accounts.models import Account
from app.accounts.rules import Viewer
from app.actions.models import Action
from app.actions.shown import show_action


def calendar_of(
    account: Account, actions: Sequence[Action], addresses: dict[int, str], now: datetime
) -> bytes:
    """Each due date as a whole day, which no change of the clocks moves."""
    calendar = Calendar()
    calendar.add("prodid", "-//Resolved//Actions//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "My actions")
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for action in actions:
        if action.due_on:
            calendar.add_component(_event(account, action, addresses[action.id], now))
    written: bytes = calendar.to_ical()
    return written


def _event(account: Account, action: Action, address: str, now: datetime) -> Event:
    shown = show_action(_outside(account), action)
    event = Event()
    event.add("uid", f"action-{action.id}@resolved.invalid")
    event.add("dtstamp", action.updates[-1].made_at if action.updates else now)
    event.add("dtstart", action.due_on)
    event.add("dtend", action.due_on + timedelta(days=1) if action.due_on else None)
    event.add("summary", f"Due: {shown.text}")
    event.add("description", f"{action.reference} {action.body.name}\n{address}".strip())
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event


def feed_of(
    account: Account, actions: Sequence[Action], addresses: dict[int, str], here: str, now: datetime
) -> str:
    """What is new of each: the last report, or that it was raised."""
    feed = Atom1Feed(
        title="My actions", link=here, feed_url=here, description="", author_name="Resolved"
    )
    for action in actions:
        shown = show_action(_outside(account), action)
        latest = action.updates[-1].made_at if action.updates else None
        feed.add_item(
            title=shown.text,
            link=addresses[action.id],
            unique_id=addresses[action.id],
            description=f"{action.reference} {action.status}. {shown.rating(now.date())}".strip(),
            updateddate=latest or datetime.combine(action.raised_on, time.min, now.tzinfo),
        )
    return str(feed.writeString("utf-8"))


def _outside(account: Account) -> Viewer:
    return Viewer(account.role, account.id)
