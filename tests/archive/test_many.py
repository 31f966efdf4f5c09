"""Confirming and publishing many meetings of a batch at one go."""

from datetime import timedelta

import pytest
from sqlalchemy import event, select

from app.agenda.approval_models import Approval
from app.agenda.forms import AddItemForm
from app.agenda.rules import Part
from app.archive import many_views
from app.archive.approving import link_approvals
from app.archive.confirming import confirm, take_back_confirmation
from app.archive.many import closed_unmarked_among
from app.archive.models import ArchiveFile
from app.archive.publishing import publish, withdraw
from app.archive.rules import BatchState, FileState
from app.database import db
from app.errors import RuleBroken
from app.intake.minutes.parsed import Item, Piece, Resolved
from app.meetings.rules import AgendaState, MinutesState
from app.people.queries import everyone, everyone_named
from app.publishing.models import PublishedVersion
from tests.archive.papers import DAY
from tests.archive.test_reviewing import a_file, parks
from tests.factories import NOW, a_person

__all__ = ["parks"]
MONTH = timedelta(days=30)
PAINT = Item("Benches", 0, "2", discussion=(Piece("paragraph", "Green was liked.", 0),))
SHUT = Item(
    "Exempt business",
    0,
    "3",
    discussion=(Piece("paragraph", "The press and public were excluded. The rent is £40.", 0),),
)


def approves(day, words="be confirmed"):
    told = f"That the minutes of the meeting held on {day.day} {day:%B %Y} {words}."
    return Item("Minutes", 0, "1", resolutions=(Resolved(told, 0, as_printed="RESOLVED"),))


def plain(*items, **changes):
    """Minutes in which nothing is in doubt: nobody is named."""
    return {
        "present": (),
        "apologies": (),
        "in_attendance": (),
        "declarations": (),
        "items": items,
        **changes,
    }


@pytest.fixture
def archive(parks):  # noqa: ARG001  # whose meetings they are
    """May is approved in June, June in July with a correction; July has exempt business."""
    june, july = DAY + MONTH, DAY + 2 * MONTH
    files = [
        a_file("may.txt", **plain(PAINT)),
        a_file("june.txt", **plain(approves(DAY), PAINT), held_on=june),
        a_file("july.txt", **plain(approves(june, "be approved as amended"), SHUT), held_on=july),
    ]
    batch = files[0].batch
    batch.state = BatchState.ENDED
    for file in files:
        file.batch = batch
    link_approvals(batch)
    doubted = a_file("doubted.txt", held_on=DAY + 3 * MONTH)
    doubted.batch = batch
    db.session.commit()
    return batch


def files():
    return db.session.scalars(select(ArchiveFile).order_by(ArchiveFile.id)).all()


def states():
    return [file.state for file in files()]


def minutes_states():
    return [file.meeting.minutes_state for file in files()]


def press(clerk, path, **answers):
    """Open the page that asks, and send it as it stands with these answers."""
    page = clerk.get(path)
    sent = {i["name"]: i.get("value", "") for i in page.select("main input[type=hidden]")}
    ticked = {i["name"]: "y" for i in page.select("main input[type=checkbox][checked]")}
    return clerk.post(path, **{k: v for k, v in (sent | ticked | answers).items() if v})


def test_many_are_confirmed_and_published_at_one_go_and_taken_back(archive, clerk, browser):
    at = f"/archive/{archive.id}"
    page = clerk.get(at)
    assert "3 meetings without doubts, and 1 with doubts" in page.text
    assert clerk.get(f"{at}?state=doubts").select_one("tbody").text.count(".txt") == 1
    assert "No file of this batch" in clerk.get(f"{at}?state=refused").text

    page = press(clerk, f"{at}/many?act=confirm&which=all")

    assert "3 meetings confirmed, 1 meeting left out" in page.text
    assert states() == [FileState.CONFIRMED] * 3 + [FileState.ENTERED]
    page = clerk.get(f"{at}/many?act=publish&which=all")
    assert page.h1.text == "Publish the minutes of 3 meetings?"
    assert "1 meeting approved by a later one" in page.text
    assert "1 meeting that tells of business without the public" in page.text

    page = press(clerk, f"{at}/many?act=publish&which=all")

    assert "2 meetings published, 1 meeting left out" in page.text
    assert minutes_states() == [
        MinutesState.APPROVED,  # as June says
        MinutesState.PUBLISHED_DRAFT,  # approved as amended: which words, a clerk must see
        MinutesState.DRAFT,
        MinutesState.DRAFT,
    ]
    may, june, july, _ = (file.meeting_id for file in files())
    assert "Green was liked" in browser.get(f"/meetings/{may}").text
    assert "From the archive" in browser.get(f"/meetings/{june}").text
    assert "The rent" not in browser.get(f"/meetings/{july}").text
    kept = select(PublishedVersion.meeting_id).order_by(PublishedVersion.number)
    assert db.session.scalars(kept).all() == [may, june]

    page = press(clerk, f"{at}/many?act=withdraw&which=all")

    assert "2 meetings withdrawn" in page.text
    assert set(minutes_states()) == {MinutesState.DRAFT}
    assert files()[0].meeting.agenda_state is AgendaState.DRAFT
    assert db.session.scalar(select(Approval)) is None
    assert "Green was liked" not in browser.get(f"/meetings/{may}").text
    page = press(clerk, f"{at}/many?act=take-back&which=ticked&file={files()[2].id}")
    assert "1 meeting to be confirmed again" in page.text
    assert states()[2] is FileState.ENTERED
    assert browser.status_of("GET", f"/meetings/{july}") == 404
    page = press(clerk, f"{at}/many?act=confirm&which=all", as_it_stands="y")
    assert "2 meetings confirmed" in page.text


