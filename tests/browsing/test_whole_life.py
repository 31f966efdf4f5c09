"""One meeting through its whole life, in a browser: clerk, chair, councillor and visitor.

RESOLVED_SHOTS=FOLDER keeps a picture of each step, 1280 and 390 pixels wide, to look at.
"""

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Response, expect
from sqlalchemy import create_engine, text

from app.accounts.rules import Role
from app.bodies.models import Authority, TemplateItem
from app.bodies.rules import MemberRole, Regime
from app.clock import today
from app.config import ROOT
from app.database import db
from app.meetings.models import Meeting, Sitting
from tests.chromium import Door, opened
from tests.factories import a_body, a_membership, a_person, an_account
from tests.publishing.test_commands import UNGUARDED

FOUR_WEEKS = timedelta(days=28)

pytestmark = pytest.mark.browser

WIDTHS = (1280, 390)
SECRET = "eleven thousand pounds"
SLIP, MENDED = "the oke by the gate", "the oak by the gate"
MISTYPED, RETYPED = "Councillor Brwon", "Councillor Brown"


@pytest.fixture
def committee(app: Flask) -> None:  # noqa: ARG001  # kept in the app's database
    """A committee with a chair and two members, the register's clerk and an officer."""
    body = a_body("Parks and Harbour Committee", quorum_fixed=2)
    body.template = [
        TemplateItem(position=1, title="Apologies for absence"),
        TemplateItem(position=2, title="Declarations of interest"),
        TemplateItem(position=3, title="Minutes of the previous meeting"),
    ]
    chair = a_person("Ada Brown", title="Councillor", account=_account("chair", Role.COUNCILLOR))
    member = a_person("Ben Cole", title="Councillor", account=_account("member", Role.COUNCILLOR))
    a_membership(body, chair, role=MemberRole.CHAIR)
    a_membership(body, member)
    a_membership(body, a_person("Cleo Dunn", title="Councillor"))
    officer = a_person("Edwin Frost")
    db.session.add_all(
        [Authority(name="Marlford Borough Council", regime=Regime.ENGLAND_PRINCIPAL)]
    )
    db.session.add_all([body, officer, _account("clerk", Role.CLERK)])
    db.session.commit()


def _account(name: str, role: Role):
    return an_account(role, email=f"{name}@example.org", name=name.title())


