from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.actions.models import Action
from app.bodies.models import Body
from app.database import Model, one_of
from app.referrals.rules import Answer


class Referral(Model):
    """That a body recommended something to another, which answers within a time.

    The action is on the log of whoever recommends: it is due when the answer is, is chased like
    any other, is done once answered, and is closed when the body that recommended notes the answer.
    """

    __table_args__ = (
        CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answer_has_a_day"),
        CheckConstraint(
            "answer IS NULL OR answer = 'accepted' OR length(trim(reasons)) > 0",
            name="answer_has_reasons",
        ),
    )

    action_id: Mapped[int] = mapped_column(
        ForeignKey(Action.id, ondelete="CASCADE"), primary_key=True
    )
    to_body_id: Mapped[int] = mapped_column(ForeignKey(Body.id), index=True)
    received_on: Mapped[date]
    answer: Mapped[Answer | None] = mapped_column(one_of(Answer))
    answered_on: Mapped[date | None]
    reasons: Mapped[str] = mapped_column(default="")

    action: Mapped[Action] = relationship()
    to_body: Mapped[Body] = relationship()
