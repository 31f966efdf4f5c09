from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.agenda.rules import (
    DocumentKind,
    ItemKind,
    OfficerAuthority,
    Part,
    cited,
    numbered,
    split_paragraphs,
)
from app.agenda.supplement_models import Supplement
from app.bodies.models import Body
from app.database import Model, Moment, not_blank, one_of
from app.meetings.models import Declaration, Meeting
from app.people.models import Person

if TYPE_CHECKING:
    from app.actions.models import Action, ActionNoted
    from app.agenda.approval_models import MinutesToApprove
    from app.agenda.brought_models import BroughtForward
    from app.agenda.movement_models import Movement
    from app.agenda.review_models import ReviewComment
    from app.decisions.correction_models import Correction
    from app.decisions.executive_models import ExecutiveDecision
    from app.decisions.models import Recommendation, Resolution
    from app.decisions.voting_models import Motion


class Matter(Model):
    """One subject, followed across meetings and bodies."""

    __table_args__ = not_blank("title", "slug")

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")

    items: Mapped[list["AgendaItem"]] = relationship(
        back_populates="matter", order_by="AgendaItem.id"
    )


class AgendaItem(Model):
    """One line of an agenda, and the minutes of what was done on it.

    `position` is the order listed and `order_taken` the order taken, where that differed.
    A heading has no number. `revision` is the number of the current minutes; 0 means none.
    `excludes_public` marks the one on which the press and public are asked to leave.
    `voting_scope` is the subject on which members who vote on nothing else vote too. One that tells
    of an officer's decision says by what authority and for how many pounds it was taken.
    """

    sealed_by: ClassVar = "meeting"
    open_after_signing: ClassVar = frozenset({"matter", "matter_id"})

    __table_args__ = (
        *not_blank("title"),
        UniqueConstraint("meeting_id", "number"),
        CheckConstraint("kind <> 'heading' OR number IS NULL", name="headings_have_no_number"),
        CheckConstraint(
            "part <> 'exempt' OR (length(grounds) > 0 AND length(trim(public_interest)) > 0)",
            name="exempt_has_grounds",
        ),
        CheckConstraint("revision >= 0", name="revision_is_not_negative"),
        CheckConstraint("officer_amount >= 0", name="amount_is_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    matter_id: Mapped[int | None] = mapped_column(ForeignKey(Matter.id), index=True)
    supplement_id: Mapped[int | None] = mapped_column(ForeignKey(Supplement.id), index=True)
    position: Mapped[int]
    order_taken: Mapped[int | None]
    number: Mapped[str | None] = mapped_column(String(12))
    kind: Mapped[ItemKind] = mapped_column(one_of(ItemKind), default=ItemKind.DECISION)
    title: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    presenter_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    introduced_by: Mapped[str] = mapped_column(default="")
    take_in_report: Mapped[bool] = mapped_column(default=False)
    added_on: Mapped[date]
    excludes_public: Mapped[bool] = mapped_column(default=False)
    late_reason: Mapped[str] = mapped_column(default="")
    urgency_reason: Mapped[str] = mapped_column(default="")
    part: Mapped[Part] = mapped_column(one_of(Part), default=Part.OPEN)
    grounds: Mapped[str] = mapped_column(String(40), default="")
    public_interest: Mapped[str] = mapped_column(default="")
    revision: Mapped[int] = mapped_column(default=0)
    voting_scope: Mapped[str] = mapped_column(default="")
    officer_authority: Mapped[OfficerAuthority | None] = mapped_column(one_of(OfficerAuthority))
    officer_licence_or_rights: Mapped[bool] = mapped_column(default=False)
    officer_amount: Mapped[int | None]

    meeting: Mapped[Meeting] = relationship(back_populates="items")
    matter: Mapped[Matter | None] = relationship(back_populates="items")
    supplement: Mapped[Supplement | None] = relationship(back_populates="items")
    presenter: Mapped[Person | None] = relationship()
    revisions: Mapped[list["MinutesRevision"]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="MinutesRevision.number"
    )
    minutes: Mapped["MinutesRevision | None"] = relationship(
        primaryjoin=lambda: and_(
            AgendaItem.id == MinutesRevision.item_id,
            AgendaItem.revision == MinutesRevision.number,
        ),
        foreign_keys="[MinutesRevision.item_id, MinutesRevision.number]",
        viewonly=True,
        uselist=False,
    )
    minute: Mapped["MinuteNumber | None"] = relationship(
        back_populates="item", cascade="all, delete-orphan"
    )
    concerns: Mapped[list["DeclarationItem"]] = relationship(
        back_populates="item",
        cascade="all, delete-orphan",
        order_by="DeclarationItem.declaration_id",
    )
    documents: Mapped[list["Document"]] = relationship(
        back_populates="item", order_by="Document.id"
    )
    recommendations: Mapped[list["Recommendation"]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="Recommendation.position"
    )
    resolutions: Mapped[list["Resolution"]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="Resolution.position"
    )
    executive: Mapped["ExecutiveDecision | None"] = relationship(
        back_populates="item", cascade="all, delete-orphan"
    )
    motions: Mapped[list["Motion"]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="Motion.position"
    )
    actions: Mapped[list["Action"]] = relationship(back_populates="item", order_by="Action.id")
    actions_heard: Mapped[list["ActionNoted"]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="ActionNoted.action_id"
    )
    comments: Mapped[list["ReviewComment"]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="ReviewComment.id"
    )
    to_approve: Mapped[list["MinutesToApprove"]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="MinutesToApprove.meeting_id"
    )
    movements: Mapped[list["Movement"]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="Movement.person_id"
    )
    brings: Mapped[list["BroughtForward"]] = relationship(
        back_populates="item",
        cascade="all, delete-orphan",
        foreign_keys="BroughtForward.item_id",
        order_by="BroughtForward.id",
    )
    corrections: Mapped[list["Correction"]] = relationship(
        back_populates="item",
        cascade="all, delete-orphan",
        foreign_keys="Correction.item_id",
        order_by="Correction.id",
    )
    corrects: Mapped[list["Correction"]] = relationship(
        back_populates="approved_on",
        foreign_keys="Correction.approved_on_id",
        order_by="Correction.id",
    )

    @property
    def paragraphs(self) -> list[int]:
        """The grounds that make it exempt, by their numbers in the law (`agenda.grounds`)."""
        return split_paragraphs(self.grounds)

    @property
    def is_restricted(self) -> bool:
        return self.part.is_restricted

    @property
    def is_minuted(self) -> bool:
        """Whether minutes are written of it: a heading only parts the agenda."""
        return self.kind is not ItemKind.HEADING

    @property
    def numbered_title(self) -> str:
        return numbered(self.number, self.title)

    def __repr__(self) -> str:
        return f"<AgendaItem {self.number} of meeting {self.meeting_id}>"


class MinutesRevision(Model):
    """The minutes of an item as someone saved them; none is ever changed.

    `text` is what the public may read, in the small Markdown of `agenda.markup`. An `interim` one
    was kept while somebody typed; the next one they type takes its place (`write_minutes`).
    """

    sealed_by: ClassVar = "item.meeting"
    __table_args__ = (CheckConstraint("number >= 1", name="number_starts_at_one"),)

    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(default="")
    restricted_text: Mapped[str] = mapped_column(default="")
    public_summary: Mapped[str] = mapped_column(default="")
    interim: Mapped[bool] = mapped_column(default=False)
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    item: Mapped[AgendaItem] = relationship(back_populates="revisions")
    saved_by: Mapped[Account | None] = relationship()


class MinuteNumber(Model):
    """A number given to a minute. Once published it is never given to another.

    `period` is what the number is unique within (`bodies.rules.number_period`); `label` is
    the number as printed.
    """

    sealed_by: ClassVar = "item.meeting"
    __table_args__ = (
        UniqueConstraint("body_id", "period", "number", "suffix"),
        UniqueConstraint("item_id"),
        CheckConstraint("number >= 1", name="number_starts_at_one"),
        *not_blank("label"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)
    period: Mapped[str] = mapped_column(String(10))
    number: Mapped[int]
    suffix: Mapped[str] = mapped_column(String(4), default="")
    label: Mapped[str] = mapped_column(String(60))
    published: Mapped[bool] = mapped_column(default=False)
    item_id: Mapped[int | None] = mapped_column(ForeignKey(AgendaItem.id, ondelete="SET NULL"))

    body: Mapped[Body] = relationship()
    item: Mapped[AgendaItem | None] = relationship(back_populates="minute")

    @property
    def citation(self) -> str:
        """How the minute is cited: “EAB 10/2017”."""
        return cited(self.body.code or self.body.name, self.label)

    @property
    def path(self) -> str:
        """The readable part of its address: “eab/2017/10”."""
        return (
            f"{(self.body.code or self.body.slug).lower()}/{self.period}/{self.number}{self.suffix}"
        )


class DeclarationItem(Model):
    """The item that a declared interest concerns, and whether they left the room for it."""

    sealed_by: ClassVar = "item.meeting"

    declaration_id: Mapped[int] = mapped_column(ForeignKey(Declaration.id), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), primary_key=True, index=True)
    left_room: Mapped[bool] = mapped_column(default=False)

    declaration: Mapped[Declaration] = relationship(back_populates="concerns")
    item: Mapped[AgendaItem] = relationship(back_populates="concerns")


class Document(Model):
    """A paper of a meeting or of one item: kept here, or at an address elsewhere."""

    sealed_by: ClassVar = "meeting"
    __table_args__ = (
        *not_blank("title"),
        CheckConstraint(
            "restriction = 'open' OR length(trim(restriction_reason)) > 0",
            name="restriction_has_a_reason",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    supplement_id: Mapped[int | None] = mapped_column(ForeignKey(Supplement.id), index=True)
    kind: Mapped[DocumentKind] = mapped_column(one_of(DocumentKind), default=DocumentKind.REPORT)
    title: Mapped[str]
    reference: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    restriction: Mapped[Part] = mapped_column(one_of(Part), default=Part.OPEN)
    restriction_reason: Mapped[str] = mapped_column(default="")
    file_name: Mapped[str] = mapped_column(default="")
    media_type: Mapped[str] = mapped_column(default="")
    size: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str] = mapped_column(String(64), default="")
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    added_at: Mapped[datetime] = mapped_column(Moment)

    meeting: Mapped[Meeting] = relationship(back_populates="documents")
    item: Mapped[AgendaItem | None] = relationship(back_populates="documents")
    supplement: Mapped[Supplement | None] = relationship(back_populates="documents")
