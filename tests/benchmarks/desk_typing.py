"""How long the drafting desk takes to come, and from a key to the paint that shows it, in Chromium.

Run: .venv/bin/python -m tests.benchmarks.desk_typing
One page has 200 items, among them one of 20,000 words in paragraphs and one of as many in a single
paragraph; keys are typed into the middle of each and into a short one. A time is from the moment
the browser had the key to the first task after the frame that painted it, so waiting for the screen
(16.7 ms at 60 Hz) is in it. The desk has come when its scripts have run and a frame is painted.
"""

import gzip
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from app.database import db
from tests.benchmarks.meeting_page import an_empty_register
from tests.benchmarks.stories import PARAGRAPH
from tests.chromium import a_door, a_page
from tests.factories import (
    a_meeting,
    a_person,
    a_recommendation,
    an_account,
    an_item,
)
from tests.tools import chromium_started

ITEMS, WORDS, KEYS, AIM = 200, 20_000, 60, 50
TIMED = """
window.times = [];
addEventListener("keydown", ({ timeStamp }) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => window.times.push(performance.now() - timeStamp);
  port2.postMessage(0);
}), true);
"""


COME = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
  const [came] = performance.getEntriesByType("navigation");
  done([came.domInteractive, came.domContentLoadedEventEnd, performance.now()]);
})))"""


def a_long_meeting() -> tuple[int, dict[str, int]]:
    """Its number, and those of its longest items and of a short one."""
    times = WORDS // (2 * len(PARAGRAPH.split())) + 1
    meeting = a_meeting(members=[a_person() for _ in range(15)])
    long = an_item(meeting=meeting, title="Local plan", text="\n\n".join([PARAGRAPH * 2] * times))
    unbroken = " ".join([(PARAGRAPH * 2).strip()] * times)
    whole = an_item(meeting=meeting, title="Evidence", text=unbroken)
    for place in range(ITEMS - 2):
        item = an_item(meeting=meeting, text=PARAGRAPH)
        if place % 5 == 0:
            a_recommendation(item, "Note the report", "Approve the plan", "Thank the officers")
    db.session.add_all([meeting, an_account(email="clerk@example.org")])
    db.session.commit()
    items = {"long item": long, "one paragraph": whole, "short item": meeting.items[-1]}
    return meeting.id, {name: item.id for name, item in items.items()}


def come(page: Page, address: str) -> None:
    """Three times: what the server took, what it sent, and when the page could be used."""
    found: dict[str, list[float]] = {}
    for _ in range(3):
        with page.expect_response(lambda answer: answer.url.endswith(address)) as waited:
            page.goto(address)
        timing = waited.value.request.timing
        interactive, ran, painted = page.evaluate(COME)
        for name, value in (
            ("server ms", timing["responseStart"] - timing["requestStart"]),
            ("interactive ms", interactive),
            ("scripts ran ms", ran),
            ("painted ms", painted),
        ):
            found.setdefault(name, []).append(value)
    body = waited.value.body()
    elements = page.evaluate("document.querySelectorAll('*').length")
    print(f"{len(body) / 1000:.0f} kB ({len(gzip.compress(body)) / 1000:.0f} kB packed)", end=", ")  # noqa: T201
    print(f"{elements} elements; ", {name: round(median(v)) for name, v in found.items()})  # noqa: T201


def pressed(page: Page) -> float:
    """Milliseconds from a press in place until every part of the page has followed."""
    begun = page.evaluate("performance.now()")
    page.locator("#room summary").first.click()
    page.locator("#room button[value$=apologies]").first.click()
    page.locator(".resolved-said", has_text="Attendance saved").wait_for()
    return float(page.evaluate("performance.now()")) - float(begun)


def typed_into(page: Page, item_id: int) -> Sequence[float]:
    """Milliseconds for each key, typed at 75 words a minute in the middle of what is there."""
    box = page.locator(f"#text-{item_id}")
    box.scroll_into_view_if_needed()
    box.focus()
    box.evaluate("box => box.setSelectionRange(box.value.length / 2, box.value.length / 2)")
    page.keyboard.type("warm ", delay=150)
    page.evaluate("window.times = []")
    page.keyboard.type(("The Board asked why. " * KEYS)[:KEYS], delay=150)
    return page.evaluate("window.times")


def report(name: str, times: Sequence[float]) -> None:
    cuts = quantiles(times, n=100)
    print(f"{name}: p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms, of {len(times)} keys")  # noqa: T201


def main() -> None:
    with TemporaryDirectory() as folder, chromium_started() as chromium:
        app = an_empty_register(Path(folder))
        with app.app_context():
            meeting_id, items = a_long_meeting()
        with a_door(app) as door, a_page(chromium, door, "clerk@example.org") as page:
            page.add_init_script(TIMED)
            come(page, f"/meetings/{meeting_id}/desk")
            print(f"{pressed(page):.0f} ms for a press in place")  # noqa: T201
            print(f"{ITEMS} items, two of {WORDS} words; the aim is under {AIM} ms")  # noqa: T201
            for name, item_id in items.items():
                report(name, typed_into(page, item_id))


if __name__ == "__main__":
    main()
