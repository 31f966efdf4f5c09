"""Asking an OParl server: from its system or one body to every list of it, page by page."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urljoin

from app.errors import RuleBroken
from app.intake.objects import Object, day, each_in, loaded, objects, text
from app.intake.oparl.reading import brought, kind_of, sorted_out
from app.intake.polite import Asker
from app.intake.rosters.parsed import Brought

A_DAY = timedelta(days=1)
MOST_PAGES = 5000
_LISTS = ("organization", "person", "membership", "meeting", "agendaItem")
"""Two of them are lists of a body since version 1.1; before that they are embedded."""


@dataclass
class Oparl:
    """`address` is that of a system, a body, or a list of bodies."""

    asker: Asker
    address: str
    today: date
    tell: Callable[[str], None] = lambda _: None

    def brought(self, starts: date, ends: date) -> Brought:
        found: list[Object] = []
        refused: list[tuple[str, str]] = []
        for body in self._bodies():
            self.tell(text(body, "name"))
            for name in _LISTS:
                if isinstance(address := body.get(name), str):
                    try:
                        found += self._list(urljoin(self.address, address))
                    except RuleBroken as refusal:
                        refused.append((name, str(refusal)))
        wanted = (each for each in found if _is_between(each, starts, ends))
        return brought(sorted_out(wanted), self.today, refused)

    def _bodies(self) -> list[Object]:
        first = self._one(self.address)
        kind = kind_of(first)
        if kind == "Body":
            return [first]
        if kind == "System":
            listed = first.get("body")
            embedded = objects(first, "body")
            return embedded or list(self._list(urljoin(self.address, str(listed))))
        bodies = [each for each in each_in(first) if kind_of(each) == "Body"]
        if not bodies:
            raise RuleBroken("The address answers neither a system nor a body of OParl")
        return bodies

    def _list(self, address: str) -> Iterator[Object]:
        for _ in range(MOST_PAGES):
            page = self._one(address)
            yield from each_in(page)
            links = page.get("links")
            following = links.get("next") if isinstance(links, dict) else None
            if not isinstance(following, str) or not following:
                return
            address = urljoin(address, following)
        raise RuleBroken(f"The list at {address} does not end")

    def _one(self, address: str) -> Object:
        name = f"{hashlib.sha256(address.encode()).hexdigest()[:24]}.json"
        kept = loaded(self.asker.ask(name, address, A_DAY, loaded))
        return kept if isinstance(kept, dict) else {"data": kept}


def _is_between(each: Object, starts: date, ends: date) -> bool:
    held_on = day(each, "start") if kind_of(each) == "Meeting" else None
    return held_on is None or starts <= held_on <= ends
