"""Rows of the demonstration."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "demonstration_row",
        sa.Column("table_name", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "key", name=op.f("pk_demonstration_row")),
    )


def downgrade() -> None:
    op.drop_table("demonstration_row")
