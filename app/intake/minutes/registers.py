"""What is a list of people, and what a table that has a row for each of them."""

import re
from collections.abc import Iterator, Sequence

from app.intake.minutes.lines import Line
from app.intake.minutes.names import people_in
from app.intake.minutes.naming import TWICE
from app.intake.minutes.patterns import TITLE

LISTED = re.compile(
    r"^(?:Councillors|Cllrs|Members|Commissioners)\b[.:,]*\s*|\s+(?:and|&)(?=\s)", re.I
)
"""What stands in a list of people beside their names."""
_NAME = re.compile(r"(?:name|member|governor|councillor|trustee|director)s?(?: names?)?", re.I)
_CAME = re.compile(r"(?:attendance|attended|present\??|status|present\W+apologies)\W*", re.I)
_STATUS = [
    ("also", re.compile(r"(?:in attendance|attending|observer|observing|non-member)\b", re.I)),
    ("apologies", re.compile(r"(?:apolog|absent|no\b|n$|a$|ap$)", re.I)),
    ("present", re.compile(r"(?:present|yes|attended|remote|online|virtual|y$|p$|[✓✔√x]$)", re.I)),
]


def is_list(text: str, line: Line) -> bool:
    text = TWICE.sub("", text)
    people = people_in(text)
    if line.level or not people:
        return False
    named = sum(len(p.name) + len(p.role or "") for p in people)
    return named > 0.45 * len(LISTED.sub("", text)) and not re.search(
        r"\b(?:opened|welcomed|stated|said|expressed|extended|proposed|congratulated|declared)\b",
        text,
    )


def register_in(heads: Sequence[str]) -> tuple[int, int] | None:
    """The columns that name people and that say whether they came."""
    names = [at for at, head in enumerate(heads) if _NAME.fullmatch(head.strip())]
    came = [at for at, head in enumerate(heads) if _CAME.fullmatch(head.strip())]
    return (names[0], came[0]) if names and came else None


def registered(cells: Sequence[str], name: int, came: int) -> Iterator[tuple[str, str]]:
    if max(name, came) >= len(cells):
        return
    said = cells[came].strip()
    kind = next((kind for kind, pattern in _STATUS if pattern.match(said)), None)
    if kind and cells[name].strip():
        roles = [cell for at, cell in enumerate(cells) if at not in (name, came) and cell.strip()]
        yield kind, _with_role(cells[name], roles)


def in_a_row(cells: Sequence[str]) -> str:
    """“Dr A. Able | Chair” under the heading of a list; a row of names is a list itself."""
    said = [cell for cell in cells if cell.strip()]
    if not said or not is_list(said[0], Line(said[0], 0)):
        return ""
    if all(map(_is_name, said)) or all(re.match(rf"(?:{TITLE})\s", cell) for cell in said):
        return "; ".join(said)
    return _with_role(said[0], said[1:])


def _is_name(cell: str) -> bool:
    return [person.name for person in people_in(cell)] == [" ".join(cell.split())]


def _with_role(name: str, roles: Sequence[str]) -> str:
    role = re.sub(r"[()]", " ", ", ".join(roles))
    return f"{name} ({' '.join(role.split())})" if role and "(" not in name else name
