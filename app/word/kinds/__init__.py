"""Every kind of paper there is, by what it is about and by its name in addresses.

A new kind is a file here and a line below.
"""

from collections.abc import Mapping
from types import MappingProxyType

from app.agenda.models import AgendaItem
from app.bodies.models import Body
from app.meetings.models import Meeting
from app.people.models import Person
from app.word.kinds import (
    actions,
    agenda,
    attendance,
    decision_notice,
    decisions,
    extract,
    minutes,
    register,
    supplement,
)
from app.word.papers import Kind, Subject


def _named(*kinds: Kind[Subject]) -> Mapping[str, Kind[Subject]]:
    return MappingProxyType({kind.name: kind for kind in kinds})


OF_MEETINGS: Mapping[str, Kind[Meeting]] = _named(
    minutes.KIND, agenda.KIND, supplement.KIND, decisions.KIND
)
OF_ITEMS: Mapping[str, Kind[AgendaItem]] = _named(extract.KIND, decision_notice.KIND)
OF_BODIES: Mapping[str, Kind[Body]] = _named(register.KIND, attendance.KIND)
ACTIONS_OF_BODY: Kind[Body] = actions.OF_BODY
ACTIONS_OF_PERSON: Kind[Person] = actions.OF_PERSON
