"""What is recorded of a decision of the executive: asked, refused, shown and printed."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from app.accounts.rules import PUBLIC
from app.agenda.operations import concern_items, remove_item
from app.agenda.rules import Part
from app.database import db
from app.decisions.call_in import CallIn, Clock, call_in_clock
from app.decisions.executive import Section, record_executive, remove_executive, written_under
from app.decisions.executive_models import ExecutiveDecision
from app.errors import RuleBroken
from app.meetings.interests import declare_interest
from app.meetings.notice import working_days
from app.publishing.content import content_for
from app.publishing.in_words import changes
from app.record.executive import executive_seen
from tests.decisions.of_cabinet import ANSWERS, WRITTEN, a_decision, printed
from tests.factories import a_person, a_resolution, an_item, published

BOXING_DAY = working_days({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})
NOTHING = Clock(None, None)


def shown(item, viewer=PUBLIC):
    return executive_seen(viewer, item.meeting, [item]).get(item.id)


@pytest.mark.parametrize(
    ("standing", "published_on", "entered", "clock"),
    [
        pytest.param(
            CallIn.OPEN,
            date(2026, 12, 23),
            NOTHING,
            Clock(date(2027, 1, 4), date(2027, 1, 5)),
            id="five working days, which Christmas has none of",
        ),
        pytest.param(CallIn.OPEN, None, NOTHING, NOTHING, id="not published"),
        pytest.param(
            CallIn.OPEN,
            date(2026, 12, 23),
            Clock(date(2026, 12, 30), None),
            Clock(date(2026, 12, 30), date(2026, 12, 31)),
            id="until a day of standing orders",
        ),
        pytest.param(
            CallIn.URGENT,
            date(2026, 12, 23),
            NOTHING,
            Clock(None, date(2026, 12, 22)),
            id="urgent",
        ),
    ],
)
def test_a_decision_takes_effect_once_it_can_no_longer_be_called_in(
    standing, published_on, entered, clock
):
    decided = date(2026, 12, 22)

    assert call_in_clock(standing, decided, published_on, BOXING_DAY, entered) == clock


def test_what_minutes_say_under_a_sub_heading_is_the_section_of_that_name():
    assert written_under(Section.REASONS, WRITTEN) == "It **leaks**."
    assert written_under(Section.ALTERNATIVES, WRITTEN) == "- Nothing"
    assert written_under(Section.REASONS, "No sub-heading.\n\nReasons: none.") == ""


@pytest.mark.parametrize(
    ("answers", "about"),
    [
        ({"reasons": " "}, "reasons"),
        ({"alternatives": ""}, "alternatives"),
        ({"interests": ""}, "interests"),
        ({"call_in": CallIn.URGENT}, "urgency"),
        ({"call_in": CallIn.NOT_SUBJECT, "until": date(2026, 3, 9)}, "until"),
        ({"until": date(2026, 3, 9), "effective_on": date(2026, 3, 9)}, "effective_on"),
    ],
)
def test_a_record_that_is_not_whole_is_refused_beside_what_is_missing(answers, about):
    item = a_resolution().item

    with pytest.raises(RuleBroken) as refusal:
        record_executive(item, **ANSWERS | answers)

    assert refusal.value.about == about
    assert item.executive is None


def test_nothing_is_recorded_where_nothing_was_decided():
    with pytest.raises(RuleBroken, match="write the resolution first"):
        record_executive(an_item(), **ANSWERS)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    "broken",
    [
        {"call_in": CallIn.URGENT, "urgency": " "},
        {"call_in": CallIn.URGENT, "urgency": "Flood", "until": date(2026, 3, 9)},
        {"until": date(2026, 3, 9), "effective_on": date(2026, 3, 9)},
    ],
)
def test_the_database_refuses_what_does_not_go_together(broken):
    item = a_decision()
    item.executive = ExecutiveDecision(**broken)

    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_the_clerk_is_offered_what_the_minutes_say_and_everyone_reads_it(clerk, browser):
    item = a_decision()
    bob = a_person("Bob Cole")
    declared = declare_interest(item.meeting, bob, category=None, nature="plays in the band")
    concern_items(declared, {item: True})
    db.session.commit()
    page = clerk.get(f"/items/{item.id}/executive")
    publish = f"/meetings/{item.meeting_id}/decisions/publish"
    asks = clerk.get(publish).find("a", href=f"/items/{item.id}/executive")
    assert "Nothing is recorded yet" in page.text
    assert "The pier" in asks.text
    offered = {name: page.select_one(f"#{name}").text.strip() for name in ANSWERS}
    assert offered == {
        "reasons": "It **leaks**.",
        "alternatives": "- Nothing",
        "interests": "Bob Cole: plays in the band; left the room",
    }

    clerk.post(
        f"/items/{item.id}/executive",
        **offered,
        is_key="y",
        plan_reference="7/26",
        call_in=CallIn.OPEN.value,
    )

    for address in (f"/items/{item.id}", f"/meetings/{item.meeting_id}/decisions"):
        words = browser.get(address).get_text(" ", strip=True)
        for fact in (
            "Decision taken by Cabinet",
            "Key decision Yes (forward plan reference 7/26)",
            "Call-in May be called in until the end of Friday 13 March 2026",
            "Takes effect Monday 16 March 2026, unless it is called in",
            "Reasons for the decision It leaks .",
            "Bob Cole: plays in the band",
        ):
            assert fact in words, address
    recorded = clerk.get(f"/items/{item.id}/executive").text
    assert "Record of the decision" in recorded
    assert "Nothing is recorded yet" not in recorded
    assert not clerk.get(publish).find("a", href=f"/items/{item.id}/executive")

    clerk.post(f"/items/{item.id}/executive/remove")
    assert "Key decision" not in browser.get(f"/items/{item.id}").text


def test_a_record_that_is_not_whole_comes_back_with_what_was_typed(clerk):
    item = a_decision()

    page = clerk.post(
        f"/items/{item.id}/executive",
        **ANSWERS | {"reasons": ""},
        call_in=CallIn.URGENT.value,
        urgency="Flood",
    )

    assert "Enter the reasons" in page.select_one(".govuk-error-summary").text
    assert page.select_one("#urgency").text.strip() == "Flood"


@pytest.mark.usefixtures("app")
def test_nobody_reads_of_a_decision_that_is_not_published():
    assert shown(a_decision(decided=None, **ANSWERS)) is None


@pytest.mark.usefixtures("app")
def test_of_a_closed_item_the_public_know_when_it_takes_effect_and_not_why():
    item = a_decision(
        part=Part.EXEMPT, maker="Councillor Ann Lee", **ANSWERS | {"reasons": "Canary"}
    )

    told, words = shown(item), printed(item)

    assert (told.maker, told.reasons) == ("Councillor Ann Lee", "")
    assert "Decision taken by | Councillor Ann Lee" in words
    assert "May be called in until the end of Friday 13 March 2026" in words
    kept = content_for(PUBLIC, item.meeting)
    assert "Canary" not in words + str(kept)
    assert changes(kept, kept) == []


@pytest.mark.usefixtures("app")
def test_the_notice_prints_what_was_recorded_before_the_minutes_are_public():
    item = a_decision(call_in=CallIn.URGENT, urgency="The pier may fall.", is_key=True, **ANSWERS)

    words = printed(item)

    assert "Key decision | Yes\n" in words
    assert "Urgent, so not subject to call-in: The pier may fall." in words
    assert "Takes effect | Thursday 5 March 2026" in words
    assert "Interests declared, with any dispensation | None" in words
    assert "Reasons for the decision\nIt leaks.\n" in words


@pytest.mark.usefixtures("app")
def test_a_version_keeps_what_was_recorded_and_what_of_it_changed():
    item = a_decision(until=date(2026, 3, 20), **ANSWERS)
    before = content_for(PUBLIC, item.meeting)
    (decided,) = before["decisions"]
    assert decided["executive"] == {
        "maker": "Cabinet",
        "reasons": "It leaks.",
        "alternatives": "None",
        "interests": "None",
        "call_in": "may be called in",
        "until": "2026-03-20",
    }

    record_executive(item, is_key=True, until=date(2026, 3, 20), **ANSWERS)

    (change,) = changes(before, content_for(PUBLIC, item.meeting))
    assert "Key decision: Yes" in "".join(stretch.text for stretch in change.stretches)
    published(item.meeting)
    (minuted,) = content_for(PUBLIC, item.meeting)["items"]
    assert minuted["executive"]["is_key"] is True


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("remove", [remove_executive, remove_item])
def test_a_record_is_removed_by_itself_or_with_its_item(remove):
    item = a_decision(decided=None, **ANSWERS)

    remove(item)
    db.session.commit()

    assert db.session.scalars(db.select(ExecutiveDecision)).all() == []


def test_days_are_counted_from_the_day_of_publication():
    assert call_in_clock(
        CallIn.OPEN,
        date(2026, 8, 24),
        datetime(2026, 8, 25, tzinfo=UTC).date(),
        working_days({date(2026, 8, 31)}),
        NOTHING,
    ) == Clock(date(2026, 9, 2), date(2026, 9, 3))
