"""Asks before a step in the life of an agenda or of minutes is taken, and takes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import viewer
from app.accounts.queries import account_behind
from app.agenda.forms import StepForm
from app.agenda.models import AgendaItem
from app.agenda.review_queries import waiting_comments
from app.clock import now
from app.meetings.announcements import Publication, announce
from app.meetings.blueprint import back_to, page_of
from app.meetings.models import Meeting
from app.web.saving import saved


@dataclass(frozen=True)
class Warned:
    """Something to look at before a step; `links` (address, words) lead to where it is mended."""

    words: str
    links: tuple[tuple[str, str], ...] = ()


class StepOf(Protocol):
    """An operation that takes a step in the life of a meeting."""

    def __call__(
        self, meeting: Meeting, now: datetime, /, *, by: Account | None, note: str
    ) -> object: ...


def ask_step(
    meeting: Meeting,
    step: StepOf,
    *,
    heading: str,
    save: str,
    done: str,
    intro: str,
    warnings: Sequence[Warned] = (),
    publishes: Publication | None = None,
    tells: Callable[[Meeting], object] | None = None,
    items: Sequence[AgendaItem] = (),
    doubts: Sequence[str] = (),
    form: StepForm | None = None,
    template: str = "agenda/publication.html",
    **shown: object,
) -> str | Response:
    """`tells` writes to whom it concerns, once the step is kept; `items` are listed with what
    everyone can then read of them, and `doubts` are ticked first. A `form` and a `template` of
    their own ask for more, and the page gets what else it shows.
    """
    form = form or StepForm()
    by = account_behind(viewer())

    def change() -> None:
        step(meeting, now(), by=by, note=form.note.data)
        if publishes:
            announce(meeting, publishes, by=by, now=now())

    if saved(form, done_to(meeting, change), doubts=lambda: doubts):
        flash(done)
        if tells:
            tells(meeting)
        return redirect(page_of(meeting))
    return render_template(
        template,
        form=form,
        meeting=meeting,
        heading=heading,
        save=save,
        intro=intro,
        warnings=warnings,
        items=items,
        back=back_to(meeting),
        **shown,
    )


def comments_waiting(meeting: Meeting) -> list[Warned]:
    """What reviewers said that nobody has settled, as a warning says it."""
    waiting = waiting_comments(meeting)
    return [
        Warned(
            f"Not settled: {comment.made_by.name} on “{comment.item.numbered_title}”: "
            f"{comment.text}",
            ((url_for("agenda.minutes", item_id=comment.item.id), "Settle it in the minutes"),),
        )
        for comment in waiting
    ]


def done_to(meeting: Meeting, change: Callable[[], object]) -> Callable[[], Meeting]:
    """`change`, answering with the meeting that it changed."""

    def changed() -> Meeting:
        change()
        return meeting

    return changed
