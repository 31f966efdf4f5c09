"""A record with one of everything, and the addresses that lead to it.

The addresses are built from the routes there are. A route whose address names something new fails
until `everything_of` says what that is; nothing else need be said for it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Flask
from sqlalchemy import inspect
from werkzeug.routing import Rule

from app.accounts.models import SignIn
from app.actions.brought import bring_log
from app.actions.models import Action
from app.actions.operations import raise_action
from app.actions.reporting import add_milestone, report_progress
from app.actions.rules import ActionStatus
from app.agenda.filing import add_document
from app.agenda.papers import Upload
from app.agenda.review_models import ReviewComment
from app.archive.editing import How
from app.archive.models import ArchiveDifference, ArchiveDoubt, ArchiveEdit, ArchiveFile, Batch
from app.archive.rules import BatchState as ArchiveState
from app.archive.rules import FileState
from app.bodies.models import Body, BodyAlias, BodyLink, ClosureDay, MunicipalYear, TemplateItem
from app.bodies.profile import ExpectedReport, Project, ProjectPartner
from app.bodies.rules import LinkKind
from app.chasing.models import Reminder
from app.chasing.rules import Kind
from app.checks.models import CheckPutAside
from app.database import db
from app.decisions.effects import Effect
from app.decisions.link_models import ClauseLink
from app.decisions.models import ResolutionClause
from app.decisions.motions import move
from app.decisions.rules import Method, Tally
from app.decisions.voting import record_counts
from app.desk.models import StockPhrase
from app.intake.minutes.parsed import Minutes
from app.intake.minutes.presenting import as_json
from app.intake.models import IntakeDoubt, IntakeSource
from app.mail import kept_messages, send
from app.meetings.announcements import Publication, announce
from app.meetings.interests import declare_interest
from app.meetings.models import InterestCategory
from app.meetings.operations import call_meeting, publish_agenda, record_sitting
from app.people.models import Affiliation, Appointment, Person
from app.referrals.models import Referral
from app.watching.models import SavedSearch
from app.word.models import BatchState, WordBatch, WordFile
from tests.factories import (
    NOW,
    a_matter,
    a_meeting,
    a_membership,
    a_recommendation,
    a_resolution,
    an_account,
    an_item,
    an_organisation,
    numbered,
    published,
)

DAY = date(2026, 3, 5)


def everything_of(body: Body, officer: Person) -> dict[str, object]:
    """What each parameter of an address names, all of it of one body and open to everyone.

    `officer` is responsible for the action.
    """
    meeting = _a_meeting_of(body)
    with db.session.no_autoflush:
        kept = _one_of_each(meeting, officer)
        db.session.add_all(kept.values())
    db.session.add_all([ClosureDay(on=date(2026, 12, 29)), MunicipalYear(year=2026, starts_on=DAY)])
    db.session.commit()
    keys = {name: inspect(record).identity[0] for name, record in kept.items()}
    return keys | _in_words(body, meeting)


def _one_of_each(meeting: Any, officer: Person) -> dict[str, Any]:
    """A record for each parameter that names one by its key."""
    body, item = meeting.body, meeting.items[0]
    ann = meeting.members_present[0]
    category, partner = InterestCategory(name=f"Interest of {body.name}"), an_organisation()
    declaration = declare_interest(meeting, ann, category=category, nature="a governor")
    resolution, recommendation = item.resolutions[0], item.recommendations[0]
    body.aliases = [BodyAlias(name=f"Old {body.name}")]
    project = Project(body=body, title="Paths", partners=[ProjectPartner(organisation=partner)])
    action = _an_action_of(item, officer)
    source = IntakeSource(key=f"key of {body.name}", item=item, text="4.", entered_at=NOW)
    source.doubts.append(IntakeDoubt(position=1, message="Who was this?"))
    archived = _an_archived_file_of(body)
    return {
        "account_id": an_account(),
        "action_id": action,
        "log_id": bring_log(body, Upload("a.csv", b"Action\nPlant"), NOW),
        "milestone_id": action.milestones[0],
        "update_id": action.updates[0],
        "action_file_id": action.updates[0].files[0],
        "affiliation_id": Affiliation(person=ann, organisation=partner, role="governor"),
        "aside_id": CheckPutAside(
            meeting=meeting, key="0" * 32, rule=1, message="Who?", reason="Known", put_aside_at=NOW
        ),
        "category_id": category,
        "clause_id": resolution.clauses[0],
        "clause_link_id": ClauseLink(
            clause=_an_earlier_clause_of(body),
            changed_by=resolution.clauses[0],
            effect=Effect.AMENDS,
        ),
        "comment_id": ReviewComment(
            item=item, passage="", text="Who?", answer="", made_at=NOW, made_by=an_account()
        ),
        "declaration_id": declaration,
        "document_id": meeting.documents[0],
        "item_id": item,
        "line_id": TemplateItem(body=body, position=1, title="Apologies"),
        "link_id": BodyLink(body=body, kind=LinkKind.PART_OF, url="https://example.org"),
        "meeting_id": meeting,
        "membership_id": a_membership(body, ann),
        "motion_id": item.motions[0],
        "organisation_id": partner,
        "person_id": ann,
        "phrase_id": StockPhrase(text="There being no further business, the meeting closed."),
        "post_id": Appointment(person=ann, post="Head"),
        "project_id": project,
        "recommendation_id": recommendation,
        "recommended_clause_id": recommendation.clauses[0],
        "referral_id": Referral(action=action, to_body=body, received_on=DAY),
        "reminder_id": Reminder(
            key=f"of {body.id}",
            kind=Kind.DIGEST,
            address="ann@example.org",
            subject="1 action of yours",
            on=DAY,
            begun_at=NOW,
        ),
        "report_id": ExpectedReport(body=body, title="Yearly report"),
        "resolution_id": resolution,
        "saved_search_id": SavedSearch(
            account=an_account(), name="Paths", address="q=paths", told_at=NOW
        ),
        "sign_in_id": SignIn(
            account=an_account(), key_hash="0" * 64, session_key="0", began_at=NOW, seen_at=NOW
        ),
        "source_id": source,
        "file_id": WordFile(
            name=f"2026-03-05-{body.slug}-minutes.docx", body=body, size=1, made_at=NOW
        ),
        "archive_batch_id": archived.batch,
        "archive_file_id": archived,
        "batch_id": WordBatch(year=2026, body=body, begun_at=NOW, state=BatchState.CANCELLED),
        "vote_id": item.motions[0].votes[0],
    }


def _an_archived_file_of(body: Body) -> ArchiveFile:
    """A paper that waits for an answer, with one of each thing that a clerk may say to it."""
    batch = Batch(begun_with="a.zip", started_at=NOW, state=ArchiveState.ENDED)
    return ArchiveFile(
        batch=batch,
        body=body,
        file_name="a.txt",
        sha256=body.slug.ljust(64, "0"),
        size=1,
        content=b"1.",
        lines="1.",
        state=FileState.READ,
        parsed=as_json(Minutes(body=body.name)),
        doubts=[ArchiveDoubt(position=1, field="date", message="On what day?")],
        edits=[ArchiveEdit(position=1, path="venue", how=How.SET, value="Hall", made_at=NOW)],
        differences=[
            ArchiveDifference(position=1, source_path="venue", path="venue", place="Venue")
        ],
    )


def _an_earlier_clause_of(body: Body) -> ResolutionClause:
    item = an_item(meeting=published(a_meeting(body=body, held_on=date(2026, 1, 8))))
    return a_resolution(item).clauses[0]


def _an_action_of(item: Any, officer: Person) -> Action:
    action = raise_action("Plant", raised_on=DAY, item=item, owner=officer, no_date=True)
    add_milestone(action, "Dig", None)
    upload = Upload("a.pdf", b"%PDF-1.7")
    report_progress(action, ActionStatus.ON_TRACK, "Dug", now=NOW, upload=upload)
    return action


def _a_message() -> str:
    send("ann@example.org", "Agenda", "It is here.")
    return kept_messages()[0].name


def _a_meeting_of(body: Body) -> Any:
    meeting = a_meeting(body=body)
    item = an_item(meeting=meeting, text="Noted.", matter=a_matter(f"Matter of {body.name}"))
    a_recommendation(item)
    a_resolution(item)
    numbered(meeting)
    record_sitting(meeting, 1, DAY)
    motion = move(item, "That paths be laid", mover=None, seconder=None)
    record_counts(motion, Method.SHOW_OF_HANDS, Tally(ayes=1))
    add_document(meeting, item, now=NOW, upload=Upload("a.pdf", b"%PDF-1.7"))
    publish_agenda(meeting, NOW)
    published(meeting)
    db.session.add_all([meeting, call_meeting(body, date(2026, 4, 9))])
    announce(meeting, Publication.AGENDA, by=None, now=NOW)
    db.session.commit()
    return meeting


def _in_words(body: Body, meeting: Any) -> dict[str, object]:
    """What addresses name otherwise than by the key of a record."""
    item = meeting.items[0]
    code, period, number = item.minute.path.split("/")
    return {
        "slug": body.slug,
        "matter_slug": item.matter.slug,
        "file_name": "a.pdf",
        "name": "a message",
        "purpose": "new-password",
        "token": "x",
        "code": code,
        "period": period,
        "address": item.resolutions[0].clauses[0].address,
        "number": 1,
        "position": 1,
        "word.of_meeting": {"kind": "minutes"},
        "word.preview": {"kind": "agenda"},
        "word.of_item": {"kind": "extract"},
        "word.of_body": {"kind": "register"},
        "audit.record": {"kind": "person", "key": meeting.members_present[0].id},
        "on": "2026-12-29",
        "record.matter": {"slug": item.matter.slug},
        "record.minute": {"number": number},
        "record.clause": {"number": number},
        "bodies.remove_year": {"number": 2026},
        "bodies.remove_name": {"name": body.aliases[0].name},
        "accounts.choose_password": {"purpose": "invitation", "token": "x"},
        "accounts.message": {"name": _a_message()},
    }


def requests_of(app: Flask, named: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Method, address and endpoint of every page there is."""
    found = []
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            if rule.endpoint != "static":
                address = adapter.build(rule.endpoint, _arguments(rule, named))
                methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
                found += [(method, address, rule.endpoint) for method in methods]
    return found


def _arguments(rule: Rule, named: Mapping[str, Any]) -> dict[str, object]:
    """Beside what its address names, what only this route is told."""
    own = named.get(rule.endpoint, {})
    unknown = rule.arguments - {*named, *own}
    assert not unknown, f"{rule}: say in tests/permissions/record.py what {unknown} names"
    return {argument: named[argument] for argument in rule.arguments & set(named)} | own
