"""Every change of the record is in the log, whoever makes it and however it is made."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from app.accounts.operations import change_password
from app.agenda.models import Document
from app.agenda.operations import remove_item, write_minutes
from app.agenda.rules import Part
from app.audit.belonging import path
from app.audit.models import Change
from app.audit.rules import UNLOGGED, Act
from app.bodies.models import Body
from app.database import Model, db
from app.people.models import Person
from tests.factories import (
    NOW,
    a_body,
    a_membership,
    a_person,
    a_resolution,
    an_account,
    an_item,
    published,
)

pytestmark = pytest.mark.usefixtures("app")


def kept(record: Model) -> Model:
    db.session.add(record)
    db.session.commit()
    return record


def log(kind: str | None = None) -> list[Change]:
    query = select(Change).order_by(Change.id)
    return list(db.session.scalars(query.where(Change.kind == kind) if kind else query))


def test_what_is_added_is_logged_with_all_that_it_says():
    person = kept(a_person("Ann Lee"))

    (change,) = log()
    assert (change.kind, change.key, change.act) == ("person", str(person.id), Act.ADDED)
    assert change.open_values["name"] == [None, "Ann Lee"]


def test_what_is_changed_is_logged_from_what_to_what_and_no_more():
    person = kept(a_person("Ann Lee"))

    person.name = "Ann Smith"
    db.session.commit()

    assert log()[-1].act is Act.CHANGED
    assert log()[-1].open_values == {"name": ["Ann Lee", "Ann Smith"]}


def test_what_is_removed_is_logged_as_it_was():
    person = kept(a_person("Ann Lee"))

    db.session.delete(person)
    db.session.commit()

    assert log()[-1].act is Act.REMOVED
    assert log()[-1].open_values["name"] == ["Ann Lee", None]


def test_what_goes_with_the_list_it_stood_in_is_logged_as_removed():
    resolution = kept(a_resolution(None, "Plant trees.", "Mow less."))
    resolution.clauses.pop()
    db.session.commit()

    assert [c.open_values["text"] for c in log("resolution_clause") if c.act is Act.REMOVED] == [
        ["Mow less.", None]
    ]


def test_an_item_that_is_removed_is_logged_with_all_that_it_held():
    item = kept(an_item(text="Discussed."))
    body = item.meeting.body

    remove_item(item)
    db.session.commit()

    removed = [c for c in log() if c.act is Act.REMOVED]
    assert {"agenda_item", "minutes_revision"} <= {c.kind for c in removed}
    assert {c.body_id for c in removed} == {body.id}


def test_nothing_is_logged_of_what_is_rolled_back():
    db.session.add(a_person())
    db.session.flush()

    db.session.rollback()

    assert log() == []


def test_what_fails_in_a_savepoint_is_not_logged_with_what_comes_after():
    body = kept(a_body("Parks"))
    with pytest.raises(DBAPIError), db.session.begin_nested():
        db.session.add(Body(name="Parks again", slug=body.slug))

    kept(a_person("Ann Lee"))

    assert [c.kind for c in log()].count("body") == 1
    assert log()[-1].open_values["name"] == [None, "Ann Lee"]


def test_a_statement_that_changes_many_rows_is_logged_row_by_row():
    ann, _bob = kept(a_person("Ann")), kept(a_person("Bob"))

    db.session.execute(update(Person).values(title="Dr"))
    db.session.execute(delete(Person).where(Person.id == ann.id))
    db.session.commit()

    assert [c.act for c in log()[2:]] == [Act.CHANGED, Act.CHANGED, Act.REMOVED]
    assert log()[-1].open_values["name"] == ["Ann", None]


def test_rows_are_not_added_to_the_record_past_the_log():
    with pytest.raises(NotImplementedError, match="one by one"):
        db.session.execute(insert(Person).values(name="Ann"))


def test_a_record_says_what_it_belongs_to():
    clause = kept(a_resolution()).clauses[0]

    (change,) = log("resolution_clause")
    item = clause.resolution.item
    assert (change.item_id, change.meeting_id, change.body_id) == (
        item.id,
        item.meeting_id,
        item.meeting.body_id,
    )


def test_a_seat_belongs_to_its_body_and_its_person():
    seat = kept(a_membership(a_body()))

    (change,) = log("membership")
    assert (change.body_id, change.person_id) == (seat.body_id, seat.person_id)


def test_every_kind_of_record_of_a_meeting_is_traced_to_it():
    within = {"meeting", "agenda_item", "resolution", "motion", "recommendation", "vote"}
    of_meetings = {
        table.name
        for table in db.metadata.sorted_tables
        if within & {key.column.table.name for key in table.foreign_keys}
    }

    assert {name for name in of_meetings - {"meeting"} if not path(name, "meeting")} == set()


def test_passwords_and_keys_of_sessions_are_never_in_the_log():
    account = kept(an_account(session_key="canary-of-the-session"))
    secrets = {account.password_hash, account.session_key}

    change_password(account, "another long password")
    db.session.commit()

    secrets |= {account.password_hash, account.session_key}
    told = " ".join(str(c.open_values) + c.open_words for c in log())
    assert not [secret for secret in secrets if secret in told]
    assert log()[-1].open_values["password_hash"] == ["(secret)", "(secret)"]


def test_a_file_is_logged_by_its_digest():
    item = kept(an_item())
    item.meeting.documents.append(
        Document(title="Plan", content=b"%PDF canary", added_at=NOW, item=item)
    )
    db.session.commit()

    told = log("document")[0].open_values["content"][1]
    assert told.startswith("11 bytes, SHA-256 ")
    assert "canary" not in str(log("document")[0].open_values)


def test_exempt_words_are_kept_apart():
    item = kept(
        an_item(part=Part.EXEMPT, paragraphs=[3], public_interest="Prices", purpose="To buy")
    )

    write_minutes(item, "", seen=0, now=NOW, restricted_text="The bid of Acme")
    db.session.commit()

    told = log("agenda_item")[0]
    assert told.open_values["title"] == [None, "Parks"]
    assert told.restricted_values["purpose"] == [None, "To buy"]
    revision = log("minutes_revision")[0]
    assert "Acme" not in str(revision.open_values) + revision.open_words
    assert revision.restricted_values["restricted_text"] == [None, "The bid of Acme"]


def test_what_an_item_said_when_it_became_open_is_kept_apart_too():
    item = kept(
        an_item(part=Part.EXEMPT, paragraphs=[3], public_interest="Prices", purpose="To buy")
    )

    item.part, item.purpose = Part.OPEN, "To note"
    db.session.commit()

    assert log("agenda_item")[-1].restricted_values["purpose"] == ["To buy", "To note"]


def test_a_draft_is_marked_as_one_until_the_minutes_are_published():
    item = kept(an_item(text="Discussed."))
    published(item.meeting)
    db.session.commit()

    write_minutes(item, "Agreed.", seen=1, now=NOW)
    db.session.commit()

    assert [c.draft for c in log("minutes_revision")] == [True, False]


def test_the_program_itself_is_an_author():
    kept(a_person())

    assert log()[0].author == "the program itself"


def test_a_command_is_an_author(app):
    app.test_cli_runner().invoke(
        args=["accounts", "add", "ann@example.org", "--name", "Ann", "--role", "clerk"],
        input="a long enough password\n" * 2,
    )

    (added,) = log("account")
    assert added.author.startswith("the command “")
    assert added.author.endswith(" accounts add”")


def test_whoever_is_signed_in_is_the_author(clerk):
    clerk.post("/manage/people/add", name="Ann Lee")

    added = log("person")[-1]
    assert added.author == log("account")[0].open_values["name"][1]
    assert str(added.account_id) == log("account")[0].key


@pytest.mark.parametrize(
    "statement", ["UPDATE change SET author = 'x'", "DELETE FROM change"], ids=["change", "remove"]
)
def test_the_database_itself_keeps_the_log_as_it_is(statement):
    kept(a_person())

    with pytest.raises(DBAPIError, match="change can only be added to"):
        db.session.execute(text(statement))


def test_the_log_cannot_be_replaced_row_by_row_either():
    kept(a_person())
    if db.engine.dialect.name != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite’s")
    rows = "SELECT * FROM change"

    with pytest.raises(DBAPIError, match="change can only be added to"):
        db.session.execute(text(f"INSERT OR REPLACE INTO change {rows}"))


def test_every_table_that_is_not_logged_is_there_and_says_why():
    assert set(UNLOGGED) <= set(db.metadata.tables)
    assert all(UNLOGGED.values())


def test_the_log_is_as_exact_as_the_record():
    """Played again from the first line, the log gives the table as it is."""
    person = kept(a_person("Ann Lee"))
    person.title, person.name = "Dr", "Ann Smith"
    db.session.commit()
    kept(a_person("Bob"))

    played: dict[str, dict[str, object]] = {}
    for change in log("person"):
        after = {column: pair[1] for column, pair in change.open_values.items()}
        played.setdefault(change.key, {}).update(after)

    stored = db.session.execute(select(Person.__table__)).mappings()
    assert played == {
        str(row["id"]): {name: value for name, value in row.items() if value is not None}
        for row in stored
    }


def test_a_moment_of_a_change_is_now():
    before = datetime.now(UTC)

    kept(a_person())

    assert before <= log()[0].at <= datetime.now(UTC)
