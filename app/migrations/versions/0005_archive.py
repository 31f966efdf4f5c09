"""An archive brought in, executive decisions recorded, looks of Word documents on trial."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: Columns of reminders that may hold more words now: those before, and now.
WORDS = (
    (
        "kind",
        ("to whom is responsible", "to a manager", "who has not answered"),
        (
            "to whom is responsible",
            "to a manager",
            "who has not answered",
            "handing over",
        ),
    ),
    (
        "state",
        ("going", "sent", "not taken", "not known"),
        ("waiting to go", "going", "sent", "not taken", "not known", "not needed any more"),
    ),
)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def upgrade() -> None:
    op.create_table(
        "archive_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("begun_with", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "running",
                "ended",
                "stopped",
                name="batchstate",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length(trim(begun_with)) > 0", name=op.f("ck_archive_batch_begun_with_is_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["started_by_id"], ["account.id"], name=op.f("fk_archive_batch_started_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archive_batch")),
    )
    op.create_table(
        "house_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "person",
                "body",
                "outcome",
                "role",
                name="meant",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("meaning", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind <> 'person' OR person_id IS NOT NULL",
            name=op.f("ck_house_correction_a_person_is_somebody"),
        ),
        sa.CheckConstraint(
            "length(trim(printed)) > 0", name=op.f("ck_house_correction_printed_is_not_blank")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_house_correction_body_id")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["account.id"], name=op.f("fk_house_correction_made_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_house_correction_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_correction")),
        sa.UniqueConstraint(
            "body_id", "kind", "printed", name=op.f("uq_house_correction_body_id_kind_printed")
        ),
    )
    op.create_index(op.f("ix_house_correction_body_id"), "house_correction", ["body_id"])

    op.create_table(
        "archive_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "read",
                "refused",
                "entered",
                "differs",
                "the same",
                "confirmed",
                name="filestate",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("refusal", sa.String(), nullable=False),
        sa.Column("body_as", sa.String(), nullable=False),
        sa.Column("parsed", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("lines", sa.String(), nullable=False),
        sa.Column("new_people", sa.JSON(), nullable=False),
        sa.Column("beside", sa.JSON(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("entered_as", sa.String(length=64), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state <> 'refused' OR length(refusal) > 0",
            name=op.f("ck_archive_file_refused_with_a_reason"),
        ),
        sa.CheckConstraint(
            "length(trim(file_name)) > 0", name=op.f("ck_archive_file_file_name_is_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["archive_batch.id"], name=op.f("fk_archive_file_batch_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_archive_file_body_id")),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["account.id"], name=op.f("fk_archive_file_confirmed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_archive_file_meeting_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archive_file")),
        sa.UniqueConstraint("sha256", name=op.f("uq_archive_file_sha256")),
    )
    op.create_index(op.f("ix_archive_file_batch_id"), "archive_file", ["batch_id"])
    op.create_index(op.f("ix_archive_file_body_id"), "archive_file", ["body_id"])
    op.create_index(op.f("ix_archive_file_meeting_id"), "archive_file", ["meeting_id"])
    op.create_index(op.f("ix_archive_file_state"), "archive_file", ["state"])

    op.create_table(
        "archive_difference",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(length=120), nullable=False),
        sa.Column("source_path", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["archive_file.id"],
            name=op.f("fk_archive_difference_file_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"], ["account.id"], name=op.f("fk_archive_difference_settled_by_id")
        ),
        sa.PrimaryKeyConstraint("file_id", "position", name=op.f("pk_archive_difference")),
    )
    op.create_table(
        "archive_doubt",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=120), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column(
            "sureness",
            sa.Enum(
                "sure",
                "likely",
                "please look",
                name="sureness",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.CheckConstraint(
            "length(trim(message)) > 0", name=op.f("ck_archive_doubt_message_is_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["archive_file.id"],
            name=op.f("fk_archive_doubt_file_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_archive_doubt_person_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"], ["account.id"], name=op.f("fk_archive_doubt_settled_by_id")
        ),
        sa.PrimaryKeyConstraint("file_id", "position", name=op.f("pk_archive_doubt")),
    )
    op.create_table(
        "archive_edit",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(length=120), nullable=False),
        sa.Column(
            "how",
            sa.Enum(
                "set",
                "add",
                "drop",
                name="how",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("doubt", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "length(trim(path)) > 0", name=op.f("ck_archive_edit_path_is_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["archive_file.id"],
            name=op.f("fk_archive_edit_file_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["account.id"], name=op.f("fk_archive_edit_made_by_id")
        ),
        sa.PrimaryKeyConstraint("file_id", "position", name=op.f("pk_archive_edit")),
    )
    op.create_table(
        "executive_decision",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("maker", sa.String(), nullable=False),
        sa.Column("is_key", sa.Boolean(), nullable=False),
        sa.Column("plan_reference", sa.String(), nullable=False),
        sa.Column("reasons", sa.String(), nullable=False),
        sa.Column("alternatives", sa.String(), nullable=False),
        sa.Column("interests", sa.String(), nullable=False),
        sa.Column(
            "call_in",
            sa.Enum(
                "may be called in",
                "not subject to call-in",
                "urgent, so not subject to call-in",
                name="callin",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "call_in <> 'urgent, so not subject to call-in' OR length(trim(urgency)) > 0",
            name=op.f("ck_executive_decision_urgent_has_a_reason"),
        ),
        sa.CheckConstraint(
            "until IS NULL OR call_in = 'may be called in'",
            name=op.f("ck_executive_decision_called_in_only_where_it_may_be"),
        ),
        sa.CheckConstraint(
            "until IS NULL OR effective_on IS NULL OR effective_on > until",
            name=op.f("ck_executive_decision_takes_effect_after_call_in"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_executive_decision_item_id")
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_executive_decision")),
    )
    with op.batch_alter_table("agenda_item") as table:
        table.add_column(
            sa.Column(
                "officer_authority",
                sa.Enum(
                    "a specific express authorisation",
                    "a general authorisation",
                    name="officerauthority",
                    native_enum=False,
                    create_constraint=True,
                    length=60,
                ),
                nullable=True,
            )
        )
        table.add_column(
            sa.Column(
                "officer_licence_or_rights", sa.Boolean(), server_default=sa.false(), nullable=False
            )
        )
        table.add_column(sa.Column("officer_amount", sa.Integer(), nullable=True))
        table.create_check_constraint(
            op.f("ck_agenda_item_amount_is_not_negative"), "officer_amount >= 0"
        )

    with op.batch_alter_table("attendance") as table:
        table.add_column(sa.Column("notified_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("notified_by", sa.String(), server_default="", nullable=False))

    with op.batch_alter_table("authority") as table:
        table.add_column(
            sa.Column("saturdays_count", sa.Boolean(), server_default=sa.true(), nullable=False)
        )

    with op.batch_alter_table("body") as table:
        table.add_column(sa.Column("substitute_notice", sa.Integer(), nullable=True))
        table.add_column(sa.Column("officer_threshold", sa.Integer(), nullable=True))
        table.create_check_constraint(
            op.f("ck_body_notice_is_not_negative"),
            "substitute_notice IS NULL OR substitute_notice >= 0",
        )
        table.create_check_constraint(
            op.f("ck_body_threshold_is_not_negative"),
            "officer_threshold IS NULL OR officer_threshold >= 0",
        )

    with op.batch_alter_table("meeting") as table:
        table.add_column(
            sa.Column("unconfirmed", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    with op.batch_alter_table("word_template") as table:
        table.add_column(
            sa.Column("adopted", sa.Boolean(), server_default=sa.true(), nullable=False)
        )
        table.drop_constraint(table.f("uq_word_template_body_id"), type_="unique")
        table.create_unique_constraint(
            table.f("uq_word_template_body_id_adopted"), ["body_id", "adopted"]
        )

    with op.batch_alter_table("resolution") as table:
        table.add_column(
            sa.Column("without_quorum", sa.String(), server_default="", nullable=False)
        )

    for column, _before, now in WORDS:
        _allow(column, now)


def downgrade() -> None:
    _forget_messages_of_new_kinds()
    for column, before, _now in WORDS:
        _allow(column, before)

    with op.batch_alter_table("resolution") as table:
        table.drop_column("without_quorum")

    op.execute("DELETE FROM word_template WHERE NOT adopted")
    with op.batch_alter_table("word_template") as table:
        table.drop_constraint(table.f("uq_word_template_body_id_adopted"), type_="unique")
        table.create_unique_constraint(table.f("uq_word_template_body_id"), ["body_id"])
        table.drop_column("adopted")

    with op.batch_alter_table("meeting") as table:
        table.drop_column("unconfirmed")

    with op.batch_alter_table("body") as table:
        table.drop_constraint(op.f("ck_body_threshold_is_not_negative"), type_="check")
        table.drop_constraint(op.f("ck_body_notice_is_not_negative"), type_="check")
        table.drop_column("officer_threshold")
        table.drop_column("substitute_notice")

    with op.batch_alter_table("authority") as table:
        table.drop_column("saturdays_count")

    with op.batch_alter_table("attendance") as table:
        table.drop_column("notified_by")
        table.drop_column("notified_at")

    with op.batch_alter_table("agenda_item") as table:
        table.drop_constraint(op.f("ck_agenda_item_amount_is_not_negative"), type_="check")
        table.drop_constraint(op.f("ck_agenda_item_officerauthority"), type_="check")
        table.drop_column("officer_amount")
        table.drop_column("officer_licence_or_rights")
        table.drop_column("officer_authority")

    op.drop_table("executive_decision")
    op.drop_table("archive_edit")
    op.drop_table("archive_doubt")
    op.drop_table("archive_difference")
    op.drop_table("archive_file")
    op.drop_table("house_correction")
    op.drop_table("archive_batch")


def _allow(column: str, words: tuple[str, ...]) -> None:
    with op.batch_alter_table("reminder") as table:
        table.drop_constraint(op.f(f"ck_reminder_{column}"), type_="check")
        table.create_check_constraint(
            op.f(f"ck_reminder_{column}"), f"{column} IN ({_listed(words)})"
        )


def _forget_messages_of_new_kinds() -> None:
    new = " OR ".join(f"{column} NOT IN ({_listed(before)})" for column, before, _now in WORDS)
    lines = f"reminder_id IN (SELECT id FROM reminder WHERE {new})"
    op.execute(f"DELETE FROM reminder_line WHERE {lines}")
    op.execute(f"DELETE FROM reminder WHERE {new}")
