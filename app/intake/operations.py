"""Entering a parsed page through the operations that a clerk uses. None of these commits."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.accounts.models import Account
from app.agenda.models import AgendaItem, Document
from app.agenda.operations import add_item, write_minutes
from app.agenda.rules import ItemKind, check_item_number
from app.decisions.clauses import DEEPEST
from app.decisions.models import RecommendationClause
from app.decisions.operations import ClauseDraft, recommend, resolve
from app.decisions.rules import ClauseKind, Outcome
from app.errors import RuleBroken
from app.intake.markdown import as_markdown
from app.intake.models import IntakeDoubt, IntakeSource
from app.intake.parsed import Clause, ClauseList, ParsedItem
from app.meetings.models import Meeting
from app.people.models import Person
from app.wording.comparing import match
from app.wording.outcomes import Answer
from app.wording.verbs import operative

_KEYWORD = re.compile(
    r"(?<!\w)(?:resolved|decided|agreed|recommended to council|decisions?)(?!\w)", re.I
)
_OUTCOMES = {
    Answer.ACCEPTED: Outcome.ACCEPTED,
    Answer.AMENDED: Outcome.AMENDED,
    Answer.PARTLY: Outcome.PARTLY,
    Answer.DEFERRED: Outcome.DEFERRED,
    Answer.REFERRED: Outcome.REFERRED,
    Answer.WITHDRAWN: Outcome.WITHDRAWN,
    Answer.REJECTED: Outcome.REJECTED,
    Answer.NOTED_INSTEAD: Outcome.NOTED_INSTEAD,
}
_KINDS = {
    "note": ClauseKind.NOTE,
    "recommend": ClauseKind.RECOMMEND_UP,
    "refer": ClauseKind.REFER,
    "delegate": ClauseKind.DELEGATE,
    "appoint": ClauseKind.APPOINT,
    "elect": ClauseKind.APPOINT,
    "nominate": ClauseKind.APPOINT,
}


@dataclass(frozen=True)
class Page:
    """A page as it was read, and the name of the file it came in."""

    text: str
    file_name: str


def page_key(page: Page, meeting_of: int, day: date, number: str | None) -> str:
    """What makes a page the same page: its words, the body it is of, the day and the number."""
    told = f"{meeting_of}|{day.isoformat()}|{number or ''}|{page.text}"
    return hashlib.sha256(told.encode()).hexdigest()


def enter_page(
    meeting: Meeting,
    page: Page,
    parsed: ParsedItem,
    *,
    number: str | None,
    presenter: Person | None,
    now: datetime,
    by: Account | None = None,
) -> IntakeSource:
    """Enter one item. Raises RuleBroken where the register already says something else of it."""
    item = _item_for(meeting, parsed, number)
    item.purpose = parsed.purpose or ""
    item.introduced_by, item.presenter = parsed.introduced_by or "", presenter
    item.take_in_report = parsed.take_in_report
    item.kind = ItemKind.DECISION if parsed.resolutions else ItemKind.INFORMATION
    recommended = [
        clause for found in parsed.recommendations for clause in _recommended(item, found)
    ]
    for found, drafts in _answers(parsed, recommended):
        lead_in = found.lead_in or "Decision:"
        resolve(item, lead_in, drafts, keyword=_keyword(lead_in))
    write_minutes(item, as_markdown(parsed.discussion), seen=item.revision, now=now, by=by)
    key = page_key(page, meeting.body_id, meeting.held_on, number)
    source = IntakeSource(
        key=key, item=item, file_name=page.file_name, text=page.text, entered_at=now, entered_by=by
    )
    source.doubts = [
        IntakeDoubt(position=position, message=doubt.message, line=doubt.line)
        for position, doubt in enumerate(parsed.doubts, start=1)
    ]
    return source


def papers_of(item: AgendaItem, parsed: ParsedItem, now: datetime) -> list[Document]:
    """The documents that the page lists, to be kept with the item that it became."""
    return [
        Document(
            meeting=item.meeting, item=item, title=paper.title, url=paper.url or "", added_at=now
        )
        for paper in parsed.documents
    ]


def _item_for(meeting: Meeting, parsed: ParsedItem, number: str | None) -> AgendaItem:
    """Take the line of the agenda that stands ready for this page, or add one."""
    number = check_item_number(number) if number else None
    there = next((item for item in meeting.items if number and item.number == number), None)
    if there is None:
        added_on = min((item.added_on for item in meeting.items), default=meeting.held_on)
        return add_item(meeting, parsed.title, number=number, added_on=added_on)
    if there.title.casefold() != parsed.title.casefold() or not _is_empty(there):
        raise RuleBroken(
            f"Item {number} of this meeting is already on the register as “{there.title}” and "
            "was left as it is; correct it there, or give another number"
        )
    return there


def _is_empty(item: AgendaItem) -> bool:
    """Does the agenda hold no more than the title of this item?"""
    return not (
        item.revision or item.purpose or item.recommendations or item.resolutions or item.documents
    )


def _recommended(item: AgendaItem, found: ClauseList) -> list[RecommendationClause]:
    drafts = [ClauseDraft(c.text, level, c.label) for c, level in _levelled(found.clauses)]
    return list(recommend(item, found.lead_in, drafts).clauses) if drafts else []


def _answers(
    parsed: ParsedItem, recommended: Sequence[RecommendationClause]
) -> Iterator[tuple[ClauseList, list[ClauseDraft]]]:
    """Yield each resolution with its clauses, linked to the recommendations they answer."""
    lists = [(found, list(_levelled(found.clauses))) for found in parsed.resolutions]
    texts = [clause.text for _, clauses in lists for clause, _ in clauses]
    pairs = iter(match([clause.text for clause in recommended], texts))
    for found, clauses in lists:
        drafts = []
        for (clause, level), pair in zip(clauses, pairs, strict=False):
            answered = recommended[pair.recommendation] if pair.recommendation is not None else None
            outcome = _outcome(pair.answer) if recommended else None
            drafts.append(
                ClauseDraft(
                    clause.text,
                    level,
                    clause.label,
                    recommended=answered,
                    outcome=outcome,
                    kind=_kind(clause.text),
                )
            )
        if drafts:
            yield found, drafts


def _levelled(clauses: Sequence[Clause], level: int = 1) -> Iterator[tuple[Clause, int]]:
    for clause in clauses:
        yield clause, min(level, DEEPEST)
        yield from _levelled(clause.children, level + 1)


def _outcome(answer: Answer | None) -> Outcome:
    if answer is None:
        return Outcome.ADDED
    return _OUTCOMES[answer]


def _kind(text: str) -> ClauseKind:
    verbs = operative(re.findall(r"\w+|,", text)[:8])
    return next((_KINDS[verb] for verb in verbs.values() if verb in _KINDS), ClauseKind.DECIDE)


def _keyword(lead_in: str) -> str | None:
    """The word in a lead-in that decides, wherever it stands: “It was RESOLVED that:”."""
    printed = _KEYWORD.search(lead_in)
    return printed[0].upper() if printed else None


def settle_doubt(doubt: IntakeDoubt, now: datetime, by: Account | None) -> None:
    """Tick off a doubt that was looked at; ticking it off again changes nothing."""
    if doubt.settled_at is None:
        doubt.settled_at, doubt.settled_by = now, by
