"""Enters the items of a meeting: their minutes, decisions, papers and actions."""

import hashlib
from datetime import date

from app.actions.operations import number_action, raise_action
from app.actions.raising_queries import highest_number
from app.actions.reporting import report_progress
from app.agenda.approval_models import MinutesToApprove
from app.agenda.matters import follow_matter
from app.agenda.models import AgendaItem, Document, MinuteNumber
from app.agenda.numbering import number_minutes
from app.agenda.operations import (
    add_item,
    concern_items,
    next_item_number,
    record_order_taken,
    write_minutes,
)
from app.bodies.queries import annual_meetings
from app.database import db
from app.demonstration.days import NOTICE
from app.demonstration.enter_decisions import enter_motions, enter_recommended, enter_resolved
from app.demonstration.enter_executive import enter_executive
from app.demonstration.entered import Entered, moment
from app.demonstration.papers import COUNCIL
from app.demonstration.papers_of_meetings import (
    ActionPaper,
    DeclarationPaper,
    DocumentPaper,
    ItemPaper,
    MeetingPaper,
)
from app.meetings.interests import declare_interest
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus

NOTICE_OF_LATE_ITEM = 2  # working days


def enter_items(
    entered: Entered, meeting: Meeting, paper: MeetingPaper, used: list[MinuteNumber]
) -> None:
    """Enter all of a meeting's items; `used` is every minute number of its body until now."""
    items = {item.id: _enter_item(entered, meeting, item) for item in paper.item}
    for declaration in paper.declaration:
        _enter_declaration(entered, meeting, declaration, items)
    for item in paper.item:  # whoever left the room for an item is no voter on it
        enter_motions(entered, items[item.id], item.motion)
    places = {items[key]: place for place, key in enumerate(paper.order_taken, start=1)}
    record_order_taken(meeting, places)
    if paper.status is MeetingStatus.HELD:
        years = entered.calendar.annual_meetings
        used += number_minutes(meeting, used, years, paper.first_minute)


def _enter_item(entered: Entered, meeting: Meeting, paper: ItemPaper) -> AgendaItem:
    calendar, day = entered.calendar, meeting.held_on
    ahead = NOTICE_OF_LATE_ITEM if paper.late_reason else NOTICE
    item = add_item(
        meeting,
        calendar.write(paper.title, day),
        number=paper.number or next_item_number(meeting),
        added_on=calendar.working_days_before(day, ahead),
        kind=paper.kind,
        part=paper.part,
        paragraphs=paper.grounds,
        public_interest=calendar.write(paper.public_interest, day),
        purpose=calendar.write(paper.purpose, day),
        presenter=entered.person(paper.presenter),
        late_reason=paper.late_reason,
        urgency_reason=paper.urgency_reason,
        voting_scope=paper.voting_scope,
    )
    item.to_approve = [MinutesToApprove(meeting=entered.meetings[key]) for key in paper.approves]
    follow_matter(item, entered.matters[paper.matter] if paper.matter else None)
    written = calendar.write(paper.minutes, day)
    write_minutes(
        item,
        written,
        seen=0,
        now=moment(day),
        by=entered.clerk,
        restricted_text=calendar.write(paper.restricted, day),
        public_summary=calendar.write(paper.summary, day),
    )
    recommended = enter_recommended(calendar, item, paper.recommended)
    enter_resolved(entered, item, paper.resolved, recommended)
    enter_executive(calendar, item, paper.executive, written)
    for document in paper.documents:
        _enter_document(calendar.working_days_before(day, ahead), item, document)
    for action in paper.action:
        _enter_action(entered, item, action)
    return item


def _enter_declaration(
    entered: Entered, meeting: Meeting, paper: DeclarationPaper, items: dict[str, AgendaItem]
) -> None:
    declaration = declare_interest(
        meeting,
        entered.people[paper.person],
        category=entered.categories[paper.category],
        nature=paper.nature,
        sensitive=paper.sensitive,
    )
    db.session.add(declaration)
    concern_items(declaration, {items[key]: paper.left_room for key in paper.items})


def _enter_document(added_on: date, item: AgendaItem, paper: DocumentPaper) -> None:
    content = (COUNCIL / "documents" / paper.file).read_bytes()
    document = Document(
        meeting=item.meeting,
        item=item,
        kind=paper.kind,
        title=paper.title,
        restriction=item.part,
        restriction_reason=item.public_interest,
        file_name=paper.file,
        media_type="text/plain",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        added_at=moment(added_on),
    )
    db.session.add(document)


def _enter_action(entered: Entered, item: AgendaItem, paper: ActionPaper) -> None:
    calendar, day = entered.calendar, item.meeting.held_on
    clauses = {clause.full_label: clause for r in item.resolutions for clause in r.clauses}
    action = raise_action(
        calendar.write(paper.text, day),
        raised_on=day,
        item=item,
        clause=clauses[paper.clause] if paper.clause else None,
        owner=entered.people[paper.owner],
        due_on=calendar.working(paper.due, day),
    )
    db.session.add(action)
    number_action(action, annual_meetings(), highest_number(action.body, day))
    by = entered.accounts.get(paper.owner, entered.clerk)
    for update in paper.updates:
        now = moment(calendar.working(update.on, day))
        report_progress(action, update.status, calendar.write(update.text, day), now=now, by=by)
