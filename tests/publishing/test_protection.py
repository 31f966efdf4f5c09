"""The database refuses to change or remove a version, whoever asks."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.database import db
from app.meetings.models import Meeting
from app.publishing.models import PublishedVersion
from tests.publishing.stories import a_meeting_with_a_secret, keep

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE published_version SET content = 'x'",
        "UPDATE published_version SET published_at = '2020-01-01'",
        "DELETE FROM published_version",
    ],
)
def test_a_version_is_neither_changed_nor_removed(statement):
    keep(a_meeting_with_a_secret())

    with pytest.raises(IntegrityError, match="can only be added to"):
        db.session.execute(text(statement))


def test_a_version_is_not_changed_through_the_program():
    version = keep(a_meeting_with_a_secret())
    version.content = "{}"

    with pytest.raises(IntegrityError, match="can only be added to"):
        db.session.commit()


def test_a_meeting_with_a_version_is_not_removed():
    keep(a_meeting_with_a_secret())

    with pytest.raises(IntegrityError):
        db.session.execute(db.delete(Meeting))


def test_two_versions_cannot_follow_the_same_one():
    version = keep(a_meeting_with_a_secret())
    values = {
        column.name: getattr(version, column.name) for column in PublishedVersion.__table__.columns
    }

    with pytest.raises(IntegrityError, match="previous_sha256"):
        db.session.connection().execute(
            db.insert(PublishedVersion), [values | {"number": 2, "sha256": "another"}]
        )
