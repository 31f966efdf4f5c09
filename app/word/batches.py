"""The threads that make years of papers while the register serves pages."""

import logging
from threading import Event, Lock, Thread

from flask import Flask, current_app
from sqlalchemy import select

from app.database import db
from app.word.models import BatchState, WordBatch
from app.word.year import is_idle, work

log = logging.getLogger(__name__)
_EXTENSION = "word years"


class Batches:
    def __init__(self, app: Flask) -> None:
        self._app, self._lock = app, Lock()
        self._stopping = Event()
        self._threads: dict[int, Thread] = {}

    def see_to(self, batch: WordBatch) -> None:
        """Begin a batch, or go on with one whose process was stopped. Returns at once."""
        with self._lock:
            thread = self._threads.get(batch.id)
            busy = thread is not None and thread.is_alive()
            if busy or not is_idle(self._app.config["EXPORTS"], batch):
                return
            thread = Thread(target=self._work, args=(batch.id,), name=f"year {batch.id}")
            self._threads[batch.id] = thread
            thread.start()

    def go_on(self) -> None:
        """Take up what a restart stopped; what another process is at is left to that one."""
        stopped = select(WordBatch).where(WordBatch.state == BatchState.WORKING)
        for batch in db.session.scalars(stopped.order_by(WordBatch.id)).all():
            self.see_to(batch)
        db.session.rollback()

    def stop(self) -> None:
        """Let go of what is being made, which goes on at the next start."""
        self._stopping.set()
        self.wait()
        self._stopping.clear()

    def wait(self) -> None:
        """Return when nothing is being made."""
        for thread in list(self._threads.values()):
            thread.join()

    def _work(self, batch_id: int) -> None:
        with self._app.app_context():
            try:
                work(self._app.config["EXPORTS"], batch_id, stopping=self._stopping.is_set)
            except Exception:
                log.exception("The papers of a year could not be made")
                db.session.rollback()
                if batch := db.session.get(WordBatch, batch_id):
                    batch.state = BatchState.FAILED
                    db.session.commit()


def batches() -> Batches:
    found: Batches = current_app.extensions[_EXTENSION]
    return found


def install(app: Flask) -> None:
    app.extensions[_EXTENSION] = Batches(app)
