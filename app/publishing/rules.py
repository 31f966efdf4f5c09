"""How a version is written down and sealed, and how a chain of them is proved (ADR 18, 19). Pure.

Whatever is hashed is JSON in the form of RFC 8785, as UTF-8. A version’s hash is taken over its
header; the header holds the hash of the public content, the digest of the restricted part and
the hash of the version before. `docs/verify.py` proves the same with Python’s own library alone.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import rfc8785

#: What the first version follows.
NOTHING_BEFORE = "0" * 64

#: How much of a hash is printed where all of it would be too long: enough to tell versions apart.
SHORT = 12

Content = Mapping[str, Any]


def filled(**fields: Any) -> Content:
    """Without what is empty, so that a field to come changes no hash of what does not use it."""
    return {name: _plain(value) for name, value in fields.items() if value}


def _plain(value: Any) -> Any:
    """JSON has no dates and no vocabularies."""
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def canonical(content: Content) -> str:
    """The one way to write this content down (RFC 8785)."""
    return rfc8785.dumps(dict(content)).decode()


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def seal(text: str, salt: str) -> str:
    """The digest of a restricted part: it proves what was kept, and lets nobody try out guesses.

    Without the salt, which is kept as restricted as the text, a short text could be guessed.
    """
    return hmac.new(bytes.fromhex(salt), text.encode(), hashlib.sha256).hexdigest()


def instant(at: datetime) -> str:
    """“2026-03-06T09:30:00Z”."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def short(sha256: str) -> str:
    return sha256[:SHORT]


@dataclass(frozen=True)
class Header:
    """One link of the chain: what the hash of a version is taken over."""

    number: int
    meeting: int
    kind: str
    published_at: str
    content_sha256: str
    restricted_digest: str
    previous_sha256: str

    @property
    def sha256(self) -> str:
        return sha256_of(canonical(asdict(self)))


@dataclass(frozen=True)
class Kept:
    """A version as it is found when the chain is proved."""

    header: Header
    sha256: str
    content: str
    restricted: str
    salt: str


def fault_of(version: Kept, after: Header | None) -> str:
    """What is wrong with a version that is found after `after`, in words; "" where nothing is."""
    header, expected = version.header, after.number + 1 if after else 1
    if header.number != expected:
        return f"version {expected} is missing"
    if sha256_of(version.content) != header.content_sha256:
        return "its public content is not what was published"
    if seal(version.restricted, version.salt) != header.restricted_digest:
        return "its restricted part is not what was kept"
    if header.sha256 != version.sha256:
        return "its header (kind, meeting, time or hashes) is not what was kept"
    if header.previous_sha256 != (after.sha256 if after else NOTHING_BEFORE):
        return f"it does not follow version {expected - 1}"
    return ""


def export_of(content: str, number: int, chain: Iterable[Header]) -> str:
    """A version and the whole chain, as a file to be proved by anyone: no restricted word is in it.

    The content is carried as text, so that its bytes are those that were hashed.
    """
    links = [asdict(header) | {"sha256": header.sha256} for header in chain]
    exported = {"format": "resolved-export-1", "version": number, "content": content}
    return json.dumps(exported | {"chain": links}, indent=1, ensure_ascii=False) + "\n"


#: A supplement belongs to the agenda, and a correction to the signed minutes.
_STAGE = {"supplement": "agenda", "correction": "signed minutes"}


def is_change(kind: str, before: str | None) -> bool:
    """Whether a version was kept because what was public changed, rather than at a publication.

    Each publication is of another stage than the version before it, save for supplements and
    corrections, of which there may be many: minutes withdrawn leave a version of the agenda.
    """
    return kind not in _STAGE and before is not None and _STAGE.get(before, before) == kind


#: Where the house prints a councillor's title; in what was typed it stands as it was typed.
_NAMED = {
    *("contact", "presiding", "presenter", "name", "names", "notes"),
    *("mover", "seconder", "moved", "signed_by", "own_votes", "maker"),
}


def with_one_title(content: Any, title: str, *, named: bool = False) -> Any:
    """With every councillor called “Councillor”, to compare what houses print otherwise.

    `title` is one more that stands for it.
    """
    match content:
        case dict():
            return {
                name: with_one_title(value, title, named=named or name in _NAMED)
                for name, value in content.items()
            }
        case list():
            return [with_one_title(value, title, named=named) for value in content]
        case str() if named:
            return re.sub(rf"(?<!\w)(?:Cllr\.?|{re.escape(title)})(?= )", "Councillor", content)
    return content
