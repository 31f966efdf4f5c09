"""Searches that are kept, decisions that change others, papers made, actions that are chased."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "log_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("columns", sa.String(), nullable=False),
        sa.Column("publish_progress", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_log_settings_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_settings")),
    )
    op.create_table(
        "brought_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_brought_log_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brought_log")),
    )
    op.create_index(op.f("ix_brought_log_body_id"), "brought_log", ["body_id"])

    op.create_table(
        "feed_key",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_feed_key_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_feed_key")),
    )
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column(
            "often",
            sa.Enum(
                "never",
                "daily",
                "weekly",
                name="often",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "length(trim(address)) > 0", name=op.f("ck_saved_search_address_is_not_blank")
        ),
        sa.CheckConstraint(
            "length(trim(name)) > 0", name=op.f("ck_saved_search_name_is_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_saved_search_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("account_id", "name", name=op.f("uq_saved_search_account_id_name")),
    )
    op.create_table(
        "word_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "being made",
                "ready",
                "cancelled",
                "failed",
                name="batchstate",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("done >= 0 AND done <= total", name=op.f("ck_word_batch_done_of_total")),
        sa.CheckConstraint("year BETWEEN 1800 AND 2200", name=op.f("ck_word_batch_year_is_a_year")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_word_batch_body_id")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["account.id"], name=op.f("fk_word_batch_made_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_batch")),
    )
    op.create_table(
        "word_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_word_file_name_is_not_blank")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_word_file_body_id")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["account.id"], name=op.f("fk_word_file_made_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_file")),
        sa.UniqueConstraint("name", name=op.f("uq_word_file_name")),
    )
    op.create_index(op.f("ix_word_file_body_id"), "word_file", ["body_id"])
    op.create_index(op.f("ix_word_file_made_at"), "word_file", ["made_at"])

    op.create_table(
        "word_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("found", sa.String(), nullable=False),
        sa.Column("added", sa.String(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "length(trim(file_name)) > 0", name=op.f("ck_word_template_file_name_is_not_blank")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_word_template_body_id")),
        sa.ForeignKeyConstraint(
            ["uploaded_by_id"], ["account.id"], name=op.f("fk_word_template_uploaded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_template")),
        sa.UniqueConstraint("body_id", name=op.f("uq_word_template_body_id")),
    )
    op.create_table(
        "chasing_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("soon_days", sa.Integer(), nullable=False),
        sa.Column("late_every", sa.Integer(), nullable=False),
        sa.Column("silent_days", sa.Integer(), nullable=False),
        sa.Column("escalate_days", sa.Integer(), nullable=False),
        sa.Column("report_weekday", sa.Integer(), nullable=False),
        sa.Column("report_to", sa.String(length=254), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_chasing_settings_one_row")),
        sa.CheckConstraint(
            "soon_days > 0 AND late_every > 0 AND silent_days > 0 AND escalate_days > 0",
            name=op.f("ck_chasing_settings_days_are_positive"),
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["person.id"], name=op.f("fk_chasing_settings_manager_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chasing_settings")),
    )
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "to whom is responsible",
                "to a manager",
                "who has not answered",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "going",
                "sent",
                "not taken",
                "not known",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "length(trim(address)) > 0", name=op.f("ck_reminder_address_is_not_blank")
        ),
        sa.CheckConstraint("length(trim(key)) > 0", name=op.f("ck_reminder_key_is_not_blank")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reminder_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("key", name=op.f("uq_reminder_key")),
    )
    op.create_index(op.f("ix_reminder_on"), "reminder", ["on"])
    op.create_index(op.f("ix_reminder_person_id"), "reminder", ["person_id"])
    op.create_index(op.f("ix_reminder_state"), "reminder", ["state"])

    op.create_table(
        "paper_text",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["document.id"], name=op.f("fk_paper_text_paper_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("paper_id", name=op.f("pk_paper_text")),
    )
    op.create_table(
        "clause_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clause_id", sa.Integer(), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.Column(
            "effect",
            sa.Enum(
                "supersedes",
                "rescinds",
                "amends",
                name="effect",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "clause_id <> changed_by_id", name=op.f("ck_clause_link_links_two_clauses")
        ),
        sa.ForeignKeyConstraint(
            ["changed_by_id"],
            ["resolution_clause.id"],
            name=op.f("fk_clause_link_changed_by_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["clause_id"],
            ["resolution_clause.id"],
            name=op.f("fk_clause_link_clause_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause_link")),
        sa.UniqueConstraint(
            "clause_id", "changed_by_id", name=op.f("uq_clause_link_clause_id_changed_by_id")
        ),
    )
    op.create_index(op.f("ix_clause_link_changed_by_id"), "clause_link", ["changed_by_id"])

    op.create_table(
        "action_noted",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_action_noted_action_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agenda_item.id"],
            name=op.f("fk_action_noted_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("action_id", "item_id", name=op.f("pk_action_noted")),
    )
    op.create_index(op.f("ix_action_noted_item_id"), "action_noted", ["item_id"])

    op.create_table(
        "action_owner",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.CheckConstraint(
            "person_id IS NOT NULL OR length(trim(words)) > 0",
            name=op.f("ck_action_owner_is_someone"),
        ),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_action_owner_action_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_action_owner_person_id")
        ),
        sa.PrimaryKeyConstraint("action_id", "position", name=op.f("pk_action_owner")),
    )
    op.create_index(op.f("ix_action_owner_person_id"), "action_owner", ["person_id"])

    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_milestone_text_is_not_blank")),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_milestone_action_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
    )
    op.create_index(op.f("ix_milestone_action_id"), "milestone", ["action_id"])

    op.create_table(
        "referral",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("to_body_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "accepted",
                "partly accepted",
                "rejected",
                "deferred",
                name="answer",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=True,
        ),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("reasons", sa.String(), nullable=False),
        sa.CheckConstraint(
            "answer IS NULL OR answer = 'accepted' OR length(trim(reasons)) > 0",
            name=op.f("ck_referral_answer_has_reasons"),
        ),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_on IS NULL)", name=op.f("ck_referral_answer_has_a_day")
        ),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_referral_action_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["to_body_id"], ["body.id"], name=op.f("fk_referral_to_body_id")),
        sa.PrimaryKeyConstraint("action_id", name=op.f("pk_referral")),
    )
    op.create_index(op.f("ix_referral_to_body_id"), "referral", ["to_body_id"])

    op.create_table(
        "reminder_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reminder_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action.id"],
            name=op.f("fk_reminder_line_action_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_reminder_line_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["reminder_id"], ["reminder.id"], name=op.f("fk_reminder_line_reminder_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_line")),
        sa.UniqueConstraint(
            "action_id", "person_id", "key", name=op.f("uq_reminder_line_action_id_person_id_key")
        ),
    )
    op.create_index(op.f("ix_reminder_line_action_id"), "reminder_line", ["action_id"])
    op.create_index(op.f("ix_reminder_line_person_id"), "reminder_line", ["person_id"])
    op.create_index(op.f("ix_reminder_line_reminder_id"), "reminder_line", ["reminder_id"])

    op.create_table(
        "action_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["update_id"], ["action_update.id"], name=op.f("fk_action_file_update_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_file")),
    )
    op.create_index(op.f("ix_action_file_update_id"), "action_file", ["update_id"])

    with op.batch_alter_table("action") as table:
        table.add_column(
            sa.Column("reference", sa.String(length=60), server_default="", nullable=False)
        )
        table.add_column(sa.Column("year", sa.Integer(), nullable=True))
        table.add_column(sa.Column("number", sa.Integer(), nullable=True))
        table.add_column(sa.Column("owner_team", sa.String(), server_default="", nullable=False))
        table.add_column(sa.Column("manager_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("due_words", sa.String(), server_default="", nullable=False))
        table.add_column(
            sa.Column(
                "priority",
                sa.Enum(
                    "high",
                    "normal",
                    "low",
                    name="priority",
                    native_enum=False,
                    create_constraint=True,
                    length=60,
                ),
                server_default="normal",
                nullable=False,
            )
        )
        table.add_column(
            sa.Column(
                "rag_by_hand",
                sa.Enum(
                    "red",
                    "amber",
                    "green",
                    "blue",
                    "none",
                    name="rag",
                    native_enum=False,
                    create_constraint=True,
                    length=60,
                ),
                nullable=True,
            )
        )
        table.add_column(sa.Column("rag_reason", sa.String(), server_default="", nullable=False))
        table.create_index(table.f("ix_action_closed_on"), ["closed_on"], unique=False)
        table.create_index(table.f("ix_action_manager_id"), ["manager_id"], unique=False)
        table.create_index(table.f("ix_action_owner_post"), ["owner_post"], unique=False)
        table.create_index(table.f("ix_action_reference"), ["reference"], unique=False)
        table.create_unique_constraint(
            table.f("uq_action_body_id_year_number"), ["body_id", "year", "number"]
        )
        table.create_check_constraint(
            op.f("ck_action_rag_by_hand_has_a_reason"),
            "rag_by_hand IS NULL OR length(trim(rag_reason)) > 0",
        )
        table.create_foreign_key(table.f("fk_action_manager_id"), "person", ["manager_id"], ["id"])

    with op.batch_alter_table("action_update") as table:
        table.add_column(sa.Column("reported_by_id", sa.Integer(), nullable=True))
        table.add_column(
            sa.Column("public", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        table.create_foreign_key(
            table.f("fk_action_update_reported_by_id"), "person", ["reported_by_id"], ["id"]
        )

    with op.batch_alter_table("authority") as table:
        table.add_column(
            sa.Column(
                "votes_printed",
                sa.Enum(
                    "a table of names",
                    "a sentence with the names",
                    "how many voted each way",
                    name="votesprinted",
                    native_enum=False,
                    create_constraint=True,
                    length=60,
                ),
                nullable=False,
                server_default="a table of names",
            )
        )
        table.add_column(
            sa.Column(
                "attendance_printed",
                sa.Enum(
                    "a table",
                    "a list for each part",
                    name="attendanceprinted",
                    native_enum=False,
                    create_constraint=True,
                    length=60,
                ),
                nullable=False,
                server_default="a table",
            )
        )
        table.add_column(
            sa.Column(
                "declarations_printed",
                sa.Enum(
                    "a table",
                    "a sentence for each",
                    name="declarationsprinted",
                    native_enum=False,
                    create_constraint=True,
                    length=60,
                ),
                nullable=False,
                server_default="a table",
            )
        )

    with op.batch_alter_table("body") as table:
        table.add_column(
            sa.Column(
                "votes_printed",
                sa.Enum(
                    "a table of names",
                    "a sentence with the names",
                    "how many voted each way",
                    name="votesprinted",
                    native_enum=False,
                    create_constraint=True,
                    length=60,
                ),
                nullable=True,
            )
        )
        table.add_column(
            sa.Column(
                "attendance_printed",
                sa.Enum(
                    "a table",
                    "a list for each part",
                    name="attendanceprinted",
                    native_enum=False,
                    create_constraint=True,
                    length=60,
                ),
                nullable=True,
            )
        )
        table.add_column(
            sa.Column(
                "declarations_printed",
                sa.Enum(
                    "a table",
                    "a sentence for each",
                    name="declarationsprinted",
                    native_enum=False,
                    create_constraint=True,
                    length=60,
                ),
                nullable=True,
            )
        )

    with op.batch_alter_table("retention") as table:
        table.add_column(
            sa.Column("export_days", sa.Integer(), nullable=False, server_default="30")
        )
        table.create_check_constraint(op.f("ck_retention_export_days_counted"), "export_days >= 1")


def downgrade() -> None:
    with op.batch_alter_table("retention") as table:
        table.drop_constraint(op.f("ck_retention_export_days_counted"), type_="check")
        table.drop_column("export_days")

    with op.batch_alter_table("body") as table:
        table.drop_constraint(op.f("ck_body_declarationsprinted"), type_="check")
        table.drop_constraint(op.f("ck_body_attendanceprinted"), type_="check")
        table.drop_constraint(op.f("ck_body_votesprinted"), type_="check")
        table.drop_column("declarations_printed")
        table.drop_column("attendance_printed")
        table.drop_column("votes_printed")

    with op.batch_alter_table("authority") as table:
        table.drop_constraint(op.f("ck_authority_declarationsprinted"), type_="check")
        table.drop_constraint(op.f("ck_authority_attendanceprinted"), type_="check")
        table.drop_constraint(op.f("ck_authority_votesprinted"), type_="check")
        table.drop_column("declarations_printed")
        table.drop_column("attendance_printed")
        table.drop_column("votes_printed")

    with op.batch_alter_table("action_update") as table:
        table.drop_constraint(table.f("fk_action_update_reported_by_id"), type_="foreignkey")
        table.drop_column("public")
        table.drop_column("reported_by_id")

    with op.batch_alter_table("action") as table:
        for check in ("rag_by_hand_has_a_reason", "priority", "rag"):
            table.drop_constraint(op.f(f"ck_action_{check}"), type_="check")
        table.drop_constraint(table.f("fk_action_manager_id"), type_="foreignkey")
        table.drop_constraint(table.f("uq_action_body_id_year_number"), type_="unique")
        table.drop_index(table.f("ix_action_reference"))
        table.drop_index(table.f("ix_action_owner_post"))
        table.drop_index(table.f("ix_action_manager_id"))
        table.drop_index(table.f("ix_action_closed_on"))
        table.drop_column("rag_reason")
        table.drop_column("rag_by_hand")
        table.drop_column("priority")
        table.drop_column("due_words")
        table.drop_column("manager_id")
        table.drop_column("owner_team")
        table.drop_column("number")
        table.drop_column("year")
        table.drop_column("reference")

    op.drop_table("action_file")
    op.drop_table("reminder_line")
    op.drop_table("referral")
    op.drop_table("milestone")
    op.drop_table("action_owner")
    op.drop_table("action_noted")
    op.drop_table("clause_link")
    op.drop_table("paper_text")
    op.drop_table("reminder")
    op.drop_table("chasing_settings")
    op.drop_table("word_template")
    op.drop_table("word_file")
    op.drop_table("word_batch")
    op.drop_table("saved_search")
    op.drop_table("feed_key")
    op.drop_table("brought_log")
    op.drop_table("log_settings")
