"""Steps in the life of a meeting, as these tests take them."""

from datetime import date

from app.accounts.session import SignedIn
from app.agenda.operations import write_minutes
from app.agenda.rules import Part
from app.database import db
from tests.browser import Browser
from tests.factories import (
    NOW,
    an_item,
    numbered,
)

HELD = date(2026, 3, 5)


def signed_in(app, person):
    browser = Browser(app)
    browser.sign_in(SignedIn(person.account).get_id())
    return browser


def state_of(meeting):
    db.session.expire_all()
    return meeting.minutes_state


def approve(clerk, meeting, later):
    """Put up, publish and approve with a correction of the text and one of the resolution."""
    clerk.post(f"/meetings/{later.id}/agenda/minutes")
    db.session.expire_all()
    numbered(later, 50)
    db.session.commit()
    clerk.post(f"/meetings/{meeting.id}/minutes/publish", reason="Known")
    trees = meeting.items[1].id
    return clerk.post(
        f"/meetings/{meeting.id}/minutes/approve",
        **{
            "approved_at": later.id,
            "approved_on": later.items[-1].id,
            "rows-0-minute": trees,
            "rows-0-before": "will be feled",
            "rows-0-after": "will be felled",
            "rows-1-minute": trees,
            "rows-1-before": "in Mai",
            "rows-1-after": "in May",
        },
    )


def exempt(meeting, presenter):
    """A private item, presented by an officer who is no member of the body."""
    item = an_item(
        meeting=meeting,
        title="Sale of land",
        part=Part.EXEMPT,
        paragraphs=[3],
        public_interest="It would lower the price",
        presenter=presenter,
    )
    write_minutes(
        item,
        "Offer CANARY made.",
        seen=0,
        now=NOW,
        restricted_text="CANARY pounds.",
        public_summary="An offer was considered.",
    )
    numbered(meeting, 3)
    db.session.commit()
    return item


def put_up(clerk, later):
    """The numbered item on which `later` takes the minutes."""
    clerk.post(f"/meetings/{later.id}/agenda/minutes")
    db.session.expire_all()
    numbered(later, 5089)
    db.session.commit()
    return later.items[-1]


#: What is answered when minutes are recorded as signed.
SIGNED = {
    "signed_by": "Councillor Ann Lee",
    "signed_on-day": "30",
    "signed_on-month": "4",
    "signed_on-year": "2026",
}
