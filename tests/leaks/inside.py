"""Items whose every word that is not public sings."""

from app.actions.models import Action, ActionOwner, Milestone
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus, Rag
from app.agenda.filing import add_document
from app.agenda.models import AgendaItem, Matter
from app.agenda.operations import write_minutes
from app.agenda.papers import Upload
from app.agenda.rules import Part
from app.database import db
from app.decisions.call_in import CallIn
from app.decisions.correction_models import Correction
from app.decisions.executive_models import CalledIn, ExecutiveDecision
from app.decisions.motions import move
from app.decisions.operations import ClauseDraft, recommend, resolve
from app.decisions.rules import Choice, Passage
from app.decisions.voting import record_vote
from app.intake.models import IntakeDoubt, IntakeSource
from app.meetings.models import Meeting
from app.people.models import Person
from app.referrals.models import Referral
from app.referrals.rules import Answer
from tests.factories import (
    NOW,
    a_person,
    an_action,
    an_item,
)
from tests.leaks.canaries import canary, fill
from tests.leaks.columns import PUBLIC_COLUMNS

#: How the public read what they may not read in full.
TWIN = "Let to the best bidder"
SUMMARY = "A letting was considered in private"


def closed(meeting: Meeting, part: Part) -> AgendaItem:
    return an_item(
        meeting=meeting,
        title=f"A {part} title",
        part=part,
        paragraphs=[3],
        public_interest="Prices would rise",
        presenter=a_person(f"Presenter {canary('name')}"),
        matter=Matter(title=canary("exem"), slug=canary("exem"), summary=canary("exem")),
    )


def fill_inside(
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
    item.executive = an_executive_record(kind)
    for upload in (Upload(f"{canary(kind)}.txt", canary(kind).encode()), None):
        a_paper(item, kind, upload)
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


def a_paper(item: AgendaItem, kind: str, upload: Upload | None, part: Part = Part.OPEN) -> None:
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


def restricted_parts(item: AgendaItem, member: Person, owner: Person) -> None:
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
        a_paper(item, "exem", upload, Part.EXEMPT)
    _an_action(owner, "exem", clause=resolution.clauses[1])
    _corrected(item, "exem", Passage.CLAUSE, resolution.clauses[1])
    _corrected(item, "exem", Passage.RESTRICTED)
    _corrected(item, "pers", Passage.TEXT)
    referred = _an_action(owner, "exem", item=item, **restricted)
    db.session.add(_answered(referred))
    _an_action(owner, "exem", item=item, public_text=TWIN, **restricted)
    _an_action(owner, "exem", body=item.meeting.body, **restricted)


def an_executive_record(kind: str, **more: object) -> ExecutiveDecision:
    closed = ("reasons", "alternatives", "interests", "urgency")
    called = CalledIn(called_in_on=NOW.date(), called_in_by="Three of them", reasons=canary(kind))
    return ExecutiveDecision(
        call_in=CallIn.URGENT, called_in=called, **{n: canary(kind) for n in closed}, **more
    )


def personal(item: AgendaItem, member: Person, owner: Person) -> None:
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
