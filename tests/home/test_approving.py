"""Which meeting approves minutes, and minutes that were agreed and nobody marked as approved."""

from datetime import timedelta

import pytest

from app.agenda.approvals import put_up_for_approval
from app.agenda.operations import write_minutes
from app.clock import today
from app.database import db
from app.home.approving import approving, says_agreed
from app.home.queries import next_of
from app.home.rules import Next
from app.meetings.models import Meeting
from app.meetings.rules import MeetingKind, MeetingStatus, MinutesState
from tests.factories import NOW, a_body, a_meeting, a_resolution, an_item, published


def on(days: int, **changes: object) -> Meeting:
    status = MeetingStatus.HELD if days <= 0 else MeetingStatus.SCHEDULED
    held_on = today() + timedelta(days=days)
    return a_meeting(**{"held_on": held_on, "status": status, **changes})


def stored(*records) -> None:
    db.session.add_all(records)
    db.session.commit()


@pytest.mark.usefixtures("app")
def test_minutes_are_approved_at_the_next_meeting_that_may():
    body = a_body()
    first = published(on(-90, body=body))
    others = [
        on(-70, body=body, kind=MeetingKind.EXTRAORDINARY),
        on(-60, body=body, status=MeetingStatus.CANCELLED),
        on(-50, body=body, status=MeetingStatus.INQUORATE),
        on(-40),
        on(-30, body=body),
        on(20, body=body),
    ]
    last = published(on(-5, body=body))
    provisional = on(10, body=body, status=MeetingStatus.PROVISIONAL)
    stored(first, *others, last, provisional)

    found = approving([first, last], today())

    assert found[first.id].meeting is others[4]
    assert found[last.id].meeting is provisional
    assert not any(where.agreed for where in found.values())


def test_a_clerk_is_told_of_minutes_that_were_agreed_and_not_marked(clerk):
    body = a_body()
    first, later = published(on(-60, body=body)), on(-20, body=body)
    item = put_up_for_approval(later, [first], today())
    stored(first, later, on(20, body=body))
    approve = f"/meetings/{first.id}/minutes/approve"

    def told() -> str:
        row = clerk.get("/").select_one(f'a[href="{approve}"]').find_parent("tr")
        next_step = clerk.get(f"/meetings/{first.id}").select_one(".resolved-tools__next")
        assert next_step.a["href"] == approve
        assert f"/meetings/{later.id}" in next_step.select("a")[1]["href"]
        return " ".join(row.get_text().split())

    assert "Approval of the minutes" in told()
    a_resolution(item, "Agreed as a correct record, and signed")
    db.session.commit()
    assert "Mark the minutes as approved" in told()
    assert "Late" in told()

    clerk.post(approve, approved_at=later.id, approved_on=item.id)

    assert not clerk.get("/").select(f'a[href="{approve}"]')


@pytest.mark.usefixtures("app")
def test_minutes_that_were_never_published_may_have_been_agreed():
    body = a_body()
    first, later = on(-60, body=body), on(-20, body=body)
    item = put_up_for_approval(later, [first], today())
    a_resolution(item, "That the minutes be approved")
    stored(first, later)

    assert first.minutes_state is MinutesState.DRAFT
    assert next_of(first, today()).due.step is Next.AGREED


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("resolved", "minuted", "agreed"),
    [
        ("Agreed as a correct record", "", True),
        ("Approved the minutes with the corrections at 3", "", True),
        ("", "The minutes were confirmed as a true and accurate record.", True),
        ("", "The minutes were signed by the Chair as a correct record.", True),
        ("", "Members looked at the minutes. All agreed to go on.", False),
        ("Deferred the minutes to the next meeting", "", False),
        ("That the minutes be not approved", "", False),
        ("", "", False),
    ],
)
def test_what_says_that_minutes_were_agreed(resolved, minuted, agreed):
    item = an_item(title="Minutes")
    db.session.add(item)
    if resolved:
        a_resolution(item, resolved)
    if minuted:
        write_minutes(item, minuted, seen=0, now=NOW)
    db.session.commit()

    assert says_agreed(item) is agreed
