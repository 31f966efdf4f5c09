"""Who came in and who went out before which item."""

from datetime import time
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.agenda.models import AgendaItem
from app.bodies.house_style import house_style_of
from app.clock import clock
from app.database import Model
from app.people.models import Person


class Movement(Model):
    """That someone left, or arrived, before an item was taken; at what time, where it is known."""

    sealed_by: ClassVar = "item.meeting"

    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), primary_key=True, index=True)
    left: Mapped[bool]
    at: Mapped[time | None]

    item: Mapped[AgendaItem] = relationship(back_populates="movements")
    person: Mapped[Person] = relationship()

    @property
    def note(self) -> str:
        """“Councillor Ann Lee left the meeting at 7.40 pm.”"""
        name = house_style_of(self.item.meeting.body).named(self.person.formal_name)
        at = f" at {clock(self.at)}" if self.at else ""
        return f"{name} {'left' if self.left else 'joined'} the meeting{at}."
