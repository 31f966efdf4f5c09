"""How long someone counts as being at a page. Pure."""

from datetime import datetime, timedelta

#: Whoever opened a page longer ago has left it, as far as anyone can tell.
AT_IT_FOR = timedelta(minutes=30)


def how_long_ago(then: datetime, now: datetime) -> str:
    """“just now”, “1 minute ago”, “2 minutes ago”."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    return f"{minutes} minute{'' if minutes == 1 else 's'} ago"
