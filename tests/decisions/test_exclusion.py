"""The resolution to exclude the public is offered, worded and put first (handbook 1.6, rule 18)."""

import re
from datetime import UTC, datetime

import pytest

from app.agenda.excluding import (
    amiss_in_exclusion,
    exclusion_in_words,
    exclusion_of,
    names_follow,
)
from app.agenda.exempting import exempt_warnings, wants_exclusion
from app.agenda.grounds import law_of
from app.agenda.late import publish_supplement
from app.agenda.models import AgendaItem
from app.agenda.operations import (
    change_item,
    in_listed_order,
    number_in_order,
    put_in_order,
    remove_item,
)
from app.agenda.rules import Part
from app.bodies.rules import Regime
from app.database import db
from app.decisions.exclusion import TITLE, propose_exclusion
from app.errors import RuleBroken
from app.meetings.operations import publish_agenda, withdraw_agenda
from tests.factories import NOW, a_meeting, an_item

AGENDA_OUT = datetime(2026, 2, 24, 12, tzinfo=UTC)
EXEMPT = {"part": Part.EXEMPT, "paragraphs": [1, 3], "public_interest": "Prices would rise"}


def an_agenda(**closed: object):
    meeting = a_meeting()
    an_item(meeting=meeting, title="Parks")
    an_item(meeting=meeting, title="Depot", **EXEMPT | closed)
    return meeting


def test_it_stands_straight_before_the_first_exempt_item_wherever_it_stood():
    meeting = an_agenda()

    propose_exclusion(meeting, law_of(None), NOW.date())
    in_listed_order(meeting)[1].position = 9
    item = propose_exclusion(meeting, law_of(None), NOW.date())

    assert [i.title for i in in_listed_order(meeting)] == ["Parks", TITLE, "Depot"]
    assert len(item.recommendations) == 1
    assert not wants_exclusion(meeting)


def test_an_agenda_without_exempt_business_wants_none():
    meeting = an_agenda(part=Part.OPEN)

    assert not wants_exclusion(meeting)
    with pytest.raises(RuleBroken, match="no exempt item"):
        propose_exclusion(meeting, law_of(None), NOW.date())


@pytest.mark.parametrize(
    ("regime", "numbers", "cited"),
    [
        (Regime.ENGLAND_PRINCIPAL, [1, 3], "100A.4..*Part 1 of.*paragraphs 1 and 3"),
        (Regime.WALES_PRINCIPAL, [14], "Part 4 of Schedule 12A.*paragraph 14"),
        (Regime.SCOTLAND, [6], "50A.4..*Schedule 7A.*paragraph 6"),
        (Regime.ENGLAND_PARISH, [1], "Act 1960.*confidential nature of the business"),
    ],
)
def test_it_cites_the_law_of_the_regime(regime, numbers, cited):
    item = an_item(title="Depot", **EXEMPT | {"paragraphs": numbers})

    assert re.search(cited, exclusion_in_words(law_of(regime), [item]))


@pytest.mark.parametrize(
    ("regime", "numbers", "first"),
    [
        (Regime.ENGLAND_PRINCIPAL, range(1, 8), "any individual"),
        (Regime.WALES_PRINCIPAL, range(12, 19), "a particular individual"),  # SI 2007/969 (W.86)
        (Regime.SCOTLAND, range(1, 16), "A particular employee"),
        (Regime.NORTHERN_IRELAND, range(1, 8), "any individual"),
        (Regime.ENGLAND_PARISH, range(1, 3), "confidential nature"),
    ],
)
def test_every_regime_has_the_grounds_of_its_own_law(regime, numbers, first):
    grounds = law_of(regime).grounds

    assert list(grounds) == list(numbers)
    assert first in grounds[numbers[0]]


def test_the_clerk_is_warned_where_the_public_would_read_nothing():
    meeting = an_agenda()

    assert any("excludes the press and public" in words for words in exempt_warnings(meeting))


def words_of(meeting):
    return exclusion_of(meeting).recommendations[0].clauses[0].text


def named_in(meeting):
    return words_of(meeting).rpartition(": ")[2]


