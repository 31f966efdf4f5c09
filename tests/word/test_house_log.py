"""The action log in Word, in the columns that the council has chosen."""

import io

import docx
import pytest

from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.database import db
from tests.factories import NOW, a_body, a_person, an_action


@pytest.mark.usefixtures("app")
def test_word_prints_the_log_in_the_columns_of_the_house(clerk):
    body = a_body("Parks Committee", code="PC")
    action = an_action(text="Plant trees", body=body, owner=a_person("Ann Lee", title="Mrs"))
    report_progress(action, ActionStatus.ON_TRACK, "Dug the holes", now=NOW)
    db.session.add(action)
    db.session.commit()

    def printed():
        document = docx.Document(
            io.BytesIO(clerk.download(f"/bodies/{body.slug}/actions.docx").data)
        )
        return [[cell.text for cell in row.cells] for row in document.tables[-1].rows]

    clerk.post("/manage/action-log", columns="", publish_progress="y")
    assert printed()[0][:3] == ["Follows from", "Action", "Owner"]
    clerk.post("/manage/action-log", columns="Action\r\nOwner\r\nDue\r\nUpdate")

    head, row = printed()
    assert head == ["Action", "Owner", "Due", "Update"]
    assert row == ["Plant trees", "Mrs Ann Lee", "1 April 2026", "6 March 2026: Dug the holes"]