def test_names_become_people_whom_all_may_choose_once_their_paper_is_confirmed(
    archive, clerk, browser
):
    known = a_person("Fay Gill")
    db.session.add(known)
    db.session.commit()
    asks = clerk.get(f"/archive/{archive.id}/many?act=confirm&which=all")
    assert "5 names will be new people of the register" in asks.text
    assert "Moss" in asks.select_one("main details").text
    assert everyone() == [known]
    assert "Moss" not in browser.get("/people").text

    page = press(clerk, asks.select_one("main form")["action"], as_it_stands="y")

    assert "4 meetings confirmed" in page.text
    assert {"Moss", "Lee", "Gill"} <= {person.family_name for person in everyone()}
    press(clerk, f"/archive/{archive.id}/many?act=take-back&which=ticked&file={files()[3].id}")
    assert everyone() == [known]
    moss = next(person for person in everyone_named() if person.family_name == "Moss")
    form = AddItemForm(formdata=None, data={"presenter": moss})
    assert form.presenter.record is moss, "whoever is named already stays"


def test_long_work_is_done_a_stretch_at_a_time(archive, clerk, monkeypatch):
    monkeypatch.setattr(many_views, "STRETCH", -1.0)  # each stretch is over before it begins
    path = f"/archive/{archive.id}/many?act=confirm&which=all"

    page = press(clerk, path)

    assert page.h1.text == "0 of 4 done"
    assert page.select_one("form[data-go-on]")["action"] == path
    monkeypatch.setattr(many_views, "STRETCH", 9.0)
    sent = {i["name"]: i["value"] for i in page.select("form[data-go-on] input[type=hidden]")}
    assert "3 meetings confirmed" in clerk.post(path, **sent).text
    assert (
        "Nothing in this batch"
        in clerk.get(f"/archive/{archive.id}/many?act=withdraw&which=all").text
    )


def test_what_is_not_confirmed_is_not_published_and_what_is_published_stays_confirmed(archive):
    may, june, july, _ = files()
    with pytest.raises(RuleBroken, match="not confirmed"):
        publish(may, NOW, None)
    for file in (may, june, july):
        confirm(file, NOW, None)

    publish(may, NOW, None, as_approved=False)
    assert closed_unmarked_among([file.meeting_id for file in files()]) == {july.meeting_id}
    july.meeting.items[1].part = Part.CONFIDENTIAL

    assert not closed_unmarked_among([july.meeting_id])
    assert may.meeting.minutes_state is MinutesState.PUBLISHED_DRAFT
    with pytest.raises(RuleBroken, match="withdraw its minutes first"):
        take_back_confirmation(may)
    withdraw(may, NOW, None)
    take_back_confirmation(may)
    assert may.meeting.unconfirmed
    assert archive is may.batch


def test_a_meeting_of_many_items_asks_the_database_no_more_often(parks):
    few = {**plain(PAINT), "apologies": ("Cllr Ash",)}
    more = {**plain(*[PAINT] * 5), "apologies": ("Cllr Ash", "Cllr Birch", "Cllr Cole")}
    found = [a_file("few.txt", **few), a_file("more.txt", **more, held_on=DAY + MONTH)]

    confirmed = [
        _asked(lambda file=file: confirm(file, NOW, None, as_it_stands=True)) for file in found
    ]
    published = [_asked(lambda file=file: publish(file, NOW, None)) for file in found]

    assert confirmed[0] == confirmed[1]
    assert published[0] == published[1]
    assert parks is found[0].body


def _asked(act):
    """How many statements it takes, of a session that knows nothing yet."""
    db.session.commit()
    asked = []

    def note(*_):
        asked.append(1)

    event.listen(db.engine, "before_cursor_execute", note)
    act()
    db.session.commit()
    event.remove(db.engine, "before_cursor_execute", note)
    return len(asked)
