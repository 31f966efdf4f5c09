"""`flask search alerts`: tells people what is new in the searches and decisions they follow."""

from datetime import datetime

import click
from flask import current_app

from app.clock import now
from app.database import db
from app.mail import NotSent
from app.search.commands import search
from app.search.keeper import keeper
from app.search.keeping import keep_up
from app.watching.asking import form_of
from app.watching.happenings import happenings
from app.watching.letters import happening_in_words, hit_in_words, tell
from app.watching.models import SavedSearch
from app.watching.news import news_in
from app.watching.queries import claim, clear_removed, searches_told_of
from app.watching.rules import is_due

#: Seconds to wait for another process that writes the index.
_PATIENCE = 600


@search.command("alerts")
def alerts() -> None:
    """Mail what is new in saved searches and of followed decisions to whoever asked for that.

    Run it once an hour. It may be run twice, or be killed: at the worst someone gets the same
    message again.
    """
    keep_up(keeper().index, wait=_PATIENCE)
    clear_removed(now())
    db.session.commit()
    sent = failed = 0
    with current_app.test_request_context():
        for kept in searches_told_of(now()):
            if is_due(kept.often, kept.told_at.date(), now().date()):
                told = _told(kept)
                sent, failed = sent + (told is True), failed + (told is False)
    click.echo(f"{sent} {'message' if sent == 1 else 'messages'} sent.")
    if failed:
        raise click.ClickException(f"{failed} could not be sent; the next run tries again.")


def _told(kept: SavedSearch) -> bool | None:
    """Whether a message was sent; None where there was nothing to say or another says it.

    The moment up to which someone was told is written once the message is away, so that a kill
    in between repeats a message and loses none.
    """
    until = now()
    if not claim(kept, until):
        return None
    db.session.commit()
    news = _news_of(kept, until)
    told: bool | None = None
    if news:
        try:
            tell(kept, news)
            told = True
        except NotSent:
            told = False
    if news is not None and told is not False:
        kept.told_at = until
    kept.claimed_at = None
    db.session.commit()
    return told


def _news_of(kept: SavedSearch, until: datetime) -> list[str] | None:
    """In words; None where search cannot say now."""
    if kept.clause_id is not None:
        happened = happenings(kept.clause_id, kept.told_at, until)
        return [happening_in_words(one) for one in happened]
    asked = form_of(kept.address)
    hits = news_in(asked.asked(1), kept.told_at, until) if asked.validate() else []
    return None if hits is None else [hit_in_words(hit) for hit in hits]
