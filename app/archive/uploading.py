"""Files that come through the browser, and the threads that read them meanwhile."""

import logging
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePath
from threading import Lock, Thread

from flask import Flask, current_app
from werkzeug.datastructures import FileStorage

from app.accounts.models import Account
from app.archive.batches import keep_all, work
from app.archive.following import follow_all
from app.archive.models import Batch
from app.archive.operations import begin_batch
from app.archive.rules import BatchState
from app.archive.sources import files_in
from app.clock import now
from app.database import db
from app.errors import RuleBroken

log = logging.getLogger(__name__)
_EXTENSION = "archive readers"
PROCESSES = 2
"""A page must still be served while an archive is read."""


class Stopped(Exception):
    """Somebody pressed Stop."""


class Readers:
    def __init__(self, app: Flask) -> None:
        self._app, self._lock = app, Lock()
        self._threads: dict[int, Thread] = {}
        self._following: Thread | None = None
        self._more_follow = False

    def see_to(self, batch: Batch) -> None:
        """Begin to read a batch, or go on where its process was stopped. Returns at once."""
        with self._lock:
            thread = self._threads.get(batch.id)
            if thread is not None and thread.is_alive():
                return
            thread = Thread(target=self._work, args=(batch.id, batch.started_by_id))
            self._threads[batch.id] = thread
            thread.start()

    def follow(self) -> None:
        """Enter the papers that follow an answer. Returns at once."""
        with self._lock:
            self._more_follow = True
            if self._following is None:
                self._following = Thread(target=self._follow)
                self._following.start()

    def wait(self) -> None:
        """Return when nothing is being read, and nothing follows."""
        for thread in [*self._threads.values(), self._following]:
            if thread is not None:
                thread.join()

    def _follow(self) -> None:
        while self._must_follow():
            with self._app.app_context():
                try:
                    follow_all(self._app.config["EXPORTS"] / "archive")
                except Exception:
                    log.exception("The papers that follow an answer could not be entered")

    def _must_follow(self) -> bool:
        with self._lock:
            again, self._more_follow = self._more_follow, False
            if not again:
                self._following = None
            return again

    def _work(self, batch_id: int, by_id: int | None) -> None:
        with self._app.app_context():

            def go_on(_done: int, _of: int) -> None:
                if db.session.get_one(Batch, batch_id).state is BatchState.STOPPED:
                    raise Stopped

            try:
                folder = self._app.config["EXPORTS"] / "archive"
                work(folder, batch_id, progress=go_on, processes=PROCESSES, by_id=by_id)
            except Stopped:
                pass
            except Exception:
                log.exception("The files of an archive could not be read")


def readers() -> Readers:
    found: Readers = current_app.extensions[_EXTENSION]
    return found


def install(app: Flask) -> None:
    app.extensions[_EXTENSION] = Readers(app)


def bring_in(uploads: Sequence[FileStorage], body_as: str, by: Account | None) -> Batch:
    """Keep what was uploaded as one batch, to be read. Raises RuleBroken where it is nothing."""
    given = [upload for upload in uploads if upload.filename]
    if not given:
        raise RuleBroken("Choose one or more files", about="files")
    names = [PurePath(str(upload.filename).replace("\\", "/")).name for upload in given]
    told = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
    batch = begin_batch(told, now=now(), by=by)
    db.session.flush()
    with tempfile.TemporaryDirectory() as folder:
        for place, (upload, name) in enumerate(zip(given, names, strict=True)):
            path = Path(folder) / str(place) / (name.lstrip(".") or "file")
            path.parent.mkdir()
            upload.save(path)
            keep_all(batch, files_in(path), body_as=body_as)
    return batch
