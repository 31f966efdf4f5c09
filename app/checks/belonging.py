"""Which body each record of this door is of, by the parameter of an address that names it."""

from collections.abc import Mapping

from sqlalchemy import select

from app.accounts.bodies import BodiesOf
from app.checks.models import CheckPutAside
from app.meetings.models import Meeting

BODIES_OF: Mapping[str, BodiesOf] = {
    "aside_id": lambda key: (
        select(Meeting.body_id)
        .join(CheckPutAside, CheckPutAside.meeting_id == Meeting.id)
        .where(CheckPutAside.id == key)
    ),
}
