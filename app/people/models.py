from datetime import date

from sqlalchemy import ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.database import Model, ends_after_it_starts, not_blank, one_of
from app.people.rules import OrganisationKind, StatutoryRole


class Person(Model):
    """Anyone the minutes name. One person may be councillor, officer and governor at once.

    An `unconfirmed` one is a name in older papers of which no clerk has said that they are right.
    """

    __table_args__ = not_blank("name", "family_name")

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    family_name: Mapped[str] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(default="")
    honours: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    telephone: Mapped[str] = mapped_column(default="")
    account_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id), unique=True)
    unconfirmed: Mapped[bool] = mapped_column(default=False, server_default=false())

    account: Mapped[Account | None] = relationship()
    appointments: Mapped[list["Appointment"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Appointment.id"
    )
    affiliations: Mapped[list["Affiliation"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Affiliation.id"
    )

    @property
    def formal_name(self) -> str:
        """Title, name and honours: “Dr Ann Lee OBE”."""
        return " ".join(part for part in (self.title, self.name, self.honours) if part)

    @property
    def short_name(self) -> str:
        """Title and family name, as minutes call a councillor after the first mention."""
        return f"{self.title} {self.family_name}" if self.title else self.name

    def __repr__(self) -> str:
        return f"<Person {self.id} {self.name}>"


class Organisation(Model):
    """A school, trust, department or partner that people come from or speak for."""

    __table_args__ = not_blank("name")

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[OrganisationKind] = mapped_column(one_of(OrganisationKind))
    url: Mapped[str] = mapped_column(default="")

    appointments: Mapped[list["Appointment"]] = relationship(
        back_populates="organisation", order_by="Appointment.id"
    )
    affiliations: Mapped[list["Affiliation"]] = relationship(
        back_populates="organisation", order_by="Affiliation.id"
    )

    def __repr__(self) -> str:
        return f"<Organisation {self.id} {self.name}>"


class Appointment(Model):
    """A post held in an organisation: “Executive Director, Riverside Trust”."""

    __table_args__ = (*not_blank("post"), ends_after_it_starts())

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    post: Mapped[str]
    statutory_role: Mapped[StatutoryRole | None] = mapped_column(one_of(StatutoryRole))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]

    person: Mapped[Person] = relationship(back_populates="appointments")
    organisation: Mapped[Organisation | None] = relationship(back_populates="appointments")


class Affiliation(Model):
    """A tie to an organisation that is not a post: governor, trustee, representative."""

    __table_args__ = (*not_blank("role"), ends_after_it_starts())

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    role: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]

    person: Mapped[Person] = relationship(back_populates="affiliations")
    organisation: Mapped[Organisation] = relationship(back_populates="affiliations")
