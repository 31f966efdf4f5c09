"""Decisions about otters, and what of them is kept from whom."""

from datetime import date

import pytest

from app.agenda.rules import Part
from app.database import db
from app.decisions.operations import ClauseDraft, resolve
from app.search.keeper import keeper
from app.search.keeping import keep_up
from tests.factories import a_body, a_meeting, a_published_meeting, an_item, numbered, published

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def record(app):  # noqa: ARG001  # kept in the app's database
    """Two decisions about otters that everyone may read, and what is kept from them."""
    body = a_body("Rivers Board", code="RB")
    for year in (2024, 2025):
        item = an_item(meeting=a_meeting(body=body, held_on=date(year, 6, 3)), title="Otters")
        resolve(item, "RESOLVED that", [ClauseDraft(f"=otters be counted in {year}")])
        db.session.add(item.meeting)
        db.session.flush()
        numbered(item.meeting)
        published(item.meeting)
    closed = a_published_meeting(body=body, held_on=date(2025, 9, 3))
    an_item(
        meeting=closed,
        title="Otters in private",
        purpose="otterexempt",
        part=Part.EXEMPT,
        paragraphs=[3],
        public_interest="Prices",
    )
    draft = an_item(meeting=a_meeting(body=body, held_on=date(2026, 1, 8)), title="Otters to come")
    db.session.add_all([closed, draft.meeting])
    db.session.commit()
    keep_up(keeper().index)
