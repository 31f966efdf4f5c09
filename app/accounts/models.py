from datetime import datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.accounts.rules import Role, Viewer
from app.database import Model, Moment, not_blank, one_of


class Account(Model):
    """Someone who may sign in. Whom they are in the minutes is `Person.account`."""

    __table_args__ = (
        *not_blank("email", "name"),
        CheckConstraint("email = lower(email)", name="email_is_lower_case"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str]
    role: Mapped[Role] = mapped_column(one_of(Role))
    password_hash: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    session_key: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(Moment)

    @property
    def viewer(self) -> Viewer:
        return Viewer(self.role, self.id)

    @property
    def administers(self) -> bool:
        return self.active and self.role is Role.ADMINISTRATOR

    def __repr__(self) -> str:
        return f"<Account {self.id} {self.role}>"
