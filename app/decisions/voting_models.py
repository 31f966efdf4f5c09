"""What is kept of motions and votes."""

from collections.abc import Callable
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.agenda.models import AgendaItem
from app.agenda.twins import Twinned
from app.database import Model, not_blank, one_of
from app.decisions.models import Resolution
from app.decisions.rules import (
    Choice,
    Method,
    MotionKind,
    MotionResult,
    Result,
    Tally,
    vote_in_words,
)
from app.people.models import Person


class Motion(Twinned, Model):
    """What a member moved; an amendment stands under the motion that it would change.

    One that stands under none would change what was recommended, which nobody moved in words of
    their own. `substantive_text` is how the motion or the recommendation reads if its amendment
    is carried; "" where nobody wrote it out. `resolution` is what it became once it was carried.
    """

    sealed_by: ClassVar = "item.meeting"

    __table_args__ = (
        *not_blank("text"),
        CheckConstraint(
            "seconder_id IS NULL OR seconder_id <> mover_id", name="not_seconded_by_mover"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("motion.id"), index=True)
    position: Mapped[int]
    kind: Mapped[MotionKind] = mapped_column(one_of(MotionKind), default=MotionKind.ORIGINAL)
    substantive_text: Mapped[str] = mapped_column(default="")
    mover_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    seconder_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    result: Mapped[MotionResult | None] = mapped_column(one_of(MotionResult))
    resolution_id: Mapped[int | None] = mapped_column(
        ForeignKey(Resolution.id, ondelete="SET NULL"), index=True
    )

    item: Mapped[AgendaItem] = relationship(back_populates="motions")
    parent: Mapped["Motion | None"] = relationship(remote_side=[id], back_populates="amendments")
    amendments: Mapped[list["Motion"]] = relationship(
        back_populates="parent", order_by="Motion.position"
    )
    resolution: Mapped[Resolution | None] = relationship()
    mover: Mapped[Person | None] = relationship(foreign_keys=[mover_id])
    seconder: Mapped[Person | None] = relationship(foreign_keys=[seconder_id])
    votes: Mapped[list["Vote"]] = relationship(
        back_populates="motion", cascade="all, delete-orphan", order_by="Vote.id"
    )

    @property
    def name(self) -> str:
        """“motion”, “amendment”, or “amendment to the recommendation”."""
        return f"{self.kind} to the recommendation" if self.amends_recommendation else self.kind

    @property
    def amends_recommendation(self) -> bool:
        return self.kind is MotionKind.AMENDMENT and self.parent is None

    @property
    def as_it_stands(self) -> str:
        """How it reads after the amendments that were carried or accepted (handbook rule 23).

        Only as far as someone wrote the amended motion out; else the words as moved. Of an
        amendment to the recommendation it is the recommendation as amended.
        """
        amended = [a.substantive_text for a in self.amendments if a.result and a.result.is_agreed]
        own = self.substantive_text if self.amends_recommendation else ""
        return next((text for text in reversed(amended) if text), own or self.text)


class Vote(Model):
    """A vote on a motion or on a resolution. A count that was not taken is NULL, never 0.

    `result` is stored because the minutes are a legal record and must not change if the
    rules later do. `words` are the clerk's own sentence, "" where the register makes it.
    """

    sealed_by: ClassVar = "resolution.item.meeting or motion.item.meeting"

    __table_args__ = (
        CheckConstraint(
            "(motion_id IS NULL) <> (resolution_id IS NULL)", name="on_a_motion_or_a_resolution"
        ),
        CheckConstraint(
            "ayes >= 0 AND noes >= 0 AND abstentions >= 0 AND not_voting >= 0",
            name="counts_are_not_negative",
        ),
        CheckConstraint("(ayes IS NULL) = (noes IS NULL)", name="for_and_against_go_together"),
        CheckConstraint("method <> 'assent' OR ayes IS NULL", name="assent_has_no_count"),
        CheckConstraint(
            "casting_vote IS NULL OR (ayes IS NOT NULL AND ayes = noes)",
            name="casting_vote_breaks_a_tie",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int | None] = mapped_column(ForeignKey(Motion.id), index=True)
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey(Resolution.id), index=True)
    method: Mapped[Method] = mapped_column(one_of(Method))
    ayes: Mapped[int | None]
    noes: Mapped[int | None]
    abstentions: Mapped[int | None]
    not_voting: Mapped[int | None]
    casting_vote: Mapped[Choice | None] = mapped_column(one_of(Choice))
    result: Mapped[Result] = mapped_column(one_of(Result))
    words: Mapped[str] = mapped_column(default="")

    motion: Mapped[Motion | None] = relationship(back_populates="votes")
    resolution: Mapped[Resolution | None] = relationship(back_populates="votes")
    casts: Mapped[list["VoteCast"]] = relationship(
        back_populates="vote", cascade="all, delete-orphan", order_by="VoteCast.member_id"
    )

    @property
    def subject(self) -> Motion | Resolution:
        """What was voted on."""
        subject = self.motion or self.resolution
        assert subject is not None, "the database keeps no vote on nothing"
        return subject

    @property
    def tally(self) -> Tally | None:
        """None where nobody counted."""
        if self.ayes is None or self.noes is None:
            return None
        return Tally(self.ayes, self.noes, self.abstentions, self.not_voting)

    @property
    def is_recorded(self) -> bool:
        """Whether everyone's vote was taken by name."""
        return self.method is Method.RECORDED

    @property
    def sentence(self) -> str:
        return self.words or vote_in_words(self.method, self.result, self.tally, self.casting_vote)

    @property
    def in_full(self) -> str:
        """As pages and papers print it."""
        return f"{self.sentence} (recorded vote)" if self._is_to_be_named else self.sentence

    @property
    def _is_to_be_named(self) -> bool:
        return self.is_recorded and self.ayes is not None and not self.words

    @property
    def names(self) -> dict[Choice, list[Person]]:
        """Who made each choice, by family name; empty where no names were recorded."""
        casts = sorted(self.casts, key=lambda c: (c.member.family_name, c.member.name))
        by_choice = {choice: [c.member for c in casts if c.choice is choice] for choice in Choice}
        return {choice: members for choice, members in by_choice.items() if members}

    def own_votes_in(self, named: Callable[[str], str]) -> list[str]:
        """What is printed of members who asked that their vote be recorded, `named` as the house
        prints them.
        """
        if self.is_recorded:
            return []
        return [
            f"At their request, it is recorded that {named(member.formal_name)} "
            f"{choice.past_tense}."
            for choice, members in self.names.items()
            for member in members
        ]


class VoteCast(Model):
    """How one member voted. Nobody votes twice.

    A recorded vote has everyone's; any other has only theirs who asked, straight after the
    vote, that it be recorded (SI 1993/202 Sch 2 para 1; handbook 1.7).
    """

    sealed_by: ClassVar = "vote.resolution.item.meeting or vote.motion.item.meeting"

    vote_id: Mapped[int] = mapped_column(ForeignKey(Vote.id), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey(Person.id), primary_key=True, index=True)
    choice: Mapped[Choice] = mapped_column(one_of(Choice))

    vote: Mapped[Vote] = relationship(back_populates="casts")
    member: Mapped[Person] = relationship(lazy="joined")