def changed(item, **changes):
    as_it_is = {name: getattr(item, name) for name in ("title", "number", "kind", "part")}
    grounds = {"paragraphs": item.paragraphs, "public_interest": item.public_interest}
    return change_item(item, **as_it_is | grounds | changes)


def test_its_words_follow_the_items_that_they_name(app):  # noqa: ARG001  # numbers are flushed
    meeting = an_agenda(paragraphs=[3])
    propose_exclusion(meeting, law_of(Regime.WALES_PRINCIPAL), NOW.date())
    db.session.add(meeting)
    db.session.commit()
    parks, exclusion, depot = in_listed_order(meeting)

    number_in_order(meeting)
    assert named_in(meeting) == "3. Depot (paragraph 3)."
    changed(depot, title="Sale of the depot")
    assert named_in(meeting) == "3. Sale of the depot (paragraph 3)."
    changed(parks, part=Part.EXEMPT, paragraphs=[1], public_interest="Prices")
    assert named_in(meeting) == "1. Parks (paragraph 1); 3. Sale of the depot (paragraph 3)."
    assert "following items" in words_of(meeting)
    put_in_order(meeting, [exclusion, depot, parks])
    assert named_in(meeting) == "3. Sale of the depot (paragraph 3); 1. Parks (paragraph 1)."
    changed(depot, part=Part.OPEN, paragraphs=[], public_interest="")
    assert named_in(meeting) == "1. Parks (paragraph 1)."
    assert "Part 4 of Schedule 12A" in words_of(meeting)
    assert amiss_in_exclusion(meeting) == []

    remove_item(parks)
    assert amiss_in_exclusion(meeting) == []
    assert exclusion.recommendations[0].version == 6


def test_a_late_exempt_item_is_not_told_of_before_its_supplement_is_published():
    meeting = an_agenda(paragraphs=[3])
    propose_exclusion(meeting, law_of(None), NOW.date())
    publish_agenda(meeting, AGENDA_OUT)

    late = AGENDA_OUT.date()
    an_item(meeting=meeting, title="Claim", number="9", added_on=late, **EXEMPT)
    assert named_in(meeting) == "2. Depot (paragraph 3)."
    assert amiss_in_exclusion(meeting) == []
    publish_supplement(meeting, NOW)
    assert named_in(meeting) == "2. Depot (paragraph 3); 9. Claim (paragraphs 1 and 3)."
    an_item(meeting=meeting, title="Lease", number="10", added_on=late, **EXEMPT)
    names_follow(withdraw_agenda)(meeting, NOW)

    assert named_in(meeting).endswith("; 10. Lease (paragraphs 1 and 3).")


def test_what_a_clerk_wrote_stays_and_is_said_to_be_wrong_where_it_is_mended(clerk):
    meeting = an_agenda()
    propose_exclusion(meeting, law_of(None), NOW.date())
    clause = exclusion_of(meeting).recommendations[0].clauses[0]
    clause.text = f"That{clause.text}"
    db.session.add(meeting)
    db.session.commit()

    page = clerk.post(f"/meetings/{meeting.id}/agenda/number")
    asked = clerk.get(f"/meetings/{meeting.id}/agenda/publish")
    mend = asked.select_one("form[action*='/agenda/exclude']")
    mended = clerk.post(mend["action"])

    amiss = f"does not name 3. Depot, but calls it 2, which is now {TITLE}"
    assert amiss in page.text
    assert amiss in mend.text
    assert "/recommendations/" in mend.select_one("a")["href"]
    assert mended.select_one("h1").text.strip() == "Publish the agenda?"
    assert not mended.select("form[action*='/agenda/exclude']")
    db.session.expire_all()
    assert named_in(meeting) == "3. Depot (paragraphs 1 and 3)."


def test_the_page_of_an_agenda_offers_it(clerk):
    meeting = an_agenda()
    db.session.add(meeting)
    db.session.commit()
    assert clerk.get(f"/meetings/{meeting.id}/agenda").select("form[action$='/agenda/exclude']")

    page = clerk.post(f"/meetings/{meeting.id}/agenda/exclude")

    assert not page.select("form[action$='/agenda/exclude']")
    titles = [i.title for i in db.session.scalars(db.select(AgendaItem).order_by("position"))]
    assert titles == ["Parks", TITLE, "Depot"]
