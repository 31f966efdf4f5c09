"""What a partnership or an outside body is doing: its projects, and the reports it owes."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.bodies.models import Body
from app.database import Model, not_blank
from app.people.models import Organisation


class Project(Model):
    """A piece of work of a body, with its partners and its aims (the small Markdown)."""

    __table_args__ = not_blank("title")

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)
    title: Mapped[str]
    aims: Mapped[str] = mapped_column(default="")
    partners_in_words: Mapped[str] = mapped_column(default="")
    started: Mapped[str] = mapped_column(String(10), default="")
    ended: Mapped[str] = mapped_column(String(10), default="")

    body: Mapped[Body] = relationship(back_populates="projects")
    partners: Mapped[list["ProjectPartner"]] = relationship(
        back_populates="project",
        cascade="all, delete-orphan",
        order_by="ProjectPartner.organisation_id",
    )


class ProjectPartner(Model):
    """An organisation that takes part in a project."""

    project_id: Mapped[int] = mapped_column(ForeignKey(Project.id), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), primary_key=True)

    project: Mapped[Project] = relationship(back_populates="partners")
    organisation: Mapped[Organisation] = relationship()


class ExpectedReport(Model):
    """A report that a body awaits or has promised, until it is received."""

    __table_args__ = not_blank("title")

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey(Project.id), index=True)
    title: Mapped[str]
    expected: Mapped[str] = mapped_column(default="")
    received: Mapped[str] = mapped_column(String(10), default="")
    url: Mapped[str] = mapped_column(default="")

    body: Mapped[Body] = relationship(back_populates="expected_reports")
    project: Mapped[Project | None] = relationship()
