from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.bodies.rules import (
    AttendancePrinted,
    BodyKind,
    DecisionPower,
    DeclarationsPrinted,
    LinkKind,
    MemberRole,
    QuorumRule,
    Regime,
    SeriesReset,
    VotesPrinted,
    quorum,
)
from app.database import Model, ends_after_it_starts, not_blank, one_of
from app.people.models import Organisation, Person
from app.wording.styles import Style

if TYPE_CHECKING:
    from app.bodies.profile import ExpectedReport, Project


class Authority(Model):
    """The council that keeps this register: one row, and the house style of its minutes."""

    __table_args__ = (CheckConstraint("id = 1", name="one_authority"), *not_blank("name"))

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    name: Mapped[str]
    regime: Mapped[Regime] = mapped_column(one_of(Regime), default=Regime.ENGLAND_PRINCIPAL)
    language: Mapped[str] = mapped_column(String(10), default="en-GB")
    councillor_title: Mapped[str] = mapped_column(default="Councillor")
    resolved_word: Mapped[str] = mapped_column(default="RESOLVED")
    recommended_word: Mapped[str] = mapped_column(default="RECOMMENDED")
    resolution_form: Mapped[Style] = mapped_column(one_of(Style), default=Style.PAST_LIST)
    resolution_numbering: Mapped[str] = mapped_column(String(60), default="(1) (a) (i)")
    recommendation_numbering: Mapped[str] = mapped_column(String(60), default="(i) (a) (1)")
    votes_printed: Mapped[VotesPrinted] = mapped_column(
        one_of(VotesPrinted), default=VotesPrinted.TABLE
    )
    attendance_printed: Mapped[AttendancePrinted] = mapped_column(
        one_of(AttendancePrinted), default=AttendancePrinted.TABLE
    )
    declarations_printed: Mapped[DeclarationsPrinted] = mapped_column(
        one_of(DeclarationsPrinted), default=DeclarationsPrinted.TABLE
    )
    publish_cutoff: Mapped[time] = mapped_column(default=time(17))
    saturdays_count: Mapped[bool] = mapped_column(default=True)


class ClosureDay(Model):
    """A weekday on which the council's offices are shut, beside the bank holidays."""

    on: Mapped[date] = mapped_column(primary_key=True)
    reason: Mapped[str] = mapped_column(default="")


class MunicipalYear(Model):
    """The year that begins with an annual meeting, named by the calendar year it began in."""

    __table_args__ = (CheckConstraint("year BETWEEN 1800 AND 2200", name="year_is_a_year"),)

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    starts_on: Mapped[date]


class Body(Model):
    """Whoever meets and decides or advises: a committee, a board, a partnership, a network.

    `code` is how its minutes are cited (“EAB 10/2017”). A body that is not the authority's
    keeps minutes and actions all the same, but the law of council meetings is not its law.
    House style that it does not settle for itself, NULL or "", is the authority's.
    `substitute_notice` is how many hours before a meeting a substitute must be named, and
    `officer_threshold` from how many pounds on an officer's spending needs a record; NULL: no rule.
    """

    __table_args__ = (
        *not_blank("name", "slug"),
        CheckConstraint("code IS NULL OR code = upper(code)", name="code_is_upper_case"),
        CheckConstraint("seats IS NULL OR seats > 0", name="seats_are_positive"),
        CheckConstraint(
            "substitute_notice IS NULL OR substitute_notice >= 0", name="notice_is_not_negative"
        ),
        CheckConstraint(
            "officer_threshold IS NULL OR officer_threshold >= 0", name="threshold_is_not_negative"
        ),
        CheckConstraint(
            "quorum_rule <> 'a fixed number' OR quorum_fixed > 0", name="fixed_quorum_has_a_number"
        ),
        CheckConstraint("parent_id IS NULL OR parent_id <> id", name="not_its_own_parent"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str | None] = mapped_column(String(20), unique=True)
    kind: Mapped[BodyKind] = mapped_column(one_of(BodyKind))
    decision_power: Mapped[DecisionPower] = mapped_column(one_of(DecisionPower))
    is_authority_body: Mapped[bool] = mapped_column(default=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), index=True)
    seats: Mapped[int | None]
    quorum_rule: Mapped[QuorumRule] = mapped_column(
        one_of(QuorumRule), default=QuorumRule.QUARTER_AT_LEAST_THREE
    )
    quorum_fixed: Mapped[int | None]
    substitute_notice: Mapped[int | None]
    officer_threshold: Mapped[int | None]
    established: Mapped[str] = mapped_column(String(10), default="")
    dissolved: Mapped[str] = mapped_column(String(10), default="")
    profile: Mapped[str] = mapped_column(default="")
    resolution_form: Mapped[Style | None] = mapped_column(one_of(Style))
    resolution_numbering: Mapped[str] = mapped_column(String(60), default="")
    recommendation_numbering: Mapped[str] = mapped_column(String(60), default="")
    resolved_word: Mapped[str] = mapped_column(default="")
    recommended_word: Mapped[str] = mapped_column(default="")
    councillor_title: Mapped[str] = mapped_column(default="")
    votes_printed: Mapped[VotesPrinted | None] = mapped_column(one_of(VotesPrinted))
    attendance_printed: Mapped[AttendancePrinted | None] = mapped_column(one_of(AttendancePrinted))
    declarations_printed: Mapped[DeclarationsPrinted | None] = mapped_column(
        one_of(DeclarationsPrinted)
    )

    parent: Mapped["Body | None"] = relationship(remote_side=[id], back_populates="children")
    children: Mapped[list["Body"]] = relationship(back_populates="parent", order_by="Body.name")
    aliases: Mapped[list["BodyAlias"]] = relationship(
        back_populates="body", cascade="all, delete-orphan", order_by="BodyAlias.name"
    )
    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="body",
        cascade="all, delete-orphan",
        foreign_keys="Membership.body_id",
        order_by="Membership.id",
    )
    links: Mapped[list["BodyLink"]] = relationship(
        back_populates="body",
        cascade="all, delete-orphan",
        foreign_keys="BodyLink.body_id",
        order_by="BodyLink.id",
    )
    template: Mapped[list["TemplateItem"]] = relationship(
        back_populates="body", cascade="all, delete-orphan", order_by="TemplateItem.position"
    )
    series: Mapped["NumberSeries | None"] = relationship(
        back_populates="body", cascade="all, delete-orphan"
    )
    projects: Mapped[list["Project"]] = relationship(
        back_populates="body", cascade="all, delete-orphan", order_by="Project.id"
    )
    expected_reports: Mapped[list["ExpectedReport"]] = relationship(
        back_populates="body", cascade="all, delete-orphan", order_by="ExpectedReport.id"
    )

    @property
    def quorum(self) -> int | None:
        return quorum(self.quorum_rule, self.seats, self.quorum_fixed)

    def __repr__(self) -> str:
        return f"<Body {self.id} {self.name}>"


