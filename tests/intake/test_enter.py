import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.agenda.models import AgendaItem
from app.agenda.operations import remove_item, write_minutes
from app.bodies.models import Body, BodyAlias
from app.database import db
from app.decisions.rules import ClauseKind, Outcome
from app.errors import RuleBroken
from app.intake.enter import bring_in, meeting_on
from app.intake.models import IntakeDoubt, IntakeSource
from app.intake.operations import Page, settle_doubt
from app.intake.page import parse
from app.intake.queries import body_for
from app.intake.reading import decode
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus
from tests.factories import NOW, a_body, a_meeting, a_person, an_account, an_item

pytestmark = pytest.mark.usefixtures("app")
PAGES = Path(__file__).parent / "pages"
DAY = date(2026, 3, 5)


def brought_in(name, meeting=None, **changes):
    """Bring a page of the test council in and store it."""
    source = decode((PAGES / name).read_bytes())
    page = Page(source.text, name)
    meeting = meeting or meeting_on(stored(a_body()), DAY, DAY)
    entered = bring_in(meeting, page, parse(source), now=NOW, **{"number": "4"} | changes)
    db.session.commit()
    return entered


def said_by(name):
    return json.loads((PAGES / name).with_suffix(".json").read_text(encoding="utf-8"))


def stored(record):
    db.session.add(record)
    db.session.commit()
    return record


def test_a_page_becomes_an_item_with_everything_it_says():
    item = brought_in("sub-headings.txt").source.item

    assert (item.number, item.title) == ("4", "Allotments and Community Growing - annual update")
    assert item.purpose.startswith("The purpose of the report is to update the panel")
    assert item.introduced_by == "Wendy Larkspur"
    assert "\n\n## Draft Growing Plan\n\n" in item.minutes.text
    assert "- Nine sites have mains water.\n- 3 sites rely" in item.minutes.text


def test_resolutions_are_linked_to_the_recommendations_they_accept():
    item = brought_in("sub-headings.txt").source.item

    [recommendation], [resolution] = item.recommendations, item.resolutions
    assert recommendation.lead_in == "RECOMMENDED that members of the Green Spaces Panel:"
    assert [clause.label for clause in recommendation.clauses] == ["(i)", "(ii)", "(iii)"]
    assert resolution.lead_in == "RESOLVED the Green Spaces Panel:"
    assert [clause.recommended for clause in resolution.clauses] == recommendation.clauses
    assert {clause.outcome for clause in resolution.clauses} == {Outcome.ACCEPTED}
    assert [clause.address for clause in resolution.clauses] == ["1", "2", "3"]
    assert resolution.clauses[0].kind is ClauseKind.NOTE


def test_what_the_meeting_changed_added_or_left_is_told_apart():
    item = brought_in("amended.txt").source.item

    clauses = item.resolutions[0].clauses
    assert [clause.outcome for clause in clauses] == [
        Outcome.ACCEPTED,
        Outcome.AMENDED,
        Outcome.ACCEPTED,
        Outcome.ADDED,
    ]
    assert item.recommendations[0].clauses[2].settled_as is None


def test_sub_clauses_keep_their_places():
    item = brought_in("nested.txt").source.item

    labels = [clause.full_label for clause in item.resolutions[0].clauses]
    assert labels[:4] == ["(1)", "(1)(a)", "(1)(a)(i)", "(1)(a)(ii)"]


def test_a_page_that_decides_twice_makes_two_resolutions():
    item = brought_in("several-resolutions.txt").source.item

    assert [resolution.lead_in for resolution in item.resolutions] == [
        "RESOLVED",
        "RESOLVED, on the Chair’s casting vote,",
    ]
    assert item.take_in_report


def test_papers_are_kept_with_their_addresses():
    item = brought_in("moderngov.html").source.item

    assert [(paper.title, paper.url) for paper in item.documents] == [
        ("Swimming pools report", "https://democracy.fernshire.example/documents/s7/Pools.pdf"),
        ("Survey of swimmers", "https://elsewhere.example/survey.pdf"),
    ]
    assert item.documents[0].meeting is item.meeting


@pytest.mark.parametrize(
    ("name", "keyword"),
    [
        ("agreed-to.txt", "DECISIONS"),
        ("asked-to-note.txt", "RESOLVED"),
        ("scottish.txt", "RESOLVED"),
        ("upward-to-council.txt", "RECOMMENDED TO COUNCIL"),
        ("a-space-after-every-line.txt", "AGREED"),
    ],
)
def test_a_lead_in_is_printed_as_the_page_prints_it(name, keyword):
    resolution = brought_in(name).source.item.resolutions[0]

    assert resolution.keyword == keyword
    assert resolution.lead_in == said_by(name)["resolution_lead_in"]


def test_the_same_page_again_changes_nothing():
    first = brought_in("sub-headings.txt")
    again = brought_in("sub-headings.txt", first.source.item.meeting)

    assert (first.is_new, again.is_new) == (True, False)
    assert again.source is first.source
    assert db.session.scalar(select(func.count(AgendaItem.id))) == 1


def test_the_same_page_again_leaves_a_clerks_correction():
    item = brought_in("sub-headings.txt").source.item
    write_minutes(item, "Corrected.", seen=item.revision, now=NOW)
    db.session.commit()

    brought_in("sub-headings.txt", item.meeting)

    assert item.minutes.text == "Corrected."


def test_another_page_for_the_same_item_is_refused():
    item = brought_in("sub-headings.txt").source.item

    with pytest.raises(RuleBroken, match="Item 4 of this meeting is already on the register"):
        brought_in("amended.txt", item.meeting)

    db.session.rollback()
    assert db.session.scalar(select(func.count(IntakeSource.id))) == 1


