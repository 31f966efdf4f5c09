"""Every check of a meeting, at the time for which it is meant."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.actions.models import Action
from app.agenda.models import AgendaItem
from app.bodies.rules import Regime
from app.checks import agenda, attendance, decisions, executive, interests, whole
from app.checks.found import Finding, most_serious_first
from app.checks.minutes import Surroundings, check_words
from app.decisions.executive import is_executive
from app.meetings.models import Meeting
from app.meetings.notice import Counts, Notice
from app.people.models import Person


@dataclass(frozen=True)
class Subject:
    """A meeting and what must be known beside it.

    `given` counts the notice a day would give, `works` tells a working day, and `last_seen` is
    when those who are away from this meeting last attended one.
    """

    meeting: Meeting
    items: Sequence[AgendaItem]
    actions: Sequence[Action]
    notice: Notice | None
    given: agenda.GivenOn | None
    regime: Regime
    works: Counts
    last_seen: Mapping[Person, date]
    short_forms: frozenset[str]
    today: date


def check_meeting(subject: Subject) -> list[Finding]:
    """Of history only what must be known before its papers are published."""
    if subject.meeting.is_history:
        return most_serious_first(_of_history(subject.meeting))
    found = list(_of_the_agenda(subject))
    if subject.meeting.held_on <= subject.today:
        found += _of_the_meeting(subject)
        for item in subject.items:
            found += check_item(subject, item)
    return most_serious_first(found)


def _of_history(meeting: Meeting) -> list[Finding]:
    return [
        *agenda.check_exempt(meeting),
        *agenda.check_summaries(meeting),
        *agenda.check_closed_part(meeting),
    ]


def _of_the_agenda(subject: Subject) -> Iterator[Finding]:
    meeting, notice = subject.meeting, subject.notice
    yield from agenda.check_notice(notice, subject.today, subject.regime)
    yield from agenda.check_late_items(meeting, notice.needed if notice else None, subject.given)
    yield from agenda.check_extraordinary(meeting)
    yield from agenda.check_exempt(meeting)
    if is_executive(meeting):
        yield from executive.check_private_items(meeting, notice)
        yield from executive.check_key_decisions(meeting, subject.works)
        yield from executive.check_call_in(meeting, subject.works, subject.today)


def _of_the_meeting(subject: Subject) -> Iterator[Finding]:
    meeting = subject.meeting
    yield from whole.check_status(meeting)
    yield from agenda.check_summaries(meeting)
    yield from attendance.check_attendance(meeting)
    yield from whole.check_presiding(meeting)
    yield from whole.check_closing(meeting)
    yield from attendance.check_quorum(meeting)
    yield from attendance.check_quorum_of_items(meeting)
    yield from attendance.check_substitutes(meeting)
    yield from attendance.check_times_of_members(meeting)
    yield from attendance.check_movements(meeting)
    yield from attendance.check_absences(meeting, subject.last_seen)
    yield from interests.check_registration(meeting, subject.today)
    yield from decisions.check_numbers(meeting)
    yield from decisions.check_actions(subject.actions)
    yield from whole.check_headings(meeting)
    yield from whole.check_written(meeting)


def asked_of(subject: Subject, item: AgendaItem, standing: Collection[str] = ()) -> list[Finding]:
    """What is asked beside an item while it is written, but for what was let stand."""
    if subject.meeting.held_on > subject.today or subject.meeting.is_history:
        return []
    found = [finding for finding in check_item(subject, item) if finding.key not in standing]
    return most_serious_first(found)


def check_item(subject: Subject, item: AgendaItem) -> Iterator[Finding]:
    """What concerns one item alone, as it is shown beside its minutes."""
    for check in (
        decisions.check_outcomes,
        whole.check_dangling,
        agenda.check_open_words,
        decisions.check_motions,
        decisions.check_votes,
        decisions.check_budget,
        decisions.check_clauses,
        whole.check_notes_beside,
    ):
        yield from check(item)
    yield from interests.check_interests([item])
    yield from executive.check_officer_decision(item)
    if is_executive(subject.meeting):
        yield from executive.check_record_of_decision(item)
    if item.minutes:
        yield from check_text(subject, item, item.minutes.text)


def check_text(subject: Subject, item: AgendaItem, text: str) -> Iterator[Finding]:
    """The questions about minutes, saved or not yet."""
    declared = {concern.declaration.person for concern in item.concerns}
    around = Surroundings(
        held_on=subject.meeting.held_on,
        introduced_by=(item.introduced_by, item.presenter.name if item.presenter else ""),
        short_forms=subject.short_forms,
        members=tuple(p.name for p in subject.meeting.members_present if p not in declared),
    )
    for finding in check_words(text, around):
        if finding.rule == 16 and any(_named(person.name, finding.words) for person in declared):
            continue
        yield finding.on(item.id)


def _named(name: str, words: str) -> bool:
    """By full or by family name: “Councillor Lee” is Ann Lee, who declared it."""
    return name.split()[-1] in words
