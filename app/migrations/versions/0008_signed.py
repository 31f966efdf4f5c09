"""Who signed minutes and when, and amendments to what was recommended."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

AMENDS_A_MOTION = "ck_motion_an_amendment_amends_something"


def upgrade() -> None:
    op.add_column("meeting", sa.Column("signed_on", sa.Date()))
    op.add_column("meeting", sa.Column("signed_by", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("motion") as batch:
        batch.drop_constraint(op.f(AMENDS_A_MOTION), type_="check")


def downgrade() -> None:
    """An amendment to what was recommended goes back to being a motion, with its words."""
    op.execute("UPDATE motion SET kind = 'motion' WHERE kind = 'amendment' AND parent_id IS NULL")
    with op.batch_alter_table("motion") as batch:
        batch.create_check_constraint(
            op.f(AMENDS_A_MOTION), "kind <> 'amendment' OR parent_id IS NOT NULL"
        )
    with op.batch_alter_table("meeting") as batch:
        batch.drop_column("signed_by")
        batch.drop_column("signed_on")
