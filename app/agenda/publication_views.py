"""The life of an agenda: published, supplemented, withdrawn; and of the decisions made on it."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask import flash, redirect, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.approval_queries import awaiting_approval, to_put_up
from app.agenda.approvals import put_up_for_approval
from app.agenda.asking import Warned, ask_step
from app.agenda.blueprint import agenda_page, bp, page_of_item
from app.agenda.excluding import names_follow
from app.agenda.late import awaiting_publication, publish_supplement
from app.agenda.models import AgendaItem
from app.agenda.queries import agenda_or_404
from app.agenda.rules import ItemKind
from app.bodies.rules import BodyKind
from app.clock import from_today, short_date, today
from app.meetings.announcements import Publication
from app.meetings.models import Meeting
from app.meetings.operations import (
    publish_agenda,
    publish_decisions,
    withdraw_agenda,
    withdraw_decisions,
)
from app.meetings.queries import notice_for
from app.meetings.rules import AgendaState, MeetingKind
from app.web.forms import RegisterForm
from app.web.saving import saved

_EARLY = timedelta(days=42)

bp.add_app_template_global(awaiting_approval)
bp.add_app_template_global(awaiting_publication)
bp.add_app_template_global(to_put_up)


@bp.route("/meetings/<int:meeting_id>/agenda/publish", methods=["GET", "POST"])
@clerks_only
def publish(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    first = meeting.agenda_state is AgendaState.DRAFT
    return ask_step(
        meeting,
        publish_agenda,
        publishes=Publication.AGENDA if first else None,
        heading="Publish the agenda?",
        save="Publish the agenda",
        done="The agenda is published",
        intro="Everyone can then read the items, their open papers and the notice of the meeting.",
        warnings=_before_the_agenda(meeting, today()),
        items=meeting.items,
        doubts=_about_so_early(meeting, today()) if first else (),
        pressed_on="publish",
    )


def _about_so_early(meeting: Meeting, day: date) -> list[str]:
    """An agenda goes out a week or two before; months before, the day or the press is a slip."""
    if meeting.held_on - day <= _EARLY:
        return []
    return [
        f"The meeting is on {short_date(meeting.held_on)}, {from_today(meeting.held_on, day)}: "
        "its agenda goes out this early"
    ]


def _before_the_agenda(meeting: Meeting, day: date) -> list[Warned]:
    """The page itself says what is wrong with the exclusion of the public, with a button."""
    builder = agenda_page(meeting.id)
    found = []
    if not meeting.items:
        found.append(Warned("There is nothing on the agenda.", ((builder, "Build the agenda"),)))
    notice = notice_for(meeting)
    if notice and notice.is_overdue(day):
        words = (
            f"The agenda should have been published by {short_date(notice.publish_by)}, "
            f"{notice.needed} clear days before the meeting."
        )
        change = url_for("meetings.edit", meeting_id=meeting.id)
        found.append(Warned(words, ((change, "Change date or notice"),)))
    if meeting.kind is not MeetingKind.EXTRAORDINARY and (waiting := to_put_up(meeting)):
        days = ", ".join(short_date(other.held_on) for other in waiting)
        words = f"These minutes wait for approval and are not on the agenda: {days}."
        found.append(Warned(words, ((builder, "Put them on the agenda"),)))
    return found


@bp.route("/meetings/<int:meeting_id>/agenda/supplement", methods=["GET", "POST"])
@clerks_only
def supplement(meeting_id: int) -> str | Response:
    """Publish what was added after the agenda."""
    meeting = agenda_or_404(meeting_id)
    waiting = awaiting_publication(meeting)
    name = waiting.name if waiting else "a supplement"
    return ask_step(
        meeting,
        publish_supplement,
        publishes=Publication.SUPPLEMENT,
        heading=f"Publish {name.lower() if not waiting else name}?",
        save=f"Publish {name.lower() if not waiting else name}",
        done=f"{name} is published",
        intro="Until then only clerks can read what was added after the agenda was published.",
        warnings=_before_the_supplement(meeting, waiting.items) if waiting else (),
        items=waiting.items if waiting else (),
        pressed_on="supplement",
    )


def _before_the_supplement(meeting: Meeting, late: Sequence[AgendaItem]) -> list[Warned]:
    """A late item needs its reasons; an extraordinary meeting takes none (rules 3 and 4)."""
    waiting = awaiting_publication(meeting)
    papers = [paper.title for paper in waiting.documents] if waiting else []
    lists = {"Items": [item.numbered_title for item in late], "Papers": papers}
    found = [Warned(f"{what}: {', '.join(names)}.") for what, names in lists.items() if names]
    if without := [i for i in late if i.is_minuted and not i.urgency_reason]:
        links = [
            (url_for(".edit", item_id=item.id, _anchor="urgency_reason"), item.numbered_title)
            for item in without
        ]
        words = "Without a reason why it cannot wait, which the minutes must print:"
        found.append(Warned(words, tuple(links)))
    if late and meeting.kind is MeetingKind.EXTRAORDINARY:
        words = "An extraordinary meeting takes only the business that its summons stated."
        found.append(Warned(words, ((agenda_page(meeting.id), "Look over the agenda"),)))
    return found


@bp.route("/meetings/<int:meeting_id>/agenda/withdraw", methods=["GET", "POST"])
@clerks_only
def withdraw(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return ask_step(
        meeting,
        names_follow(withdraw_agenda),
        heading="Withdraw the agenda?",
        save="Withdraw the agenda",
        done="The agenda is a draft again",
        intro="It becomes a draft that only clerks can read. Some people have read it already.",
    )


@bp.route("/meetings/<int:meeting_id>/decisions/publish", methods=["GET", "POST"])
@clerks_only
def publish_the_decisions(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return ask_step(
        meeting,
        publish_decisions,
        publishes=Publication.DECISIONS,
        heading="Publish the decisions?",
        save="Publish the decisions",
        done="The decisions are published",
        intro="Everyone can then read what was resolved on each open item, and nothing else of "
        "the minutes.",
        warnings=_before_the_decisions(meeting),
    )


def _before_the_decisions(meeting: Meeting) -> list[Warned]:
    without = [item for item in meeting.items if item.is_minuted and not item.resolutions]
    links = [(page_of_item(item), item.numbered_title) for item in without]
    found = [Warned("Nothing is resolved on:", tuple(links))] if links else []
    if meeting.agenda_state is AgendaState.DRAFT:
        found.append(
            Warned("The agenda was not published: it goes with them, as the history says.")
        )
    return found + _without_a_record(meeting)


def _without_a_record(meeting: Meeting) -> list[Warned]:
    """Decisions of the executive go out with their reasons (SI 2012/2089 reg 12)."""
    if meeting.body.kind is not BodyKind.CABINET or not meeting.body.is_authority_body:
        return []
    links = [
        (url_for("decisions.executive", item_id=item.id), item.numbered_title)
        for item in meeting.items
        if item.resolutions and not item.executive and item.kind is ItemKind.DECISION
    ]
    words = "No reasons, alternatives and interests are recorded beside the decision on:"
    return [Warned(words, tuple(links))] if links else []


@bp.route("/meetings/<int:meeting_id>/decisions/withdraw", methods=["GET", "POST"])
@clerks_only
def withdraw_the_decisions(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return ask_step(
        meeting,
        withdraw_decisions,
        heading="Withdraw the decisions?",
        save="Withdraw the decisions",
        done="The decisions are withdrawn",
        intro="Only clerks can then read them. Some people have read them already.",
    )


@bp.post("/meetings/<int:meeting_id>/agenda/minutes")
@clerks_only
def put_up(meeting_id: int) -> str | Response:
    """List the minutes that wait for approval on this agenda."""
    meeting = agenda_or_404(meeting_id)
    waiting = awaiting_approval(meeting.body, meeting.held_on)
    form = RegisterForm()
    if item := saved(form, lambda: put_up_for_approval(meeting, waiting, today())):
        flash(f"On the agenda: {item.title}")
    else:
        flash(" ".join(form.form_errors) or "The agenda was not changed")
    return redirect(agenda_page(meeting.id))
