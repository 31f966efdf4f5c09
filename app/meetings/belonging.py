"""Which body each record of this chapter is of, by the parameter of an address that names it."""

from collections.abc import Mapping

from sqlalchemy import select

from app.accounts.bodies import BodiesOf
from app.meetings.models import Declaration, Meeting

BODIES_OF: Mapping[str, BodiesOf] = {
    "meeting_id": lambda key: select(Meeting.body_id).where(Meeting.id == key),
    "declaration_id": lambda key: (
        select(Meeting.body_id).join(Declaration).where(Declaration.id == key)
    ),
}
