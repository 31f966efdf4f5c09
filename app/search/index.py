"""The live index: which folder of `search_index/` is searched, and who may write to it."""

import logging
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Lock

from filelock import FileLock, Timeout

from app.search.documents import Document
from app.search.engines import Engine, EngineMaker

log = logging.getLogger(__name__)


class IndexMissing(Exception):
    """There is no index to search yet, or what is there cannot be read."""


class IndexBusy(Exception):
    """Another process is at it."""


class Index:
    """An index is a folder of its own; the file `live` names the one in use.

    So a rebuilt index takes the place of the old in one step, while others search.
    """

    def __init__(self, home: Path, maker: EngineMaker) -> None:
        self._home, self._maker = home, maker
        self._opening = Lock()
        self._open: tuple[str, Engine] | None = None

    def engine(self) -> Engine:
        """Raises IndexMissing."""
        name = self._live()
        with self._opening:
            if self._open is None or self._open[0] != name:
                self._close()
                self._open = name, self._opened(name)
            return self._open[1]

    def close(self) -> None:
        with self._opening:
            self._close()

    def discard(self) -> None:
        """Say that the live index is not to be used. Only for whoever is `writing`."""
        (self._home / "live").unlink(missing_ok=True)

    def writing(self, wait: float = 0.0) -> AbstractContextManager[None]:
        """Be the one process that writes, after at most `wait` seconds. Raises IndexBusy.

        The lock goes with the process that holds it, however that ends.
        """
        return self._alone("writing.lock", wait)

    def reading(self) -> AbstractContextManager[None]:
        """Be the one process that reads papers for the index. Raises IndexBusy."""
        return self._alone("reading.lock", 0.0)

    @contextmanager
    def _alone(self, lock: str, wait: float) -> Iterator[None]:
        self._home.mkdir(parents=True, exist_ok=True)
        try:
            held = FileLock(self._home / lock).acquire(timeout=wait)
        except Timeout as busy:
            raise IndexBusy from busy
        with held:
            yield

    def replace(self, documents: Iterable[Document]) -> None:
        """Build a new index beside the live one and put it in its place. Ask while `writing`."""
        name = f"{self._maker.layout}-{time.time_ns():x}"
        (self._home / name).mkdir()
        self._maker.create(self._home / name, documents)
        part = self._home / "live.part"
        with part.open("w") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._home / "live")
        for folder in self._home.iterdir():
            if folder.is_dir() and folder.name != name:
                shutil.rmtree(folder, ignore_errors=True)

    def _live(self) -> str:
        try:
            name = (self._home / "live").read_text()
        except OSError as missing:
            raise IndexMissing from missing
        if not name.startswith(f"{self._maker.layout}-"):
            raise IndexMissing(f"{name} was made by another version")
        return name

    def _opened(self, name: str) -> Engine:
        try:
            return self._maker.open(self._home / name)
        except Exception as damage:
            log.warning("The search index %s cannot be opened: %r", name, damage)
            raise IndexMissing from damage

    def _close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None
