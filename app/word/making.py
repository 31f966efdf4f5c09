"""From what is asked of the register to a file's name and content."""

from dataclasses import dataclass
from datetime import datetime

from flask import current_app

from app.accounts.rules import Viewer
from app.agenda.grounds import law_of
from app.bodies.queries import authority
from app.word.document import typeset
from app.word.papers import Asked, Council, Kind, Paper, Period, Subject
from app.word.template_queries import template_for


@dataclass(frozen=True)
class Made:
    """A paper and the bytes of its Word file."""

    paper: Paper
    content: bytes

    @property
    def name(self) -> str:
        return self.paper.file_name


def the_council() -> Council:
    """The authority, as its papers name it."""
    site, found = current_app.config["SITE_ADDRESS"], authority()
    if found is None:
        return Council(site=site)
    return Council(found.name, site, found.language, law_of(found.regime), found.regime)


def asked_by(
    viewer: Viewer,
    now: datetime,
    *,
    restricted: bool = False,
    recommendations: bool = False,
    number: int = 0,
    period: Period | None = None,
) -> Asked:
    return Asked(viewer, the_council(), now, restricted, recommendations, number, period)


def made(
    kind: Kind[Subject], key: str | int, asked: Asked, look: bytes | None = None
) -> Made | None:
    """The paper of this kind about the record with this key.

    None where there is no such record, or whoever asks may not have its paper. `look` is a
    template to fill in the place of its body’s.
    """
    held = authority()  # the session forgets what nobody holds, and every name asks its style
    subject = kind.find(key)
    paper = kind.paper(subject, asked) if subject is not None else None
    if paper is None:
        return None
    del held
    return Made(paper, typeset(paper.outline, asked.now, look or template_for(paper.body)))
