"""What was over when it came to the register, out of an older paper (ADR 47)."""

from datetime import date

from sqlalchemy import ColumnElement, and_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column


class MayBeHistory:
    """Of a meeting that was read out of an older paper: the day on which that was."""

    held_on: Mapped[date]
    brought_in_on: Mapped[date | None] = mapped_column()

    @hybrid_property
    def is_history(self) -> bool:
        """Nothing about it is due: no notice, no agenda, no approval, no news."""
        return self.brought_in_on is not None and self.held_on < self.brought_in_on

    @is_history.inplace.expression
    @classmethod
    def _is_history(cls) -> ColumnElement[bool]:
        return and_(cls.brought_in_on.is_not(None), cls.held_on < cls.brought_in_on)
