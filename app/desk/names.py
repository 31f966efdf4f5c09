"""The names of those at a meeting, in the form in which the house's minutes print them."""

from collections import Counter
from dataclasses import dataclass

from app.bodies.house_style import HouseStyle, house_style_of
from app.meetings.models import Attendance, Meeting
from app.meetings.rules import Capacity

_OFFICERS = {Capacity.OFFICER, Capacity.IN_ATTENDANCE, Capacity.PUBLIC_SPEAKER}


@dataclass(frozen=True)
class Named:
    """`first` is how minutes name someone the first time, and `later` from then on."""

    name: str
    first: str
    later: str


def names_at(meeting: Meeting) -> list[Named]:
    """Everyone on the list of attendance, by family name (handbook 2.7).

    Two members who share a title and a family name are named in full each time.
    """
    listed = sorted(meeting.attendances, key=lambda a: (a.person.family_name, a.person.name))
    shorts = Counter(attendance.person.short_name for attendance in listed)
    style = house_style_of(meeting.body)
    return [_named(a, style, alone=shorts[a.person.short_name] == 1) for a in listed]


def _named(attendance: Attendance, style: HouseStyle, *, alone: bool) -> Named:
    person = attendance.person
    if attendance.capacity in _OFFICERS:
        first = ", ".join(filter(None, [person.name, attendance.post or attendance.representing]))
        return Named(person.name, first, person.name)
    formal = person.formal_name
    later = person.short_name if alone else formal
    return Named(formal, style.named(formal), style.named(later))
