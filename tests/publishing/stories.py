"""Meetings of which versions were kept, and hands that reach round the program."""

from app.accounts.models import Account
from app.agenda.operations import write_minutes
from app.agenda.rules import Part
from app.bodies.models import Body
from app.database import db
from app.meetings.announcements import Publication, announce
from app.meetings.models import Meeting
from app.publishing.models import PublishedVersion
from tests.factories import NOW, a_body, a_meeting, an_item, published

SECRET = "the price was nine thousand pounds"


def a_meeting_with_a_secret(body: Body | None = None) -> Meeting:
    """Minutes that are public, with one open item and one exempt one."""
    meeting = a_meeting(body=body or a_body("Parks Board"))
    an_item(meeting=meeting, title="The bandstand", text="The bandstand was discussed.")
    exempt = an_item(
        meeting=meeting,
        title="A purchase",
        part=Part.EXEMPT,
        paragraphs=[3],
        public_interest="A fair price needs it.",
    )
    write_minutes(exempt, SECRET, seen=0, now=NOW, public_summary="A purchase was agreed.")
    published(meeting)
    db.session.add(meeting)
    db.session.commit()
    return meeting


def keep(
    meeting: Meeting,
    kind: Publication = Publication.DRAFT_MINUTES,
    by: Account | None = None,
) -> PublishedVersion:
    """Announce and commit, as a page that publishes does; the version that was kept."""
    announce(meeting, kind, by=by, now=NOW)
    db.session.commit()
    newest = db.select(PublishedVersion).order_by(PublishedVersion.number.desc())
    return db.session.scalars(newest).first()


def three_versions() -> list[PublishedVersion]:
    """Two meetings, the minutes of the first published twice."""
    first = a_meeting_with_a_secret()
    second = a_meeting_with_a_secret(first.body)
    return [keep(first), keep(second), keep(first, Publication.APPROVED_MINUTES)]
