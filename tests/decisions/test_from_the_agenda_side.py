"""A real item entered from its agenda side only: one press makes the printed resolutions."""

import re
from pathlib import Path

import pytest

from app.agenda.models import AgendaItem
from app.database import db
from app.decisions.models import Resolution
from app.decisions.rules import Outcome
from tests.decisions.pages import typed
from tests.factories import a_body, a_meeting

pytestmark = pytest.mark.usefixtures("app")
SAMPLE = Path(__file__).parents[2].parent / "shared" / "samples" / "portsmouth-eab-item.txt"


@pytest.fixture
def lines():
    if not SAMPLE.exists():
        pytest.skip("the sample papers are not beside this checkout")
    text = SAMPLE.read_text(encoding="utf-8").replace("\xa0", " ")
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.fixture
def meeting():
    meeting = a_meeting(body=a_body("Education Advisory Board"))
    db.session.add(meeting)
    db.session.commit()
    return meeting


def block(lines, keyword):
    """The printed lead-in that begins with `keyword`, and its clauses as (label, words)."""
    start = next(n for n, line in enumerate(lines) if line.startswith(keyword))
    found = []
    for line in lines[start + 1 :]:
        clause = re.match(r"(\([ivx\d]+\))\s+(.*)", line)
        if not clause:
            break
        found.append(clause.groups())
    return lines[start], found


def plain(words):
    """Without what is no matter of wording: spaces, capitals and the last full stop."""
    return re.sub(r"\s+", " ", words).rstrip(".").casefold()


def test_one_press_makes_the_resolutions_that_were_printed(clerk, meeting, lines):
    recommended, clauses = block(lines, "RECOMMENDED")
    resolved, printed = block(lines, "RESOLVED")
    add_item = f"/meetings/{meeting.id}/items/new"
    clerk.post(add_item, **typed(clerk.get(add_item)) | {"title": lines[1], "purpose": lines[2]})
    item = db.session.scalars(db.select(AgendaItem)).one()
    rows = {f"rows-{n}-text": words for n, (_, words) in enumerate(clauses)}
    new = f"/items/{item.id}/recommendations/new"
    clerk.post(new, lead_in=recommended, source="report", press="save", **rows)

    clerk.post(f"/items/{item.id}/agree")

    db.session.expire_all()
    resolution = db.session.scalars(db.select(Resolution)).one()
    assert len(printed) == 3
    assert plain(resolution.lead_in) == plain(resolved)
    assert [(c.label, plain(c.text)) for c in resolution.clauses] == [
        (label, plain(words)) for label, words in printed
    ]
    assert [c.outcome for c in resolution.clauses] == [Outcome.ACCEPTED] * 3
    assert [c.recommended.label for c in resolution.clauses] == ["(i)", "(ii)", "(iii)"]
