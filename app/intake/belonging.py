"""Which body each page brought in is of, by the parameter of an address that names it."""

from collections.abc import Mapping

from sqlalchemy import select

from app.accounts.bodies import BodiesOf
from app.agenda.models import AgendaItem
from app.intake.models import IntakeSource
from app.meetings.models import Meeting

BODIES_OF: Mapping[str, BodiesOf] = {
    "source_id": lambda key: (
        select(Meeting.body_id)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .join(IntakeSource, IntakeSource.item_id == AgendaItem.id)
        .where(IntakeSource.id == key)
    ),
}
