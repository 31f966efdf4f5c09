"""Someone who opens every page there is, by every address they could think of or be led to.

The addresses come from the application’s own map of routes and from the links of each page, so a
new route is read without anyone remembering it; a route with a parameter that nobody has told us
of fails the crawl.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import product
from urllib.parse import quote, urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.accounts.models import Account
from app.accounts.permissions import declared_by
from app.accounts.session import SignedIn
from app.accounts.who_may import EVERYONE, REVIEWERS_AND_CLERKS, SIGNED_IN
from app.actions.log_models import BroughtLog
from app.actions.models import Action, ActionFile, Milestone
from app.agenda.models import AgendaItem, Document, Matter, MinuteNumber
from app.agenda.review_models import ReviewComment
from app.archive.models import ArchiveFile, Batch
from app.audit.models import Change
from app.bodies.models import Body, Membership
from app.chasing.models import Reminder
from app.checks.models import CheckPutAside
from app.database import Model, db
from app.decisions.link_models import ClauseLink
from app.decisions.models import Recommendation, RecommendationClause, Resolution, ResolutionClause
from app.decisions.voting_models import Motion, Vote
from app.desk.models import StockPhrase
from app.intake.models import IntakeSource
from app.meetings.models import Declaration, InterestCategory, Meeting
from app.people.models import Person
from app.publishing.models import PublishedVersion
from app.referrals.models import Referral
from app.search.documents import Kind
from app.watching.models import SavedSearch
from app.word.kinds import OF_BODIES, OF_ITEMS, OF_MEETINGS
from tests.browser import sign_in
from tests.leaks.canaries import songs

#: Pages reached by links alone, at the most: a list may be filtered in endlessly many ways.
MOST_LINKED = 100
#: So many records of a route that is for others are tried before it is believed to be shut.
DOORS = 3
OPEN_TO_READERS = {EVERYONE, SIGNED_IN, REVIEWERS_AND_CLERKS}
#: What reads differently though nothing was leaked: a file of the program itself.
PROGRAM = {"static"}

#: Enough for our own pages; a parser would take longer than the page.
_LINK = re.compile(r"""\s(?:href|src|action)="([^"#]+)""")

#: The records that a parameter of an address names, by their keys.
RECORDS: Mapping[str, type[Model]] = {
    "account_id": Account,
    "action_file_id": ActionFile,
    "action_id": Action,
    "archive_batch_id": Batch,
    "archive_file_id": ArchiveFile,
    "aside_id": CheckPutAside,
    "body_id": Body,
    "category_id": InterestCategory,
    "clause_id": ResolutionClause,
    "clause_link_id": ClauseLink,
    "comment_id": ReviewComment,
    "declaration_id": Declaration,
    "document_id": Document,
    "item_id": AgendaItem,
    "log_id": BroughtLog,
    "meeting_id": Meeting,
    "milestone_id": Milestone,
    "membership_id": Membership,
    "motion_id": Motion,
    "person_id": Person,
    "phrase_id": StockPhrase,
    "recommendation_id": Recommendation,
    "recommended_clause_id": RecommendationClause,
    "resolution_id": Resolution,
    "reminder_id": Reminder,
    "saved_search_id": SavedSearch,
    "source_id": IntakeSource,
    "vote_id": Vote,
}
#: Numbers and words that a parameter may be, where it names no record of the secret meetings.
OTHERS: Mapping[str, Sequence[object]] = {
    "number": (1, 2),
    "on": ("2026-01-01",),
    "affiliation_id": (1,),
    "line_id": (1,),
    "link_id": (1,),
    "organisation_id": (1,),
    "post_id": (1,),
    "project_id": (1,),
    "report_id": (1,),
    "token": ("x",),
    "purpose": ("invitation",),
    "name": ("a message",),
    "sign_in_id": (1,),
    "action_file_id": (1,),
    "batch_id": (1,),
    "file_id": (1,),
    "log_id": (1,),
    "referral_id": (1,),
}
#: The papers that a route makes, and the parameter that says of what.
PAPERS = {
    "word.of_meeting": ("meeting_id", OF_MEETINGS),
    "word.preview": ("meeting_id", OF_MEETINGS),
    "word.of_item": ("item_id", OF_ITEMS),
    "word.of_body": ("slug", OF_BODIES),
}


@dataclass
class Heard:
    """What came of a crawl: the canaries heard by address, and what was asked for."""

    requests: int = 0
    leaks: dict[str, set[str]] = field(default_factory=dict)
    visited: set[str] = field(default_factory=set)
    statuses: dict[str, int] = field(default_factory=dict)

    @property
    def songs(self) -> set[str]:
        return set().union(*self.leaks.values())


