"""A body whose business is full of canaries, another body, and someone of every role."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import select

from app.accounts.models import Account, KeptBody
from app.accounts.rules import Role
from app.actions.log_models import BroughtLog
from app.actions.models import Action, ActionOwner, Milestone
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus, Rag
from app.agenda.filing import add_document
from app.agenda.models import AgendaItem, Matter
from app.agenda.operations import concern_items, write_minutes
from app.agenda.papers import Upload
from app.agenda.review_models import ReviewComment
from app.agenda.rules import Part
from app.agenda.supplement_models import Supplement
from app.bodies.models import Body
from app.chasing.models import Reminder
from app.chasing.rules import Kind
from app.checks.models import CheckPutAside
from app.database import db
from app.decisions.call_in import CallIn
from app.decisions.correction_models import Correction
from app.decisions.effects import Effect
from app.decisions.executive_models import CalledIn, ExecutiveDecision
from app.decisions.linking import link_to_earlier
from app.decisions.motions import move
from app.decisions.operations import ClauseDraft, recommend, resolve
from app.decisions.rules import Choice, Passage
from app.decisions.voting import record_vote
from app.desk.models import StockPhrase
from app.intake.models import IntakeDoubt, IntakeSource
from app.meetings.announcements import Publication, announce
from app.meetings.attendance import record_attendance
from app.meetings.history import keep_step
from app.meetings.interests import declare_interest
from app.meetings.life import Step
from app.meetings.models import InterestCategory, Meeting
from app.meetings.operations import (
    publish_agenda,
    publish_decisions,
    record_sitting,
    withdraw_decisions,
)
from app.meetings.rules import AttendanceStatus, Capacity, MeetingStatus
from app.people.models import Person
from app.referrals.models import Referral
from app.referrals.rules import Answer
from app.watching.models import SavedSearch
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_membership,
    a_person,
    an_account,
    an_action,
    an_item,
    numbered,
    published,
)
from tests.leaks.archived import an_archive_of
from tests.leaks.canaries import canary, fill

#: After every meeting that there is.
LATER = NOW + timedelta(days=200)
#: How the public read what they may not read in full.
TWIN = "Let to the best bidder"
SUMMARY = "A letting was considered in private"

#: Of each model that has secrets, the columns that everyone may read even of a secret record.
PUBLIC_COLUMNS: dict[str, tuple[str, ...]] = {
    "AgendaItem": ("title", "number", "grounds", "public_interest"),
    "MinutesRevision": ("public_summary",),
    "Document": ("media_type", "sha256"),
    "Recommendation": (),
    "RecommendationClause": ("label", "public_text"),
    "Resolution": ("keyword",),
    "ResolutionClause": ("label", "address", "public_text"),
    "ExecutiveDecision": ("maker", "plan_reference"),
    "CalledIn": ("called_in_by",),
    "Motion": ("public_text",),
    "Action": ("public_text", "reference"),
    "ActionFile": ("media_type", "sha256"),
    "ActionOwner": (),
    "ActionUpdate": (),
    "BroughtLog": (),
    "Milestone": (),
    "Referral": (),
    "Matter": (),
    "IntakeSource": ("key",),
    "IntakeDoubt": (),
    "Meeting": (),
    "Declaration": (),
    "Attendance": (),
    "Correction": (),
    "ReviewComment": (),
    "CheckPutAside": ("key",),
    "PublishedVersion": (
        "content",
        "content_sha256",
        "salt",
        "restricted_digest",
        "previous_sha256",
        "sha256",
    ),
    "Change": ("author", "kind", "key"),
    "Batch": (),
    "ArchiveFile": (),
    "ArchiveDoubt": (),
    "ArchiveEdit": (),
    "ArchiveDifference": (),
    "HouseCorrection": (),
}

#: What these hold is for everyone, or is no words of the record: each with the reason.
OPEN: dict[str, str] = {
    "Account": "read by administrators; its page of the log is for them alone",
    "DemonstrationRow": "keys",
    "Affiliation": "the register of people is public",
    "Appointment": "the register of people is public",
    "AttemptCount": "hashes",
    "Authority": "printed on every page",
    "Body": "public",
    "BodyAlias": "public",
    "BodyLink": "public",
    "ClauseLink": "keys; what it leads to is shown to whoever may read that, in the world",
    "ChasingSettings": "days, and where reports go",
    "ClosureDay": "public holidays",
    "FeedKey": "a secret that signs, shown to nobody",
    "ExpectedReport": "public with its body",
    "InterestCategory": "the authority’s public scheme",
    "MeetingEvent": "what is noted of a public step is public; one that is not sings in the world",
    "LogSettings": "which columns a log is printed in",
    "Membership": "public",
    "MinuteNumber": "numbers",
    "NumberSeries": "numbers",
    "Opening": "an address and a name, shown on a page that its reader may open",
    "Organisation": "the register of organisations is public",
    "PaperText": "read out of the file of a paper, whose title sings where it is not public",
    "Person": "public where something public names them; others sing in the world",
    "Project": "public with its body",
    "ProjectPartner": "public with its body",
    "Reminder": "to whom a message went, and how many actions it was about",
    "ReminderLine": "why an action was asked about, in words of the program",
    "SavedSearch": "read by whose it is alone",
    "SearchPending": "keys",
    "SignIn": "read by whose it is alone",
    "Sitting": "a place and times, public with the minutes",
    "WordFile": "names of files, in which no word of an item stands",
    "WordTemplate": "a letterhead",
    "StockPhrase": "sentences for any minutes, of no meeting",
    "TemplateItem": "a public agenda to come",
    "Turn": "keys",
    "Vote": "a count and where it came from, as public as its motion or resolution",
}


@dataclass
class World:
    """Who is there to read, by what they are to the body with the secrets."""

    body: Body
    other: Body
    accounts: dict[str, Account]


def a_world() -> World:
    body, other = a_body("Licensing Board", code="LB"), a_body("Parks Board", code="PB")
    accounts = {role.value: an_account(role=role) for role in (Role.READER, Role.OFFICER)}
    owner = a_person("Olive Owner", account=accounts["officer"])
    for name, sits_on in (("member", body), ("councillor of another body", other)):
        accounts[name] = an_account(role=Role.COUNCILLOR)
        a_membership(sits_on, a_person(f"Someone {name}", account=accounts[name]))
    db.session.add_all([body, other, owner, *accounts.values()])
    db.session.flush()
    accounts["clerk"] = _a_clerk(body)
    accounts["clerk of another body"] = _a_clerk(other)
    accounts["administrator"] = an_account(role=Role.ADMINISTRATOR)
    db.session.add_all([*accounts.values(), *_secret_meetings(body, owner)])
    earlier = published(_an_open_meeting(other))
    db.session.add(earlier)
    db.session.flush()  # versions are kept of meetings that are stored
    _changed_in_secret(body, earlier)
    _keep_versions(body)
    db.session.add(StockPhrase(text="The meeting closed."))
    db.session.add_all([*_messages_and_logs(body), *an_archive_of(body)])
    reader = accounts["reader"]
    db.session.add(SavedSearch(account=reader, name="All", address="q=exem*", told_at=NOW))
    db.session.commit()
    return World(body, other, accounts)


def _messages_and_logs(body: Body) -> tuple[Reminder, BroughtLog]:
    sent = Reminder(
        key="a", kind=Kind.DIGEST, address="a@b.org", subject="1", on=NOW.date(), begun_at=NOW
    )
    file = {"file_name": f"{canary('draf')}.csv", "content": f"Action\n{canary('draf')}".encode()}
    return sent, BroughtLog(body=body, columns={"the action": 0}, brought_at=NOW, **file)


def _a_clerk(body: Body) -> Account:
    return an_account(role=Role.CLERK, every_body=False, bodies_kept=[KeptBody(body_id=body.id)])


def _an_open_meeting(body: Body) -> Meeting:
    meeting = a_meeting(body=body, members=[], held_on=date(2026, 1, 8))
    item = an_item(meeting=meeting, title="Benches", text="Benches were welcomed.")
    resolve(item, "RESOLVED", [ClauseDraft("That benches be kept.")])
    publish_agenda(meeting, NOW)
    return meeting


def _changed_in_secret(body: Body, earlier: Meeting) -> None:
    """That an exempt or a draft decision undid an open one is part of what that decision says."""
    open_one = earlier.items[0].resolutions[0].clauses[0]
    of_the_body = select(Meeting.id).where(Meeting.body_id == body.id)
    for item in db.session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id.in_(of_the_body)).order_by(AgendaItem.id)
    ):
        if item.is_restricted or item.meeting.minutes_published_at is None:
            for resolution in item.resolutions:
                later = resolution.clauses[0]
                db.session.add(link_to_earlier(later, open_one, Effect.RESCINDS))


def _keep_versions(body: Body) -> None:
    """Published whole, then marked and withdrawn: an old version must not say what a page hides."""
    of_the_body = select(Meeting).where(Meeting.body_id == body.id).order_by(Meeting.id)
    first, second = db.session.scalars(of_the_body.limit(2))
    for kind in (Publication.AGENDA, Publication.DRAFT_MINUTES):
        announce(first, kind, by=None, now=NOW)
    _marked_too_late(first)
    publish_decisions(second, LATER)
    announce(second, Publication.DECISIONS, by=None, now=LATER)
    withdraw_decisions(second, LATER)
    _of_the_clerks(second)


def _marked_too_late(meeting: Meeting) -> None:
    """A version says openly what was found to be personal, or was restricted, afterwards."""
    item, clause = meeting.items[-1], meeting.items[-1].resolutions[0].clauses[1]
    text, personal, restricted = item.revisions[-1].text, canary("pers"), canary("exem")
    restricts = item.revisions[-1].restricted_text
    clause.text = f"To pay {restricted}"
    for seen, words in enumerate((personal, f"{{{{{personal}}}}}"), start=item.revision):
        write_minutes(
            item, f"{text}\n\n{words} came", restricted_text=restricts, seen=seen, now=NOW
        )
        announce(meeting, Publication.DRAFT_MINUTES, by=None, now=NOW)
        clause.restricted = True


def _of_the_clerks(meeting: Meeting) -> None:
    """What is said of draft minutes before they are published."""
    item, clerk = meeting.items[0], an_account()
    comment = ReviewComment(item=item, made_by=clerk, made_at=NOW, settled_at=NOW)
    fill(comment, "draf")
    aside = CheckPutAside(meeting=meeting, key="0" * 32, rule=1, put_aside_at=NOW)
    fill(aside, "draf", "key")
    keep_step(meeting, Step.REVIEW_BEGUN, NOW, note=canary("draf"))
    late = Supplement(number=1, meeting=meeting)
    item = an_item(meeting=meeting, title=canary("draf"))
    item.supplement = late
    add_document(meeting, item, now=NOW, title=canary("draf"), url="https://example.org/c.pdf")
    item.documents[0].supplement = late
    db.session.add_all([comment, aside, late])


def _corrected(item: AgendaItem, kind: str, place: Passage, clause: object = None) -> None:
    before, after, reason = (
        f"{{{{{canary(kind)}}}}}" if kind == "pers" else canary(kind) for _ in range(3)
    )
    item.corrections.append(
        Correction(
            place=place,
            clause=clause,
            begins=0,
            before=before,
            after=after,
            reason=reason,
            after_signing=True,
            approved_at=item.meeting,
            entered_at=NOW,
        )
    )


def _secret_meetings(body: Body, owner: Person) -> list[Meeting]:
    member = body.memberships[0].person
    return [
        _published_with_secrets(body, member, owner),
        _with_draft_minutes(body, member),
        _with_a_draft_agenda(body),
        _provisional(body),
    ]


def _published_with_secrets(body: Body, member: Person, owner: Person) -> Meeting:
    meeting = a_meeting(body=body, members=[])
    record_attendance(meeting, member, AttendanceStatus.PRESENT, voting=True)
    record_sitting(meeting, 1, meeting.held_on, started_at=time(17), presiding=member)
    for part in (Part.EXEMPT, Part.CONFIDENTIAL):
        _fill_inside(_closed(meeting, part), member, owner, "exem", public_twin=TWIN)
    opened = an_item(meeting=meeting, title=f"Open {{{{{canary('pers')}}}}}")
    _personal(opened, member, owner)
    _restricted_parts(opened, member, owner)
    interest = declare_interest(
        meeting,
        member,
        category=InterestCategory(name="Personal interest"),
        nature=canary("sens"),
        sensitive=True,
        dispensation=canary("sens"),
    )
    concern_items(interest, {opened: True})
    db.session.add(meeting)
    db.session.flush()  # minutes are numbered for items that are stored
    numbered(meeting)
    publish_agenda(meeting, NOW)
    return published(meeting)


def _closed(meeting: Meeting, part: Part) -> AgendaItem:
    return an_item(
        meeting=meeting,
        title=f"A {part} title",
        part=part,
        paragraphs=[3],
        public_interest="Prices would rise",
        presenter=a_person(f"Presenter {canary('name')}"),
        matter=Matter(title=canary("exem"), slug=canary("exem"), summary=canary("exem")),
    )


def _fill_inside(
    item: AgendaItem, member: Person, owner: Person, kind: str, public_twin: str = ""
) -> None:
    """A canary in everything that an item holds, and a decision that has a public twin."""
    fill(item, kind, *PUBLIC_COLUMNS["AgendaItem"])
    for seen in range(2):
        write_minutes(
            item,
            canary(kind),
            restricted_text=canary(kind),
            public_summary=SUMMARY if public_twin else canary(kind),
            seen=seen,
            now=NOW,
        )
    _decide(item, member, kind, public_twin)
    item.executive = _an_executive_record(kind)
    for upload in (Upload(f"{canary(kind)}.txt", canary(kind).encode()), None):
        _a_paper(item, kind, upload)
    clause = item.resolutions[0].clauses[0]
    for source in ({"item": item}, {"clause": clause}):
        _an_action(owner, kind, **source)
    page = IntakeSource(item=item, key=canary("x"), text="", entered_at=NOW)
    fill(page, kind, "key")
    page.doubts = [IntakeDoubt(position=1, message=canary(kind))]
    db.session.add_all([item, page])


def _decide(item: AgendaItem, member: Person, kind: str, public_twin: str) -> None:
    drafts = [ClauseDraft(canary(kind)), ClauseDraft(canary(kind), public_text=public_twin)]
    recommend(item, f"RECOMMENDED {canary(kind)}", drafts, source=canary(kind))
    resolution = resolve(item, f"RESOLVED {canary(kind)}", drafts)
    resolution.without_quorum = canary(kind)
    motion = move(item, canary(kind), mover=member, seconder=None, substantive_text=canary(kind))
    db.session.add(item)
    for subject in (motion, resolution):
        record_vote(subject, {member: Choice.FOR})


def _a_paper(item: AgendaItem, kind: str, upload: Upload | None, part: Part = Part.OPEN) -> None:
    add_document(
        item.meeting,
        item,
        now=NOW,
        title=canary(kind),
        reference=canary(kind),
        upload=upload,
        url="" if upload else f"https://{canary(kind)}.example/{canary(kind)}.pdf",
        restriction=part,
        restriction_reason=canary(kind) if part is not Part.OPEN else "",
    )


def _answered(action: Action) -> Referral:
    """What the body recommended to itself, so that nobody else has a right to the answer."""
    answer = {"answer": Answer.REJECTED, "answered_on": NOW.date(), "reasons": canary("exem")}
    return Referral(action=action, to_body=action.body, received_on=NOW.date(), **answer)


def _an_action(owner: Person, kind: str, **changes: object) -> Action:
    action = an_action(text=canary(kind), owner=owner, owner_post=canary(kind), **changes)
    file = Upload(f"{canary(kind)}.pdf", f"%PDF-1.7 {canary(kind)}".encode())
    report_progress(action, ActionStatus.ON_TRACK, canary(kind), now=NOW, upload=file)
    action.owner_team, action.due_words = canary(kind), canary(kind)
    action.rag_by_hand, action.rag_reason = Rag.AMBER, canary(kind)
    action.others.append(ActionOwner(position=1, words=canary(kind)))
    action.milestones.append(Milestone(text=canary(kind)))
    db.session.add(action)
    return action


def _restricted_parts(item: AgendaItem, member: Person, owner: Person) -> None:
    """An open item of which some parts are kept from the public."""
    seen = item.revision
    text = item.revisions[-1].text
    write_minutes(item, text, restricted_text=canary("exem"), seen=seen, now=NOW)
    restricted = {"restricted": True}
    drafts = [
        ClauseDraft("That it be let."),
        ClauseDraft(canary("exem"), **restricted),
        ClauseDraft(canary("exem"), public_text=TWIN, **restricted),
    ]
    recommend(item, "RECOMMENDED that:", drafts)
    resolution = resolve(item, "RESOLVED that:", drafts)
    for twin in ("", TWIN):
        move(
            item,
            canary("exem"),
            mover=member,
            seconder=None,
            substantive_text=canary("exem"),
            public_text=twin,
            **restricted,
        )
    for upload in (Upload(f"{canary('exem')}.txt", canary("exem").encode()), None):
        _a_paper(item, "exem", upload, Part.EXEMPT)
    _an_action(owner, "exem", clause=resolution.clauses[1])
    _corrected(item, "exem", Passage.CLAUSE, resolution.clauses[1])
    _corrected(item, "exem", Passage.RESTRICTED)
    _corrected(item, "pers", Passage.TEXT)
    referred = _an_action(owner, "exem", item=item, **restricted)
    db.session.add(_answered(referred))
    _an_action(owner, "exem", item=item, public_text=TWIN, **restricted)
    _an_action(owner, "exem", body=item.meeting.body, **restricted)


def _an_executive_record(kind: str, **more: object) -> ExecutiveDecision:
    closed = ("reasons", "alternatives", "interests", "urgency")
    called = CalledIn(called_in_on=NOW.date(), called_in_by="Three of them", reasons=canary(kind))
    return ExecutiveDecision(
        call_in=CallIn.URGENT, called_in=called, **{n: canary(kind) for n in closed}, **more
    )


def _personal(item: AgendaItem, member: Person, owner: Person) -> None:
    """A mark of personal data wherever words are public."""

    def marked() -> str:
        return f"As {{{{{canary('pers')} and {canary('pers')}}}}} said"

    item.purpose, item.introduced_by, item.late_reason = marked(), marked(), marked()
    item.urgency_reason = marked()
    item.executive = ExecutiveDecision(
        maker=marked(), reasons=marked(), alternatives=marked(), interests=marked()
    )
    item.executive.called_in = CalledIn(
        called_in_on=NOW.date(), called_in_by=marked(), reasons=marked()
    )
    text = (
        f"{marked()}\n\n- {marked()}\n\n| a | b |\n|---|---|\n| {marked()} | c |\n\n**{marked()}**"
    )
    write_minutes(item, text, public_summary=marked(), seen=0, now=NOW)
    recommend(item, f"RECOMMENDED {marked()}", [ClauseDraft(marked()), ClauseDraft("Note it")])
    resolve(item, f"RESOLVED {marked()}", [ClauseDraft(marked()), ClauseDraft("Noted it")])
    move(item, marked(), mover=member, seconder=None, substantive_text=marked())
    item.matter = Matter(title="Lettings", slug="lettings", summary=marked())
    add_document(item.meeting, item, now=NOW, title=marked(), url="https://example.org/a.pdf")
    action = an_action(text=marked(), item=item, owner=owner)
    report_progress(action, ActionStatus.ON_TRACK, marked(), now=NOW)
    db.session.add(action)


def _with_draft_minutes(body: Body, member: Person) -> Meeting:
    """Everyone may read its agenda; what was minuted is a draft."""
    stranger = a_person(f"Witness {canary('name')}")
    meeting = a_meeting(body=body, members=[], held_on=date(2026, 4, 2))
    came = record_attendance(
        meeting, stranger, AttendanceStatus.PRESENT, Capacity.OFFICER, post=canary("draf")
    )
    came.representing, came.voting_scope = canary("draf"), canary("draf")
    came.notified_by = canary("draf")
    record_attendance(meeting, member, AttendanceStatus.PRESENT, voting=True)
    item = an_item(meeting=meeting, title="Listed", text=canary("draf"))
    write_minutes(item, canary("draf"), public_summary=canary("draf"), seen=1, now=NOW)
    resolution = resolve(item, f"RESOLVED {canary('draf')}", [ClauseDraft(canary("draf"))])
    move(item, canary("draf"), mover=member, seconder=None)
    record_vote(resolution, {member: Choice.FOR})
    item.introduced_by, item.urgency_reason = canary("draf"), canary("draf")
    item.executive = _an_executive_record("draf", maker=canary("draf"))
    declare_interest(meeting, stranger, category=None, nature=canary("draf"))
    db.session.add(meeting)
    db.session.flush()  # minutes are numbered for items that are stored
    numbered(meeting, 20)
    publish_agenda(meeting, NOW)
    return meeting


def _with_a_draft_agenda(body: Body) -> Meeting:
    meeting = a_meeting(body=body, members=[], held_on=date(2026, 5, 7))
    item = an_item(
        meeting=meeting,
        title=canary("draf"),
        presenter=a_person(f"Presenter {canary('name')}"),
        matter=Matter(title=canary("draf"), slug=canary("draf")),
    )
    fill(item, "draf", "number", "grounds")
    recommend(item, f"RECOMMENDED {canary('draf')}", [ClauseDraft(canary("draf"))])
    _a_paper(item, "draf", Upload(f"{canary('draf')}.txt", canary("draf").encode()))
    add_document(meeting, None, now=NOW, title=canary("draf"), url="https://example.org/b.pdf")
    return meeting


def _provisional(body: Body) -> Meeting:
    meeting = a_meeting(
        body=body, members=[], held_on=date(2026, 6, 4), status=MeetingStatus.PROVISIONAL
    )
    fill(meeting, "draf")
    return meeting
