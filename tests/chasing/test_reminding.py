"""Whom the register writes to of itself, what it says, and what it knows of it afterwards."""

from datetime import date, timedelta

import pytest

from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.chasing.commands import actions, remind_all
from app.chasing.models import ChasingSettings, Reminder
from app.chasing.rules import State
from app.clock import now
from app.database import db
from app.mail import kept_messages
from app.people.models import Appointment
from tests.chasing.killing import killed_at
from tests.factories import a_body, a_person, an_account, an_action
from tests.test_mail import a_server

pytestmark = pytest.mark.usefixtures("app")

MONDAY = date(2026, 11, 23)


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


def run(on=MONDAY):
    said = []
    remind_all(on, said.append)
    return said


def bob(**changes):
    return a_person("Bob Ray", **{"email": "bob@example.org"} | changes)


def late(owner=None, **changes):
    return an_action(owner=owner, due_on=MONDAY - timedelta(days=3), **changes)


def test_one_message_tells_someone_all_that_waits_and_leads_to_each():
    person = bob()
    kept(
        late(person, text="Plant trees"),
        an_action(owner=person, text="Mow", due_on=MONDAY + timedelta(days=7)),
        an_action(owner=person, text="Far", due_on=MONDAY + timedelta(days=70), raised_on=MONDAY),
    )

    run()

    (message,) = kept_messages()
    assert message.to == "bob@example.org"
    assert message.subject == "2 actions of yours – 23 November 2026"
    assert "3 days overdue" in message.text
    assert "due in 7 days" in message.text
    assert message.text.count("/report/") == 2
    assert "Far" not in message.text
    assert run()[-1] == "0 sent."


def test_a_message_holds_nothing_that_its_reader_may_not_read():
    kept(late(bob(), text="Sell the secret depot", restricted=True))

    run()

    assert "secret" not in kept_messages()[0].text


@pytest.mark.parametrize(
    "quiet",
    [
        pytest.param(date(2026, 11, 22), id="a Sunday"),
        pytest.param(date(2026, 12, 25), id="a bank holiday"),
        pytest.param(date(2026, 12, 28), id="a bank holiday put off"),
    ],
)
def test_nothing_is_sent_on_a_quiet_day(quiet):
    kept(late(bob()))

    assert run(quiet) == ["A quiet day: nothing is sent."]
    assert kept_messages() == []


def test_who_left_gets_nothing_and_the_holder_of_the_post_is_asked():
    gone = bob(appointments=[Appointment(post="Head of Parks", ends_on=MONDAY)])
    cat = a_person("Cat Dee", email="cat@example.org")
    cat.appointments = [Appointment(post="head of parks", starts_on=MONDAY)]
    closed = a_person("Dan Eel", account=an_account(active=False), email="dan@example.org")
    kept(
        ChasingSettings(id=1, manager=a_person("Mo Na", email="mo@example.org")),
        cat,
        late(gone, owner_post="Head of Parks", text="Plant"),
        late(closed, text="Mow"),
    )

    run(MONDAY + timedelta(days=1))

    assert sorted(m.to for m in kept_messages()) == ["cat@example.org", "mo@example.org"]
    told = next(m for m in kept_messages() if m.to == "mo@example.org")
    assert "Nobody can be asked" in told.text
    assert "Mow" in told.text


def test_a_manager_is_told_of_what_stays_late_and_the_clerk_who_does_not_answer():
    action = late(bob(), body=a_body("Parks Committee"), manager=a_person(email="mo@example.org"))
    kept(ChasingSettings(id=1, report_to="clerk@example.org"), action)
    run()
    later = MONDAY + timedelta(days=14)

    run(later)

    told = {m.to: m.text for m in kept_messages() if "7 December" in m.subject}
    assert "/report/" not in told["mo@example.org"]
    assert "17 days overdue" in told["mo@example.org"]
    assert "Bob Ray: an action of Parks Committee, asked 1 time" in told["clerk@example.org"]
    report_progress(action, ActionStatus.ON_TRACK, "Begun", now=now() + timedelta(days=400))
    db.session.commit()
    run(later + timedelta(days=7))
    assert "Everyone answered" in next(
        m.text for m in kept_messages() if m.to == "clerk@example.org"
    )


def test_what_a_mail_server_did_not_take_is_sent_by_the_next_run(app):
    kept(late(bob()))
    app.config.update(SMTP_HOST="127.0.0.1", SMTP_PORT=9, SMTP_SECURITY="none")
    assert any(words.startswith("Not taken") for words in run())

    app.config.update(SMTP_HOST=None)
    assert run()[-1] == "1 sent."

    states = db.session.scalars(db.select(Reminder.state).order_by(Reminder.id)).all()
    assert states == [State.NOT_TAKEN, State.SENT]


def killed_run(moment):
    assert killed_at(moment, lambda say: remind_all(MONDAY, say))


def test_killed_after_the_server_took_it_a_message_is_not_sent_again_of_itself(app, clerk):
    kept(late(bob()))
    received, server = a_server(app)
    try:
        killed_run("Taken")
        run()
        assert len(received.messages) == 1

        page = clerk.get("/actions/reminders")
        assert "Not known" in page.text
        clerk.post(page.select_one("main form")["action"])
        run()
    finally:
        server.stop()
    names = {sent.message["Message-ID"] for sent in received.messages}
    assert (len(received.messages), len(names)) == (2, 1)


@pytest.mark.parametrize("moment", ["To ", "Taken"])
def test_a_folder_tells_whether_a_killed_run_had_sent_it(moment):
    kept(late(bob()))
    killed_run(moment)

    run()

    assert len(kept_messages()) == 1
    sent = db.session.scalars(db.select(Reminder).where(Reminder.state == State.SENT)).all()
    assert len(sent) == 1


def test_the_command_is_run_by_a_timer_on_any_day(app):
    kept(late(bob()))
    runner = app.test_cli_runner()

    done = runner.invoke(actions, ["remind", "--on", "2026-11-23"])

    assert done.exit_code == 0, done.output
    assert "1 sent." in done.output


def test_a_clerk_sees_what_was_sent_and_says_when(clerk, officer):
    action = kept(late(bob(), text="Plant"))
    run()

    page = clerk.get("/actions/reminders")
    assert "bob@example.org" in page.text
    assert "overdue" in page.select_one("tbody").text
    assert "Bob Ray, overdue" in clerk.get(f"/actions/{action.id}").text
    assert officer.status_of("GET", "/actions/reminders") == 403
    answers = {"soon_days": 3, "late_every": 7, "silent_days": 28, "escalate_days": 14}
    refused = clerk.post("/manage/reminders", **answers, report_weekday=1, report_to="me")
    assert "Enter an email address" in refused.select_one(".govuk-error-summary").text
    clerk.post("/manage/reminders", **answers, report_weekday=1, report_to="me@example.org")
    db.session.expire_all()
    settings = db.session.get_one(ChasingSettings, 1)
    assert (settings.soon_days, settings.report_to) == (3, "me@example.org")
