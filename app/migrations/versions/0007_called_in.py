"""That an executive decision was called in, and what came of it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "called_in",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("called_in_on", sa.Date(), nullable=False),
        sa.Column("called_in_by", sa.String(), nullable=False),
        sa.Column("reasons", sa.String(), nullable=False),
        sa.Column("considered_at_id", sa.Integer(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "upheld",
                "referred back",
                "referred to council",
                "withdrawn",
                name="callinoutcome",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=True,
        ),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column(
            "taken_again",
            sa.Enum(
                "confirmed",
                "amended",
                "rescinded",
                name="takenagain",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=True,
        ),
        sa.Column("taken_again_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "length(trim(called_in_by)) > 0", name=op.f("ck_called_in_called_in_by_is_not_blank")
        ),
        sa.CheckConstraint(
            "length(trim(reasons)) > 0", name=op.f("ck_called_in_reasons_is_not_blank")
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (outcome_on IS NULL)", name=op.f("ck_called_in_outcome_has_a_day")
        ),
        sa.CheckConstraint(
            "outcome_on IS NULL OR outcome_on >= called_in_on",
            name=op.f("ck_called_in_outcome_comes_after"),
        ),
        sa.CheckConstraint(
            "(taken_again IS NULL) = (taken_again_on IS NULL)",
            name=op.f("ck_called_in_taken_again_has_a_day"),
        ),
        sa.CheckConstraint(
            "taken_again IS NULL OR coalesce(outcome, '') IN "
            "('referred back', 'referred to council')",
            name=op.f("ck_called_in_taken_again_only_where_referred"),
        ),
        sa.CheckConstraint(
            "taken_again_on IS NULL OR taken_again_on >= outcome_on",
            name=op.f("ck_called_in_taken_again_comes_after"),
        ),
        sa.ForeignKeyConstraint(
            ["considered_at_id"],
            ["meeting.id"],
            name=op.f("fk_called_in_considered_at_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["executive_decision.item_id"],
            name=op.f("fk_called_in_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_called_in")),
    )
    op.create_index(op.f("ix_called_in_considered_at_id"), "called_in", ["considered_at_id"])


def downgrade() -> None:
    op.drop_table("called_in")