class Crawler:
    def __init__(self, app: Flask, account: Account | None, log: Callable[[], str]) -> None:
        self._app, self._log = app, log
        self._routes = app.url_map.bind("localhost")
        self.client = signed_in(app, account)
        self.heard = Heard()
        self._turned_away: defaultdict[str, list[bool]] = defaultdict(list)

    def read(self, address: str) -> TestResponse:
        """Open a page and listen to all of it: bytes, headers, where it leads, what was logged."""
        with self._app.app_context():
            answer = self.client.get(address)
        asked = address.encode()
        content = answer.get_data()
        found = songs(content) | songs(f"{answer.headers}\n{self._log()}".encode())
        found -= songs(asked)  # an address that is repeated to whoever typed it tells them nothing
        self.heard.requests += 1
        self.heard.statuses[address] = answer.status_code
        self.heard.visited.add(self._endpoint(address))
        away = answer.status_code == 403 or (answer.location or "").startswith("/sign-in")
        self._turned_away[self._endpoint(address)].append(away)
        if found:
            self.heard.leaks.setdefault(address, set()).update(found)
        return answer

    def walk(self, addresses: Iterable[str]) -> Heard:
        """Open each of `addresses` and each page of ours that they lead to."""
        known = dict.fromkeys(addresses)
        waiting, linked = deque(known), 0
        while waiting:
            address = waiting.popleft()
            if self._is_shut(address):
                continue
            answer = self.read(address)
            for link in links_of(answer, address):
                if link not in known and linked < MOST_LINKED and self._is_ours(link):
                    known[link] = None
                    waiting.append(link)
                    linked += 1
        return self.heard

    def _is_shut(self, address: str) -> bool:
        """Whether a route for others turned this reader away from every record so far.

        Its line says so before any record is read (tests/permissions); a few doors show it.
        """
        endpoint = self._endpoint(address)
        declared = declared_by(self._app.view_functions[endpoint])
        turned_away = self._turned_away[endpoint]
        return declared not in OPEN_TO_READERS and len(turned_away) >= DOORS and all(turned_away)

    def _endpoint(self, address: str) -> str:
        return str(self._routes.match(urlsplit(address).path)[0])

    def _is_ours(self, address: str) -> bool:
        try:
            return self._routes.match(urlsplit(address).path)[0] not in PROGRAM
        except Exception:
            return False


def signed_in(app: Flask, account: Account | None) -> FlaskClient:
    client = app.test_client()
    if account is not None:
        sign_in(app, client, SignedIn(account).get_id())
    return client


def links_of(answer: TestResponse, address: str) -> Iterator[str]:
    if answer.location:
        yield from _ours(answer.location, address)
    if answer.mimetype == "text/html":
        for link in _LINK.findall(answer.get_data(as_text=True)):
            yield from _ours(unescape(link), address)


def _ours(link: str, address: str) -> Iterator[str]:
    parts = urlsplit(urljoin(f"http://localhost{address}", link))
    if parts.netloc == "localhost":
        yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def addresses(app: Flask) -> list[str]:
    """Every address that a route and the records together make. Ask in an application context."""
    found = []
    values = _values()
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "GET" in (rule.methods or ()) and rule.endpoint not in PROGRAM:
                found += [app.url_for(rule.endpoint, **given) for given in _given(rule, values)]
    return list(dict.fromkeys(found))


def _values() -> dict[str, list[object]]:
    keys = {name: list(db.session.scalars(select(model.id))) for name, model in RECORDS.items()}
    # A parameter may be called the same on pages of different records.
    keys["clause_id"] = [*keys["clause_id"], *keys["recommended_clause_id"]]
    keys["referral_id"] = list(db.session.scalars(select(Referral.action_id)))
    slugs = [*db.session.scalars(select(Body.slug)), *db.session.scalars(select(Matter.slug))]
    names = list(db.session.scalars(select(Document.file_name).where(Document.file_name != "")))
    return {
        **{name: list(given) for name, given in OTHERS.items()},
        **keys,
        "slug": slugs,
        "body_slug": slugs,
        "matter_slug": slugs,
        "file_name": [*names[:1], "report.pdf"],
        "address": ["1", "2", "3"],
    }