def test_an_item_that_stands_ready_on_the_agenda_is_filled():
    meeting = stored(a_meeting())
    ready = stored(an_item(meeting=meeting, number="4", title="Footbridge over the Lissen"))

    entered = brought_in("amended.txt", meeting)

    assert entered.source.item is ready
    assert len(ready.resolutions) == 1


def test_an_item_with_minutes_is_never_overwritten():
    meeting = stored(a_meeting())
    title = "Footbridge over the Lissen"
    stored(an_item(meeting=meeting, number="4", title=title, text="Said already."))

    with pytest.raises(RuleBroken, match="was left as it is"):
        brought_in("amended.txt", meeting)


def test_an_item_that_was_removed_can_be_brought_in_again():
    item = brought_in("amended.txt").source.item
    meeting = item.meeting
    remove_item(item)
    db.session.commit()

    assert brought_in("amended.txt", meeting).is_new


def test_the_number_on_the_page_is_used_where_none_is_given():
    assert brought_in("labels-alone.txt", number=None).source.item.number == "4a"


def test_a_number_that_was_given_is_not_asked_for():
    def about_number(source):
        return [doubt.message for doubt in source.doubts if "number" in doubt.message]

    assert about_number(brought_in("sub-headings.txt").source) == []
    assert about_number(brought_in("labels-alone.txt", number="5").source) == [
        "The page gives this agenda item the number 4a"
    ]
    assert about_number(brought_in("sub-headings.txt", number=None).source) == [
        "The page does not give the number of this agenda item"
    ]


def test_the_page_and_its_doubts_are_kept():
    source = brought_in("odd-labels.txt").source

    assert source.text == (PAGES / "odd-labels.txt").read_text(encoding="utf-8")
    assert source.file_name == "odd-labels.txt"
    assert ("The labels jump to (3)", 9) in [(d.message, d.line) for d in source.doubts]


def test_a_doubt_is_ticked_off_once():
    clerk = stored(an_account())
    [doubt] = [d for d in brought_in("odd-labels.txt").source.doubts if d.line == 9]

    settle_doubt(doubt, NOW, clerk)
    settle_doubt(doubt, NOW.replace(year=2027), None)

    assert (doubt.settled_at, doubt.settled_by) == (NOW, clerk)
    assert db.session.scalar(select(func.count()).where(IntakeDoubt.settled_at.is_(None))) > 0


def test_the_presenter_is_the_person_of_that_name():
    wendy = stored(a_person("Wendy Larkspur"))

    assert brought_in("sub-headings.txt").source.item.presenter is wendy


def test_a_title_before_a_name_does_not_hide_the_person():
    odo = stored(a_person("Odo Fairweather", title="Councillor"))

    assert brought_in("amended.txt").source.item.presenter is odo


def test_two_people_of_one_name_are_left_for_the_clerk():
    stored(a_person("Wendy Larkspur"))
    stored(a_person("Wendy Larkspur"))

    assert brought_in("sub-headings.txt").source.item.presenter is None


def test_a_meeting_that_the_register_lacks_is_added_as_held():
    body = stored(a_body())

    past, future = meeting_on(body, DAY, DAY), meeting_on(body, DAY, date(2026, 1, 1))

    assert (past.held_on, past.status) == (DAY, MeetingStatus.HELD)
    assert future.status is MeetingStatus.SCHEDULED


def test_the_meeting_of_that_day_is_used():
    meeting = stored(a_meeting(held_on=DAY))

    assert meeting_on(meeting.body, DAY, DAY) is meeting


def test_two_meetings_on_one_day_are_not_guessed_between():
    body = stored(a_body())
    stored(a_meeting(body=body, held_on=DAY))
    stored(a_meeting(body=body, held_on=DAY))

    with pytest.raises(RuleBroken, match="has 2 meetings on 2026-03-05"):
        meeting_on(body, DAY, DAY)


def test_nothing_is_half_stored_when_an_item_is_refused():
    body = stored(a_body())
    source = decode((PAGES / "amended.txt").read_bytes())
    meeting = meeting_on(body, DAY, DAY)

    with pytest.raises(RuleBroken, match="agenda number like"):
        bring_in(meeting, Page(source.text, ""), parse(source), number="four", now=NOW)

    db.session.rollback()
    assert db.session.scalar(select(func.count(Meeting.id))) == 0


@pytest.mark.parametrize("name", ["Green Spaces Panel", "green spaces panel", "GSP", "Parks Panel"])
def test_a_body_is_found_by_name_code_or_alias(name):
    body = a_body("Green Spaces Panel", code="GSP")
    body.aliases.append(BodyAlias(name="Parks Panel"))
    stored(body)

    assert body_for(name) is body


def test_a_slip_in_the_name_of_a_body_is_answered_with_what_comes_near():
    stored(a_body("Green Spaces Panel"))

    with pytest.raises(RuleBroken, match=r"“Geen Space Panel”; did you mean Green Spaces Panel\?"):
        body_for("Geen Space Panel")
    with pytest.raises(RuleBroken, match=r"no body called “Zoo”$"):
        body_for("Zoo")


def test_every_page_of_the_test_council_can_be_entered():
    body = stored(a_body())

    for place, page in enumerate(sorted(PAGES.glob("*.txt")), start=1):
        meeting = meeting_on(db.session.get(Body, body.id), DAY, DAY)
        assert brought_in(page.name, meeting, number=str(place)).is_new
