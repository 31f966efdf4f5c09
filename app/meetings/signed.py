"""Who signed minutes, and on which day (LGA 1972 Sch 12 para 41(1); handbook 1.9)."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from app.clock import long_date


class MayBeSigned:
    """`signed_by` is the name as it stands under the minutes: whoever it names may never have sat
    on the body. Of minutes signed before this was asked neither is known.
    """

    signed_on: Mapped[date | None] = mapped_column()
    signed_by: Mapped[str] = mapped_column(default="", server_default="")

    @property
    def signed_in_words(self) -> str:
        """“by Cllr Ann Lee on 12 May 2026”, as far as it is known."""
        by = f"by {self.signed_by}" if self.signed_by else ""
        on = f"on {long_date(self.signed_on)}" if self.signed_on else ""
        return " ".join(filter(None, [by, on]))
