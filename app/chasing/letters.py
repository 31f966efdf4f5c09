"""What the register writes to those responsible, to their managers and to the clerk.

An action is written as an officer reads it who may not read exempt text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask import current_app

from app.accounts.rules import Role, Viewer
from app.actions.links import link_to_report
from app.actions.models import Action
from app.actions.shown import show_action
from app.chasing.queries import Post, Unanswered, address_of
from app.chasing.rules import Asking, Kind, Reason
from app.clock import short_date
from app.people.models import Person


@dataclass(frozen=True)
class Letter:
    """A message before it is noted and sent. `key` is one that no other message has."""

    kind: Kind
    key: str
    address: str
    subject: str
    text: str
    person: Person | None = None
    lines: Sequence[tuple[Action, Asking]] = ()


def letter_of(post: Post, on: date) -> Letter:
    number = len(post.lines)
    many = "1 action" if number == 1 else f"{number} actions"
    digest = post.kind is Kind.DIGEST
    subject = f"{many} of yours" if digest else f"{many} to look into"
    begins = (
        f"{many} of yours {'waits' if number == 1 else 'wait'} for a word from you."
        if digest
        else f"{many} may need you: late with nothing heard, or with nobody to ask."
    )
    told = "\n\n".join(_told(post, action, asking, on) for action, asking in post.lines)
    return Letter(
        kind=post.kind,
        key=f"{'digest' if digest else 'escalation'} {post.person.id} {on}",
        address=address_of(post.person),
        subject=f"{subject} – {short_date(on)}",
        text=f"Dear {post.person.name},\n\n{begins}\n\n{told}\n",
        person=post.person,
        lines=post.lines,
    )


def letter_of_handing(action: Action, person: Person, at: datetime) -> Letter:
    """For whoever leads it from this moment on, with what was said at the handing over."""
    shown = show_action(Viewer(Role.OFFICER, person.account_id), action)
    told = [update for update in action.updates if update.made_at == at]
    by = next((update.author for update in told if update.author), "")
    said = [update.note for update in shown.updates if shown.whole and update.made_at == at]
    heads = (action.reference, action.body.name, shown.countdown(at.date()))
    parts = (
        f"Dear {person.name},",
        f"{by} has handed an action over to you." if by else "An action was handed over to you.",
        "\n".join([", ".join(part for part in heads if part), shown.text]),
        *said,
        f"Say how it stands:\n{link_to_report(action, person)}",
    )
    return Letter(
        kind=Kind.HANDED_OVER,
        key=f"handed over {action.id} {at.isoformat()}",
        address=address_of(person),
        subject=f"An action for you: {action.reference or action.body.name}",
        text="\n\n".join(parts) + "\n",
        person=person,
        lines=[(action, (Reason.HANDED_OVER, f"handed over {at.isoformat()}"))],
    )


def _told(post: Post, action: Action, asking: Asking, on: date) -> str:
    shown = show_action(Viewer(Role.OFFICER, post.person.account_id), action)
    when = shown.countdown(on) or asking[0].value
    heads = ", ".join(part for part in (action.reference, action.body.name, when) if part)
    return "\n".join([heads, shown.text, *_where(post, action, shown.owner, asking)])


def _where(post: Post, action: Action, owner: str, asking: Asking) -> Iterator[str]:
    if post.kind is Kind.DIGEST:
        yield f"Say how it stands:\n{link_to_report(action, post.person)}"
        return
    yield f"{asking[0].capitalize()}. Responsible: {owner}"
    yield f"{current_app.config['SITE_ADDRESS']}/actions/{action.id}"


def report_of(found: Sequence[Unanswered], address: str, week: str, on: date) -> Letter:
    lines = "\n".join(
        f"{one.person.name}: {one.action.reference or 'an action'} of {one.action.body.name}, "
        f"asked {one.times} time{'' if one.times == 1 else 's'} since {short_date(one.asked_on)}"
        for one in found
    )
    text = (
        f"These were asked and have not answered:\n\n{lines}\n" if found else "Everyone answered.\n"
    )
    subject = f"Actions: who has not answered – {short_date(on)}"
    return Letter(Kind.REPORT, f"report {week}", address, subject, text)
