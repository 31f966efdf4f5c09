import pytest

from app.database import db
from app.decisions.motions import move
from app.decisions.rules import Choice, Method, MotionResult, Tally
from app.decisions.voting import record_counts, record_vote
from app.decisions.voting_models import Vote
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from tests.decisions.pages import errors, kept, queries_asked, tick, typed
from tests.factories import NOW, a_meeting, a_person, a_resolution, an_item

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def members():
    return [a_person("Ann Lee"), a_person("Bob Day"), a_person("Cara Fox")]


@pytest.fixture
def resolution(members):
    return kept(a_resolution(an_item(meeting=a_meeting(members=members))))


@pytest.fixture
def motion(members):
    item = an_item(meeting=a_meeting(members=members))
    return kept(move(item, "That it be so", mover=None, seconder=None))


def only_vote():
    db.session.expire_all()
    return db.session.scalars(db.select(Vote)).one()


def test_a_clerk_records_a_count(clerk, resolution):
    page = clerk.post(
        f"/resolutions/{resolution.id}/vote",
        method="show of hands",
        ayes=2,
        noes=1,
        result="lost",
    )

    assert "Vote saved. Carried: 2 for, 1 against" in page.text
    assert (only_vote().resolution, only_vote().abstentions) == (resolution, None)


def test_what_was_agreed_by_assent_needs_no_numbers(clerk, motion):
    clerk.post(f"/motions/{motion.id}/vote", method="assent", result="carried")

    assert only_vote().sentence == "Carried by assent"
    assert motion.result is MotionResult.CARRIED


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"ayes": "3", "noes": "1"}, "4 votes is more than the 3 voting members present"),
        ({"ayes": "3"}, "Enter both the votes for and the votes against, or neither"),
        ({"abstentions": "1"}, "Enter the votes for and against as well"),
        ({"ayes": "two", "noes": "1"}, "For must be a whole number"),
        ({"ayes": "-1", "noes": "1"}, "A number of votes is 0 or more"),
        (
            {"ayes": "2", "noes": "1", "casting_vote": "for"},
            "a casting vote only when the vote is tied",
        ),
        ({"method": "assent", "ayes": "2", "noes": "1"}, "carried without counting"),
    ],
)
def test_a_count_that_cannot_be_is_refused_and_comes_back(clerk, motion, answers, words):
    given = {"method": "show of hands"} | answers

    page = clerk.post(f"/motions/{motion.id}/vote", **given)

    assert words in errors(page)
    assert {name: typed(page)[name] for name in given} == given
    assert motion.votes == []


def test_a_vote_of_which_nothing_is_told_is_refused(clerk, motion):
    address = f"/motions/{motion.id}/vote"

    page = clerk.post(address, **typed(clerk.get(address)))

    assert "Enter how many voted for and against, or choose the result" in errors(page)
    assert motion.votes == []


def test_a_vote_that_nobody_counted_is_recorded_by_its_result(clerk, motion):
    clerk.post(f"/motions/{motion.id}/vote", method="show of hands", result="carried")

    assert only_vote().sentence == "Carried on a show of hands"


def test_another_vote_is_shown_the_first_and_added_only_when_that_is_meant(clerk, resolution):
    first = record_counts(resolution, Method.SHOW_OF_HANDS, Tally(2, 1))
    db.session.commit()
    address = f"/resolutions/{resolution.id}/vote"
    assert clerk.get(address).select_one(f"main a[href='/votes/{first.id}']")

    asked = clerk.post(address, method="ballot", ayes=3, noes=0)
    assert "This was another vote, taken after it" in errors(asked)
    assert only_vote() == first
    page = clerk.post(address, method="ballot", ayes=3, noes=0, sure=tick(asked))

    assert "Vote saved. Carried: 3 for, 0 against" in page.text
    db.session.expire_all()
    assert len(resolution.votes) == 2


def test_a_lost_vote_on_a_resolution_is_asked_about(clerk, resolution):
    answers = {"method": "ballot", "ayes": 1, "noes": 2}

    asked = clerk.post(f"/resolutions/{resolution.id}/vote", **answers)
    assert "A resolution is what was agreed, and this vote was lost" in errors(asked)
    assert resolution.votes == []
    clerk.post(f"/resolutions/{resolution.id}/vote", **answers, sure=tick(asked))

    assert only_vote().sentence == "Lost: 1 for, 2 against"


def test_a_vote_is_not_corrected_into_a_lost_one_unasked(clerk, resolution, members):
    vote = record_vote(resolution, dict.fromkeys(members, Choice.FOR))
    db.session.commit()
    against = {f"member_{member.id}": "against" for member in members}

    page = clerk.post(f"/votes/{vote.id}", **against)

    assert "this vote was lost" in errors(page)
    assert "recorded already" not in page.text
    assert only_vote().tally.noes == 0


def test_a_tie_is_broken_by_the_chair(clerk, motion):
    clerk.post(
        f"/motions/{motion.id}/vote",
        method="show of hands",
        ayes=1,
        noes=1,
        abstentions=1,
        casting_vote="for",
    )

    assert only_vote().sentence.startswith("Carried on the Chair’s casting vote")