class BodyAlias(Model):
    """Another name that papers use for a body; search and intake read it as the body."""

    __table_args__ = not_blank("name")

    name: Mapped[str] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)

    body: Mapped[Body] = relationship(back_populates="aliases")


class Membership(Model):
    """A seat on a body, held by a person, an organisation, or a person for an organisation."""

    __table_args__ = (
        CheckConstraint(
            "person_id IS NOT NULL OR organisation_id IS NOT NULL", name="someone_holds_it"
        ),
        ends_after_it_starts(),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    role: Mapped[MemberRole] = mapped_column(one_of(MemberRole), default=MemberRole.MEMBER)
    voting: Mapped[bool] = mapped_column(default=True)
    voting_scope: Mapped[str] = mapped_column(default="")
    political_group: Mapped[str] = mapped_column(default="")
    portfolio: Mapped[str] = mapped_column(default="")
    deputy_for_id: Mapped[int | None] = mapped_column(ForeignKey("membership.id"))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]

    body: Mapped[Body] = relationship(back_populates="memberships")
    person: Mapped[Person | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    deputy_for: Mapped["Membership | None"] = relationship(remote_side=[id])

    @property
    def holder(self) -> str:
        """“Ann Lee”, “Riverside Trust” or “Ann Lee for Riverside Trust”."""
        names = (self.person and self.person.name, self.organisation and self.organisation.name)
        return " for ".join(name for name in names if name)

    def is_current(self, on: date) -> bool:
        return (self.starts_on is None or self.starts_on <= on) and (
            self.ends_on is None or on <= self.ends_on
        )


class BodyLink(Model):
    """How a body stands to another body, an organisation or a page on the web."""

    __table_args__ = (
        CheckConstraint(
            "other_body_id IS NOT NULL OR organisation_id IS NOT NULL OR length(url) > 0",
            name="leads_somewhere",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)
    kind: Mapped[LinkKind] = mapped_column(one_of(LinkKind))
    other_body_id: Mapped[int | None] = mapped_column(ForeignKey(Body.id), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    url: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")

    body: Mapped[Body] = relationship(back_populates="links", foreign_keys=[body_id])
    other_body: Mapped[Body | None] = relationship(foreign_keys=[other_body_id])
    organisation: Mapped[Organisation | None] = relationship()

    @property
    def leads_to(self) -> str:
        other = self.other_body or self.organisation
        return other.name if other else self.words or self.url


class TemplateItem(Model):
    """One line of the agenda that each meeting of a body begins from."""

    __table_args__ = not_blank("title")

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)
    position: Mapped[int]
    title: Mapped[str]
    is_heading: Mapped[bool] = mapped_column(default=False)

    body: Mapped[Body] = relationship(back_populates="template")


class NumberSeries(Model):
    """How a body's minutes are numbered: when the count restarts and how a number is printed."""

    __table_args__ = (CheckConstraint("pattern LIKE '%{n}%'", name="pattern_has_the_number"),)

    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), primary_key=True)
    reset: Mapped[SeriesReset] = mapped_column(
        one_of(SeriesReset), default=SeriesReset.MUNICIPAL_YEAR
    )
    pattern: Mapped[str] = mapped_column(String(40), default="{n}/{yyyy}")

    body: Mapped[Body] = relationship(back_populates="series")
