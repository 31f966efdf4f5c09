"""The desk: house style by body, what is brought forward, votes on one subject only."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STYLES = (
    "'past-list', 'subjunctive', 'present', 'infinitive', 'decision', 'past-after-that', "
    "'indicative', 'scottish'"
)
STYLED = ("authority", "body")
NUMBERINGS = {"resolution_numbering": "(1) (a) (i)", "recommendation_numbering": "(i) (a) (1)"}
WORDS_OF_A_BODY = ("resolved_word", "recommended_word", "councillor_title")
WITH_WORDS = {"agenda_item": "voting_scope", "attendance": "voting_scope", "vote": "words"}


def upgrade() -> None:
    op.create_table(
        "brought_forward",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("from_item_id", sa.Integer()),
        sa.Column("report_id", sa.Integer()),
        *(
            sa.ForeignKeyConstraint(
                [key], [f"{table}.id"], name=f"fk_brought_forward_{key}", ondelete="CASCADE"
            )
            for key, table in (
                ("item_id", "agenda_item"),
                ("from_item_id", "agenda_item"),
                ("report_id", "expected_report"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name="pk_brought_forward"),
        sa.CheckConstraint(
            "(from_item_id IS NULL) <> (report_id IS NULL)",
            name=op.f("ck_brought_forward_an_item_or_a_report"),
        ),
        sa.CheckConstraint(
            "from_item_id IS NULL OR from_item_id <> item_id",
            name=op.f("ck_brought_forward_not_itself"),
        ),
    )
    for key in ("item_id", "from_item_id", "report_id"):
        op.create_index(f"ix_brought_forward_{key}", "brought_forward", [key])
    op.create_table(
        "movement",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("left", sa.Boolean(), nullable=False),
        sa.Column("at", sa.Time()),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name="fk_movement_item_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_movement_person_id"),
        sa.PrimaryKeyConstraint("item_id", "person_id", name="pk_movement"),
    )
    op.create_index("ix_movement_person_id", "movement", ["person_id"])
    for table, column in WITH_WORDS.items():
        op.add_column(table, words(column))
    for table in STYLED:
        of_authority = table == "authority"
        with op.batch_alter_table(table) as batch:
            batch.add_column(
                words("resolution_form", "past-list", length=60)
                if of_authority
                else sa.Column("resolution_form", sa.String(60))
            )
            for name, usual in NUMBERINGS.items():
                batch.add_column(words(name, usual if of_authority else "", length=60))
            for name in () if of_authority else WORDS_OF_A_BODY:
                batch.add_column(words(name))
            batch.create_check_constraint(
                op.f(f"ck_{table}_style"), f"resolution_form IN ({STYLES})"
            )
    with op.batch_alter_table("motion") as batch:
        batch.add_column(sa.Column("resolution_id", sa.Integer()))
        batch.create_index("ix_motion_resolution_id", ["resolution_id"])
        batch.create_foreign_key(
            "fk_motion_resolution_id", "resolution", ["resolution_id"], ["id"], ondelete="SET NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("motion") as batch:
        batch.drop_constraint("fk_motion_resolution_id", type_="foreignkey")
        batch.drop_index("ix_motion_resolution_id")
        batch.drop_column("resolution_id")
    for table in STYLED:
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"ck_{table}_style"), type_="check")
            for name in ("resolution_form", *NUMBERINGS):
                batch.drop_column(name)
            for name in () if table == "authority" else WORDS_OF_A_BODY:
                batch.drop_column(name)
    for table, column in WITH_WORDS.items():
        op.drop_column(table, column)
    op.drop_table("movement")
    op.drop_table("brought_forward")


def words(name: str, default: str = "", length: int | None = None) -> sa.Column[Any]:
    """With a default for the rows there are; the program gives one to each new row."""
    return sa.Column(name, sa.String(length), server_default=default, nullable=False)
