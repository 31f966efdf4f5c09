"""Who is named by older papers alone, and why what a later paper says was put aside."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_FILES = sa.table("archive_file", sa.column("state", sa.String), sa.column("new_people", sa.JSON))
_PEOPLE = sa.table("person", sa.column("id", sa.Integer), sa.column("unconfirmed", sa.Boolean))
_THERE = sa.table("attendance", sa.column("person_id"), sa.column("meeting_id"))
_MEETINGS = sa.table("meeting", sa.column("id"), sa.column("unconfirmed", sa.Boolean))


def upgrade() -> None:
    note = sa.Column("note", sa.String(), nullable=False, server_default="")
    op.add_column("archive_difference", note)
    again = sa.Column("again", sa.JSON(), nullable=False, server_default="[]")
    op.add_column("archive_batch", again)
    op.add_column(
        "person",
        sa.Column("unconfirmed", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    _mark_those_of_papers()


def _mark_those_of_papers() -> None:
    """Whom a paper made known that is not confirmed, and no confirmed meeting has had there."""
    register = op.get_bind()
    entered = sa.select(_FILES.c.new_people).where(_FILES.c.state == "entered")
    named = {int(key) for people in register.scalars(entered) for key in people or {}}
    confirmed = sa.select(_MEETINGS.c.id).where(_MEETINGS.c.unconfirmed.is_(sa.false()))
    there = sa.select(_THERE.c.person_id).where(_THERE.c.meeting_id.in_(confirmed))
    for key in sorted(named - set(register.scalars(there))):
        register.execute(
            sa.update(_PEOPLE).where(_PEOPLE.c.id == key).values(unconfirmed=sa.true())
        )


def downgrade() -> None:
    with op.batch_alter_table("person") as batch:
        batch.drop_column("unconfirmed")
    with op.batch_alter_table("archive_batch") as batch:
        batch.drop_column("again")
    with op.batch_alter_table("archive_difference") as batch:
        batch.drop_column("note")
