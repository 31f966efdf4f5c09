"""The sample item entered from its agenda side alone: presses, fields and pages it takes.

Run: .venv/bin/python -m tests.benchmarks.desk_presses
Counted from the agenda of a meeting that was called, in Chromium: title, purpose, recommendations
and discussion are typed, and one press resolves. What it makes is compared with what was printed.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import expect

from app.database import db
from app.decisions.models import Resolution
from tests.benchmarks.meeting_page import an_empty_register
from tests.browsing.hand import Hand, a_hand
from tests.chromium import Door, a_door
from tests.decisions.test_from_the_agenda_side import SAMPLE, block, plain
from tests.factories import a_body, a_meeting, a_person, an_account
from tests.tools import chromium_started


def enter(hand: Hand, meeting_id: int, lines: list[str]) -> None:
    """Everything that is printed on the agenda side, and the discussion."""
    recommended, clauses = block(lines, "RECOMMENDED")
    hand.follow("Add with purpose, grounds and number")
    hand.write("title", lines[1])
    hand.write("purpose", lines[2])
    hand.press("Add the item")
    hand.go(f"/meetings/{meeting_id}/agenda")
    hand.follow("Add a recommendation")
    hand.write("lead_in", recommended)
    for place, (_, words) in enumerate(clauses):
        hand.write(f"rows-{place}-text", words)
    hand.press("Save the recommendation")
    hand.go(f"/meetings/{meeting_id}/desk")
    start = next(n for n, line in enumerate(lines) if line.startswith("The report was introduced"))
    end = next(n for n, line in enumerate(lines) if line.startswith("RESOLVED"))
    box = hand.page.locator("textarea[name$='-text']").first
    box.fill("\n\n".join(lines[start:end]))
    hand.fields += 1
    if hand.scripts:
        expect(hand.page.locator("[data-keep-state]").first).to_contain_text("Saved at")
    else:
        hand.press("Save")


def count(door: Door, meeting_id: int, lines: list[str], *, scripts: bool) -> None:
    with chromium_started() as chromium, a_hand(chromium, door, scripts=scripts) as hand:
        hand.sign_in("clerk@example.org")
        hand.go(f"/meetings/{meeting_id}/agenda")
        hand.loads = 0
        enter(hand, meeting_id, lines)
        before = hand.presses
        hand.press("Agree as recommended")
        expect(hand.page.locator(".resolved-desk-item__decided")).to_be_visible()
        told = f"{hand.presses} presses ({hand.presses - before} of them resolves), "
        told += f"{hand.fields} fields, {hand.loads} page loads"
        print(f"{'with scripts' if scripts else 'without scripts'}: {told}")  # noqa: T201


def main() -> int:
    if not SAMPLE.exists():
        print("The sample papers are not beside this checkout")  # noqa: T201
        return 1
    text = SAMPLE.read_text(encoding="utf-8").replace("\xa0", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    with TemporaryDirectory() as folder:
        app = an_empty_register(Path(folder))
        with app.app_context():
            body = a_body("Education Advisory Board")
            meetings = [a_meeting(body=body, members=[a_person()]) for _ in range(2)]
            db.session.add_all([*meetings, an_account(email="clerk@example.org")])
            db.session.commit()
            keys = [meeting.id for meeting in meetings]
        with a_door(app) as door:
            for key, scripts in zip(keys, (True, False), strict=True):
                count(door, key, lines, scripts=scripts)
        with app.app_context():
            _, printed = block(lines, "RESOLVED")
            for made in db.session.scalars(db.select(Resolution).order_by(Resolution.id)):
                same = [(c.label, plain(c.text)) for c in made.clauses] == [
                    (label, plain(words)) for label, words in printed
                ]
                print(f"{len(made.clauses)} clauses, {'equal' if same else 'UNLIKE'} the printed")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
