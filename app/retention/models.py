from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Model, Moment, one_of
from app.retention.rules import EXPORT_DAYS, LEAST_BACKGROUND_YEARS, LEAST_RECORD_YEARS, Kept


class Retention(Model):
    """For how many years what was published is open to inspection: one row.

    A Word file that was made is a copy, and is kept for `export_days`.
    """

    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint(f"record_years >= {LEAST_RECORD_YEARS}", name="record_years_lawful"),
        CheckConstraint("export_days >= 1", name="export_days_counted"),
        CheckConstraint(
            f"background_years >= {LEAST_BACKGROUND_YEARS}", name="background_years_lawful"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    record_years: Mapped[int] = mapped_column(default=LEAST_RECORD_YEARS)
    background_years: Mapped[int] = mapped_column(default=LEAST_BACKGROUND_YEARS)
    export_days: Mapped[int] = mapped_column(default=EXPORT_DAYS)


class InspectionOver(Model):
    """A meeting's record, or a background paper, that need not be open to inspection any more.

    It stays: this is a mark and nothing else. `key` is the id of the meeting or document; there
    is no foreign key, because the mark stands in the way of nothing.
    """

    kind: Mapped[Kept] = mapped_column(one_of(Kept), primary_key=True)
    key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_day: Mapped[date]
    marked_at: Mapped[datetime] = mapped_column(Moment)
