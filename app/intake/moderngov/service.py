"""What to ask ModernGov's web service, in which order, live or from a folder of saved replies.

Dates go as dd/mm/yyyy, no slice is longer than six months, committee by committee (handbook,
interfaces 1, rules 1, 2, 7 and 8). A call that fails is told of and the next is made.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TypeVar
from urllib.parse import urlencode, urljoin, urlsplit

from lxml.etree import _Element

from app.errors import RuleBroken
from app.intake.moderngov.lists import (
    Committee,
    Sitting,
    bodies_of,
    committees_in,
    councillors_in,
    listed,
    sittings_between,
)
from app.intake.moderngov.meetings import read_meeting
from app.intake.moderngov.xml import tree_of
from app.intake.polite import Asker
from app.intake.rosters.parsed import Brought, Roster, Standing, WholeMeeting, together

SLICE = timedelta(days=180)
STILL_CHANGES = timedelta(days=90)
"""Decisions arrive late: what was held within these days is asked for again (rule 7)."""
A_DAY = timedelta(days=1)
_SERVICE = "mgWebService.asmx"

T = TypeVar("T")

Check = Callable[[bytes], object]
Ask = Callable[[str, dict[str, str], timedelta | None, Check], bytes]
"""The reply to an operation with its parameters, asked anew where it is older than that.

What the check refuses is not kept, so that it is asked for again.
"""


@dataclass(frozen=True)
class Wanted:
    """Which committees and which days; `former` adds those that no longer meet."""

    starts: date
    ends: date
    committees: tuple[str, ...] = ()
    former: bool = False


def asking(asker: Asker, address: str) -> Ask:
    """Questions to a live site; `address` is that of the site, or of its web service."""
    service = service_of(address)

    def ask(
        operation: str, answers: dict[str, str], good_for: timedelta | None, check: Check
    ) -> bytes:
        query = f"?{urlencode(answers)}" if answers else ""
        whole = f"{service}/{operation}{query}"
        return asker.ask(name_of(operation, answers), whole, good_for, check)

    return ask


def service_of(address: str) -> str:
    """`…/mgWebService.asmx`, whatever page of the site was given."""
    path = urlsplit(address).path
    if ".asmx" in path.lower():
        end = path.lower().index(".asmx") + len(".asmx")
        return urljoin(address, path[:end])
    folder = path if path.endswith("/") or "." not in path.rsplit("/", 1)[-1] else f"{path}/.."
    return urljoin(address, f"{folder.rstrip('/')}/{_SERVICE}")


def name_of(operation: str, answers: dict[str, str]) -> str:
    """“GetMeeting-412.xml”: the name by which a reply is kept."""
    said = "-".join(value.replace("/", ".") for value in answers.values() if value)
    return f"{operation}-{said}.xml" if said else f"{operation}.xml"


def brought(
    ask: Ask,
    wanted: Wanted,
    today: date,
    *,
    site: str = "",
    tell: Callable[[str], None] = lambda _: None,
) -> Brought:
    """Everything wanted. Raises RuleBroken where not even the list of committees is answered."""
    gathered = _Gathered(ask, today, site, tell)
    chosen = chosen_of(gathered.reply("GetCommittees", {}, A_DAY, committees_in), wanted)
    gathered.rosters.append(bodies_of(chosen))
    gathered.councillors()
    for committee in chosen:
        tell(committee.name)
        for sitting in gathered.sittings(committee, wanted):
            gathered.meeting(committee, sitting)
    return gathered.all()


def chosen_of(committees: list[Committee], wanted: Wanted) -> list[Committee]:
    if not committees:
        raise RuleBroken("The web service lists no committee")
    if wanted.committees:
        unknown = set(wanted.committees) - {each.key for each in committees}
        if unknown:
            raise RuleBroken(f"The web service has no committee {min(unknown)}")
        return [each for each in committees if each.key in wanted.committees]
    return [
        each
        for each in committees
        if not each.is_deleted and (wanted.former or not each.is_expired)
    ]


class _Gathered:
    """What was answered so far, and what was not."""

    def __init__(self, ask: Ask, today: date, site: str, tell: Callable[[str], None]) -> None:
        self._ask, self._today, self._site, self._tell = ask, today, site, tell
        self.rosters: list[Roster] = []
        self.meetings: list[WholeMeeting] = []
        self.refused: list[tuple[str, str]] = []

    def all(self) -> Brought:
        return Brought(together(self.rosters), tuple(self.meetings), tuple(self.refused))

    def reply(
        self,
        operation: str,
        answers: dict[str, str],
        good_for: timedelta | None,
        read: Callable[[_Element], T],
    ) -> T:
        reply = self._ask(operation, answers, good_for, lambda data: read(tree_of(data)))
        return read(tree_of(reply))

    def councillors(self) -> None:
        try:
            self.rosters.append(self.reply("GetCouncillorsByWard", {}, A_DAY, councillors_in))
        except RuleBroken as refusal:
            self._refuse("GetCouncillorsByWard", refusal)

    def sittings(self, committee: Committee, wanted: Wanted) -> list[Sitting]:
        found: dict[str, Sitting] = {}
        for starts, ends in slices(wanted.starts, wanted.ends):
            answers = {
                "lCommitteeId": committee.key,
                "sFromDate": f"{starts:%d/%m/%Y}",
                "sToDate": f"{ends:%d/%m/%Y}",
            }
            good_for = A_DAY if ends >= self._today - STILL_CHANGES else None
            within = partial(sittings_between, starts=starts, ends=ends)
            try:
                listed_here = self.reply("GetMeetings", answers, good_for, within)
            except RuleBroken as refusal:
                self._refuse(name_of("GetMeetings", answers), refusal)
                continue
            found |= {each.key: each for each in listed_here}
        return list(found.values())

    def meeting(self, committee: Committee, sitting: Sitting) -> None:
        """Of a cancelled meeting nothing more is asked."""
        called = listed(sitting, committee.name)
        self.rosters.append(Roster(meetings=(called,)))
        if called.standing is Standing.CANCELLED:
            return
        good_for = A_DAY if sitting.held_on >= self._today - STILL_CHANGES else None
        answers = {"lMeetingId": sitting.key}
        try:
            read = partial(read_meeting, body=committee.name, site=self._site)
            whole = self.reply("GetMeeting", answers, good_for, read)
        except RuleBroken as refusal:
            self._refuse(name_of("GetMeeting", answers), refusal)
            return
        standing = whole.called.standing
        if standing is not called.standing:
            self.rosters[-1] = Roster(meetings=(replace(called, standing=standing),))
        self.meetings.append(whole)

    def _refuse(self, name: str, refusal: RuleBroken) -> None:
        self.refused.append((name, str(refusal)))
        self._tell(f"{name}: {refusal}")


def slices(starts: date, ends: date) -> Iterator[tuple[date, date]]:
    """From day to day in stretches of six months or less."""
    while starts <= ends:
        last = min(starts + SLICE, ends)
        yield starts, last
        starts = last + timedelta(days=1)
