"""What the register writes to whoever wants to hear what is new in a search or of a decision."""

from collections.abc import Sequence

from flask import url_for

from app.clock import short_date
from app.mail import send
from app.search.addresses import page_of
from app.search.asked import Hit
from app.watching.asking import on_one_line, results_page, site_address, words_of
from app.watching.happenings import Happening
from app.watching.keys import stop_token
from app.watching.models import SavedSearch

#: More than this many, and the page of the search is the better list.
_MOST = 30


def tell(followed: SavedSearch, news: Sequence[str]) -> None:
    """Raises NotSent. A message may be forwarded, so it says only what everyone may read."""
    is_search = followed.clause_id is None
    stop = site_address(url_for("watching.stop", token=stop_token(followed)))
    more = f"And {len(news) - _MOST} more.\n\n" if len(news) > _MOST else ""
    send(
        followed.account.email,
        _about_results(followed, len(news)) if is_search else f"News of {followed.name}",
        f"Dear {followed.account.name},\n\n"
        f"this was published since we last wrote to you about "
        f"{'your saved search' if is_search else 'a decision that you follow:'} “{followed.name}”:"
        f"\n\n{''.join(news[:_MOST])}{more}{_whole(followed)}\n\n"
        f"You asked for these messages {followed.often}. To get none about this "
        f"{'search' if is_search else 'decision'} any more, "
        f"open this address and press the button; you need not sign in:\n{stop}\n",
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058
        },
    )


def _about_results(search: SavedSearch, number: int) -> str:
    return f"{number} new {'result' if number == 1 else 'results'} for “{search.name}”"


def _whole(followed: SavedSearch) -> str:
    if followed.clause_id is None:
        return f"The whole search: {results_page(followed.address)}"
    page = url_for("record.clause_by_id", clause_id=followed.clause_id)
    return f"The decision: {site_address(page)}"


def happening_in_words(one: Happening) -> str:
    lines = (one.what, one.where, on_one_line(one.words), site_address(one.address))
    return "* " + "\n  ".join(line for line in lines if line) + "\n\n"


def hit_in_words(hit: Hit) -> str:
    document, met = hit.document, hit.document.occasion
    facts = (document.reference, met.body, short_date(met.on) if met.on else "")
    about = ", ".join(fact for fact in facts if fact)
    return (
        f"* {document.title}\n  {about}\n  {words_of(hit)}\n"
        f"  {site_address(page_of(document.link))}\n\n"
    )