class Visit:
    """Someone at a browser, who looks at every page at both widths."""

    def __init__(self, chromium: Browser, door: Door, shots: "Shots", email: str = "") -> None:
        self.page: Page = opened(chromium, door, email)
        self._shots = shots
        self._who = email.partition("@")[0] or "visitor"

    def go(self, path: str) -> str:
        """Open a page that must be there; what it says."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        return self.words

    def follow(self, words: str) -> None:
        link = self.page.locator("a", has_text=re.compile(rf"^{re.escape(words)}$"))
        found = self.page.locator("main").locator(link).first
        found.wait_for(state="attached")
        if not found.is_visible():  # among what is seldom wanted
            self.page.locator("details", has=link).locator("summary").first.click()
        found.click()

    def fill(self, **answers: str) -> None:
        """Answer questions by the names of their fields."""
        for name, answer in answers.items():
            field = self.page.locator(f"[name='{name}']").first
            if field.evaluate("node => node.tagName") == "SELECT":
                field.select_option(answer)
            else:
                field.fill(answer)

    def press(self, words: str, done: str = "") -> None:
        """Until the register has taken it, wherever that leads."""
        with self.page.expect_response(is_taken):
            self.page.locator("main").get_by_role("button", name=words).first.click()
        if done:
            expect(self.page.locator(".govuk-notification-banner")).to_contain_text(done)

    def look(self, step: str) -> str:
        """What the page says. It fits both widths."""
        self.page.wait_for_load_state()
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{self.page.url} is {wide} wide at {width}"
            self._shots.take(self.page, f"{step} ({self._who})", width)
        self.page.set_viewport_size({"width": 1280, "height": 900})
        return self.words

    @property
    def words(self) -> str:
        return self.page.locator("main").inner_text()


def is_taken(answer: Response) -> bool:
    """Whatever changes something is answered by the address to go on at, also to a script."""
    return answer.request.method == "POST" and 300 <= answer.status < 400


class Shots:
    """Pictures of the steps in order, where someone asked for them."""

    def __init__(self) -> None:
        folder = os.environ.get("RESOLVED_SHOTS")
        self._folder = Path(folder) if folder else None
        self._steps: list[str] = []

    def take(self, page: Page, step: str, width: int) -> None:
        if step not in self._steps:
            self._steps.append(step)
        if self._folder:
            name = f"{self._steps.index(step):02} {step} {width}"
            page.screenshot(path=self._folder / f"{name}.png", full_page=True)
            said = page.locator("main").inner_text()
            (self._folder / f"{name}.txt").write_text(f"{page.url}\n{said}\n", encoding="utf-8")


def four_weeks_go_by(app: Flask) -> None:
    """Nobody can approve at a meeting that lies ahead."""
    with app.app_context(), db.engine.begin() as connection:
        for table, day in ((Meeting.__table__, "held_on"), (Sitting.__table__, "on")):
            for row in connection.execute(table.select()).all():
                connection.execute(
                    table.update()
                    .where(table.c.id == row.id)
                    .values({day: getattr(row, day) - FOUR_WEEKS})
                )


def test_a_meeting_through_its_whole_life(app, chromium, door, committee, tmp_path):  # noqa: ARG001  # `committee` is in the database
    shots = Shots()
    clerk = Visit(chromium, door, shots, "clerk@example.org")
    chair = Visit(chromium, door, shots, "chair@example.org")
    member = Visit(chromium, door, shots, "member@example.org")
    visitor = Visit(chromium, door, shots)

    meeting = call_a_meeting(clerk, today())
    build_the_agenda(clerk, meeting)
    assert "The oak" not in visitor.go(meeting)
    publish_the_agenda(clerk, visitor, member, meeting)
    publish_a_late_item(clerk, visitor, meeting)
    take_attendance(clerk, meeting)
    decide(clerk, meeting)
    write_the_minutes(clerk, meeting)
    publish_the_decisions(clerk, visitor, meeting)
    review(clerk, chair, member, meeting)
    publish_the_draft(clerk, visitor, member, meeting)
    later = call_a_meeting(clerk, today() + FOUR_WEEKS)
    put_up_for_approval(clerk, later)
    four_weeks_go_by(app)
    say_that_it_was_held(clerk, later)
    approve(clerk, visitor, meeting)
    sign(clerk, meeting)
    correct(clerk, visitor, meeting)
    read_the_versions(visitor, meeting)
    prove(app, tmp_path)


def call_a_meeting(clerk: Visit, day: date) -> str:
    clerk.go("/meetings/new")
    clerk.page.get_by_label("Body").select_option(label="Parks and Harbour Committee")
    clerk.page.get_by_label("Day").fill(str(day.day))
    clerk.page.get_by_label("Month").fill(str(day.month))
    clerk.page.get_by_label("Year").fill(str(day.year))
    clerk.fill(starts_at="6.30 pm", venue="Committee Room 1, Town Hall")
    clerk.look("call a meeting")
    clerk.press("Call the meeting")
    clerk.look("a meeting called")
    return re.sub(r"^https?://[^/]*|[?#].*$", "", clerk.page.url)


def build_the_agenda(clerk: Visit, meeting: str) -> None:
    clerk.go(meeting)
    clerk.look("an agenda begun from the template")
    clerk.go(f"{meeting}/items/new")
    clerk.fill(title="The oak by the gate", purpose="To decide what becomes of the oak.")
    clerk.page.get_by_label("Presented by").select_option(label="Frost, Edwin")
    clerk.press("Add the item")
    clerk.go(f"{meeting}/items/new")
    clerk.fill(title="Sale of the boathouse", part="exempt")
    clerk.page.locator("details", has_text="Grounds for an exempt item").evaluate(
        "d => d.open = true"
    )
    clerk.page.locator("[name='paragraphs'][value='3']").check()
    clerk.fill(public_interest="The council’s position in the sale would be harmed.")
    clerk.look("add an exempt item")
    clerk.press("Add the item")
    clerk.press("Put the exclusion of the press and public before it")
    clerk.go(f"{meeting}/agenda")
    clerk.press("Number the items 1, 2, 3 in this order")
    clerk.look("the agenda arranged")


def publish_the_agenda(clerk: Visit, visitor: Visit, member: Visit, meeting: str) -> None:
    clerk.go(meeting)
    clerk.look("the draft agenda")
    clerk.follow("Publish the agenda")
    clerk.look("ask before the agenda is published")
    clerk.press("Publish the agenda", "The agenda is published")
    clerk.look("agenda published")
    visitor.go(meeting)
    public = visitor.look("agenda published")
    assert "Sale of the boathouse" in public
    visitor.follow("6. Sale of the boathouse") if "6. Sale" in public else None
    visitor.look("the exempt item")
    member.go(meeting)
    member.look("agenda published")


def publish_a_late_item(clerk: Visit, visitor: Visit, meeting: str) -> None:
    clerk.go(f"{meeting}/items/new")
    clerk.page.locator("details", has_text="Late or urgent").evaluate("d => d.open = true")
    clerk.fill(title="Storm damage at the harbour", late_reason="The storm was last night.")
    clerk.fill(urgency_reason="The harbour wall may fall before the next meeting.")
    clerk.press("Add the item")
    assert "Storm damage" not in visitor.go(meeting)
    clerk.go(meeting)
    clerk.look("a late item waits")
    clerk.page.get_by_role("link", name=re.compile("^Publish Supplement")).click()
    clerk.look("ask before the supplement is published")
    clerk.press("Publish Supplement", "is published")
    assert "Storm damage" in visitor.go(meeting)
    visitor.look("supplement published")


def take_attendance(clerk: Visit, meeting: str) -> None:
    clerk.go(f"{meeting}/attendance")
    clerk.look("attendance")
    clerk.page.get_by_label("Councillor Cleo Dunn").select_option("apologies")
    clerk.press("Save and mark all still expected as present", "Attendance saved")
    clerk.look("attendance saved")
    clerk.go(f"{meeting}/sittings/1")
    clerk.fill(started_at="18:30", ended_at="20:05")
    clerk.page.get_by_label("In the chair").select_option(label="Brown, Ada (Councillor)")
    clerk.look("times and chair")
    clerk.press("Save")
    clerk.go(f"{meeting}/status")
    clerk.fill(status="held")
    clerk.press("Save")


def items_of(clerk: Visit, meeting: str) -> dict[str, str]:
    clerk.go(f"{meeting}/agenda")
    links = clerk.page.locator(".resolved-agenda__title a")
    return {link.inner_text(): link.get_attribute("href") or "" for link in links.all()}


def decide(clerk: Visit, meeting: str) -> None:
    items = items_of(clerk, meeting)
    for title, words in {
        "The oak by the gate": "that the oak be felled in May",
        "Storm damage at the harbour": "that the harbour wall be made safe",
    }.items():
        clerk.go(f"{items[title]}/resolutions/new")
        clerk.page.get_by_label("Lead-in, after the keyword").fill("")
        clerk.page.locator("textarea").first.fill(words)
        clerk.look(f"resolve on {title}")
        clerk.press("Save the resolution")
        clerk.look(f"resolved on {title}")


def write_the_minutes(clerk: Visit, meeting: str) -> None:
    items = items_of(clerk, meeting)
    for title, words in {
        "Apologies for absence": "Apologies were received from Councillor Cleo Dunn.",
        "Declarations of interest": "There were none.",
        "The oak by the gate": f"Members walked to {SLIP}.\n\n{MISTYPED} asked about the bats.",
        "Storm damage at the harbour": "Members heard what the storm had done.",
    }.items():
        clerk.go(f"{items[title]}/minutes")
        clerk.fill(text=words)
        clerk.press("Save the minutes", "Minutes saved")
    clerk.go(f"{items['Sale of the boathouse']}/minutes")
    clerk.fill(text="The item was considered in private.")
    clerk.fill(restricted_text=f"The offer was {SECRET}.")
    clerk.fill(public_summary="The Committee agreed terms for the boathouse.")
    clerk.look("minutes of the exempt item")
    clerk.press("Save the minutes", "Minutes saved")
    clerk.go(f"{meeting}/desk")
    clerk.look("the desk")
    clerk.go(f"{meeting}/minute-numbers")
    clerk.fill(first="10")
    clerk.press("Number the minutes")
    clerk.look("minute numbers")


def publish_the_decisions(clerk: Visit, visitor: Visit, meeting: str) -> None:
    assert "made safe" not in visitor.go(meeting)
    clerk.go(meeting)
    clerk.look("the minutes written")
    clerk.follow("Publish the decisions")
    clerk.look("ask before the decisions are published")
    clerk.press("Publish the decisions", "The decisions are published")
    visitor.go(meeting)
    visitor.look("decisions published")
    visitor.go(f"{meeting}/decisions")
    sheet = visitor.look("the decision sheet")
    assert "made safe" in sheet
    assert "bats" not in sheet


def review(clerk: Visit, chair: Visit, member: Visit, meeting: str) -> None:
    clerk.follow("Send for review")
    clerk.look("ask before the review")
    clerk.press("Send them for review", "The minutes are in review")
    clerk.look("in review")
    assert "for you to review" not in member.go("/")
    chair.go("/")
    chair.look("the front page")
    chair.page.locator("section", has_text="for you to review").get_by_role("link").first.click()
    chair.look("the review")
    chair.page.locator(".resolved-review__passage", has_text="bats").get_by_role("link").click()
    chair.fill(text="It was Councillor Cole who asked.")
    chair.look("comment")
    chair.press("Send the comment")
    chair.look("commented")
    clerk.go(f"{meeting}/minutes/review")
    clerk.look("a comment waits")
    clerk.page.get_by_role("link", name="Answer and settle").click()
    clerk.fill(answer="The notes say it was the chair.")
    clerk.look("answer")
    clerk.press("Settle the comment")
    clerk.look("settled")


def publish_the_draft(clerk: Visit, visitor: Visit, member: Visit, meeting: str) -> None:
    clerk.go(f"{meeting}/checks")
    clerk.look("checks")
    clerk.go(meeting)
    clerk.follow("Publish the minutes as a draft")
    clerk.look("ask before the draft is published")
    assert not clerk.page.get_by_role("button", name="Publish the draft minutes").count()
    clerk.follow("Recommendation without a number has no outcome")
    clerk.press("Agree as recommended", "Agreed as recommended")
    clerk.go(f"{meeting}/minutes/publish")
    clerk.fill(reason="The Chair knows of it")
    clerk.press("Publish the draft minutes", "The minutes are published as a draft")
    clerk.look("draft published")
    visitor.go(meeting)
    public = visitor.look("draft published")
    assert "agreed terms for the boathouse" in public
    assert SECRET not in public
    member.go(meeting)
    assert SECRET in member.look("draft published")


def put_up_for_approval(clerk: Visit, later: str) -> None:
    clerk.go(later)
    clerk.go(f"{later}/agenda")
    clerk.look("minutes wait for approval")
    clerk.press("Put them on this agenda")
    expect(clerk.page.locator(".resolved-said")).to_contain_text("On the agenda")
    clerk.look("minutes put up for approval")
    clerk.go(later)
    clerk.follow("Publish the agenda")
    clerk.press("Publish the agenda", "The agenda is published")


def say_that_it_was_held(clerk: Visit, meeting: str) -> None:
    clerk.go(f"{meeting}/status")
    clerk.fill(status="held")
    clerk.press("Save", "The meeting is held")


def approve(clerk: Visit, visitor: Visit, meeting: str) -> None:
    clerk.go(meeting)
    clerk.follow("Approve the minutes")
    minute = clerk.page.get_by_label("Minute", exact=True)
    chosen = minute.locator("option", has_text="The oak by the gate")
    minute.select_option(chosen.get_attribute("value"))
    clerk.page.get_by_label("The words now").fill(SLIP)
    clerk.page.get_by_label("The words as they are to read").fill(MENDED)
    clerk.look("approve with a correction")
    clerk.press("Approve the minutes", "The minutes are approved")
    clerk.look("approved")
    visitor.go(meeting)
    assert MENDED in visitor.look("approved")


def sign(clerk: Visit, meeting: str) -> None:
    clerk.go(meeting)
    clerk.follow("Record that they are signed")
    clerk.look("ask before signing")
    clerk.press("The minutes are signed", "The minutes are signed")
    clerk.look("signed")


def correct(clerk: Visit, visitor: Visit, meeting: str) -> None:
    clerk.page.locator("main").get_by_role("link", name="The oak by the gate").last.click()
    clerk.look("a signed minute")
    clerk.follow("Record a correction")
    clerk.fill(before=MISTYPED, after=RETYPED, reason="The name was mistyped.")
    clerk.page.get_by_label("Agreed on the item").select_option(index=1)
    clerk.look("correct a signed minute")
    clerk.press("Record the correction", "The correction is recorded")
    minute = clerk.page.url
    clerk.look("corrected")
    visitor.go(minute)
    assert RETYPED in visitor.look("corrected")
    visitor.go(meeting)
    visitor.look("the meeting in the end")
    clerk.go(meeting)
    clerk.follow("History of the meeting")
    clerk.look("history of the meeting")


def read_the_versions(visitor: Visit, meeting: str) -> None:
    visitor.go(f"{meeting}/versions")
    visitor.look("versions")
    visitor.page.locator("main ol a").first.click()
    assert SECRET not in visitor.look("a version")
    visitor.page.get_by_role("link", name=re.compile("^What changed since")).first.click()
    visitor.look("what changed")


def prove(app: Flask, tmp_path: Path) -> None:
    """The chain holds, an export is proved without the program, and a changed byte is told."""
    runner = app.test_cli_runner()
    assert runner.invoke(args=["record", "verify"]).exit_code == 0
    out = tmp_path / "version.json"
    assert runner.invoke(args=["record", "export", "7", "--out", str(out)]).exit_code == 0
    script = [sys.executable, str(ROOT / "docs" / "verify.py"), str(out)]
    proved = subprocess.run(script, capture_output=True, text=True, check=False)
    assert proved.returncode == 0, proved.stdout + proved.stderr
    number = change_a_byte(app)
    told = runner.invoke(args=["record", "verify"])
    assert told.exit_code == 1
    assert f"The chain is broken at version {number}" in told.output


def change_a_byte(app: Flask) -> int:
    """In the first version that speaks of bats, past all that guards it; answers its number."""
    db.session.remove()
    engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    with engine.begin() as connection:
        for statement in UNGUARDED[engine.dialect.name]:
            connection.execute(text(statement))
        speaks = "SELECT min(number) FROM published_version WHERE content LIKE '%bats%'"
        number = connection.scalar(text(speaks))
        changed = "UPDATE published_version SET content = replace(content, 'bats', 'cats') "
        connection.execute(text(f"{changed} WHERE number = :number"), {"number": number})
    engine.dispose()
    return number
