"""That a meeting was imported and not yet confirmed is said wherever its clerk reads it."""

from io import BytesIO

import docx
import pytest

from app.archive.entering import enter_meeting
from app.database import db
from app.record.in_words import IMPORTED, state_badges
from tests.archive.papers import DAY, minutes
from tests.factories import NOW, a_body


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in its database
    body = a_body("Parks Committee")
    db.session.add(body)
    db.session.flush()
    entered = enter_meeting(minutes(), body, now=NOW).meeting
    db.session.commit()
    return entered


def test_the_page_and_word_say_so_and_the_public_sees_nothing(meeting, browser, clerk):
    page, word = f"/meetings/{meeting.id}", f"/meetings/{meeting.id}/minutes.docx"
    assert [browser.status_of("GET", path) for path in (page, word)] == [404, 404]

    paper = docx.Document(BytesIO(clerk.download(word).data))

    assert IMPORTED in clerk.get(page).text
    assert IMPORTED in [paragraph.text for paragraph in paper.paragraphs]


def test_the_mark_is_gone_once_it_is_confirmed(meeting):
    assert [badge.words for badge in state_badges(meeting, DAY)] == [IMPORTED]

    meeting.unconfirmed = False

    assert IMPORTED not in [badge.words for badge in state_badges(meeting, DAY)]
