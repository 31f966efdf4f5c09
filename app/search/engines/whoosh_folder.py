"""The folder of a Whoosh index."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile


class Folder(FileStorage):
    """Knows what was opened: a file that Whoosh cannot read it does not close."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._here = local()

    def open_file(self, name: str, **options: Any) -> StructFile:
        file: StructFile = super().open_file(name, **options)
        if opened := getattr(self._here, "opened", None):
            opened[-1].append(file)
        return file

    @contextmanager
    def nothing_left_open(self) -> Iterator[None]:
        """What this thread opens inside is closed where that fails."""
        opened: list[StructFile] = []
        self._here.__dict__.setdefault("opened", []).append(opened)
        try:
            yield
        except BaseException:
            for file in opened:
                if not file.is_closed:
                    file.close()
            raise
        finally:
            self._here.opened.pop()
