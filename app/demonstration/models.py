from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Model


class DemonstrationRow(Model):
    """A row that the demonstration loaded. Whatever is not listed here was entered by someone."""

    table_name: Mapped[str] = mapped_column(String(80), primary_key=True)
    key: Mapped[str] = mapped_column(String(80), primary_key=True)
