"""Who was there: the lists above the first item, under whatever heading a house prints."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.intake.minutes.lines import Line
from app.intake.minutes.names import people_in
from app.intake.minutes.parsed import Attendee
from app.intake.minutes.patterns import ATTENDANCE_LEAD
from app.intake.minutes.registers import in_a_row, is_list, register_in, registered
from app.intake.minutes.seating import Attendance, seated
from app.intake.minutes.sentences import sentences

_LEAD = re.compile(
    rf"^(?:{ATTENDANCE_LEAD.pattern})\s*(?P<colon>[:–-]+|(?<=[A-Z]{{3}})[.,](?=\s)|(?=$)"
    r"|\s(?=Cl[li]rs?\b|Crs?\b|Councillors?\b|Mr|Mrs|Ms|Miss))\s*(?P<rest>.*)$",
    re.I | re.S | re.X,
)
_WERE_PRESENT = re.compile(
    r"^(?P<who>[A-Z].{5,400}?)\s+(?:were|was) (?:also )?(?P<how>present|in attendance|absent)\b",
    re.S,
)
_APOLOGY = re.compile(
    r"\b[Aa]polog(?:y|ies)\b[^.]{0,80}?\b(?:received|accepted|submitted|tendered|recorded|noted"
    r"|given|made|sent)?\s*(?:and accepted |on behalf of |in advance )?(?:from|for|by|of"
    r"|on behalf of)\s*:?\s*(?P<who>(?!absence)[A-Z].*)$"
    r"|\b[Aa]polog(?:y|ies)\b(?: for absence)? ?[:–-] ?(?P<list>[A-Z].*)$",
    re.S,
)
_APOLOGIES_OF = re.compile(
    r"^(?P<who>(?:Cl[li]rs?\.?|Councillors?|Mr|Mrs|Ms|Miss)\b.{2,160}?) (?:sent|had sent|gave"
    r"|submitted|tendered|offered) (?:his |her |their )?apolog",
    re.S,
)
_ABSENT = re.compile(r"^(?P<who>[A-Z][^.]{3,160}?) (?:was|were) absent\b")
_PRESIDED = re.compile(
    r"^(?P<who>[A-Z].{4,100}?),? (?:presided|presiding|was in the [Cc]hair"
    r"|in the [Cc]hair)\b[^.]{0,60}\.?$"
)
_WELCOMED = re.compile(
    r"(?:[Cc]hair(?:man|woman|person)?,? \(?(?P<chair>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,3})\)?,? "
    r")?"
    r"\b(?:welcomed (?:those|the \w+|all) present|[Tt]hose present were|[Pp]resent were"
    r"|[Tt]here were present)"
    r"\s*[:–-]?\s+(?P<list>[A-Z].*)$",
    re.S,
)
_END = re.compile(
    r"^(?:the meeting (?:was )?(?:called|opened|commenced)|at the outset|in attendance for)\b", re.I
)
_ABSENT_LEAD = re.compile(r"(?:members? |councillors? |commissioners? )?absent", re.I)


def attendance_in(lines: Sequence[Line]) -> Attendance:
    found = Attendance()
    for kind, text in _lists(lines, found):
        _enter(found, kind, text)
    return seated(found)


def _lists(lines: Sequence[Line], found: Attendance) -> Iterator[tuple[str, str]]:
    reading = _Lists(found)
    for line in lines:
        yield from reading.row(line) if line.cells else reading.line(line)


@dataclass
class _Lists:
    """Going down a page: `kind` is that of the list that is being read, `columns` of a table.

    `register` says where a table that has a row for each person names them and says who came.
    """

    found: Attendance
    kind: str = ""
    columns: list[str] = field(default_factory=list)
    register: tuple[int, int] | None = None

    def row(self, line: Line) -> Iterator[tuple[str, str]]:
        kinds = [_kind_of(cell) for cell in line.cells]
        if register := register_in(line.cells):
            self.register = register
        elif self.register:
            yield from registered(line.cells, *self.register)
        elif self.kind and not self.columns and (people := in_a_row(line.cells)):
            yield self.kind, people
        elif any(kinds):
            self.columns = [each or "" for each in kinds]
        elif self.columns:
            pairs = zip(self.columns, line.cells, strict=False)
            yield from ((kind, cell) for kind, cell in pairs if kind and cell)
        elif any(line.cells):
            self.found.body.append(line)

    def line(self, line: Line) -> Iterator[tuple[str, str]]:
        self.columns, self.register = [], None
        if lead := _LEAD.match(line.text):
            yield from self._led(lead, line)
        elif inline := _inline(line.text):
            yield from ((each or self.kind, who) for each, who in inline if each or self.kind)
            goes_on = self.kind == "present" and [kind for kind, _ in inline] == ["chair"]
            self.kind = self.kind if goes_on else ""
        elif self.kind and not _END.match(line.text) and is_list(line.text, line):
            yield self.kind, line.text
        else:
            yield from self._told(line)

    def _led(self, lead: re.Match[str], line: Line) -> Iterator[tuple[str, str]]:
        self.kind = _kind(lead)
        if self.kind == "apologies" and _ABSENT_LEAD.match(line.text):
            self.found.absent.append(line)
        if lead["rest"].strip():
            yield self.kind, lead["rest"]
        if self.kind == "apologies" and len(lead["rest"]) > 60:
            self.kind = ""

    def _told(self, line: Line) -> Iterator[tuple[str, str]]:
        """A list may end in a sentence."""
        first, *others = sentences(line.text) or [""]
        if self.kind and others and is_list(first, line):
            yield self.kind, first
            line = replace(line, text=" ".join(others))
        self.kind = ""
        self.found.body.append(line)


def _inline(text: str) -> list[tuple[str, str]]:
    """“Members of the Council present were: …”, “Apologies were received from …”."""
    if apology := _APOLOGY.search(text):
        sent = ("apologies", _first_sentence(apology["who"] or apology["list"]))
        before, *apologising = _parted_at_apology(text)
        return [("", before), sent] if apologising else [sent]
    if presided := _PRESIDED.match(text):
        return [("chair", presided["who"])]
    if (met := _WELCOMED.search(text)) and people_in(met["list"]):
        return [("chair", met["chair"] or ""), ("present", _first_sentence(met["list"]))]
    if (
        (there := _WERE_PRESENT.match(text))
        and people_in(there["who"])
        and len(people_in(there["who"])) > 1
    ):
        kind = {"absent": "apologies", "present": "present"}.get(there["how"], "also")
        rest = _inline(text[there.end() :].lstrip(". "))
        return [(kind, there["who"]), *rest]
    return []


def _parted_at_apology(text: str) -> list[str]:
    """A list of those present and the sentence after it may have run together."""
    found = re.search(r"(?<=[.;])\s+(?=(?:An? |Their )?[Aa]polog(?:y|ies)\b)", text)
    before = text[: found.start()] if found else ""
    listed = found and is_list(before, Line(before, 0))
    return [before, text[found.end() :]] if found and listed else [text]


def apologies_in(text: str) -> list[str]:
    """Those who sent apologies, as the item on apologies tells it."""
    names: list[str] = []
    for sentence in sentences(text):
        found = _APOLOGY.search(sentence) or _APOLOGIES_OF.match(sentence)
        if found:
            groups = found.groupdict()
            names += [
                person.name
                for person in people_in(_people_part(groups.get("who") or groups.get("list") or ""))
            ]
    return names


def _people_part(text: str) -> str:
    return re.split(
        r"\b(?:who|as he|as she|due to|because|owing to|it was|for absence|be (?:accepted|received"
        r"|noted)|and (?:were|was|these were) accepted|were accepted|for (?:their|his|her))\b",
        text,
    )[0]


def _first_sentence(text: str) -> str:
    return _people_part(sentences(text)[0]) if text else ""


def _kind(lead: re.Match[str]) -> str:
    return next(k for k in ("also", "apologies", "chair", "present") if lead[k] is not None)


def _kind_of(cell: str) -> str | None:
    found = _LEAD.match(cell.strip())
    return _kind(found) if found and not found["rest"].strip() else None


def _enter(found: Attendance, kind: str, text: str) -> None:
    first, *others = sentences(text) or [""]
    absent: list[str] = []
    for other in others:
        if gone := _ABSENT.match(other):
            absent.append(gone["who"])
        elif len(people_in(other)) >= 1 and not re.search(
            r"\b(?:is|was|were|welcomed|opened|took|chaired|presided|declared|stated|joined|left"
            r"|acted)\b",
            other,
        ):
            first = f"{first.rstrip('.')}; {other}"
    people = people_in(first)
    found.apologies += [person.name for gone in absent for person in people_in(gone)]
    match kind:
        case "apologies":
            found.apologies += [person.name for person in people]
        case "also":
            found.in_attendance += people
        case "chair":
            found.present += [Attendee(p.name, p.role or "Chair") for p in people]
        case _:
            found.present += people
