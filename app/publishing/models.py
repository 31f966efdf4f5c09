import json
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Model, Moment, append_only, one_of
from app.meetings.announcements import Publication
from app.meetings.models import Meeting
from app.publishing.rules import Header, Kept, instant, short


class PublishedVersion(Model):
    """What the public could read of a meeting once something of it was published, kept whole.

    `number` counts through the whole register without a gap. `content` is what was public and
    `restricted` what only those entitled could read, both as canonical JSON; `restricted` and
    `salt` are never exported. No row is ever changed or removed: the database refuses.
    """

    __table_args__ = (CheckConstraint("number >= 1", name="number_starts_at_one"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    kind: Mapped[Publication] = mapped_column(one_of(Publication))
    published_at: Mapped[datetime] = mapped_column(Moment)
    content: Mapped[str] = mapped_column(Text, deferred=True)
    content_sha256: Mapped[str] = mapped_column(String(64), index=True)
    restricted: Mapped[str] = mapped_column(Text, deferred=True)
    salt: Mapped[str] = mapped_column(String(64), deferred=True)
    restricted_digest: Mapped[str] = mapped_column(String(64))
    previous_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)

    meeting: Mapped[Meeting] = relationship()

    #: Told by `queries.versions_of`, from the versions of the meeting that came before.
    changed = False

    @property
    def header(self) -> Header:
        return Header(
            number=self.number,
            meeting=self.meeting_id,
            kind=str(self.kind),
            published_at=instant(self.published_at),
            content_sha256=self.content_sha256,
            restricted_digest=self.restricted_digest,
            previous_sha256=self.previous_sha256,
        )

    @property
    def kept(self) -> Kept:
        return Kept(self.header, self.sha256, self.content, self.restricted, self.salt)

    @property
    def short_hash(self) -> str:
        return short(self.sha256)

    @property
    def name(self) -> str:
        """“Version 12, draft minutes”."""
        return f"Version {self.number}, {self.kind}"

    @property
    def described(self) -> str:
        """“Version 12, draft minutes, changed”, in a list of the versions of a meeting."""
        return f"{self.name}, changed" if self.changed else self.name

    @property
    def kept_by(self) -> str:
        """Who published or changed it; for those who keep the record."""
        return str(json.loads(self.restricted).get("published_by", {}).get("name", ""))

    @property
    def stamp(self) -> str:
        """What a paper made from it prints: “Version 12 · 3f2a91c04be1”."""
        return f"Version {self.number} · {self.short_hash}"

    @property
    def proof(self) -> str:
        return f"{self.name}. SHA-256 {self.sha256}"

    def __repr__(self) -> str:
        return f"<PublishedVersion {self.number} of meeting {self.meeting_id}>"


append_only(PublishedVersion.__table__)
