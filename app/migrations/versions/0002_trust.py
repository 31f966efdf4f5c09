"""Accounts by body, published versions, the log, reviews, approvals and exempt twins."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from app.database import refusals

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TWINNED = ("action", "motion", "recommendation_clause", "resolution_clause")
APPEND_ONLY = ("change", "published_version")
IN_SUPPLEMENTS = ("agenda_item", "document")
STATES = "'published as draft', 'approved', 'signed'"


def upgrade() -> None:
    make_tables()
    for table in APPEND_ONLY:
        for statement in refusals(table, op.get_bind().dialect.name):
            op.execute(statement)
    change_accounts()
    change_meetings(
        f"minutes_state IN ('draft', 'in review', {STATES})",
        "minutes_state IN ('draft', 'in review') OR minutes_published_at IS NOT NULL",
    )
    for table in TWINNED:
        op.add_column(table, not_null("restricted", sa.Boolean(), sa.false()))
        op.add_column(table, not_null("public_text", sa.String(), ""))
    op.add_column("agenda_item", not_null("excludes_public", sa.Boolean(), sa.false()))
    op.add_column("minutes_revision", not_null("interim", sa.Boolean(), sa.false()))
    op.add_column("meeting", sa.Column("decisions_published_at", sa.DateTime(timezone=True)))
    for table in IN_SUPPLEMENTS:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("supplement_id", sa.Integer()))
            batch.create_foreign_key(
                f"fk_{table}_supplement_id", "supplement", ["supplement_id"], ["id"]
            )
        op.create_index(f"ix_{table}_supplement_id", table, ["supplement_id"])


def downgrade() -> None:
    for table in IN_SUPPLEMENTS:
        op.drop_index(f"ix_{table}_supplement_id", table)
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(f"fk_{table}_supplement_id", type_="foreignkey")
            batch.drop_column("supplement_id")
    op.drop_column("meeting", "decisions_published_at")
    op.drop_column("minutes_revision", "interim")
    op.drop_column("agenda_item", "excludes_public")
    for table in TWINNED:
        op.drop_column(table, "public_text")
        op.drop_column(table, "restricted")
    op.execute("UPDATE meeting SET minutes_state = 'draft' WHERE minutes_state = 'in review'")
    change_meetings(
        f"minutes_state IN ('draft', {STATES})",
        "minutes_state = 'draft' OR minutes_published_at IS NOT NULL",
    )
    op.execute("DELETE FROM account WHERE password_hash IS NULL")
    with op.batch_alter_table("account") as batch:
        batch.drop_constraint(op.f("ck_account_keeper_is_clerk"), type_="check")
        batch.drop_constraint("uq_account_subject", type_="unique")
        batch.alter_column("password_hash", existing_type=sa.String(), nullable=False)
        batch.drop_column("every_body")
        batch.drop_column("subject")
    drop_tables()
    if op.get_bind().dialect.name == "postgresql":
        for table in APPEND_ONLY:
            op.execute(f"DROP FUNCTION IF EXISTS {table}_refuses()")


def not_null(name: str, kind: sa.types.TypeEngine[Any], default: Any) -> sa.Column[Any]:
    """With a default for the rows there are; the program gives one to each new row."""
    return sa.Column(name, kind, server_default=default, nullable=False)


def change_accounts() -> None:
    """Clerks kept every body before; from now on it is said of each account."""
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("subject", sa.String(length=1000)))
        batch.add_column(not_null("every_body", sa.Boolean(), sa.false()))
        batch.alter_column("password_hash", existing_type=sa.String(), nullable=True)
        batch.create_unique_constraint("uq_account_subject", ["subject"])
        batch.create_check_constraint(
            op.f("ck_account_keeper_is_clerk"),
            "NOT every_body OR role IN ('clerk', 'administrator')",
        )
    account = sa.table("account", sa.column("role"), sa.column("every_body"))
    kept_all = account.c.role.in_(["clerk", "administrator"])
    op.execute(account.update().where(kept_all).values(every_body=sa.true()))


def change_meetings(states: str, published: str) -> None:
    """What is checked of the state of minutes."""
    with op.batch_alter_table("meeting") as batch:
        for name, words in (
            ("ck_meeting_minutesstate", states),
            ("ck_meeting_published_minutes_have_a_time", published),
        ):
            batch.drop_constraint(op.f(name), type_="check")
            batch.create_check_constraint(op.f(name), words)


def make_tables() -> None:
    op.create_table(
        "attempt_count",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("tried", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_attempt_count")),
    )
    with op.batch_alter_table("attempt_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attempt_count_ends_at"), ["ends_at"], unique=False)

    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=63), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "added",
                "changed",
                "removed",
                name="act",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("draft", sa.Boolean(), nullable=False),
        sa.Column("open_values", sa.JSON(), nullable=False),
        sa.Column("restricted_values", sa.JSON(), nullable=False),
        sa.Column("open_words", sa.Text(), nullable=False),
        sa.Column("restricted_words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_kind_key"), ["kind", "key"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_person_id"), ["person_id"], unique=False)

    op.create_table(
        "inspection_over",
        sa.Column(
            "kind",
            sa.Enum(
                "minutes, agenda and reports",
                "background paper",
                name="kept",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name=op.f("pk_inspection_over")),
    )
    op.create_table(
        "opening",
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("path", "account_id", name=op.f("pk_opening")),
    )
    with op.batch_alter_table("opening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opening_at"), ["at"], unique=False)

    op.create_table(
        "retention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_years", sa.Integer(), nullable=False),
        sa.Column("background_years", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "background_years >= 4", name=op.f("ck_retention_background_years_lawful")
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_retention_one_row")),
        sa.CheckConstraint("record_years >= 6", name=op.f("ck_retention_record_years_lawful")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention")),
    )
    op.create_table(
        "stock_phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint(
            "length(trim(text)) > 0", name=op.f("ck_stock_phrase_text_is_not_blank")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_phrase")),
        sa.UniqueConstraint("text", name=op.f("uq_stock_phrase_text")),
    )
    op.create_table(
        "turn",
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_turn")),
    )
    op.create_table(
        "kept_body",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_kept_body_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_kept_body_body_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "body_id", name=op.f("pk_kept_body")),
    )
    with op.batch_alter_table("kept_body", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_body_body_id"), ["body_id"], unique=False)

    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("session_key", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("browser", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_sign_in_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_sign_in_key_hash")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_seen_at"), ["seen_at"], unique=False)

    op.create_table(
        "check_put_aside",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("rule", sa.Integer(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("put_aside_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("put_aside_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "length(trim(reason)) > 0", name=op.f("ck_check_put_aside_reason_is_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_check_put_aside_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["put_aside_by_id"], ["account.id"], name=op.f("fk_check_put_aside_put_aside_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_put_aside")),
        sa.UniqueConstraint("meeting_id", "key", name=op.f("uq_check_put_aside_meeting_id_key")),
    )
    with op.batch_alter_table("check_put_aside", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_check_put_aside_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "meeting_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "meeting made provisional",
                "meeting scheduled",
                "meeting confirmed",
                "meeting held",
                "meeting adjourned",
                "meeting postponed",
                "meeting cancelled",
                "meeting inquorate",
                "agenda published",
                "supplement published",
                "agenda withdrawn",
                "decisions published",
                "decisions withdrawn",
                "minutes sent for review",
                "minutes taken back from review",
                "minutes published as a draft",
                "draft minutes withdrawn",
                "minutes approved",
                "approval taken back",
                "minutes signed",
                "minutes corrected",
                name="step",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_meeting_event_by_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_event_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_event")),
    )
    with op.batch_alter_table("meeting_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_event_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "published_version",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "agenda",
                "supplement",
                "decisions",
                "draft minutes",
                "approved minutes",
                "signed minutes",
                "correction",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("restricted", sa.Text(), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("restricted_digest", sa.String(length=64), nullable=False),
        sa.Column("previous_sha256", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_published_version_number_starts_at_one")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_published_version_meeting_id")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_published_version")),
        sa.UniqueConstraint("previous_sha256", name=op.f("uq_published_version_previous_sha256")),
        sa.UniqueConstraint("sha256", name=op.f("uq_published_version_sha256")),
    )
    with op.batch_alter_table("published_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_published_version_content_sha256"), ["content_sha256"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_published_version_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "supplement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_supplement_number_starts_at_one")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_supplement_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplement")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_supplement_meeting_id_number")),
    )
    with op.batch_alter_table("supplement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_supplement_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "approval",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_approval_item_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_approval_meeting_id")
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_approval")),
    )
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approval_item_id"), ["item_id"], unique=False)

    op.create_table(
        "minutes_to_approve",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_minutes_to_approve_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_to_approve_meeting_id")
        ),
        sa.PrimaryKeyConstraint("item_id", "meeting_id", name=op.f("pk_minutes_to_approve")),
    )
    with op.batch_alter_table("minutes_to_approve", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_to_approve_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "review_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("passage", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "settled_at IS NOT NULL OR answer = ''",
            name=op.f("ck_review_comment_an_answer_settles"),
        ),
        sa.CheckConstraint(
            "length(trim(text)) > 0", name=op.f("ck_review_comment_text_is_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_review_comment_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["account.id"], name=op.f("fk_review_comment_made_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"], ["account.id"], name=op.f("fk_review_comment_settled_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_comment")),
    )
    with op.batch_alter_table("review_comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_comment_item_id"), ["item_id"], unique=False)

    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("clause_id", sa.Integer(), nullable=True),
        sa.Column(
            "place",
            sa.Enum(
                "text",
                "restricted text",
                "public summary",
                "clause",
                name="passage",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("after_signing", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("approved_at_id", sa.Integer(), nullable=False),
        sa.Column("approved_on_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(place = 'clause') = (clause_id IS NOT NULL)",
            name=op.f("ck_correction_clause_is_named"),
        ),
        sa.CheckConstraint("before <> after", name=op.f("ck_correction_says_something_else")),
        sa.CheckConstraint(
            "length(trim(before)) > 0", name=op.f("ck_correction_before_is_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["approved_at_id"], ["meeting.id"], name=op.f("fk_correction_approved_at_id")
        ),
        sa.ForeignKeyConstraint(
            ["approved_on_id"], ["agenda_item.id"], name=op.f("fk_correction_approved_on_id")
        ),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["resolution_clause.id"], name=op.f("fk_correction_clause_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["account.id"], name=op.f("fk_correction_entered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_correction_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_correction_approved_at_id"), ["approved_at_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_correction_approved_on_id"), ["approved_on_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_correction_clause_id"), ["clause_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_correction_item_id"), ["item_id"], unique=False)


def drop_tables() -> None:
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correction_item_id"))
        batch_op.drop_index(batch_op.f("ix_correction_clause_id"))
        batch_op.drop_index(batch_op.f("ix_correction_approved_on_id"))
        batch_op.drop_index(batch_op.f("ix_correction_approved_at_id"))

    op.drop_table("correction")
    with op.batch_alter_table("review_comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_review_comment_item_id"))

    op.drop_table("review_comment")
    with op.batch_alter_table("minutes_to_approve", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_to_approve_meeting_id"))

    op.drop_table("minutes_to_approve")
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approval_item_id"))

    op.drop_table("approval")
    with op.batch_alter_table("supplement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_supplement_meeting_id"))

    op.drop_table("supplement")
    with op.batch_alter_table("published_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_version_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_published_version_content_sha256"))

    op.drop_table("published_version")
    with op.batch_alter_table("meeting_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_event_meeting_id"))

    op.drop_table("meeting_event")
    with op.batch_alter_table("check_put_aside", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_check_put_aside_meeting_id"))

    op.drop_table("check_put_aside")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_seen_at"))
        batch_op.drop_index(batch_op.f("ix_sign_in_account_id"))

    op.drop_table("sign_in")
    with op.batch_alter_table("kept_body", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_body_body_id"))

    op.drop_table("kept_body")
    op.drop_table("turn")
    op.drop_table("stock_phrase")
    op.drop_table("retention")
    with op.batch_alter_table("opening", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opening_at"))

    op.drop_table("opening")
    op.drop_table("inspection_over")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_person_id"))
        batch_op.drop_index(batch_op.f("ix_change_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_change_kind_key"))
        batch_op.drop_index(batch_op.f("ix_change_item_id"))
        batch_op.drop_index(batch_op.f("ix_change_body_id"))
        batch_op.drop_index(batch_op.f("ix_change_at"))
        batch_op.drop_index(batch_op.f("ix_change_account_id"))

    op.drop_table("change")
    with op.batch_alter_table("attempt_count", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attempt_count_ends_at"))

    op.drop_table("attempt_count")
