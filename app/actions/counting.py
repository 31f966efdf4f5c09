"""How actions stood at the end of each month, and how they stand by body."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, case, func, or_, select

from app.accounts.rules import Viewer
from app.actions.models import Action
from app.actions.queries import Wanted, actions_for, narrowed
from app.bodies.models import Body
from app.database import db
from app.meetings.notice import add_months

MONTHS = 12


@dataclass(frozen=True)
class Count:
    """What a row of the picture says: how many are late, open otherwise, and closed."""

    name: str
    late: int
    open: int
    closed: int

    @property
    def total(self) -> int:
        return self.late + self.open + self.closed


def by_month(viewer: Viewer, wanted: Wanted, today: date) -> list[Count]:
    """At the end of each of the last twelve months; of this one, today. In one read."""
    ends = [*_ends_of_months(today), today]
    query = narrowed(viewer, actions_for(viewer), wanted, today)
    sums = []
    for end in ends:
        raised = Action.raised_on <= end
        still = and_(raised, or_(Action.closed_on.is_(None), Action.closed_on > end))
        late = and_(still, Action.due_on < end)
        closed = and_(raised, Action.closed_on <= end)
        sums += [func.count(case((which, 1))) for which in (still, late, closed)]
    row = db.session.execute(query.with_only_columns(*sums)).one()
    counts = [row[n : n + 3] for n in range(0, len(row), 3)]
    return [
        Count(f"{end:%b} {end.year}", late, still - late, closed)
        for end, (still, late, closed) in zip(ends, counts, strict=True)
    ]


def _ends_of_months(today: date) -> list[date]:
    first = today.replace(day=1)
    return [
        add_months(first, -months)[0] - timedelta(days=1) for months in range(MONTHS - 2, -1, -1)
    ]


def by_body(viewer: Viewer, wanted: Wanted, today: date) -> list[Count]:
    """Those with most that is late first."""
    query = narrowed(viewer, actions_for(viewer), wanted, today)
    is_open = Action.closed_on.is_(None)
    late = and_(is_open, Action.due_on < today)
    counted = query.with_only_columns(
        Action.body_id,
        func.count(case((late, 1))),
        func.count(case((is_open, 1))),
        func.count(Action.closed_on),
    ).group_by(Action.body_id)
    names = {row[0]: row[1] for row in db.session.execute(select(Body.id, Body.name))}
    found = [
        Count(names[body_id], late, still - late, closed)
        for body_id, late, still, closed in db.session.execute(counted)
    ]
    return sorted(found, key=lambda count: (-count.late, count.name))
