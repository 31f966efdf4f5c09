"""Who may read what of the log."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from app.accounts.models import Account
from app.accounts.rules import Role, Viewer
from app.accounts.session import new_sign_in
from app.agenda.operations import write_minutes
from app.agenda.rules import Part
from app.audit.naming import with_names
from app.audit.queries import (
    HIDDEN_DRAFT,
    HIDDEN_RESTRICTED,
    Asked,
    changes,
    history,
    lines_of,
    restricted_now,
)
from app.database import db
from app.people.models import Person
from tests.factories import (
    NOW,
    a_body,
    a_person,
    a_resolution,
    an_account,
    an_action,
    an_item,
    published,
)

EVERYTHING = Viewer(Role.CLERK, 1, every_body=True)
NO_BODY = Viewer(Role.ADMINISTRATOR, 2)


@pytest.fixture
def exempt_item(app):  # noqa: ARG001  # it opens the database
    item = an_item(part=Part.EXEMPT, paragraphs=[3], public_interest="Prices")
    db.session.add(item)
    published(item.meeting)
    db.session.commit()
    write_minutes(item, "Canary", seen=0, now=NOW, restricted_text="Canary of Acme")
    db.session.commit()
    return item


def told(viewer: Viewer, **asked: str) -> str:
    """All that a viewer gets to read of what they ask for."""
    found = list(db.session.scalars(changes(viewer, Asked(**asked))))
    hidden = restricted_now(found)
    lines = [x for c in found for x in lines_of(viewer, c, restricted=c.id in hidden)]
    return " ".join(f"{x.field} {x.before} {x.after} {x.hidden}" for x in lines)


def of_body(item, **rights: object) -> Viewer:
    return Viewer(Role.CLERK, 3, **{k: frozenset({item.meeting.body_id}) for k in rights})


def test_a_clerk_of_the_body_reads_what_was_exempt(exempt_item):
    assert "Canary of Acme" in told(of_body(exempt_item, clerk_of=True))


def test_a_member_of_the_body_reads_what_was_exempt(exempt_item):
    assert "Canary of Acme" in told(of_body(exempt_item, member_of=True))


@pytest.mark.parametrize("asked", [{}, {"words": "Acme"}, {"words": "canary"}], ids=str)
def test_nobody_else_reads_it_nor_finds_it(exempt_item, asked):  # noqa: ARG001  # it is stored
    assert "Canary" not in told(NO_BODY, **asked)


def test_that_it_changed_is_told(exempt_item):  # noqa: ARG001  # it is stored
    assert f"Minutes of the exempt part None None {HIDDEN_RESTRICTED}" in told(NO_BODY)


def test_what_was_open_is_hidden_once_the_item_is_exempt(app):  # noqa: ARG001  # opens the database
    item = an_item(purpose="Canary")
    db.session.add(item)
    published(item.meeting)
    db.session.commit()
    item.part, item.grounds, item.public_interest = Part.EXEMPT, "3", "Prices"
    db.session.commit()

    assert "Canary" not in told(NO_BODY) + told(NO_BODY, words="canary")


def test_a_draft_is_read_by_the_clerk_of_the_body_and_no_one_else(app):  # noqa: ARG001  # as above
    item = an_item(text="Canary of the draft")
    db.session.add(item)
    db.session.commit()

    assert "Canary" in told(of_body(item, clerk_of=True), words="canary")
    for other in (NO_BODY, of_body(item, member_of=True)):
        assert "Canary" not in told(other) + told(other, words="canary")
        assert HIDDEN_DRAFT in told(other)


def test_a_clerk_reads_no_history_of_another_body(app):  # noqa: ARG001  # as above
    item = an_item()
    db.session.add(item)
    db.session.commit()
    stranger = replace(NO_BODY, role=Role.CLERK)

    assert not db.session.scalars(history(stranger, "meeting", str(item.meeting_id))).all()
    assert db.session.scalars(history(EVERYTHING, "meeting", str(item.meeting_id))).all()


def test_the_history_of_a_record_is_a_page(clerk):
    clerk.post("/manage/people/add", name="Ann Lee")

    ann = db.session.scalars(db.select(Person)).one()
    page = clerk.get(f"/history/person/{ann.id}")

    assert "Person added" in page.text
    assert "Ann Lee" in page.text


def test_the_history_of_an_item_holds_what_belongs_to_it(clerk):
    item = an_item(text="Canary")
    db.session.add(item)
    db.session.commit()

    page = clerk.get(f"/history/agenda_item/{item.id}")

    assert "Minutes revision added" in page.text
    assert "Canary" in page.text


@pytest.mark.usefixtures("app")
def test_the_history_of_an_action_cites_its_item_and_clause_to_whoever_reads_its_body():
    item = an_item(title="Parks", number="4")
    action = an_action(item=item, clause=a_resolution(item).clauses[0])
    db.session.add(action)
    db.session.commit()

    def lines_to(viewer):
        found = list(db.session.scalars(history(viewer, "action", str(action.id))))
        told = [(c, list(lines_of(EVERYTHING, c, restricted=False))) for c in found]
        named = [line for _, lines in with_names(viewer, told) for line in lines]
        return {
            line.column: line.after for line in named if line.column in {"item_id", "clause_id"}
        }

    assert lines_to(of_body(item, clerk_of=True)) == {"item_id": "4. Parks", "clause_id": "item 4"}
    assert lines_to(NO_BODY) == {"item_id": item.id, "clause_id": action.clause_id}


@pytest.mark.parametrize("kind", ["change", "search_pending", "nothing"])
def test_what_is_not_logged_has_no_history(clerk, kind):
    assert clerk.status_of("GET", f"/history/{kind}/1") == 404


def test_the_history_of_accounts_is_for_administrators(clerk, administrator):
    path = (
        f"/history/account/{db.session.scalars(db.select(Account.id).order_by(Account.id)).first()}"
    )

    assert clerk.status_of("GET", path) == 403
    assert "Account added" in administrator.get(path).text


@pytest.mark.parametrize("path", ["/log", "/log.csv", "/history/person/1"])
def test_the_log_is_for_those_who_keep_the_register(browser, councillor, officer, path):
    assert browser.status_of("GET", path) == 302
    assert councillor.status_of("GET", path) == 403
    assert officer.status_of("GET", path) == 403


def test_the_log_is_searched_by_who_what_kind_words_and_dates(administrator):
    db.session.add_all([a_body("Ann Lee"), a_body("Bob Ray")])
    db.session.commit()

    page = administrator.get("/log?words=ann&kind=body&who=program")

    assert "Ann Lee" in page.text
    assert "Bob Ray" not in page.text
    past = "last-day=1&last-month=1&last-year=2020"
    assert "0 changes" in administrator.get(f"/log?{past}").text


def test_a_wrong_date_is_said_to_be_wrong(administrator):
    page = administrator.get("/log?first-day=31&first-month=2&first-year=2026")

    assert "From must be a real date" in page.select_one(".govuk-error-summary").text
    assert administrator.status_of("GET", "/log.csv?first-day=x") == 400


def test_a_long_log_comes_a_page_at_a_time(administrator):
    db.session.add_all([a_person() for _ in range(60)])
    db.session.commit()

    page = administrator.get("/log?kind=person")

    assert len(page.select(".resolved-log__change")) == 50
    assert len(administrator.get("/log?kind=person&page=2").select(".resolved-log__change")) == 10


def test_the_log_is_downloaded_as_a_table_that_runs_no_formula(administrator):
    db.session.add(a_person("=HYPERLINK(1)"))
    db.session.commit()

    table = administrator.download("/log.csv?kind=person").text

    rows = list(csv.DictReader(StringIO(table)))
    assert {"Kind of record": "person", "After": "'=HYPERLINK(1)"}.items() <= next(
        row for row in rows if "name" in row["Field"].lower()
    ).items()


def test_the_log_speaks_as_the_forms_and_pages_do(administrator):
    ann, body = a_person("Ann Lee"), a_body(name="Parks Committee")
    db.session.add(an_action(body=body, owner=ann, due_on=date(2026, 3, 5), restricted=True))
    db.session.commit()

    page = administrator.get("/log?kind=action")
    said = {row.dt.text: " ".join(row.dd.text.split()) for row in page.select("main dl > div")}

    assert said["Body"] == "[became: Parks Committee]"
    assert said["Due date"] == "[became: 5 March 2026]"
    assert said["Not public"] == "[became: yes]"
    assert "Id" not in said


def test_sign_ins_are_shown_where_they_are_asked_for(administrator):
    account = an_account()
    db.session.add_all([account, a_person("Ann Lee")])
    db.session.commit()
    db.session.add(new_sign_in(account, NOW)[1])
    db.session.commit()

    def kinds(path):
        return {head.text.split()[0] for head in administrator.get(path).select("main ol h2")}

    assert "Sign" not in kinds("/log")
    assert "Person" in kinds("/log")
    assert "Sign" in kinds("/log?sign_ins=y")
    assert kinds("/log?kind=sign_in") == {"Sign"}


def test_no_operation_and_no_route_changes_the_log(app):
    changing = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("audit.") and rule.methods - {"GET", "HEAD", "OPTIONS"}
    ]

    assert changing == []
