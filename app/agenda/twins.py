"""What of the record may be kept from the public, one decision at a time."""

from sqlalchemy.orm import Mapped, mapped_column


class Twinned:
    """Words that may be kept from the public, and how the public read them instead.

    The private record and its public twin are one record with one address and one citation, so
    neither is ever lost from the other. Where it is kept back and `public_text` is "", the
    public know nothing of it (handbook 1.6).
    """

    text: Mapped[str]
    restricted: Mapped[bool] = mapped_column(default=False)
    public_text: Mapped[str] = mapped_column(default="")
