"""What someone may read of a meeting, as content to be kept. What is empty is left out.

So a field that the register gains later changes no hash of a meeting that does not use it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem
from app.agenda.operations import order_of_minutes
from app.agenda.privacy import withheld
from app.agenda.queries import exemption_law
from app.bodies.house_style import HouseStyle, house_style_of
from app.decisions.voting_models import Vote
from app.meetings.models import Attendance, Declaration, Meeting, Sitting
from app.people.models import Person
from app.publishing.executive_content import executive_content
from app.publishing.rules import Content, filled
from app.record.decided import MotionShown, ResolutionShown
from app.record.decision_sheet import show_decisions
from app.record.executive import ExecutiveShown, executive_seen
from app.record.in_words import agreed_in, attendance_notes, state_in_words
from app.record.meeting_queries import who_took_part
from app.record.pairing import ClauseShown
from app.record.shown import (
    CorrectionShown,
    DocumentShown,
    ItemShown,
    show_documents,
    show_item,
)
from app.record.visibility import (
    reads_restricted,
    sees_agenda,
    sees_decisions,
    sees_item,
    sees_minutes,
)

FORMAT = 1


def content_for(viewer: Viewer, meeting: Meeting) -> Content:
    """Everything of this meeting that `viewer` may read now."""
    listed, minuted = sees_agenda(viewer, meeting), sees_minutes(viewer, meeting)
    items = [item for item in meeting.items if sees_item(viewer, item)] if listed else []
    taken = _in_order(items, minuted=minuted)
    shown = [show_item(viewer, item) for item in taken]
    recorded = executive_seen(viewer, meeting, meeting.items)
    whole = [document for document in meeting.documents if document.item_id is None]
    style = house_style_of(meeting.body)
    content = filled(
        format=FORMAT,
        meeting=_meeting(meeting, style, listed=listed, minuted=minuted),
        documents=_documents(show_documents(viewer, whole)),
        **(_people(meeting, shown, style) if minuted else {}),
        items=[_item(item, style, recorded if minuted else {}) for item in shown],
        decisions=_decisions(viewer, meeting, recorded) if not minuted else [],
    )
    return content if reads_restricted(viewer, meeting) else _without_marks(content)


def _without_marks(content: Any) -> Any:
    """What was forgotten, or is written where nobody looks for marks, is withheld here."""
    match content:
        case dict():
            return {name: _without_marks(value) for name, value in content.items()}
        case list():
            return [_without_marks(value) for value in content]
        case str():
            return withheld(content)
    return content


def _decisions(
    viewer: Viewer, meeting: Meeting, recorded: Mapping[int, ExecutiveShown]
) -> list[Content]:
    """The decision sheet, where it is public before the minutes (handbook 3.4)."""
    if not sees_decisions(viewer, meeting):
        return []
    decided = [item for item in order_of_minutes(meeting.items) if item.resolutions]
    return [
        filled(
            id=item.id,
            label=item.label,
            clauses=_clauses(item.clauses),
            executive=executive_content(recorded.get(item.id)),
        )
        for item in show_decisions(viewer, decided)
    ]


def _in_order(items: list[AgendaItem], *, minuted: bool) -> list[AgendaItem]:
    if minuted:
        return order_of_minutes(items)
    return sorted(items, key=lambda item: (item.position, item.id))


def _meeting(meeting: Meeting, style: HouseStyle, *, listed: bool, minuted: bool) -> Content:
    approved = meeting.approved_at if minuted else None
    return filled(
        body=meeting.body.name,
        kind=meeting.kind,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        venue=meeting.venue,
        status=meeting.status,
        status_note=meeting.status_note,
        contact=_named(meeting.contact, style) if listed else "",
        notice=meeting.notice if listed else "",
        minutes=state_in_words(meeting) if minuted else "",
        approved_on=approved.held_on if approved else None,
        signed_by=meeting.signed_by if minuted else "",
        signed_on=meeting.signed_on if minuted else None,
    )


def _named(person: Person | None, style: HouseStyle) -> str:
    return style.named(person.formal_name) if person else ""


def _people(meeting: Meeting, shown: Iterable[ItemShown], style: HouseStyle) -> dict[str, Any]:
    people, labels = who_took_part(meeting), {item.id: item.label for item in shown}
    there = [a for group in people.present.values() for a in group]
    return {
        "sittings": [_sitting(sitting, style) for sitting in people.sittings],
        "attendance": [_attendance(a, style) for a in [*there, *people.apologies, *people.absent]],
        "declarations": [_declaration(d, labels, style) for d in people.declarations],
    }


def _sitting(sitting: Sitting, style: HouseStyle) -> Content:
    return filled(
        on=sitting.on,
        started_at=sitting.started_at,
        ended_at=sitting.ended_at,
        venue=sitting.venue,
        mode=sitting.mode,
        presiding=_named(sitting.presiding, style),
    )


def _attendance(attendance: Attendance, style: HouseStyle) -> Content:
    return filled(
        name=_named(attendance.person, style),
        part=attendance.capacity,
        status=attendance.status,
        notes=attendance_notes(attendance, style),
    )


def _declaration(declared: Declaration, labels: dict[int, str], style: HouseStyle) -> Content:
    """Of a sensitive interest neither its nature nor its dispensation (Localism Act 2011 s.32)."""
    return filled(
        name=_named(declared.person, style),
        category=declared.category.name if declared.category else "",
        sensitive=declared.sensitive,
        nature=declared.nature_in_public,
        dispensation="" if declared.sensitive else declared.dispensation,
        concerns=[
            filled(item=labels[concern.item_id], left_room=concern.left_room)
            for concern in declared.concerns
            if concern.item_id in labels
        ],
    )


def _item(item: ItemShown, style: HouseStyle, recorded: Mapping[int, ExecutiveShown]) -> Content:
    return filled(
        id=item.id,
        number=item.number,
        title=item.title,
        kind=item.kind,
        part=item.part if item.part.is_restricted else "",
        grounds=exemption_law().in_words(item.paragraphs) if item.paragraphs else "",
        public_interest=item.public_interest,
        inside=item.inside,
        purpose=item.purpose,
        presenter=_named(item.presenter, style) or item.introduced_by,
        late_reason=item.late_reason,
        urgency_reason=item.urgency_reason,
        matter=item.matter.title if item.matter else "",
        documents=_documents(item.documents),
        recommended=_clauses(item.recommended),
        supplement=item.supplement.name if item.supplement else "",
        minute=item.minute.citation if item.minute else "",
        take_in_report=item.take_in_report,
        movements=list(item.movements),
        discussion=item.discussion,
        summary=item.summary,
        restricted_text=item.restricted_text,
        motions=[_motion(motion, item.motions, style) for motion in item.motions],
        resolutions=[_resolution(resolution, style) for resolution in item.resolutions],
        executive=executive_content(recorded.get(item.id)),
        interests=[filled(name=_named(c.declaration.person, style)) for c in item.concerns],
        corrections=[_correction(made) for made in item.corrections],
    )


def _correction(made: CorrectionShown) -> Content:
    """One agreed with the approval is in the text itself; it says here what was there before."""
    return filled(
        clause=made.of.clause.citation if made.of.clause else "",
        before=made.before,
        after=made.after,
        after_signing=made.of.after_signing,
        reason=made.reason,
        agreed=agreed_in(made.of),
    )


def _documents(documents: Iterable[DocumentShown]) -> list[Content]:
    """A paper is held to its bytes by their hash; the bytes are not kept a second time."""
    return [
        filled(
            id=paper.id,
            title=paper.title,
            kind=paper.kind,
            reference=paper.reference,
            file_name=paper.file_name,
            sha256=paper.sha256,
            address=paper.elsewhere,
            supplement=paper.supplement,
        )
        for paper in documents
    ]


def _clauses(clauses: Iterable[ClauseShown]) -> list[Content]:
    return [
        filled(
            level=clause.level,
            label=clause.label,
            lead_in=clause.lead_in,
            text=clause.text,
            outcome=clause.outcome,
        )
        for clause in clauses
    ]


def _resolution(resolution: ResolutionShown, style: HouseStyle) -> Content:
    return filled(
        manner=resolution.manner,
        clauses=_clauses(resolution.clauses),
        moved=resolution.moved,
        votes=[_vote(vote, style) for vote in resolution.votes],
    )


def _motion(motion: MotionShown, motions: Iterable[MotionShown], style: HouseStyle) -> Content:
    places = {other.id: place for place, other in enumerate(motions, start=1)}
    return filled(
        kind=motion.kind,
        amends=places.get(motion.parent_id) if motion.parent_id else None,
        text=motion.text,
        as_amended=motion.substantive_text,
        mover=_named(motion.mover, style),
        seconder=_named(motion.seconder, style),
        result=motion.result,
        votes=[_vote(vote, style) for vote in motion.votes],
    )


def _vote(vote: Vote, style: HouseStyle) -> Content:
    return filled(
        words=vote.sentence,
        names={str(c): [_named(m, style) for m in members] for c, members in vote.names.items()}
        if vote.is_recorded
        else {},
        own_votes=vote.own_votes_in(style.named),
    )
