"""What is written on a meeting’s own pages is never lost to a correction of its paper."""

from datetime import date, time

import pytest
from sqlalchemy import select

from app.agenda.approval_models import MinutesToApprove
from app.agenda.filing import add_document
from app.agenda.models import Document
from app.agenda.operations import add_item, write_minutes
from app.agenda.review_models import ReviewComment
from app.archive.editing import Edit, How
from app.archive.following import catch_up
from app.archive.reviewing import change, mean_person
from app.archive.whole_meetings import complete_file
from app.database import db
from app.errors import RuleBroken
from app.intake.minutes.parsed import Item
from app.intake.rosters.parsed import ListedMeeting, ListedPaper, WholeMeeting
from app.meetings.models import Interval, Meeting
from app.people.models import Person
from tests.archive.papers import DAY, minutes
from tests.archive.test_reviewing import FAR, LATER, a_file, asked, parks  # noqa: F401  # a fixture
from tests.factories import NOW, a_person, an_account, an_action

pytestmark = pytest.mark.usefixtures("parks")
NEXT = date(2016, 6, 14)


def by_hand(meeting, clerk):
    """What a clerk can do on the pages of a meeting, one of each kind."""
    item = meeting.items[1]
    clause = item.resolutions[0].clauses[0]
    member = meeting.attendances[0]
    return {
        "minutes": lambda: write_minutes(item, "By hand.", seen=item.revision, now=LATER),
        "an item": lambda: add_item(meeting, "Swings", number="4", added_on=DAY),
        "a paper": lambda: add_document(meeting, None, now=LATER, title="Plan", url="https://a.b/"),
        "in what place": lambda: setattr(member, "post", "Mayor"),
        "when somebody came": lambda: member.intervals.append(
            Interval(number=1, joined_at=time(20))
        ),
        "a clause": lambda: setattr(clause, "text", "That the benches be blue"),
        "the venue": lambda: setattr(meeting, "venue", "Guildhall"),
        "an action": lambda: db.session.add(an_action(clause=clause, item=item)),
        "a remark": lambda: item.comments.append(
            ReviewComment(text="Is it?", made_at=LATER, made_by=clerk)
        ),
    }


def test_a_meeting_that_somebody_has_worked_on_is_never_made_anew():
    file = a_file()
    clerk = an_account()
    db.session.add(clerk)
    db.session.commit()

    for what in by_hand(file.meeting, clerk):
        meeting = file.meeting
        by_hand(meeting, clerk)[what]()
        db.session.flush()
        with pytest.raises(RuleBroken, match="Somebody has worked on this meeting"):
            change(file, [Edit("venue", "Elsewhere")], NOW, None)
        assert file.meeting is meeting, what
        db.session.rollback()

    change(file, [Edit("venue", "Elsewhere")], NOW, None)
    assert file.meeting.venue == "Elsewhere"


def test_an_answer_for_another_paper_leaves_what_was_worked_on_and_asks_again():
    first, second = a_file(), a_file("later.txt", held_on=FAR)
    write_minutes(second.meeting.items[1], "By hand.", seen=1, now=LATER)
    meeting, carol = second.meeting, a_person("Carol Moss")

    mean_person(first, "Cllr. C. Moss", carol, NOW, None)
    catch_up(second, LATER, None)

    assert (second.meeting, meeting.items[1].revisions[-1].text) == (meeting, "By hand.")
    assert "Somebody has worked on this meeting" in second.refusal
    assert asked(second, "Cllr. C. Moss").settled_at is None
    assert carol not in [a.person for a in meeting.attendances]


def test_a_person_described_by_a_clerk_stays_when_the_paper_is_corrected():
    file = a_file()
    moss = asked(file, "Cllr. C. Moss").person
    moss.email = "moss@example.org"
    db.session.commit()

    mean_person(file, "Cllr. C. Moss", a_person("Carol Moss"), NOW, None)

    assert db.session.scalars(select(Person.email).where(Person.id == moss.id)).one()


def test_the_hour_and_the_papers_of_another_system_stay_through_a_correction():
    file = a_file()
    whole = WholeMeeting(
        ListedMeeting("Parks Committee", DAY, time(18, 30)),
        minutes(),
        (
            ListedPaper("Plan", "https://other.test/plan", 1),
            ListedPaper("Agenda", "https://other.test/agenda"),
            ListedPaper("Kept on paper", ""),
        ),
        file_name=file.file_name,
        content=b"...",
    )
    file.sha256 = "ab5df625bc76dbd4e163bed2dd888df828f90159bb93556525c31821b6541d46"

    complete_file(whole, now=NOW)
    change(file, [Edit("date", None)], NOW, None)
    change(file, [Edit("date", "2016-05-11"), Edit("items.0", how=How.DROP)], LATER, None)

    assert file.meeting.starts_at == time(18, 30)
    papers = db.session.scalars(select(Document).where(Document.url != "").order_by(Document.id))
    under = {paper.title: paper.item and paper.item.title for paper in papers}
    assert under == {"Plan": "Benches", "Agenda": None}


def test_whose_minutes_were_approved_where_stays_through_corrections_of_either():
    first = a_file()
    approving = Item("Minutes", 0, "1", resolutions=minutes().items[0].resolutions)
    second = a_file("later.txt", held_on=NEXT, items=(approving,))
    second.meeting.items[0].to_approve = [MinutesToApprove(meeting=first.meeting)]

    for file in (first, second, first):
        change(file, [Edit("venue", f"Hall {file.id}")], NOW, None)

    links = db.session.scalars(select(MinutesToApprove)).all()
    assert [(link.meeting, link.item.meeting) for link in links] == [
        (first.meeting, second.meeting)
    ]


def test_a_meeting_that_a_list_called_keeps_its_hour():
    called = Meeting(body_id=a_file().body_id, held_on=NEXT, starts_at=time(19))
    db.session.add(called)
    db.session.flush()

    file = a_file("later.txt", held_on=NEXT)
    change(file, [Edit("venue", "Elsewhere")], NOW, None)

    assert (file.meeting.starts_at, file.meeting.venue) == (time(19), "Elsewhere")
