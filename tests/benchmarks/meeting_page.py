"""The public page of a 60-item meeting, against a bare Flask and Jinja page of the same HTML.

Run: .venv/bin/python -m tests.benchmarks.meeting_page
The peer reads no database: it sends the same HTML, part by part, through a Jinja loop. The ratio
therefore says what reading the record and putting it into words costs over the least there is.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from flask import Flask, render_template_string

from app import create_app
from app.config import Config
from app.database import db
from app.decisions.operations import ClauseDraft, resolve
from tests.benchmarks.stories import PARAGRAPH
from tests.factories import a_body, a_meeting, a_person, an_item, numbered, published

ITEMS, ROUNDS = 60, 15


def an_empty_register(folder: Path) -> Flask:
    app = create_app(
        Config(
            SECRET_KEY="benchmark",
            SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder / 'register.db'}",
            SEARCH_INDEX=folder / "search_index",
            EXPORTS=folder / "exports",
            SEARCH_IN_BACKGROUND=False,
        )
    )
    with app.app_context():
        db.create_all()
    return app


def a_register(folder: Path) -> Flask:
    app = an_empty_register(folder)
    with app.app_context():
        meeting = a_meeting(body=a_body("Parks Board"), members=[a_person() for _ in range(15)])
        for _ in range(ITEMS):
            item = an_item(meeting=meeting, text="\n\n".join([PARAGRAPH * 2] * 4))
            resolve(item, "RESOLVED:", [ClauseDraft("Noted it"), ClauseDraft("Agreed it")])
        numbered(meeting)
        db.session.add(published(meeting))
        db.session.commit()
    return app


def a_bare_page(html: str) -> Flask:
    peer = Flask("peer")
    size = len(html) // ITEMS + 1
    parts = [html[start : start + size] for start in range(0, len(html), size)]
    template = "{% for part in parts %}{{ part|safe }}{% endfor %}"
    peer.add_url_rule("/", "page", lambda: render_template_string(template, parts=parts))
    return peer


def timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def main() -> None:
    with TemporaryDirectory() as folder:
        ours = a_register(Path(folder)).test_client()
        first = ours.get("/meetings/1")
        peer = a_bare_page(first.text).test_client()
        known = {"If-None-Match": first.headers["ETag"]}
        assert ours.get("/meetings/1", headers=known).status_code == 304
        peer.get("/")
        times = [
            (timed(lambda: ours.get("/meetings/1")), timed(lambda: peer.get("/")))
            for _ in range(ROUNDS)
        ]
    mine, bare = (median(column) for column in zip(*times, strict=True))
    print(f"{ITEMS} items, {len(first.data) / 1024:.0f} KB, median of {ROUNDS}")  # noqa: T201
    print(f"Resolved {mine:.1f} ms, bare page {bare:.1f} ms")  # noqa: T201
    print(f"ratio {mine / bare:.1f}; a reader who has the page already gets 304")  # noqa: T201


if __name__ == "__main__":
    main()
