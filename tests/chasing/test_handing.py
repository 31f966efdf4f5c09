"""Whoever takes an action over is told at once: noted before it is sent, and none twice."""

from datetime import timedelta

import pytest

from app.accounts.rules import Role, Viewer
from app.accounts.session import SignedIn
from app.actions.handing import hand_over, handed_away
from app.actions.raising_queries import offices_open
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.chasing.commands import remind_all
from app.chasing.models import Reminder
from app.chasing.posting import send_waiting, told_of
from app.chasing.rules import State
from app.clock import now, today
from app.database import db
from app.mail import kept_messages, wait_for_messages
from app.people.models import Appointment
from tests.browser import Browser
from tests.chasing.killing import killed_at
from tests.decisions.pages import typed
from tests.factories import a_person, an_account, an_action
from tests.test_mail import a_server

pytestmark = pytest.mark.usefixtures("app")


def kept(*records):
    db.session.add_all(records)
    db.session.commit()
    return records[0]


def bob(**changes):
    return a_person("Bob Ray", **{"email": "bob@example.org"} | changes)


def handed(person, **changes):
    """An action that someone handed to `person`, of which they are not told yet."""
    action, at = kept(an_action(raised_on=today(), due_on=None, no_date=True, **changes)), now()
    hand_over(action, person, "All yours", now=at, by=None)
    return action, kept(told_of(action, at, Viewer()), action)


def states():
    db.session.expire_all()
    return db.session.scalars(db.select(Reminder.state).order_by(Reminder.id)).all()


def test_a_colleague_is_told_at_once_and_it_is_listed(clerk):
    person = bob(appointments=[Appointment(post="Head of Parks")])
    action = kept(an_action(text="Plant {{Oak Row}}", raised_on=today()), person)

    asked = clerk.post(f"/actions/{action.id}/hand-over", to=person.id, note="The file is on Z")
    assert "Hand this over to Bob Ray?" in asked.h1.text
    assert action.owner is None
    page = clerk.post(f"/actions/{action.id}/hand-over", **typed(asked))
    wait_for_messages()

    assert (
        "Handed over to Bob Ray, who gets a message, which the administrator has under Messages"
        in page.text
    )
    (message,) = kept_messages()
    assert message.to == "bob@example.org"
    assert "The file is on Z" in message.text
    assert "Oak Row" not in message.text
    assert f"/actions/{action.id}/report/" in message.text
    assert "Bob Ray, handed over to them" in clerk.get(f"/actions/{action.id}").text
    assert "handing over" in clerk.get("/actions/reminders").text
    send_waiting(str)
    assert states() == [State.SENT]


def test_what_is_not_public_is_not_told_by_mail():
    action, _ = handed(bob(), text="Sell the secret depot", restricted=True)

    assert send_waiting(str) == 1

    assert "secret" not in kept_messages()[0].text
    assert "All yours" not in kept_messages()[0].text
    assert f"/actions/{action.id}/report/" in kept_messages()[0].text


def test_nobody_is_told_who_left_or_did_it_themselves():
    gone = bob(appointments=[Appointment(post="Head", ends_on=today().replace(year=2020))])
    herself = bob(account=an_account(email="ann@example.org"))
    kept(gone, herself)

    for owner, by in ((gone, Viewer()), (herself, Viewer(account_id=herself.account_id))):
        assert told_of(an_action(owner=owner), now(), by) is None


def test_an_officer_takes_back_what_they_handed_over(app):
    ann, person = officer(app, "Ann Lee"), kept(bob(appointments=[Appointment(post="Head")]))
    ward = [Appointment(post="Member for Eastfield")]
    councillor = kept(a_person("Ada Poe", title="Councillor", appointments=ward))
    action = kept(an_action(owner=ann, raised_on=today(), text="Plant oaks"))
    address = f"/actions/{action.id}"

    page = ann.browser.get(f"{address}/hand-over")
    offered = [option["value"] for option in page.select("select option")]
    assert str(person.id) in offered
    assert str(councillor.id) not in offered
    asked = ann.browser.post(f"{address}/hand-over", to=person.id)
    assert "You can then no longer report on it" in asked.text
    page = ann.browser.post(f"{address}/hand-over", **typed(asked))
    assert page.h1.text == "My actions"
    ann.browser.post(page.select_one("a[href$='/take-back']")["href"])

    wait_for_messages()
    db.session.expire_all()
    assert action.owner is ann
    assert [update.note for update in action.updates] == [
        "Handed over to Bob Ray.",
        "Taken back from Bob Ray.",
    ]
    assert "Take it back" not in ann.browser.get("/actions/mine").text


