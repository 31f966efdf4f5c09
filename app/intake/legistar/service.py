"""What to ask Legistar's Web API: lists by pages, events by year, their items, rolls and votes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from app.errors import RuleBroken
from app.intake.legistar.reading import brought, sorted_out
from app.intake.objects import Object, day, each_in, loaded, text
from app.intake.polite import Asker
from app.intake.rosters.parsed import Brought

PAGE = 1000
"""As many as it answers at once."""
A_DAY = timedelta(days=1)
STILL_CHANGES = timedelta(days=90)
_FLAGS = {"AgendaNote": "1", "MinutesNote": "1", "Attachments": "1"}


@dataclass
class Legistar:
    """One client's part of the Web API; its address may end in `?token=…`."""

    asker: Asker
    address: str
    today: date
    tell: Callable[[str], None] = lambda _: None

    def brought(self, starts: date, ends: date) -> Brought:
        refused: list[tuple[str, str]] = []
        objects: list[Object] = []
        for what in ("bodies", "persons", "officerecords"):
            try:
                objects += self._list(what, what, {}, A_DAY)
            except RuleBroken as refusal:
                refused.append((what, str(refusal)))
        for year in range(starts.year, ends.year + 1):
            first, last = max(starts, date(year, 1, 1)), min(ends, date(year, 12, 31))
            try:
                events = list(self._events(first, last))
            except RuleBroken as refusal:
                refused.append((f"events of {year}", str(refusal)))
                continue
            objects += events
            for event in events:
                self.tell(f"{text(event, 'EventBodyName')} {text(event, 'EventDate')[:10]}")
                objects += self._of_event(event, refused)
        return brought(sorted_out(objects), refused)

    def _events(self, starts: date, ends: date) -> Iterator[Object]:
        after = ends + A_DAY
        asked = {
            "$filter": f"EventDate ge datetime'{starts}' and EventDate lt datetime'{after}'",
            "$orderby": "EventDate",
        }
        good_for = A_DAY if ends >= self.today - STILL_CHANGES else None
        for event in self._list("events", f"events-{starts}-{ends}", asked, good_for):
            if not starts <= (day(event, "EventDate") or date.min) <= ends:
                raise RuleBroken(f"Events from {starts} to {ends} were asked for, others answered")
            yield event

    def _of_event(self, event: Object, refused: list[tuple[str, str]]) -> list[Object]:
        held_on, key = day(event, "EventDate"), text(event, "EventId")
        good_for = A_DAY if (held_on or self.today) >= self.today - STILL_CHANGES else None
        found = []
        try:
            items = list(self._list(f"events/{key}/eventitems", f"items-{key}", _FLAGS, good_for))
            for item in items:
                found.append({**item, "EventItemEventId": key})
                for what in _asked_of(item):
                    part = text(item, "EventItemId")
                    answers = self._list(
                        f"eventitems/{part}/{what}", f"{what}-{part}", {}, good_for
                    )
                    name = "VoteEventItemId" if what == "votes" else "RollCallEventItemId"
                    found += [{name: part, **answer} for answer in answers]
        except RuleBroken as refusal:
            refused.append((f"event {key}", str(refusal)))
        return found

    def _list(
        self, path: str, name: str, asked: dict[str, str], good_for: timedelta | None
    ) -> Iterator[Object]:
        skip = 0
        while True:
            page = {**asked, "$top": str(PAGE), "$skip": str(skip)}
            reply = self.asker.ask(f"{name}-{skip}.json", self._at(path, page), good_for, loaded)
            answered = list(each_in(loaded(reply)))
            yield from answered
            skip += PAGE
            if len(answered) < PAGE:
                return

    def _at(self, path: str, asked: dict[str, str]) -> str:
        parts = urlsplit(self.address)
        query = urlencode([*asked.items(), *parse_qsl(parts.query)], quote_via=quote)
        return urlunsplit(
            (parts.scheme, parts.netloc, f"{parts.path.rstrip('/')}/{path}", query, "")
        )


def _asked_of(item: Object) -> Iterator[str]:
    """Votes are asked for where something was put to one, and a roll only where it was called."""
    if text(item, "EventItemRollCallFlag") == "1":
        yield "rollcalls"
    if text(item, "EventItemPassedFlagName"):
        yield "votes"
