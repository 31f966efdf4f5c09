from sqlalchemy.orm import Mapped, mapped_column

from app.database import Model, not_blank


class StockPhrase(Model):
    """A sentence that the house's minutes say again and again, one key away on the desk."""

    __table_args__ = not_blank("text")

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(unique=True)
