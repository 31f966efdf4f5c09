"""A decision of the executive, as tests begin with it."""

from app.accounts.rules import PUBLIC
from app.agenda.rules import Part
from app.bodies.models import Authority
from app.bodies.rules import BodyKind
from app.database import db
from app.decisions.executive import record_executive
from app.meetings.operations import publish_agenda, publish_decisions
from app.word.kinds import OF_ITEMS
from tests.factories import NOW, a_body, a_meeting, a_resolution, an_item
from tests.word.asking import paper_of, words_of

WRITTEN = "It was debated.\n\n### Reasons\n\nIt **leaks**.\n\n### Other choices\n\n- Nothing"
ANSWERS = {"reasons": "It leaks.", "alternatives": "None", "interests": "None"}


def a_decision(*, part=Part.OPEN, decided=NOW, **changes):
    """An item of Cabinet whose decision is public before its minutes."""
    meeting = a_meeting(body=a_body("Cabinet", kind=BodyKind.CABINET))
    closed = {"paragraphs": [3], "public_interest": "A bid"} if part is not Part.OPEN else {}
    item = an_item(meeting=meeting, title="The pier", text=WRITTEN, part=part, **closed)
    a_resolution(item, "Mend the pier")
    if changes:
        record_executive(item, **changes)
    publish_agenda(meeting, NOW)
    if decided:
        publish_decisions(meeting, decided)
    db.session.add_all([meeting, Authority(name="Testshire Council")])
    db.session.commit()
    return item


def printed(item):
    return words_of(paper_of(OF_ITEMS["decision-notice"], item, PUBLIC).paper.outline)