def test_nobody_takes_back_what_was_not_theirs_or_was_reported_on_since(app):
    ann, cat = officer(app, "Ann Lee"), officer(app, "Cat Dee")
    person, action = kept(bob()), kept(an_action(owner=ann, raised_on=today()))
    helper = {"by": cat.account, "person": cat}
    hand_over(action, person, "", now=now(), **helper)
    assert action.updates[-1].note == "Handed over from Ann Lee to Bob Ray."
    assert handed_away(cat.account_id) == []

    hand_over(action, ann, "", now=now(), by=None)
    hand_over(action, person, "", now=now(), by=ann.account, person=ann)
    db.session.commit()
    assert handed_away(ann.account_id) == [action]
    assert cat.browser.status_of("GET", f"/actions/{action.id}/take-back") == 404
    report_progress(action, ActionStatus.ON_TRACK, "Begun", now=now(), reported_by=person)
    db.session.commit()

    page = ann.browser.post(f"/actions/{action.id}/take-back")
    assert "Something was reported on it since" in page.text
    assert action.owner is person


def test_where_a_mail_server_is_set_they_are_said_to_be_told_by_e_mail(app, clerk):
    person = bob(appointments=[Appointment(post="Head of Parks")])
    action = kept(an_action(raised_on=today()), person)
    app.config.update(SMTP_HOST="mail.example.org")

    asked = clerk.post(f"/actions/{action.id}/hand-over", to=person.id)
    app.config.update(SMTP_HOST=None)

    assert "Bob Ray is told by e-mail at once." in asked.text


def test_whoever_comes_to_lead_it_by_the_clerks_form_is_told_too(clerk):
    person = kept(bob())
    action = kept(an_action(raised_on=today(), due_on=None, no_date=True))
    address = f"/actions/{action.id}/edit"

    page = clerk.post(address, text="Plant oaks", no_date="y", owner=person.id)
    wait_for_messages()

    assert (
        "Action saved. Bob Ray gets a message, which the administrator has under Messages"
        in page.text
    )
    assert [message.to for message in kept_messages()] == ["bob@example.org"]
    clerk.post(address, text="Plant elms", no_date="y", owner=person.id)
    wait_for_messages()
    assert len(kept_messages()) == 1


def officer(app, name):
    account = an_account(role=Role.OFFICER)
    person = kept(a_person(name, account=account))
    person.browser = Browser(app)
    person.browser.sign_in(SignedIn(account).get_id())
    return person


@pytest.mark.parametrize("change", ["closed", "handed on"])
def test_what_is_not_theirs_any_more_is_not_told(change):
    action, _ = handed(bob())
    if change == "closed":
        report_progress(action, ActionStatus.DONE, "Done", now=now())
    else:
        hand_over(action, a_person("Cat Dee"), "", now=now(), by=None)
    db.session.commit()

    assert send_waiting(str) == 0
    assert (states(), kept_messages()) == ([State.NOT_NEEDED], [])


@pytest.mark.parametrize("moment", ["To ", "Taken"])
def test_killed_beside_its_sending_it_goes_once_all_the_same(moment):
    handed(bob())
    assert killed_at(moment, send_waiting)
    assert states() == [State.GOING]

    for _ in range(2):
        run()

    assert len(kept_messages()) == 1
    assert states() == [State.SENT]


def test_a_mail_server_that_took_it_is_not_asked_again_unless_a_clerk_says_so(app, clerk):
    handed(bob())
    received, server = a_server(app)
    try:
        assert killed_at("Taken", send_waiting)
        run()
        assert (len(received.messages), states()) == (1, [State.NOT_KNOWN])

        clerk.post(clerk.get("/actions/reminders").select_one("main form")["action"])
        run()
    finally:
        server.stop()
    names = {sent.message["Message-ID"] for sent in received.messages}
    assert (len(received.messages), len(names), states()) == (2, 1, [State.SENT])


def run():
    """On the next working day, when nothing else is due."""
    days = (today() + timedelta(days=n) for n in range(14))
    remind_all(next(filter(offices_open(), days)), str)
