from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.rules import Role, Viewer
from app.database import Model, Moment, not_blank, one_of


class Account(Model):
    """Someone who may sign in. Whom they are in the minutes is `Person.account`.

    A clerk keeps the record of `every_body` or of `bodies_kept`. An administrator may too, where
    bodies are given to the account.
    Without a password, someone was invited and has not come yet, or comes by single sign-on;
    `subject` is then who they are there: the provider’s address and its own name for them.
    A new `session_key` ends every session, and makes every link that was sent useless.
    """

    __table_args__ = (
        *not_blank("email", "name"),
        CheckConstraint("email = lower(email)", name="email_is_lower_case"),
        CheckConstraint(
            "NOT every_body OR role IN ('clerk', 'administrator')", name="keeper_is_clerk"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str]
    role: Mapped[Role] = mapped_column(one_of(Role))
    password_hash: Mapped[str | None]
    subject: Mapped[str | None] = mapped_column(String(1000), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    session_key: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(Moment)
    every_body: Mapped[bool] = mapped_column(default=False, server_default=false())

    bodies_kept: Mapped[list["KeptBody"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="KeptBody.body_id"
    )

    @property
    def viewer(self) -> Viewer:
        """Without the bodies they sit on, which the people chapter knows."""
        keeps = self.role.may_keep_bodies
        return Viewer(
            self.role,
            self.id,
            every_body=keeps and self.every_body,
            clerk_of=self.chosen_bodies if keeps else frozenset(),
        )

    @property
    def chosen_bodies(self) -> frozenset[int]:
        return frozenset(kept.body_id for kept in self.bodies_kept)

    @property
    def administers(self) -> bool:
        return self.active and self.role is Role.ADMINISTRATOR

    @property
    def is_invited(self) -> bool:
        """Whether nobody has signed in with it yet, as far as it knows."""
        return self.password_hash is None and self.subject is None

    def __repr__(self) -> str:
        return f"<Account {self.id} {self.role}>"


class KeptBody(Model):
    """That an account keeps the record of one body."""

    account_id: Mapped[int] = mapped_column(ForeignKey(Account.id), primary_key=True)
    body_id: Mapped[int] = mapped_column(
        ForeignKey("body.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class SignIn(Model):
    """One browser in which someone is signed in. Its row is the session: without it there is none.

    `key_hash` is of a secret that only the browser has. It counts only while `session_key` is the
    account’s.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey(Account.id), index=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    session_key: Mapped[str]
    began_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment, index=True)
    browser: Mapped[str] = mapped_column(default="")

    account: Mapped[Account] = relationship()


class AttemptCount(Model):
    """How often something was tried that is let through only so often, until `ends_at`.

    `key` is a hash, because people type passwords where an address belongs.
    """

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    tried: Mapped[int]
    ends_at: Mapped[datetime] = mapped_column(Moment, index=True)
