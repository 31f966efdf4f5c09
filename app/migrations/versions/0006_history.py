"""The day on which an older paper became a meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

FROM_PAPERS = """
    UPDATE meeting SET brought_in_on = (
        SELECT date(min(entered_at)) FROM archive_file WHERE archive_file.meeting_id = meeting.id
    )
"""


def upgrade() -> None:
    op.add_column("meeting", sa.Column("brought_in_on", sa.Date()))
    op.execute(FROM_PAPERS)


def downgrade() -> None:
    with op.batch_alter_table("meeting") as batch:
        batch.drop_column("brought_in_on")
