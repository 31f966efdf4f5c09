"""The files that a path holds: itself, those of a folder, or those packed in a ZIP.

Nothing is unpacked to disk, so that the names in a ZIP are names only.
"""

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from app.errors import RuleBroken
from app.intake.minutes.opening import LARGEST

MOST_FILES = 20_000
LARGEST_UNPACKED = 4 * 1024**3
LARGEST_PACKED = 2 * 1024**3
HIGHEST_RATIO = 200
"""Of what unpacks to what is packed; the most that minutes of spaces alone reach is near 100."""
_RATIO_COUNTS_FROM = 5 * 1024**2
_WORD_PARTS = ("word/", "[Content_Types].xml", "mimetype")
_UNREADABLE = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)


@dataclass(frozen=True)
class Found:
    """A file of an archive by its name there; with a `refusal` it cannot even be taken out."""

    name: str
    data: bytes = b""
    refusal: str = ""

    @property
    def sha256(self) -> str:
        """Of the file, or of the name of one that could not be taken out."""
        return hashlib.sha256(self.data or self.name.encode()).hexdigest()


def files_in(path: Path) -> Iterator[Found]:
    """Raises RuleBroken where there is nothing at `path`, or a ZIP that holds more than it may."""
    if path.is_dir():
        for file in _files_of(path):
            yield from _of_file(file, _readable(file.relative_to(path).as_posix()))
    else:
        yield from _of_file(path, _readable(path.name))


def _readable(name: str) -> str:
    """A name in whatever encoding another system gave it; it says only what the file is called."""
    return name.encode("utf-8", "replace").decode()


def _files_of(folder: Path) -> list[Path]:
    found = [
        file
        for file in folder.rglob("*")
        if file.is_file() and not any(p.startswith(".") for p in file.relative_to(folder).parts)
    ]
    if len(found) > MOST_FILES:
        raise RuleBroken(f"The folder holds more than {MOST_FILES:,} files: bring it in by parts")
    return sorted(found)


def _of_file(file: Path, name: str) -> Iterator[Found]:
    try:
        if is_archive(file):
            yield from _of_archive(file, name)
            return
        with file.open("rb") as stream:
            yield Found(name, stream.read(LARGEST + 1))
    except RuleBroken as refusal:
        yield Found(name, refusal=str(refusal))
    except OSError as error:
        raise RuleBroken(f"{file} cannot be read: {error.strerror}") from None


def is_archive(file: Path | BytesIO) -> bool:
    """A Word file is a ZIP too, but of parts and not of files."""
    if not zipfile.is_zipfile(file):
        return False
    try:
        with zipfile.ZipFile(file) as packed:
            names = packed.namelist()
    except _UNREADABLE:
        return False
    return not any(name.startswith(_WORD_PARTS) for name in names)


def _of_archive(file: Path, name: str) -> Iterator[Found]:
    """Raises RuleBroken, in a sentence, for one that would unpack to more than an archive holds."""
    try:
        if file.stat().st_size > LARGEST_PACKED:
            raise RuleBroken(f"The ZIP is larger than {LARGEST_PACKED // 1024**3} GB")
        with zipfile.ZipFile(file) as packed:
            parts = [part for part in packed.infolist() if _is_paper(part)]
            _check_size(parts)
            for part in parts:
                yield _taken_out(packed, part, name)
    except _UNREADABLE:
        yield Found(name, refusal="The ZIP cannot be read: it is damaged or not complete")


def _is_paper(part: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(part.filename)
    hidden = any(step.startswith((".", "__MACOSX")) for step in path.parts)
    return not part.is_dir() and not hidden


def _check_size(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_FILES:
        raise RuleBroken(f"The ZIP holds more than {MOST_FILES:,} files: bring it in by parts")
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > LARGEST_UNPACKED:
        raise RuleBroken(f"The ZIP would unpack to more than {LARGEST_UNPACKED // 1024**3} GB")
    if unpacked > _RATIO_COUNTS_FROM and unpacked > HIGHEST_RATIO * max(packed, 1):
        raise RuleBroken("The ZIP would unpack to far more than it is: it is made to do harm")


def _taken_out(packed: zipfile.ZipFile, part: zipfile.ZipInfo, archive: str) -> Found:
    name = _readable(f"{archive}/{part.filename}")
    if part.flag_bits & 1:
        return Found(name, refusal="The file is locked with a password in its ZIP")
    try:
        with packed.open(part) as stream:
            data = stream.read(LARGEST + 1)  # whatever the ZIP says of its size
    except _UNREADABLE:
        return Found(name, refusal="The file is damaged in its ZIP")
    if data.startswith(b"PK") and is_archive(BytesIO(data)):
        return Found(name, refusal="A ZIP in a ZIP is not opened: take it out and bring it in")
    return Found(name, data)
