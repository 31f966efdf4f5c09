"""The pages on which a clerk brings files in and looks them over."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from app.accounts.rules import Role
from app.archive import uploading
from app.archive.models import ArchiveFile, Batch
from app.archive.uploading import readers
from app.database import db
from tests.factories import a_body, a_membership, a_person, an_account

PAPER = """HARBOUR BOARD

Minutes of the meeting held in the Guildhall on Tuesday 10 May 2016 at 7.00 pm

Present: Councillor Ann Lee (Chair), Councillor Bob Day, Cllr. C. Moss
In attendance: Ms Eve Hart (Clerk)
Apologies: Councillor Dee Fox

1. Minutes of the last meeting
RESOLVED: That the minutes of the meeting held on 12 April 2016 be confirmed.

2. Benches
The board looked at three colours.
It was proposed by Cllr Lee, seconded by Cllr Day and RESOLVED: That the benches be painted green.

3. Next meeting
The next meeting will be held on Tuesday 14 June 2016.
"""


def zipped(**files):
    kept = BytesIO()
    with ZipFile(kept, "w") as packed:
        for name, text in files.items():
            packed.writestr(f"{name}.txt", text)
    kept.seek(0)
    return kept


@pytest.fixture
def harbour(app, monkeypatch):  # noqa: ARG001  # kept in its database
    monkeypatch.setattr(uploading, "PROCESSES", 1)  # another takes seconds to begin
    body = a_body("Harbour Board")
    a_membership(body, a_person("Ann Lee", title="Councillor"))
    db.session.add(body)
    db.session.commit()
    return body.name


def brought_in(clerk, **files):
    """Upload as a ZIP, and the paths of the pages of its batch and its files, in order."""
    page = clerk.post("/archive", files=(zipped(**files), "archive.zip"))
    readers().wait()
    batch = page.select_one("[data-progress]")["data-watch"]
    with clerk._app.app_context():
        keys = db.session.scalars(db.select(ArchiveFile.id).order_by(ArchiveFile.file_name)).all()
    return batch, [f"/archive/files/{key}" for key in keys]


def act(page, words):
    """The address of the form whose button says so."""
    return next(f["action"] for f in page.select("main form") if words in f.get_text())


def test_a_clerk_brings_files_in_looks_one_over_and_confirms_it(clerk, harbour):
    batch, (broken, paper) = brought_in(clerk, b_minutes=PAPER, a_broken="")
    page = clerk.get(batch)
    assert "1 meeting, " in page.text
    assert "1 file refused" in page.text
    assert "b_minutes.txt" not in clerk.get(f"{batch}?state=refused").select_one("tbody").text
    assert "Refused" in clerk.get(broken).text

    page = clerk.get(paper)

    assert page.h1.text == "Harbour Board, 10 May 2016"
    assert page.select_one(".resolved-source mark").text
    page = clerk.post(act(page, "Yes, "))
    assert "Settled" in page.text
    page = clerk.get(f"{paper}/correct?at=present.1")
    assert "Who is “Councillor Bob Day”?" in page.h1.text
    page = clerk.post(f"{paper}/correct?at=present.1", who="new", name="Robert Day")
    assert "Robert Day" in clerk.get("/people").text
    page = clerk.post(
        f"{paper}/correct?at=items.1.resolutions.0",
        outcome="lost",
        text="That the benches be painted green",
        mover="Cllr Lee",
        seconder="Cllr Day",
        noes="2",
    )
    assert "Lost, moved by Cllr Lee, seconded by Cllr Day, 2 against" in page.text
    page = clerk.post(act(page, "Take it back"))
    assert "2 against" not in page.select_one(".resolved-review__result").text
    page = clerk.post(f"{paper}/confirm")
    assert "not settled" in page.select_one(".govuk-error-summary").text
    page = clerk.post(f"{paper}/confirm", as_it_stands="y")
    assert "its minutes can now be published" in page.text
    assert "Confirmed" in clerk.get(paper).text
    assert clerk.download(f"{paper}/source").data == PAPER.encode()
    assert harbour


@pytest.mark.usefixtures("harbour")
def test_what_leads_into_clauses_is_shown_with_each_of_them(clerk):
    granted = (
        "RESOLVED: That it be granted subject to (i) slates to match; (ii) no lights at night."
    )
    _, (paper,) = brought_in(clerk, paper=f"{PAPER}\n3. The barn\n{granted}\n")

    shown = [li.text for li in clerk.get(paper).select(".resolved-review__result li li")]

    assert sum("That it be granted subject to (i) slates" in words for words in shown) == 1
    assert sum("That it be granted subject to (ii) no lights" in words for words in shown) == 1


@pytest.mark.usefixtures("harbour")
def test_a_file_that_is_sent_again_says_where_it_is(clerk):
    _, (paper,) = brought_in(clerk, minutes=PAPER)

    clerk.post("/archive", files=(zipped(minutes=PAPER), "archive.zip"))
    readers().wait()

    last = max(db.session.scalars(db.select(Batch.id)))
    told = clerk.get(f"/archive/{last}").select_one("main")
    assert "Here before: 1 file" in told.text
    assert "Nothing was changed" in told.text
    assert "nothing was new" in told.select_one("[role=status]").text
    assert "that you may see" not in told.text
    assert told.select_one(f"a[href='{paper}']")


def test_each_part_is_corrected_by_a_question_of_its_own(clerk, harbour):
    _, (paper,) = brought_in(clerk, minutes=PAPER.replace("HARBOUR BOARD", "HARBOR BORD"))
    at = f"{paper}/correct?at="
    page = clerk.get(paper)
    assert "its body or its day must be known first" in page.text
    page = clerk.get(f"{paper}/confirm")
    assert "has not become a meeting yet" in page.text
    assert "Confirm this meeting" not in page.text

    page = clerk.post(f"{at}body", body=clerk.get(f"{at}body").select("option")[1]["value"])

    assert page.h1.text == f"{harbour}, 10 May 2016"
    day = {"held_on-day": "11", "held_on-month": "5", "held_on-year": "2016"}
    assert clerk.post(f"{at}date", **day).h1.text == "Harbour Board, 11 May 2016"
    assert "The pier" in clerk.post(f"{at}venue", text="The pier").text
    assert "2a Seats" in clerk.post(f"{at}items.1.title", number="2a", title="Seats").text
    page = clerk.post(f"{at}items.1.resolutions.0", text="x", outcome="carried", is_none="y")
    assert "Taken for none" in page.text
    page = clerk.post(at, item="items.0", text="The gate is broken.")
    assert "Put in: “The gate is broken.”" in page.text
    page = clerk.post(f"{at}present.1", who="nobody")
    assert "Bob Day" not in page.select_one(".resolved-review__facts").text
    page = clerk.post(f"{at}present.2", who="else")
    assert "Select a person" in page.select_one(".govuk-error-summary").text
    assert clerk.get(f"{at}items.99").h1


def test_a_body_that_is_missing_is_added_from_the_paper_and_the_others_follow(clerk, harbour):
    ferry = PAPER.replace("HARBOUR BOARD", "FERRY AND PILOTS COMMITTEE")
    later = ferry.replace("Tuesday 10 May 2016", "Tuesday 7 June 2016")
    _, (first, second) = brought_in(clerk, a=ferry, b=later)
    page = clerk.get(f"{first}/correct?at=body")
    link = page.find("a", string="Add a body that is not listed")["href"]
    assert clerk.get(first).find("a", string="Add it as a new body")
    page = clerk.get(link)
    assert page.select_one("#name")["value"] == "Ferry and Pilots Committee"

    page = clerk.post(link, name=harbour, kind="joint committee", decision_power="full")
    assert "Error: " in page.title.text
    page = clerk.post(
        link, name="Ferry and Pilots Committee", kind="joint committee", decision_power="full"
    )

    assert page.h1.text == "Ferry and Pilots Committee, 10 May 2016"
    assert "added: these are its minutes" in page.text
    readers().wait()
    assert clerk.get(second).h1.text == "Ferry and Pilots Committee, 7 June 2016"


def test_nobody_without_the_body_sees_a_paper_or_what_came_of_it(app, clerk, councillor, harbour):
    batch, (paper,) = brought_in(clerk, minutes=PAPER)
    assert harbour
    meeting = clerk.get(paper).select_one("a[href^='/meetings/']")["href"]
    with app.app_context():
        other = an_account(Role.CLERK, every_body=False)
        db.session.add(other)
        db.session.commit()

    hidden = (batch, paper, f"{paper}/source", f"{paper}/correct?at=venue", f"{paper}/new-body")
    for path in (*hidden, meeting):
        assert councillor.status_of("GET", path) in {403, 404}, path
    for path in ("/", "/meetings", "/bodies/harbour-board", "/search?q=benches", "/people"):
        assert "Benches" not in councillor.get(path).text
        assert "10 May 2016" not in councillor.get(path).text


def test_other_papers_follow_an_answer_while_the_clerk_goes_on(clerk, harbour):
    later = PAPER.replace("Tuesday 10 May 2016", "Tuesday 7 June 2016")
    _, (first, second) = brought_in(clerk, a=PAPER, b=later)
    address = clerk.get(second).select_one("a[href^='/meetings/']")["href"]

    page = clerk.post(f"{first}/correct?at=present.1", who="new", name="Robert Day")
    assert "1 other paper will follow" in page.text
    readers().wait()

    assert "Robert Day" in clerk.get(address).text
    assert "still to follow" not in clerk.get(second).text
    assert "What is known is entered" in clerk.post(f"{second}/look-again").text
    page = clerk.post(f"{second}/correct?at=present.1", who="new", name="Robert Day")
    assert "Robert Day is in the register already" in page.select_one(".govuk-error-summary").text
    page = clerk.post(f"{second}/doubts/99/accept")
    assert "not asked any more" in page.text
    assert harbour
