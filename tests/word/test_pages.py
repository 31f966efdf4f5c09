"""Papers from the web: previews, the look of a house, what was made, and whole years."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest

from app.agenda.supplement_models import Supplement
from app.bodies.models import Authority
from app.clock import now
from app.database import db
from app.retention.commands import retention
from app.word.hypertext import as_html
from app.word.kinds import OF_MEETINGS
from app.word.models import WordFile, WordTemplate
from tests.factories import NOW, a_meeting, an_item, published
from tests.word.asking import paper_of
from tests.word.council import a_council_meeting
from tests.word.houses import county, town


@pytest.fixture
def meeting(app):  # noqa: ARG001  # the meeting is kept in the app's database
    return a_council_meeting()


def test_each_paper_is_offered_where_its_reader_looks_for_it(browser, clerk, meeting):
    published(meeting)
    db.session.commit()

    def offered(reader, path):
        links = reader.get(path).select("[href*='.docx'], [action*='.docx'], [formaction*='.docx']")
        names = [link.get("href") or link.get("action") or link["formaction"] for link in links]
        return [name.split("/", 3)[3] for name in names]

    item = meeting.items[0]
    assert offered(browser, f"/meetings/{meeting.id}") == [
        "minutes.docx",
        "minutes.docx?recommendations=1",
        "agenda.docx",
        "decisions.docx",
    ]
    assert "agenda.docx?restricted=1" in offered(clerk, f"/meetings/{meeting.id}")
    assert offered(browser, f"/items/{item.id}") == ["extract.docx", "decision-notice.docx"]
    assert offered(browser, "/bodies/parks-cabinet") == ["register.docx", "attendance.docx"]


def test_a_supplement_is_offered_once_it_is_public(browser, meeting):
    late = Supplement(number=1)
    meeting.supplements.append(late)
    an_item(meeting=meeting, title="A late swing", number="3").supplement = late
    db.session.commit()
    address = f"/meetings/{meeting.id}/supplement.docx?number=1"

    before = browser.get(f"/meetings/{meeting.id}").select(f"[href='{address}']")
    assert browser.status_of("GET", address) == 404
    late.published_at = NOW
    db.session.commit()
    after = browser.get(f"/meetings/{meeting.id}").select(f"[href='{address}']")

    assert (len(before), len(after)) == (0, 1)
    assert browser.download(address).data.startswith(b"PK")


def test_a_period_is_asked_for_in_the_address(browser, meeting):
    published(meeting)
    db.session.commit()

    answer = browser.download("/bodies/parks-cabinet/register.docx?from=2026-03-01&to=2026-03-31")

    assert "2026-03-01-to-2026-03-31-parks-cabinet-resolutions.docx" in str(answer.headers)
    assert "Mended it" in [p.text for p in docx.Document(BytesIO(answer.data)).paragraphs]


def test_a_preview_without_libreoffice_has_the_words_in_order(clerk, meeting, monkeypatch):
    monkeypatch.setenv("PATH", "")

    page = clerk.get(f"/meetings/{meeting.id}/minutes/preview")

    words = page.select_one(".resolved-paper").get_text(" ", strip=True)
    parts = ["Minutes of the meeting of the Parks Cabinet", "Ann Lee", "10. Bandstand", "(1)"]
    places = [words.index(part) for part in [*parts, "Mended it", "(2)", "Painted it", "Chair ……"]]
    assert places == sorted(places)
    assert "Canary" not in words


@pytest.mark.libreoffice
def test_a_preview_shows_the_pages(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/agenda/preview")

    pictures = page.select("img.resolved-page")
    assert pictures[0]["src"].startswith("data:image/png;base64,")
    assert pictures[0]["alt"].startswith("Page 1 of ")


def test_a_look_is_given_shown_and_taken_back(clerk, meeting):
    clerk.post("/bodies/parks-cabinet/word-template", file=(BytesIO(county()), "letterhead.docx"))

    page = clerk.get("/bodies/parks-cabinet/word-template")
    assert "Used now: letterhead.docx" in page.text
    assert "Resolution" in page.text
    made = docx.Document(BytesIO(paper_of(OF_MEETINGS["minutes"], meeting).content))
    assert made.styles["Normal"].font.name == "Verdana"

    clerk.post("/bodies/parks-cabinet/word-template/remove")
    assert db.session.scalars(db.select(WordTemplate)).all() == []


def test_a_look_is_previewed_before_it_is_adopted(clerk, meeting, monkeypatch):
    monkeypatch.setenv("PATH", "")
    published(meeting)
    db.session.commit()
    page = clerk.post(
        "/bodies/parks-cabinet/word-template",
        file=(BytesIO(county()), "letterhead.docx"),
        preview="y",
    )
    assert "letterhead.docx" in page.h1.text
    assert "Mended it" in page.select_one(".resolved-paper").text
    made = docx.Document(BytesIO(paper_of(OF_MEETINGS["minutes"], meeting).content))
    assert made.styles["Normal"].font.name != "Verdana"
    assert "was tried and is not used yet" in clerk.get("/bodies/parks-cabinet/word-template").text

    clerk.post("/bodies/parks-cabinet/word-template/adopt")

    made = docx.Document(BytesIO(paper_of(OF_MEETINGS["minutes"], meeting).content))
    assert made.styles["Normal"].font.name == "Verdana"
    (kept,) = db.session.scalars(db.select(WordTemplate)).all()
    assert (kept.adopted, kept.file_name) == (True, "letterhead.docx")
    page = clerk.get("/bodies/parks-cabinet/word-template/preview")
    assert page.select("form[action$=adopt]") == []


def test_a_body_without_a_look_has_the_authority_s(clerk, meeting):
    clerk.post("/manage/word-template", file=(BytesIO(town()), "town.docx"))

    made = docx.Document(BytesIO(paper_of(OF_MEETINGS["minutes"], meeting).content))

    assert made.styles["Normal"].font.name == "Georgia"


@pytest.mark.usefixtures("meeting")
def test_a_file_that_will_not_do_is_refused_beside_its_field(clerk):
    page = clerk.post("/bodies/parks-cabinet/word-template", file=(BytesIO(b"Dear Sir"), "x.docx"))

    summary = page.select_one(".govuk-error-summary").text
    assert "That file cannot be read as a Word document" in summary


def test_what_a_clerk_makes_is_kept_for_the_clerks_of_the_body(clerk, meeting):
    clerk.download(f"/meetings/{meeting.id}/minutes.docx?restricted=1")
    kept = db.session.scalars(db.select(WordFile)).one()

    page = clerk.get("/exports")
    name = "2026-03-05-parks-cabinet-minutes-draft-not-for-publication.docx"
    assert name in page.text
    assert clerk.download(f"/exports/{kept.id}").data.startswith(b"PK")


def test_old_files_are_removed_and_newer_ones_kept(app, clerk, meeting):
    clerk.download(f"/meetings/{meeting.id}/minutes.docx")
    clerk.download(f"/meetings/{meeting.id}/agenda.docx")
    old = db.session.scalars(db.select(WordFile).where(WordFile.name.contains("agenda"))).one()
    old.made_at = now() - timedelta(days=91)
    db.session.commit()

    told = app.test_cli_runner().invoke(retention).output
    app.test_cli_runner().invoke(retention, ["--apply"])

    assert "Word document made over 90 days ago: 2026-03-05-parks-cabinet-agenda.docx" in told
    names = [file.name for file in app.config["EXPORTS"].glob("*.docx")]
    assert names == ["2026-03-05-parks-cabinet-minutes-draft.docx"]


@pytest.mark.usefixtures("app")
def test_a_preview_is_safe_from_what_was_typed():
    meeting = a_meeting()
    an_item(meeting=meeting, title="<script>alert(1)</script>", text="**<b>x</b>** & y")
    db.session.add_all([meeting, Authority(name="Test")])
    db.session.commit()

    html = as_html(paper_of(OF_MEETINGS["minutes"], meeting).paper.outline)

    assert "<script>" not in html
    assert "<strong>&lt;b&gt;x&lt;/b&gt;</strong> &amp; y" in html
