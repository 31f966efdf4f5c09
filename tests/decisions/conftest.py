"""An item with recommendations, and a resolution, as most tests of decisions begin with."""

import pytest

from app.decisions.operations import ClauseDraft, recommend
from app.decisions.rules import Outcome
from tests.decisions.pages import kept
from tests.factories import a_body, a_meeting, a_resolution, an_item


@pytest.fixture
def item():
    item = an_item(meeting=a_meeting(body=a_body("Parks Committee")))
    drafts = [
        ClauseDraft("Note the report"),
        ClauseDraft("Agree:"),
        ClauseDraft("the plan", level=2, outcome=Outcome.DEFERRED),
    ]
    recommend(item, "RECOMMENDED that the Committee:", drafts)
    return kept(item)


@pytest.fixture
def resolution():
    return kept(a_resolution(an_item(), "Noted the report", "Agreed the plan"))
