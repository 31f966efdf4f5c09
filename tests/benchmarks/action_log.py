"""A log of 20,000 actions: `python -m tests.benchmarks.action_log [ACTIONS]` prints figures.

Time and reads of its pages; time and memory of its files beside those of a tenth of it, and beside
a peer that knows no rules: the same rows from sqlite3 straight into csv and into XlsxWriter. Each
file is made in a process of its own, whose largest size is read.
"""

import csv
import io
import re
import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, TemporaryFile
from time import perf_counter, process_time

from flask import Flask
from sqlalchemy import insert
from xlsxwriter import Workbook

from app import create_app
from app.accounts.rules import Role, Viewer
from app.accounts.session import SignedIn
from app.actions.log import Cell, columns_of_log, lines, rows_of_log
from app.actions.models import Action, ActionUpdate
from app.actions.queries import Wanted, actions_for
from app.actions.rules import ActionStatus
from app.actions.workbook import write_workbook
from app.clock import now, today
from app.config import Config
from app.database import db
from app.web.tables import csv_in_pieces
from app.word.document import typeset
from app.word.kinds.actions import outline_of
from app.word.making import asked_by
from tests.browser import Browser
from tests.decisions.pages import queries_asked
from tests.factories import NOW, a_body, a_person, a_resolution, an_account

