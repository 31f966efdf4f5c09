"""An older log, from Excel or CSV: columns matched, doubts listed, entered once however often."""

import io
from datetime import date

import openpyxl
import pytest

from app.actions.bringing import Part, day_in, guess_columns, rows_of
from app.actions.models import Action
from app.actions.rules import ActionStatus
from app.actions.sheets import table_in
from app.agenda.papers import Upload
from app.database import db
from app.errors import RuleBroken
from tests.decisions.pages import errors
from tests.factories import a_body, a_person

TODAY = date(2026, 11, 21)
HEADS = ["Ref", "Meeting date", "Action", "Lead officer", "Deadline", "Progress update", "Status"]
LOG = [
    HEADS,
    ["A1", "05/03/2026", "Plant trees", "Ann Lee", "1st April 2026", "Planted", "Complete"],
    ["", "5 March 2026", "Mow the green", "Parks team", "autumn", "", "In progress"],
    [],
    ["", "", "Mend the gate", "", "", "", "mauve"],
]


def csv_of(rows):
    return "\r\n".join(";".join(row) for row in rows).encode("cp1252")


def xlsx_of(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


def test_columns_are_known_by_how_councils_head_them():
    assert guess_columns(HEADS) == {
        Part.REFERENCE: 0,
        Part.RAISED: 1,
        Part.TEXT: 2,
        Part.OWNER: 3,
        Part.DUE: 4,
        Part.UPDATE: 5,
        Part.STATUS: 6,
    }
    assert guess_columns(["Action to be taken", "Action taken"]) == {Part.TEXT: 0, Part.UPDATE: 1}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("5/3/2026", date(2026, 3, 5)),
        ("05.03.26", None),
        ("29/02/2028", date(2028, 2, 29)),
        ("29/02/2027", None),
        ("1st April 2026", date(2026, 4, 1)),
        ("3 Sep 2026", date(2026, 9, 3)),
        ("late August", None),
    ],
)
def test_days_are_read_as_british_papers_write_them(words, day):
    assert day_in(words) == day


@pytest.mark.parametrize("upload", [("log.csv", csv_of(LOG)), ("log.xlsx", xlsx_of(LOG))])
def test_a_log_is_read_with_its_doubts(upload):
    table = table_in(Upload(*upload))

    first, second, third = rows_of(table, guess_columns(table[0]), TODAY)

    assert (first.status, first.due_on, first.reference) == (
        ActionStatus.DONE,
        date(2026, 4, 1),
        "A1",
    )
    assert (second.raised_on, second.status) == (date(2026, 3, 5), ActionStatus.ON_TRACK)
    assert second.doubts == ("“autumn” is no day: the action will have no date",)
    assert third.doubts[0].startswith("“mauve” is no status")


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (("log.csv", b"Action"), "no table"),
        (("log.pdf", b"%PDF-1.7"), "Choose an Excel"),
        (("log.xlsx", b"no workbook"), "damaged"),
        (("log.csv", b"Action\n" + b"x\n" * 5001), "5000 actions at the most"),
    ],
)
def test_what_is_no_log_is_refused(upload, words):
    with pytest.raises(RuleBroken, match=words):
        table_in(Upload(*upload))


@pytest.mark.usefixtures("app")
def test_a_clerk_brings_a_log_looks_at_it_and_enters_it_once(clerk):
    body = kept(a_body("Parks Committee", code="PC"))
    kept(a_person("Ann Lee"))
    page = clerk.post(
        f"/bodies/{body.slug}/actions/bring", file=(io.BytesIO(xlsx_of(LOG)), "log.xlsx")
    )
    assert "3 actions in the file, 3 of them new" in page.text
    assert "Row 3: Nobody is called “Parks team”: kept as a post" in page.text
    match, enter = page.select("main form")
    refused = clerk.post(match["action"], **{"column-reference": "0"})
    assert "Say which column is the action" in errors(refused)
    columns = {"column-text": 2, "column-raised": 1, "column-owner": 3, "column-status": 6}
    clerk.post(match["action"], **columns, **{"column-reference": 0, "column-due": 4})

    told = clerk.post(enter["action"])
    again = clerk.post(enter["action"])

    assert "3 actions entered" in told.text
    assert "0 actions entered" in again.text
    found = {a.text: a for a in db.session.scalars(db.select(Action))}
    assert len(found) == 3
    assert (found["Plant trees"].reference, found["Plant trees"].owner.name) == ("A1", "Ann Lee")
    assert found["Mow the green"].reference == "PC 25/26 - 01"
    assert found["Mow the green"].owner_post == "Parks team"
    assert found["Mend the gate"].no_date
