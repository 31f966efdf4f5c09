"""What was kept of meetings before they were marked, withdrawn or undone in secret."""

from datetime import timedelta

from sqlalchemy import select

from app.agenda.filing import add_document
from app.agenda.models import AgendaItem
from app.agenda.operations import write_minutes
from app.agenda.review_models import ReviewComment
from app.agenda.supplement_models import Supplement
from app.bodies.models import Body
from app.checks.models import CheckPutAside
from app.database import db
from app.decisions.effects import Effect
from app.decisions.linking import link_to_earlier
from app.meetings.announcements import Publication, announce
from app.meetings.history import keep_step
from app.meetings.life import Step
from app.meetings.models import Meeting
from app.meetings.operations import (
    publish_decisions,
    withdraw_decisions,
)
from tests.factories import (
    NOW,
    an_account,
    an_item,
)
from tests.leaks.canaries import canary, fill

#: After every meeting that there is.
LATER = NOW + timedelta(days=200)


def changed_in_secret(body: Body, earlier: Meeting) -> None:
    """That an exempt or a draft decision undid an open one is part of what that decision says."""
    open_one = earlier.items[0].resolutions[0].clauses[0]
    of_the_body = select(Meeting.id).where(Meeting.body_id == body.id)
    for item in db.session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id.in_(of_the_body)).order_by(AgendaItem.id)
    ):
        if item.is_restricted or item.meeting.minutes_published_at is None:
            for resolution in item.resolutions:
                later = resolution.clauses[0]
                db.session.add(link_to_earlier(later, open_one, Effect.RESCINDS))


def keep_versions(body: Body) -> None:
    """Published whole, then marked and withdrawn: an old version must not say what a page hides."""
    of_the_body = select(Meeting).where(Meeting.body_id == body.id).order_by(Meeting.id)
    first, second = db.session.scalars(of_the_body.limit(2))
    for kind in (Publication.AGENDA, Publication.DRAFT_MINUTES):
        announce(first, kind, by=None, now=NOW)
    _marked_too_late(first)
    publish_decisions(second, LATER)
    announce(second, Publication.DECISIONS, by=None, now=LATER)
    withdraw_decisions(second, LATER)
    _of_the_clerks(second)


def _marked_too_late(meeting: Meeting) -> None:
    """A version says openly what was found to be personal, or was restricted, afterwards."""
    item, clause = meeting.items[-1], meeting.items[-1].resolutions[0].clauses[1]
    text, personal, restricted = item.revisions[-1].text, canary("pers"), canary("exem")
    restricts = item.revisions[-1].restricted_text
    clause.text = f"To pay {restricted}"
    for seen, words in enumerate((personal, f"{{{{{personal}}}}}"), start=item.revision):
        write_minutes(
            item, f"{text}\n\n{words} came", restricted_text=restricts, seen=seen, now=NOW
        )
        announce(meeting, Publication.DRAFT_MINUTES, by=None, now=NOW)
        clause.restricted = True


def _of_the_clerks(meeting: Meeting) -> None:
    """What is said of draft minutes before they are published."""
    item, clerk = meeting.items[0], an_account()
    comment = ReviewComment(item=item, made_by=clerk, made_at=NOW, settled_at=NOW)
    fill(comment, "draf")
    aside = CheckPutAside(meeting=meeting, key="0" * 32, rule=1, put_aside_at=NOW)
    fill(aside, "draf", "key")
    keep_step(meeting, Step.REVIEW_BEGUN, NOW, note=canary("draf"))
    late = Supplement(number=1, meeting=meeting)
    item = an_item(meeting=meeting, title=canary("draf"))
    item.supplement = late
    add_document(meeting, item, now=NOW, title=canary("draf"), url="https://example.org/c.pdf")
    item.documents[0].supplement = late
    db.session.add_all([comment, aside, late])
