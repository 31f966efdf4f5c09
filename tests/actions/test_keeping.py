from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from app.accounts.models import Account
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.database import db
from tests.factories import (
    NOW,
    an_action,
)

pytestmark = pytest.mark.usefixtures("app")


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("ck_action_text_is_not_blank", {"text": " "}),
        ("ck_action_due_or_no_date_chosen", {"due_on": None}),
        ("ck_action_due_or_no_date_chosen", {"no_date": True}),
        ("ck_action_closed_has_a_day", {"status": ActionStatus.DONE}),
        ("ck_action_closed_has_a_day", {"closed_on": date(2026, 1, 1)}),
    ],
)
def test_the_database_refuses_what_cannot_be(name, wrong):
    action = an_action()
    for column, value in wrong.items():
        setattr(action, column, value)
    db.session.add(action)

    with pytest.raises(IntegrityError, match=name):
        db.session.flush()


def test_an_account_keeps_the_updates_it_made(ann):
    action = an_action(owner=ann)
    report_progress(action, ActionStatus.ON_TRACK, "Begun", now=NOW, by=ann.account)
    kept(action)

    db.session.delete(db.session.get_one(Account, ann.account_id))
    with pytest.raises(IntegrityError):
        db.session.flush()
