"""Papers as wholes: their properties, running head, version and name, whatever they say."""

from collections.abc import Iterable

from app.bodies.models import Body
from app.meetings.models import Meeting
from app.record.visibility import reads_restricted
from app.word import names
from app.word.opening import running_head
from app.word.outline import Block, Outline
from app.word.papers import NOT_FOR_PUBLICATION, Asked, Paper
from app.word.periods import in_words
from app.word.stamping import as_at, stamped


def paper_of_meeting(
    meeting: Meeting,
    asked: Asked,
    blocks: Iterable[Block],
    *,
    title: str,
    subject: str,
    name: str,
    mark: str,
    public: bool,
) -> Paper | None:
    """None where whoever asks may not read what it adds that is not for publication.

    `public` says whether everyone may read it: only then is it of a version that was kept.
    `blocks` are asked for after both were settled.
    """
    if asked.restricted and not reads_restricted(asked.by, meeting):
        return None
    outline = Outline(
        title=title,
        subject=subject,
        author=asked.council.name,
        running_head=running_head(meeting, asked, mark),
        language=asked.council.language,
        blocks=tuple(blocks),
    )
    outline = stamped(outline, meeting, asked, public=public)
    return Paper(outline, name, meeting.body, restricted=asked.restricted)


def paper_of_period(
    body: Body, asked: Asked, blocks: Iterable[Block], *, title: str, about: str
) -> Paper | None:
    """What a body did in the period asked for; whole only for those who keep its record.

    `about` is one word for it, in the running head and the name of the file.
    """
    if asked.restricted and not asked.by.keeps(body.id):
        return None
    when = in_words(asked.term)
    outline = gathered(
        f"{title} – {body.name} – {when}",
        f"{title} of the {body.name}, {when}",
        f"{body.name} – {about}, {when}",
        asked,
        blocks=blocks,
        restricted=asked.restricted,
    )
    name = names.of_period(body, asked.term, about)
    return Paper(outline, name, body, restricted=asked.restricted)


def gathered(
    title: str,
    subject: str,
    head: str,
    asked: Asked,
    *,
    blocks: Iterable[Block],
    restricted: bool,
) -> Outline:
    """A paper from several meetings, which says how far the record was when it was made."""
    outline = Outline(
        title=title,
        subject=subject,
        author=asked.council.name,
        running_head=f"{head} – {NOT_FOR_PUBLICATION}" if restricted else head,
        language=asked.council.language,
        blocks=tuple(blocks),
    )
    return as_at(outline)
