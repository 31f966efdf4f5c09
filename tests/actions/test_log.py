"""The action log: filters, columns of the house, files, and a picture with its numbers."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest
from sqlalchemy import func

from app.accounts.rules import Role, Viewer
from app.actions.log import lines
from app.actions.log_columns import Column, check_columns, columns_in
from app.actions.models import Action
from app.actions.queries import actions_for
from app.actions.reporting import note_at, report_progress
from app.actions.rules import ActionStatus, Rag
from app.actions.shown import show_action
from app.agenda.rules import Part
from app.clock import today
from app.database import db
from app.decisions.operations import ClauseDraft, resolve
from app.errors import RuleBroken
from tests.decisions.pages import errors, queries_asked
from tests.factories import (
    NOW,
    a_body,
    a_matter,
    a_meeting,
    a_person,
    a_resolution,
    an_account,
    an_action,
    an_item,
    numbered,
    published,
)

pytestmark = pytest.mark.usefixtures("app")


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


def listed(page):
    return [link.text for link in page.select("main tbody td > a:first-child")]


def csv_of(answer):
    return list(csv.reader(io.StringIO(answer.text)))


def test_the_log_is_narrowed_by_period_matter_and_what_a_meeting_has_to_agree(clerk):
    matter, body = a_matter(), a_body("Parks Committee")
    item = an_item(meeting=a_meeting(body=body), matter=matter)
    old = an_action(text="Old", raised_on=date(2025, 4, 30))
    done = an_action(text="Done", body=body)
    agreed = an_action(text="Agreed", body=body)
    for action in (done, agreed):
        report_progress(action, ActionStatus.DONE, "Sent", now=NOW)
    kept(old, done, agreed, an_action(text="Of a matter", item=item))
    note_at(agreed, item, closes=True)
    db.session.commit()

    assert listed(clerk.get("/actions?year=2024")) == ["Old"]
    assert listed(clerk.get("/actions?year=2025")) == ["Of a matter"]
    assert listed(clerk.get(f"/actions?matter={matter.id}")) == ["Of a matter"]
    assert listed(clerk.get("/actions?status=to+agree")) == ["Done"]
    assert "Old" in clerk.get("/actions?year=99999999999&matter=x").text


def test_the_log_is_taken_away_in_the_columns_of_the_house(clerk):
    body = a_body("Parks Committee", code="PC")
    clause = a_resolution(an_item(meeting=a_meeting(body=body))).clauses[0]
    action = an_action(
        text="=HYPERLINK(1)", clause=clause, owner=a_person("Ann Lee"), others=["Roads"]
    )
    report_progress(action, ActionStatus.DONE, "Sent to all", now=NOW)
    kept(action)
    note_at(action, an_item(meeting=a_meeting(body=body)), closes=True)
    db.session.commit()

    head, row = csv_of(clerk.download("/actions.csv?status=all"))
    told = dict(zip(head, row, strict=True))
    assert told["Action"] == "'=HYPERLINK(1)"
    assert told["Owner"] == "Ann Lee; Roads"
    assert told["RAG"] == "Blue: done"
    assert "Sent to all" in told["Update"]
    assert told["Closed at meeting"] == "5 March 2026"
    clerk.post("/manage/action-log", columns="Status\r\nref\r\nAction")

    sheet = openpyxl.load_workbook(
        io.BytesIO(clerk.download("/actions.xlsx?status=all").data)
    ).active
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["Status", "Ref", "Action"],
        ["Done", None, "=HYPERLINK(1)"],
    ]
    assert sheet["C2"].data_type == "s"
    refused = clerk.post("/manage/action-log", columns="Colour")
    assert "“Colour” is no column" in errors(refused)


def test_columns_are_named_once_and_none_means_the_usual_ones():
    assert columns_in("Ref\nnonsense\ndue") == [Column.REFERENCE, Column.DUE]
    assert len(columns_in("")) == 11
    with pytest.raises(RuleBroken, match="once"):
        check_columns("Due\ndue")


def test_dates_are_dates_in_a_workbook(clerk):
    kept(an_action(due_on=date(2028, 2, 29)))

    sheet = openpyxl.load_workbook(io.BytesIO(clerk.download("/actions.xlsx").data)).active

    due = [cell.value for cell in sheet[1]].index("Due") + 1
    assert sheet.cell(2, due).value.date() == date(2028, 2, 29)


def test_a_reader_takes_away_only_what_they_read(officer, ann):
    kept(
        an_action(text="Sell the secret depot", restricted=True, owner=ann),
        an_action(text="Plant", rag_by_hand=None),
    )

    assert "secret" not in officer.download("/actions.csv").text
    assert len(csv_of(officer.download("/actions.csv"))) == 2
    assert "secret" not in ann.browser.download("/actions.csv").text


def test_a_long_log_is_taken_away_in_as_few_reads_as_a_short_one(clerk):
    counts = []
    for number in (1, 30):
        made = [
            an_action(clause=a_resolution().clauses[0], owner=a_person()) for _ in range(number)
        ]
        for action in made:
            report_progress(action, ActionStatus.ON_TRACK, "Begun", now=NOW, by=an_account())
        kept(*made)
        body = made[0].body.slug
        with queries_asked() as queries:
            clerk.download("/actions.csv")
            clerk.get("/actions/log")
            clerk.get("/actions/picture")
        with queries_asked() as of_word:
            clerk.download(f"/bodies/{body}/actions.docx")
        counts.append((len(queries), len(of_word)))

    assert counts[0] == counts[1]


def test_a_log_says_of_each_action_what_its_page_says(ann):
    body = a_body("Parks Committee", code="PC")
    meeting = a_meeting(body=body)
    item = an_item(meeting=meeting)
    drafts = [ClauseDraft(f"Plant {{{{Oak {n}}}}}", level=n, label=f"({n})") for n in (1, 2, 3)]
    exempt = an_item(part=Part.EXEMPT, paragraphs=[3], public_interest="It outweighs")
    resolved = resolve(item, "RESOLVED:", drafts)
    numbered(published(meeting))
    told = {"owner": ann, "others": ["Roads"], "body": body}
    made = [
        *(an_action(clause=clause, **told) for clause in resolved.clauses),
        an_action(text="Sell it", restricted=True, public_text="See to it", **told),
        an_action(text="Wait", restricted=True, owner=ann, body=body),
        an_action(clause=a_resolution(exempt).clauses[0], owner=ann),
        an_action(item=an_item(title="Trees", number="4"), owner_post="Head of Parks"),
        an_action(item=item, rag_by_hand=Rag.RED, rag_reason="No {{Bob}}", restricted=True),
    ]
    for action in made:
        report_progress(action, ActionStatus.AT_RISK, "Asked {{Bob}}", now=NOW, by=ann.account)
        report_progress(action, ActionStatus.ON_TRACK, "", now=NOW, by=an_account())
    kept(*made)

    for viewer in (
        Viewer(Role.CLERK, 0, every_body=True),
        Viewer(Role.COUNCILLOR, 0, member_of=frozenset({body.id})),
        Viewer(Role.OFFICER, ann.account_id),
        Viewer(Role.READER, 0),
    ):
        found = list(lines(viewer, actions_for(viewer), today()))
        for line in found:
            shown = show_action(viewer, db.session.get_one(Action, line.row.id))
            owners = "; ".join(part for part in (shown.owner, shown.others) if part)
            said = [line.text, line.origin, line.owners, line.rating, line.restricted]
            asked = [shown.text, shown.origin, owners, str(shown.rating(today()))]
            assert said == [*asked, shown.restricted]
            notes = [note.partition(": ")[2] for note in line.reports]
            assert notes == [update.note or update.status for update in shown.updates]
        assert len(found) == db.session.scalar(
            actions_for(viewer).with_only_columns(func.count(Action.id))
        )


def test_the_log_is_a_page_in_the_columns_of_the_house(clerk):
    kept(an_action(text="Plant", due_on=date(2028, 2, 29)), an_action(text="Mow"))
    clerk.post("/manage/action-log", columns="Action\r\nDue")

    page = clerk.get("/actions/log")

    assert [head.text for head in page.select("main th")] == ["Action", "Due"]
    cells = [[cell.text for cell in row.select("td")] for row in page.select("main tbody tr")]
    assert ["Plant", "29 February 2028"] in cells
    assert len(cells) == 2


def test_the_picture_has_its_numbers_beside_it(clerk):
    body = a_body("Parks Committee")
    late = an_action(body=body, due_on=today() - timedelta(days=2), raised_on=date(2020, 1, 1))
    done = an_action(body=body, raised_on=date(2020, 1, 1))
    report_progress(done, ActionStatus.DONE, "Sent", now=NOW)
    kept(late, done, an_action(body=body, due_on=today(), raised_on=today()))

    page = clerk.get("/actions/picture")

    months, bodies = page.select("table")
    assert len(months.select("tbody tr")) == 12
    cells = [cell.text for cell in bodies.select("tbody tr td")][:3]
    assert cells == ["1", "1", "1"]
    last = [cell.text for cell in months.select("tbody tr")[-1].select("td")][:3]
    assert last == ["1", "1", "1"]
    assert len(bodies.select("svg rect")) == 3
