"""What one press puts on an agenda."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import joinedload

from app.agenda.models import AgendaItem, MinuteNumber
from app.bodies.profile import ExpectedReport
from app.decisions.operations import ClauseDraft
from app.meetings.models import Meeting


@dataclass(frozen=True)
class Offer:
    """One press puts it on the agenda. `why` says where it comes from; `key` names it in a form."""

    key: str
    why: str
    title: str
    address: str = ""
    item: AgendaItem | None = None
    report: ExpectedReport | None = None
    drafts: Sequence[ClauseDraft] = field(default=())


def with_its_meeting() -> list[Any]:
    return [
        joinedload(AgendaItem.meeting).joinedload(Meeting.body),
        joinedload(AgendaItem.supplement),
        joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
    ]


def on_its_day(item: AgendaItem) -> str:
    day = item.meeting.held_on
    cited = f" ({item.minute.citation})" if item.minute and item.minute.published else ""
    return f"{day.day} {day:%B} {day.year}{cited}"
