"""The thread that keeps the index while the register serves pages.

Indexing takes longer than a save should wait, so a commit only wakes this. The thread lives
as long as there is work: a command that ends waits for it, as Python does for any thread,
and a process that is killed leaves its notes in the table for the next.
"""

import logging
from importlib import import_module
from threading import Lock, Thread
from time import sleep

from flask import Flask, current_app

from app.search.engines import EngineMaker
from app.search.index import Index
from app.search.keeping import keep_up
from app.search.papers import read_papers

log = logging.getLogger(__name__)

#: Seconds for the page that woke it to be sent, and for saves that come together to be one.
_PAUSE = 0.05
#: Seconds for whoever has the index to themselves, such as `flask search check`, which indexes
#: nothing for others: without waiting for it, notes would lie until the next save.
_PATIENCE = 10.0


def engine_called(name: str) -> EngineMaker:
    """Only the engine in use is imported: the other need not be installed."""
    module = import_module(f"app.search.engines.{name}")
    made: EngineMaker = getattr(module, name.capitalize())()
    return made


class Keeper:
    def __init__(self, app: Flask) -> None:
        self._app = app
        self.index = Index(app.config["SEARCH_INDEX"], engine_called(app.config["SEARCH_ENGINE"]))
        self._lock = Lock()
        self._thread: Thread | None = None
        self._begun = self._again = self._verify = False

    def begin(self) -> None:
        """At the first page: take up what an earlier process left, and notice a damaged index."""
        if not self._begun:
            self._begun = True
            self.wake(verify=True)

    def wake(self, *, verify: bool = False) -> None:
        """See to it that what is committed now will be indexed. Returns at once."""
        if not self._app.config["SEARCH_IN_BACKGROUND"]:
            return
        with self._lock:
            self._again, self._verify = True, self._verify or verify
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._work, name="search index")
                self._thread.start()

    def wait(self) -> None:
        """Return when the thread has nothing more to do."""
        if thread := self._thread:
            thread.join()

    def _work(self) -> None:
        while self._has_work():
            sleep(_PAUSE)
            with self._lock:
                self._again, verify, self._verify = False, self._verify, False
            try:
                with self._app.app_context():
                    keep_up(self.index, wait=_PATIENCE, verify=verify)
                    while read_papers(self.index):
                        keep_up(self.index)
            except Exception:
                log.exception("The index is behind; `flask search work` brings it into step")

    def _has_work(self) -> bool:
        """Once this says no, the thread counts as gone, so that no call to wake it is lost."""
        with self._lock:
            if not self._again:
                self._thread = None
            return self._again


def keeper() -> Keeper:
    found: Keeper = current_app.extensions["search"]
    return found


def install(app: Flask) -> None:
    app.extensions["search"] = Keeper(app)
    app.before_request(lambda: keeper().begin())
