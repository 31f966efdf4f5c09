"""Batches of an archive, their files as they came, what was doubtful, and what a clerk answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.archive.editing import How
from app.archive.likeness import Sureness
from app.archive.rules import BatchState, FileState, Meant
from app.bodies.models import Body
from app.database import Model, Moment, not_blank, one_of
from app.meetings.models import Meeting
from app.people.models import Person


class Batch(Model):
    """Files brought in at one go. `begun_with` says what was given: a file, a folder, a ZIP.

    `known` counts files that the register had read already, of which nothing was done; `again` are
    their ids.
    """

    __tablename__ = "archive_batch"
    __table_args__ = not_blank("begun_with")

    id: Mapped[int] = mapped_column(primary_key=True)
    begun_with: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(Moment)
    started_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    state: Mapped[BatchState] = mapped_column(one_of(BatchState), default=BatchState.WAITING)
    known: Mapped[int] = mapped_column(default=0)
    again: Mapped[list[int]] = mapped_column(JSON, default=list)

    started_by: Mapped[Account | None] = relationship()
    files: Mapped[list["ArchiveFile"]] = relationship(
        back_populates="batch", order_by="ArchiveFile.id"
    )


class ArchiveFile(Model):
    """A source as it came, and how far it is. `sha256` is of the file: it is entered once.

    `body_as` is the name that whoever brought it in gave its body. `parsed` is the object that
    `flask intake minutes --json` prints; `lines` is the source as it was read, a line each,
    which is what the line of a doubt counts. `new_people` are whom entering it made known, by id
    each with the fingerprint of what was said of them, and `entered_as` is that of the meeting as
    it was entered. `beside` is what is known of the meeting from elsewhere: its hour, and the
    papers with their addresses.
    """

    __table_args__ = (
        *not_blank("file_name"),
        CheckConstraint("state <> 'refused' OR length(refusal) > 0", name="refused_with_a_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey(Batch.id), index=True)
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    state: Mapped[FileState] = mapped_column(
        one_of(FileState), default=FileState.WAITING, index=True
    )
    refusal: Mapped[str] = mapped_column(default="")
    body_as: Mapped[str] = mapped_column(default="")
    parsed: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    lines: Mapped[str] = mapped_column(default="", deferred=True)
    entered_as: Mapped[str] = mapped_column(String(64), default="")
    new_people: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    beside: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    body_id: Mapped[int | None] = mapped_column(ForeignKey(Body.id), index=True)
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey(Meeting.id, ondelete="SET NULL"), index=True
    )
    entered_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    batch: Mapped[Batch] = relationship(back_populates="files")
    body: Mapped[Body | None] = relationship()
    meeting: Mapped[Meeting | None] = relationship()
    confirmed_by: Mapped[Account | None] = relationship()
    doubts: Mapped[list["ArchiveDoubt"]] = relationship(
        back_populates="file", cascade="all, delete-orphan", order_by="ArchiveDoubt.position"
    )
    differences: Mapped[list["ArchiveDifference"]] = relationship(
        back_populates="file", cascade="all, delete-orphan", order_by="ArchiveDifference.position"
    )
    edits: Mapped[list["ArchiveEdit"]] = relationship(
        back_populates="file", cascade="all, delete-orphan", order_by="ArchiveEdit.position"
    )


class ArchiveDoubt(Model):
    """Something in a file that a clerk should look at.

    `field` is where it is in what was understood (“present”, “items.4.resolutions”), "" where it
    is the whole; `line` counts from 1 in the source as it was read. Where it is about a name,
    `printed` is that, and `person` whom it was taken for meanwhile.
    """

    __table_args__ = not_blank("message")

    file_id: Mapped[int] = mapped_column(
        ForeignKey(ArchiveFile.id, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(String(120), default="")
    message: Mapped[str]
    line: Mapped[int | None]
    printed: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id, ondelete="SET NULL"))
    sureness: Mapped[Sureness] = mapped_column(one_of(Sureness), default=Sureness.LOOK)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))
    answer: Mapped[str] = mapped_column(default="")

    file: Mapped[ArchiveFile] = relationship(back_populates="doubts")
    person: Mapped[Person | None] = relationship()
    settled_by: Mapped[Account | None] = relationship()


class ArchiveEdit(Model):
    """A clerk’s change of what a file was understood as; `parsed` stays as it was read.

    `doubt` is the position of the doubt that it answers.
    """

    __table_args__ = not_blank("path")

    file_id: Mapped[int] = mapped_column(
        ForeignKey(ArchiveFile.id, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(String(120))
    how: Mapped[How] = mapped_column(one_of(How))
    value: Mapped[Any] = mapped_column(JSON)
    doubt: Mapped[int | None]
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    file: Mapped[ArchiveFile] = relationship(back_populates="edits")
    made_by: Mapped[Account | None] = relationship()


class ArchiveDifference(Model):
    """What a later reading of a meeting says otherwise; nothing changes until it is accepted.

    `place` is in words; `source_path` is where it is in what the first paper was understood as,
    `path` in this one (“items.3.title”). `note` says why one was put aside.
    """

    file_id: Mapped[int] = mapped_column(
        ForeignKey(ArchiveFile.id, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    source_path: Mapped[str] = mapped_column(String(120))
    path: Mapped[str] = mapped_column(String(120))
    place: Mapped[str]
    before: Mapped[str] = mapped_column(default="")
    after: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))
    accepted: Mapped[bool | None]
    note: Mapped[str] = mapped_column(default="")

    file: Mapped[ArchiveFile] = relationship(back_populates="differences")
    settled_by: Mapped[Account | None] = relationship()


class HouseCorrection(Model):
    """What a clerk said some printed words of a body's papers mean, for the next file of it.

    A body's own name has no body yet to belong to: then `body_id` is NULL.
    """

    __table_args__ = (
        *not_blank("printed"),
        UniqueConstraint("body_id", "kind", "printed"),
        CheckConstraint("kind <> 'person' OR person_id IS NOT NULL", name="a_person_is_somebody"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int | None] = mapped_column(ForeignKey(Body.id), index=True)
    kind: Mapped[Meant] = mapped_column(one_of(Meant))
    printed: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    meaning: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id))

    body: Mapped[Body | None] = relationship()
    person: Mapped[Person | None] = relationship()
    made_by: Mapped[Account | None] = relationship()
