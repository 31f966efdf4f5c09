"""What a clerk may do to the authority's bodies. None of these commits."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, count
from types import MappingProxyType

from app.bodies.models import Body, BodyAlias, NumberSeries, TemplateItem
from app.bodies.partial_dates import check_partial_date, check_partial_order, last_day_of
from app.bodies.rules import (
    BodyKind,
    DecisionPower,
    SeriesReset,
    check_number_pattern,
    check_quorum,
    tidy_code,
)
from app.database import db
from app.errors import RuleBroken
from app.people.rules import check_unnamed

#: What each name, code and alias in use belongs to, as a sentence by its lower-case form.
NamesInUse = Mapping[str, str]
NO_NAMES: NamesInUse = MappingProxyType({})


def slug_for(name: str, taken: Collection[str] = ()) -> str:
    """A readable piece of an address, made different from those already `taken`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:100].strip("-") or "body"
    candidates = chain([slug], (f"{slug}-{number}" for number in count(2)))
    return next(candidate for candidate in candidates if candidate not in taken)


def establish_body(
    name: str,
    kind: BodyKind,
    *,
    decision_power: DecisionPower,
    code: str | None = None,
    taken_slugs: Collection[str] = (),
    names_in_use: NamesInUse = NO_NAMES,
    **details: object,
) -> Body:
    """A new body with its number series; `details` are further columns of `Body`."""
    _check_free(names_in_use, name=name, code=tidy_code(code))
    _check_details(details)
    return Body(
        name=name.strip(),
        slug=slug_for(name, taken_slugs),
        kind=kind,
        decision_power=decision_power,
        code=tidy_code(code),
        series=NumberSeries(reset=SeriesReset.MUNICIPAL_YEAR, pattern="{n}/{yyyy}"),
        **details,
    )


def change_body(
    body: Body,
    *,
    name: str,
    code: str | None,
    parent: Body | None,
    names_in_use: NamesInUse = NO_NAMES,
    is_cited: bool = False,
    **details: object,
) -> Body:
    """Correct a body. Its address stays, and so does the code that minutes were cited by."""
    tidy = tidy_code(code)
    _check_free(names_in_use, name=name, code=tidy)
    _check_details(details)
    if is_cited and body.code and tidy != body.code:
        raise RuleBroken(f"Minutes are cited by the code {body.code}, so it stays", about="code")
    place_under(body, parent)
    body.name, body.code = name.strip(), tidy
    for column, value in details.items():
        setattr(body, column, value)
    return body


def _check_free(names_in_use: NamesInUse, **wanted: str | None) -> None:
    for answer, words in wanted.items():
        clash = names_in_use.get((words or "").strip().lower())
        if clash:
            raise RuleBroken(clash, about=answer)


def _check_details(details: Mapping[str, object]) -> None:
    if "quorum_rule" in details:
        rule, seats, fixed = (details.get(c) for c in ("quorum_rule", "seats", "quorum_fixed"))
        check_quorum(rule, seats, fixed)  # type: ignore[arg-type]  # columns of Body
    check_partial_date(str(details.get("established", "")), about="established")


def place_under(body: Body, parent: Body | None) -> None:
    """Make `body` a sub-committee or sub-group of `parent`; a circle is refused."""
    above = parent
    while above is not None:
        if above is body:
            raise RuleBroken(f"{body.name} cannot stand under itself", about="parent")
        above = above.parent
    body.parent = parent


def dissolve_body(body: Body, when: str, *, end_seats: bool = False) -> Body:
    """Record when `body` ceased, as far as is known; with `end_seats` its members cease too.

    An empty `when` says that it goes on after all; nobody's seat is given back by that.
    """
    when = check_partial_date(when, about="when")
    check_partial_order(body.established, when, about="when")
    if when and end_seats:
        last = last_day_of(when)
        open_seats = [seat for seat in body.memberships if seat.ends_on is None]
        for seat in open_seats:
            if seat.starts_on and seat.starts_on > last:
                raise RuleBroken(f"{seat.holder}’s membership begins after that day", about="when")
        for seat in open_seats:
            seat.ends_on = last
    body.dissolved = when
    return body


def remove_body(body: Body, named: Mapping[str, int]) -> None:
    """Take back a body entered by mistake; `named` says where the register relies on it."""
    check_unnamed(body.name, named)
    db.session.delete(body)


def add_alias(body: Body, name: str, names_in_use: NamesInUse = NO_NAMES) -> BodyAlias:
    """Let `body` be found by another name. No two bodies share one, so that a name means one."""
    if not name.strip():
        raise RuleBroken("Enter the other name", about="name")
    _check_free(names_in_use, name=name)
    alias = BodyAlias(name=name.strip())
    body.aliases.append(alias)
    return alias


def set_number_series(body: Body, reset: SeriesReset, pattern: str) -> NumberSeries:
    """Decide how minutes will be numbered; numbers already given stay as they are."""
    check_number_pattern(pattern, reset)
    body.series = body.series or NumberSeries(body=body)
    body.series.reset, body.series.pattern = reset, pattern
    return body.series


def add_line(body: Body, *, title: str, is_heading: bool = False) -> TemplateItem:
    """Add a line at the foot of the agenda that meetings of `body` begin from."""
    line = change_line(TemplateItem(), title=title, is_heading=is_heading)
    line.position = 1 + max((each.position for each in body.template), default=0)
    body.template.append(line)
    return line


def change_line(line: TemplateItem, *, title: str, is_heading: bool) -> TemplateItem:
    if not title.strip():
        raise RuleBroken("Enter the title of the line", about="title")
    line.title, line.is_heading = title.strip(), is_heading
    return line


def put_lines_in_order(body: Body, lines: Sequence[TemplateItem]) -> Body:
    """List the agenda template in the order of `lines`, which must be all of them."""
    if len(lines) != len(body.template) or set(lines) != set(body.template):
        raise RuleBroken("The lines changed while you were ordering them; look again")
    for position, line in enumerate(lines, start=1):
        line.position = position
    return body


def remove_line(line: TemplateItem) -> None:
    line.body.template.remove(line)
