import pytest

from app.database import db
from app.decisions.motions import move, move_amendment
from app.decisions.rules import MotionKind, MotionResult
from app.decisions.voting_models import Motion
from tests.decisions.pages import errors, kept, typed
from tests.factories import a_meeting, a_person, a_recommendation, an_item

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def ann():
    return a_person("Ann Lee")


@pytest.fixture
def bob():
    return a_person("Bob Day")


@pytest.fixture
def item(ann, bob):
    return kept(an_item(meeting=a_meeting(members=[ann, bob])))


@pytest.fixture
def motion(item, ann, bob):
    return kept(move(item, "That the plan be agreed", mover=ann, seconder=bob))


def only_motion():
    db.session.expire_all()
    return db.session.scalars(db.select(Motion)).one()


def test_a_clerk_records_a_motion(clerk, item, ann, bob):
    page = clerk.post(
        f"/items/{item.id}/motions/new",
        text="That the plan be agreed",
        kind="procedural motion",
        mover=ann.id,
        seconder=bob.id,
    )

    assert "Motion recorded" in page.text
    found = only_motion()
    assert (found.kind, found.mover, found.seconder) == (MotionKind.PROCEDURAL, ann, bob)


def test_only_those_who_could_vote_are_offered_as_movers(clerk, item):
    page = clerk.get(f"/items/{item.id}/motions/new")

    offered = [option.text for option in page.select("#mover option")]
    assert offered == ["Not recorded", "Bob Day", "Ann Lee"]


def test_a_member_who_seconds_their_own_motion_is_refused(clerk, item, ann):
    page = clerk.post(f"/items/{item.id}/motions/new", text="That", mover=ann.id, seconder=ann.id)

    assert "Mover and seconder must be two people" in errors(page)
    assert typed(page)["text"] == "That"


def test_a_motion_without_words_is_asked_for_them(clerk, item):
    page = clerk.post(f"/items/{item.id}/motions/new", text=" ")

    assert "Enter the words of the motion" in errors(page)


def test_an_amendment_is_recorded_under_its_motion(clerk, motion, bob):
    address = f"/motions/{motion.id}/amendments/new"
    assert "That the plan be agreed" in clerk.get(address).text

    clerk.post(address, text="Add “by May”", mover=bob.id, substantive_text="That it be by May")

    db.session.expire_all()
    (amendment,) = motion.amendments
    assert (amendment.kind, amendment.mover) == (MotionKind.AMENDMENT, bob)
    assert amendment.substantive_text == "That it be by May"


def test_an_amendment_is_recorded_straight_on_what_was_recommended(clerk, item, ann):
    kept(a_recommendation(item, "approves the plan"))
    address = f"/items/{item.id}/amendments/new"
    page = clerk.get(address)
    assert "approves the plan" in page.select_one(".resolved-quoted").text
    assert page.select_one("label[for=substantive_text]").text.strip() == (
        "The recommendation as amended"
    )

    page = clerk.post(address, text="Insert “by May”", mover=ann.id)

    assert "Amendment to the recommendation moved by Ann Lee" in page.text
    amendment = only_motion()
    assert (amendment.kind, amendment.parent) == (MotionKind.AMENDMENT, None)
    asked = clerk.get(f"/motions/{amendment.id}/edit").select_one("label[for=text]")
    assert asked.text.strip() == "Words of the amendment"


def test_a_motion_and_an_amendment_can_be_corrected(clerk, motion, ann, bob):
    amendment = kept(move_amendment(motion, "Add", mover=bob, seconder=None))
    for record in (motion, amendment):
        address = f"/motions/{record.id}/edit"
        clerk.post(address, **typed(clerk.get(address)) | {"text": "Corrected"})

    db.session.expire_all()
    assert (motion.text, motion.mover, motion.kind) == ("Corrected", ann, MotionKind.ORIGINAL)
    assert (amendment.text, amendment.parent) == ("Corrected", motion)


def test_a_mover_who_is_marked_absent_since_is_still_shown(clerk, motion, ann):
    motion.item.meeting.attendances[0].voting = False
    db.session.commit()

    page = clerk.get(f"/motions/{motion.id}/edit")

    assert typed(page)["mover"] == str(ann.id)


def test_a_result_without_a_vote_is_recorded(clerk, motion):
    address = f"/motions/{motion.id}/result"

    clerk.post(address, **typed(clerk.get(address)) | {"result": "withdrawn"})

    assert only_motion().result is MotionResult.WITHDRAWN


def test_a_motion_has_no_result_while_an_amendment_is_open(clerk, motion):
    kept(move_amendment(motion, "Add “by May”", mover=None, seconder=None))

    page = clerk.post(f"/motions/{motion.id}/result", result="carried")

    assert "An amendment is still open: Add “by May”" in errors(page)


def test_a_motion_is_removed_after_asking_and_after_its_amendments(clerk, motion):
    amendment = kept(move_amendment(motion, "Add", mover=None, seconder=None))
    assert "Remove this motion?" in clerk.get(f"/motions/{motion.id}/remove").text

    refused = clerk.post(f"/motions/{motion.id}/remove")
    assert "Remove the amendments to this motion first" in errors(refused)
    clerk.post(f"/motions/{amendment.id}/remove")
    clerk.post(f"/motions/{motion.id}/remove")

    assert db.session.scalars(db.select(Motion)).all() == []


def test_only_clerks_record_motions(browser, councillor, officer, item, motion):
    for address in (
        f"/items/{item.id}/motions/new",
        f"/motions/{motion.id}/amendments/new",
        f"/motions/{motion.id}/edit",
        f"/motions/{motion.id}/result",
        f"/motions/{motion.id}/remove",
    ):
        assert browser.status_of("GET", address) == 302
        for other in (councillor, officer):
            assert other.status_of("GET", address) == 403
            assert other.status_of("POST", address, text="Mine") == 403