PAGES = (
    "/actions",
    "/actions?page=40",
    "/actions?status=all&page=300",
    "/actions/log?status=all&page=150",
    "/actions/picture",
)
PATIENCE = 1.0  # seconds of processor for a page, whatever else the machine does


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with TemporaryDirectory() as folder:
        for size in (number // 10, number):
            home = Path(folder) / str(size)
            home.mkdir()
            app = a_register(home)
            with app.app_context():
                db.create_all()
                fill(size)
                say(f"{size} actions")
                if size == number:
                    tell_of_pages(app)
                db.session.remove()
                db.engine.dispose()
            for name in WRITERS:
                told = in_a_child(home, name)
                say(f"  {name}: {told}")


def in_a_child(home: Path, name: str) -> str:
    module = [sys.executable, "-m", "tests.benchmarks.action_log"]
    made = subprocess.run([*module, str(home), name], capture_output=True, text=True, check=True)
    return made.stdout.strip()


def child(home: Path, name: str) -> None:
    app, write = a_register(home), WRITERS[name]
    with app.app_context():
        columns_of_log()  # opens the database
        Path("/proc/self/clear_refs").write_text("5")  # its largest size is from now on
        before = largest()
        began, used = perf_counter(), process_time()
        size = write(home)
        took, used = perf_counter() - began, process_time() - used
        grown = largest() - before
        tracemalloc.start()
        write(home)
        _, peak = tracemalloc.get_traced_memory()
    say(
        f"{took:.2f} s ({used:.2f} s of processor), {size >> 10} KiB; "
        f"grew by {grown} KiB, Python objects {peak >> 10} KiB"
    )


def largest() -> int:
    """The largest that this process has been, in KiB."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1])


def a_register(home: Path) -> Flask:
    return create_app(
        Config(
            SECRET_KEY="benchmark",
            SQLALCHEMY_DATABASE_URI=f"sqlite:///{home / 'register.db'}",
            SEARCH_INDEX=home / "search_index",
            EXPORTS=home / "exports",
            SEARCH_IN_BACKGROUND=False,
            TESTING=True,
            WTF_CSRF_ENABLED=False,
        )
    )


def fill(number: int) -> None:
    """Rows as they would be, without the log of changes, which is measured elsewhere."""
    chance = Random(1)
    bodies = [a_body(code=f"B{n}") for n in range(20)]
    people = [a_person() for _ in range(200)]
    clauses = [a_resolution().clauses[0] for _ in range(200)]
    db.session.add_all([*bodies, *people, *clauses])
    db.session.commit()
    origins = [(c.id, c.item_id, c.resolution.item.meeting.body_id) for c in clauses]
    owners = [person.id for person in people]
    actions, updates = [], []
    for key in range(1, number + 1):
        clause_id, item_id, body_id = chance.choice(origins)
        raised = today() - timedelta(days=chance.randrange(1500))
        closed = chance.random() < 0.6
        status = ActionStatus.DONE if closed else ActionStatus.ON_TRACK
        actions.append(
            {
                "id": key,
                "body_id": body_id,
                "clause_id": clause_id,
                "item_id": item_id,
                "owner_id": chance.choice(owners),
                "text": f"Report back on the outcome of review number {key} to the next meeting",
                "reference": f"B {key}",
                "raised_on": raised,
                "due_on": raised + timedelta(days=chance.randrange(20, 400)),
                "status": status,
                "closed_on": raised + timedelta(days=30) if closed else None,
            }
        )
        updates += [
            {"action_id": key, "made_at": NOW, "status": status, "note": "Work goes on as planned."}
        ] * 2
    with db.engine.begin() as connection:
        connection.execute(insert(Action.__table__), actions)
        connection.execute(insert(ActionUpdate.__table__), updates)


def tell_of_pages(app: Flask) -> None:
    account = an_account(role=Role.CLERK)
    db.session.add(account)
    db.session.commit()
    browser = Browser(app)
    browser.sign_in(SignedIn(account).get_id())
    browser.get("/actions")  # compiles the templates
    for page in PAGES:
        took = 2 * PATIENCE
        for _ in range(3):
            began = process_time()
            with queries_asked() as queries:
                browser.download(page)
            took = min(took, process_time() - began)
        say(f"  {page}: {took * 1000:.0f} ms, {len(queries)} reads")
        assert took < PATIENCE, page


def rows() -> Iterator[list[Cell]]:
    viewer = Viewer(Role.CLERK, 1, every_body=True)
    return rows_of_log(viewer, Wanted(status="all"), today(), columns_of_log())


def write_csv(_home: Path) -> int:
    return sum(map(len, csv_in_pieces(rows())))


def write_xlsx(_home: Path) -> int:
    with TemporaryFile() as file:
        write_workbook(file, "Actions", columns_of_log(), rows())
        return file.tell()


def write_word(_home: Path) -> int:
    """Of one body, which has all of them."""
    viewer = Viewer(Role.CLERK, 1, every_body=True)
    log = list(lines(viewer, actions_for(viewer), today()))
    return len(typeset(outline_of("Log", log, asked_by(viewer, now()), restricted=False), now()))


def peer_rows(home: Path) -> Iterator[tuple[object, ...]]:
    with closing(sqlite3.connect(home / "register.db")) as connection:
        yield from connection.execute(
            """SELECT a.reference, m.held_on, a.clause_id, a.text, p.name, a.due_on, a.rag_by_hand,
            (SELECT group_concat(substr(u.made_at, 1, 10) || ': ' || u.note, char(10))
             FROM action_update u WHERE u.action_id = a.id), a.status, a.closed_on, ''
            FROM action a JOIN body b ON b.id = a.body_id LEFT JOIN person p ON p.id = a.owner_id
            LEFT JOIN agenda_item i ON i.id = a.item_id LEFT JOIN meeting m ON m.id = i.meeting_id
            ORDER BY a.closed_on IS NOT NULL, a.due_on, a.id"""
        )


def peer_csv(home: Path) -> int:
    total = 0
    for row in peer_rows(home):
        written = io.StringIO()
        csv.writer(written).writerow(row)
        total += written.tell()
    return total


def peer_xlsx(home: Path) -> int:
    with TemporaryFile() as file:
        with Workbook(file, {"constant_memory": True}) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(peer_rows(home)):
                sheet.write_row(number, 0, row)
        return file.tell()


WRITERS = {
    "CSV": write_csv,
    "sqlite3 and csv": peer_csv,
    "XLSX": write_xlsx,
    "sqlite3 and XlsxWriter": peer_xlsx,
    "Word": write_word,
}


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    child(Path(sys.argv[1]), sys.argv[2]) if len(sys.argv) > 2 else main()