def test_everyone_is_for_unless_marked(clerk, motion, members):
    address = f"/motions/{motion.id}/recorded-vote"
    ann, bob, cara = members
    answers = typed(clerk.get(address))
    assert {answers[f"member_{member.id}"] for member in members} == {"for"}

    page = clerk.post(address, **answers | {f"member_{bob.id}": "not voting"})

    assert "Carried: 2 for, 0 against, no abstentions, 1 not voting" in page.text
    assert only_vote().names == {Choice.FOR: [cara, ann], Choice.NOT_VOTING: [bob]}


def test_a_resolution_is_voted_on_by_name(clerk, resolution):
    address = f"/resolutions/{resolution.id}/recorded-vote"

    page = clerk.post(address, **typed(clerk.get(address)))

    assert "Carried: 3 for, 0 against, no abstentions" in page.text
    assert only_vote().resolution == resolution


def test_a_member_without_an_answer_is_asked_for_by_name(clerk, motion, members):
    ann, bob, _ = members
    answers = {f"member_{ann.id}": "for", f"member_{bob.id}": "against"}

    page = clerk.post(f"/motions/{motion.id}/recorded-vote", **answers)

    assert "Choose how Cara Fox voted" in errors(page)
    assert typed(page)[f"member_{bob.id}"] == "against"


def test_a_count_can_be_corrected(clerk, motion):
    vote = kept(motion) and record_counts(motion, Method.SHOW_OF_HANDS, Tally(2, 1))
    db.session.commit()
    address = f"/votes/{vote.id}"
    assert typed(clerk.get(address))["noes"] == "1"

    clerk.post(address, **typed(clerk.get(address)) | {"ayes": "1", "noes": "2"})

    assert (only_vote().tally, motion.result) == (Tally(1, 2), MotionResult.LOST)


def test_a_recorded_vote_can_be_corrected(clerk, resolution, members):
    vote = record_vote(resolution, dict.fromkeys(members, Choice.FOR))
    db.session.commit()
    ann = members[0]
    address = f"/votes/{vote.id}"

    clerk.post(address, **typed(clerk.get(address)) | {f"member_{ann.id}": "against"})

    assert only_vote().names[Choice.AGAINST] == [ann]
    assert len(only_vote().casts) == 3


def test_one_member_has_their_own_vote_recorded(clerk, motion, members):
    vote = record_counts(motion, Method.SHOW_OF_HANDS, Tally(2, 1))
    db.session.commit()
    address = f"/votes/{vote.id}/own-vote"

    nobody = clerk.post(address, choice="against")
    assert "Choose the member" in errors(nobody)
    clerk.post(address, member=members[0].id, choice="against")
    refused = clerk.post(address, member=members[1].id, choice="against")

    assert "Only 1 voted “against”" in errors(refused)
    assert only_vote().names == {Choice.AGAINST: [members[0]]}


def test_a_vote_is_removed_after_asking(clerk, motion):
    vote = record_counts(motion, Method.SHOW_OF_HANDS, Tally(2, 1))
    db.session.commit()
    assert "Carried: 2 for, 1 against" in clerk.get(f"/votes/{vote.id}/remove").text

    clerk.post(f"/votes/{vote.id}/remove")

    db.session.expire_all()
    assert (motion.votes, motion.result) == ([], None)


def test_a_vote_in_approved_minutes_is_not_asked_about(clerk, motion):
    vote = record_counts(motion, Method.SHOW_OF_HANDS, Tally(2, 1))
    move_minutes(motion.item.meeting, MinutesState.APPROVED, NOW)
    db.session.commit()

    page = clerk.get(f"/votes/{vote.id}/remove")

    assert "are approved and cannot be changed" in errors(page)
    assert not page.select("main form")


def test_a_meeting_without_attendance_says_what_to_do_first(clerk):
    resolution = kept(a_resolution(an_item(meeting=a_meeting(members=[]))))

    page = clerk.post(f"/resolutions/{resolution.id}/vote", method="ballot", ayes=2, noes=1)

    assert "enter the attendance first" in errors(page)
    assert page.select_one("main a[href$='/attendance']")


def test_a_vote_of_sixty_members_takes_as_few_queries_as_one_of_two(clerk):
    counts = []
    for number in (2, 60):
        meeting = a_meeting(members=[a_person() for _ in range(number)])
        motion = kept(move(an_item(meeting=meeting), "That", mover=None, seconder=None))
        address = f"/motions/{motion.id}/recorded-vote"

        with queries_asked() as queries:
            page = clerk.get(address)

        counts.append(len(queries))
        assert len(page.select("tbody tr")) == number
    assert counts[0] == counts[1]


def test_only_clerks_record_votes(browser, councillor, officer, motion, resolution):
    vote = record_counts(motion, Method.SHOW_OF_HANDS, Tally(2, 1))
    db.session.commit()
    for address in (
        f"/motions/{motion.id}/vote",
        f"/resolutions/{resolution.id}/vote",
        f"/motions/{motion.id}/recorded-vote",
        f"/resolutions/{resolution.id}/recorded-vote",
        f"/votes/{vote.id}",
        f"/votes/{vote.id}/own-vote",
        f"/votes/{vote.id}/remove",
    ):
        assert browser.status_of("GET", address) == 302
        for other in (councillor, officer):
            assert other.status_of("GET", address) == 403
            assert other.status_of("POST", address, ayes=3, noes=0) == 403