def _given(rule: Rule, values: Mapping[str, list[object]]) -> Iterator[Mapping[str, object]]:
    """Each set of values for the parameters of a route."""
    rest = sorted(rule.arguments)
    if rule.endpoint.startswith("publishing.") and "number" in rest:
        yield from ({"number": n} for n in db.session.scalars(select(PublishedVersion.number)))
        return
    if rule.endpoint == "audit.record":
        yield from _changed()
        return
    if rule.endpoint in PAPERS:
        subject, kinds = PAPERS[rule.endpoint]
        for kind in kinds:
            yield from ({subject: key, "kind": kind} for key in values[subject])
        return
    if {"code", "period", "number"} <= rule.arguments:
        rest = sorted(rule.arguments - {"code", "period", "number"})
        paths = [minute.path.split("/") for minute in db.session.scalars(select(MinuteNumber))]
        starts = [dict(zip(("code", "period", "number"), path, strict=True)) for path in paths]
    else:
        starts = [{}]
    unknown = [name for name in rest if name not in values]
    assert not unknown, f"tell tests/leaks/crawl.py what {unknown} of {rule} may be"
    for start, *given in product(starts, *(values[name] for name in rest)):
        yield start | dict(zip(rest, given, strict=True))


#: So many records of a kind have their history read, beside those that others belong to.
_HISTORIES = 3
_WHOLES = {"agenda_item", "meeting"}


def _changed() -> Iterator[Mapping[str, object]]:
    pairs = select(Change.kind, Change.key).distinct().order_by(Change.kind, Change.key)
    read: Counter[str] = Counter()
    for kind, key in db.session.execute(pairs):
        read[kind] += 1
        if kind in _WHOLES or read[kind] <= _HISTORIES:
            yield {"kind": kind, "key": key}


def papers_asked_for(
    meetings: Sequence[int], items: Sequence[int], bodies: Sequence[str]
) -> Iterator[str]:
    """Word files in every edition there is."""
    for kind, asked in product(OF_MEETINGS, ("restricted=1", "restricted=1&recommendations=1")):
        yield from (f"/meetings/{meeting}/{kind}.docx?{asked}" for meeting in meetings)
    yield from (f"/meetings/{meeting}/minutes.docx?recommendations=1" for meeting in meetings)
    for item, kind in product(items, OF_ITEMS):
        yield f"/items/{item}/{kind}.docx?restricted=1"
    for slug, kind, year in product(bodies, (*OF_BODIES, "actions"), (2025, 2026)):
        period = f"from={year}-01-01&to={year}-12-31"
        yield f"/bodies/{slug}/{kind}.docx?{period}"
        yield f"/bodies/{slug}/{kind}.docx?{period}&restricted=1"


def with_parameters(names: Sequence[str]) -> Iterator[str]:
    """Addresses with the questions that lists, downloads and differences can be asked."""
    meetings = list(db.session.scalars(select(Meeting.id)))
    versions = list(db.session.scalars(select(PublishedVersion.number)))
    yield from (f"/versions/{a}/differences?since={b}" for a in versions for b in versions if a > b)
    for words in names:
        yield f"/log?words={quote(words)}"
        yield f"/log.csv?words={quote(words)}"
    bodies = list(db.session.scalars(select(Body)))
    items = list(db.session.scalars(select(AgendaItem.id)))
    people = list(db.session.scalars(select(Person.id)))
    yield from papers_asked_for(meetings, items, [body.slug for body in bodies])
    for body in bodies:
        for asked in ("status=provisional", "year=2026", "status=held"):
            yield f"/meetings?body={body.slug}&{asked}"
        for status in ("all", "open", "done"):
            yield f"/actions?body={body.id}&status={status}"
        yield f"/search?q=canary&body={body.id}"
    yield from (f"/calendar?month=2026-{month:02}" for month in range(1, 13))
    yield from (f"/items/{item}/revisions/2?since=0" for item in items)
    yield from (f"/actions?status=all&owner={person}" for person in people)
    yield from (f"/people?letter={letter}" for letter in "ACPSWX")
    yield from (f"/people?name={quote(name)}" for name in names)
    for words in ("exem*", "pers*", "draf*", "sens*", "name*", "let*", "withheld"):
        yield from (f"/search?q={quote(words)}&sort={order}" for order in ("relevance", "newest"))
    for words in ("exem*", "pers*", "draf*", "sens*", "name*", "let*"):
        yield from (f"/search.{ending}?q={quote(words)}" for ending in ("atom", "csv", "docx"))
        yield f"/search/suggestions?q={quote(words.rstrip('*'))}"
    yield from (f"/search?q=exem*+OR+pers*+OR+draf*&kind={kind.value}" for kind in Kind)
    yield from (f"/search?q=exem*+OR+draf*&person={person}" for person in people)
    yield from (
        f"/search?q={facet}:{quote(name)}" for facet in ("mover", "person") for name in names
    )
    yield from ("/search?in=force", "/search?outcome=lost", "/search?q=exmeption+drfat")
