"""The list of bodies, adding one, changing it, dissolving and removing it."""

from datetime import date

import pytest
from sqlalchemy import insert

from app.bodies.models import Body, BodyAlias
from app.bodies.rules import BodyKind, DecisionPower, QuorumRule
from app.database import db
from tests.factories import a_body, a_meeting, a_membership, an_item, numbered
from tests.races import someone_else_first

EAB = {
    "name": "Education Advisory Board",
    "code": "eab",
    "kind": "advisory board",
    "decision_power": "advisory",
    "is_authority_body": "y",
    "quorum_rule": "one quarter of the voting seats, at least three",
}


@pytest.fixture
def eab(app):  # noqa: ARG001  # kept in the app's database
    eab = a_body("Education Advisory Board", code="EAB", kind=BodyKind.ADVISORY_BOARD)
    eab.aliases = [BodyAlias(name="Education Board")]
    db.session.add(eab)
    db.session.commit()
    return eab


def _again(slug: str = "education-advisory-board") -> Body | None:
    db.session.expire_all()
    return db.session.scalar(db.select(Body).filter_by(slug=slug))


@pytest.mark.usefixtures("eab")
@pytest.mark.parametrize("words", ["", "ADVISORY", "eab", "education board"])
def test_bodies_are_found_by_name_code_or_alias(clerk, words):
    page = clerk.get(f"/manage/bodies?q={words}")

    assert [key.get_text(strip=True) for key in page.select("dt")] == ["Education Advisory Board"]


def test_those_that_ceased_come_last(clerk, eab):
    db.session.add_all([a_body("Aardvark Board", dissolved="2014-09"), a_body("Zebra Board")])
    db.session.commit()

    page = clerk.get("/manage/bodies")

    names = [key.get_text(strip=True) for key in page.select("dt")]
    assert names == [eab.name, "Zebra Board", "Aardvark Board"]
    assert "Dissolved September 2014" in page.text


def test_an_empty_list_says_so(clerk):
    assert "No bodies have been entered yet" in clerk.get("/manage/bodies").text


def test_a_clerk_adds_a_body(clerk):
    council = a_body("Council")
    db.session.add(council)
    db.session.commit()

    page = clerk.post(
        "/manage/bodies/add",
        **EAB | {"parent": str(council.id), "seats": "14", "established-year": "2014"},
        profile="It advises.\r\n\r\n- on schools",
    )

    assert "Education Advisory Board added" in page.text
    assert "Quorum of 4, from 14 seats" in page.text
    body = _again()
    assert (body.code, body.parent_id, body.established) == ("EAB", council.id, "2014")
    assert body.decision_power is DecisionPower.ADVISORY
    assert body.profile == "It advises.\n\n- on schools"


@pytest.mark.parametrize(
    ("changes", "at", "told"),
    [
        pytest.param({"name": ""}, "name", "Enter the name of the body", id="no name"),
        pytest.param({"kind": ""}, "kind", "Select the kind", id="no kind"),
        pytest.param({"decision_power": ""}, "decision_power", "Select what", id="no power"),
        pytest.param({"code": "E B"}, "code", "letters, figures and hyphens", id="odd code"),
        pytest.param({"seats": "many"}, "seats", "must be a whole number", id="no number"),
        pytest.param({"seats": "0"}, "seats", "from 1 to 1000", id="no seats"),
        pytest.param({"seats": "1001"}, "seats", "from 1 to 1000", id="too many seats"),
        pytest.param({"quorum_rule": "a fixed number"}, "quorum_fixed", "Enter the number", id="q"),
        pytest.param(
            {"quorum_rule": "a fixed number", "quorum_fixed": "5", "seats": "4"},
            "quorum_fixed",
            "more than the 4 seats",
            id="more than the seats",
        ),
        pytest.param({"established-year": "soon"}, "established", "must be a year", id="no year"),
    ],
)
def test_what_cannot_be_is_refused_at_its_answer_and_kept(clerk, changes, at, told):
    page = clerk.post("/manage/bodies/add", **EAB | changes)

    link = page.select_one(".govuk-error-summary a")["href"]
    assert page.select(link), "the summary's link lands on a field"
    assert told in page.select_one(f"#{at}-error").text
    for field in set(changes) & {"name", "code", "seats", "established-year"}:
        assert page.select_one(f"#{field}")["value"] == changes[field]
    assert _again() is None


@pytest.mark.usefixtures("eab")
@pytest.mark.parametrize(
    ("changes", "at", "told"),
    [
        pytest.param({"code": ""}, "name", "already a body called Education Advisory", id="name"),
        pytest.param({"name": "Eab", "code": ""}, "name", "EAB is the code of", id="code as name"),
        pytest.param({"name": "Another"}, "code", "EAB is the code of Education", id="code"),
        pytest.param(
            {"name": "EDUCATION board", "code": ""}, "name", "another name of Education", id="alias"
        ),
    ],
)
def test_a_clash_names_whom_it_clashes_with(clerk, changes, at, told):
    page = clerk.post("/manage/bodies/add", **EAB | changes)

    assert told in page.select_one(f"#{at}-error").text
    assert page.select_one("#kind option[selected]")["value"] == "advisory board"
    assert db.session.query(Body).count() == 1


def test_a_name_taken_a_moment_before_is_said_too(clerk):
    taken = insert(Body).values(
        name="Education Advisory Board",
        slug="education-advisory-board-2",
        kind=BodyKind.ADVISORY_BOARD,
        decision_power=DecisionPower.ADVISORY,
        is_authority_body=True,
        quorum_rule=QuorumRule.QUARTER,
        established="",
        dissolved="",
        profile="",
    )

    with someone_else_first(taken):
        page = clerk.post("/manage/bodies/add", **EAB)

    assert "has just taken this name" in page.select_one("#name-error").text
    assert page.select_one("#code")["value"] == "eab"


def test_two_bodies_of_like_names_have_addresses_of_their_own(clerk):
    db.session.add(a_body("Parks & Board"))
    db.session.commit()

    clerk.post("/manage/bodies/add", **EAB | {"name": "Parks: Board", "code": ""})

    assert _again("parks-board-2").name == "Parks: Board"


def test_a_clerk_changes_a_body_whose_address_stays(clerk, eab):
    page = clerk.post(f"/bodies/{eab.slug}/edit", **EAB | {"name": "Learning Board", "seats": "9"})

    assert "Learning Board saved" in page.text
    assert (_again().name, _again().seats) == ("Learning Board", 9)


@pytest.mark.usefixtures("eab")
def test_a_body_is_not_placed_under_itself(clerk, eab):
    page = clerk.post(f"/bodies/{eab.slug}/edit", **EAB | {"parent": str(eab.id)})

    assert "cannot stand under itself" in page.select_one("#parent-error").text


def test_the_code_in_the_address_of_minutes_stays(clerk, eab):
    meeting = a_meeting(body=eab)
    an_item(meeting=meeting)
    db.session.add(meeting)
    numbered(meeting)
    db.session.commit()

    page = clerk.post(f"/bodies/{eab.slug}/edit", **EAB | {"code": "LB"})

    assert "Minutes are cited by the code EAB" in page.select_one("#code-error").text
    assert _again().code == "EAB"


def test_a_body_is_dissolved_with_its_memberships(clerk, eab):
    a_membership(eab, starts_on=date(2014, 9, 1))
    db.session.commit()

    page = clerk.post(
        f"/bodies/{eab.slug}/dissolve", **{"when-year": "2019", "when-month": "7"}, end_seats="y"
    )

    assert "Education Advisory Board is dissolved" in page.text
    assert "Dissolved July 2019" in page.select_one(".govuk-inset-text").text
    assert _again().memberships[0].ends_on == date(2019, 7, 31)


def test_a_body_goes_on_after_all(clerk, eab):
    eab.dissolved = "2019"
    db.session.commit()

    page = clerk.post(f"/bodies/{eab.slug}/dissolve", **{"when-year": ""})

    assert "Education Advisory Board goes on" in page.text
    assert _again().dissolved == ""


def test_a_body_cannot_cease_before_it_began(clerk, eab):
    eab.established = "2014"
    db.session.commit()

    page = clerk.post(f"/bodies/{eab.slug}/dissolve", **{"when-year": "2013"})

    assert "must not be before" in page.select_one("#when-error").text


def test_a_body_entered_by_mistake_is_removed_after_asking(clerk):
    db.session.add(a_body("Mistake"))
    db.session.commit()

    assert "Remove Mistake?" in clerk.get("/bodies/mistake/remove").text
    assert "Mistake removed" in clerk.post("/bodies/mistake/remove").text
    assert _again("mistake") is None


def test_a_body_that_met_stays_and_the_page_says_what_relies_on_it(clerk, eab):
    db.session.add(a_meeting(body=eab))
    db.session.commit()

    page = clerk.post(f"/bodies/{eab.slug}/remove")

    told = page.select_one(".govuk-error-summary").text
    assert "meeting (1)" in told
    assert "body alias (1)" in told
    assert _again() is not None


def test_a_body_that_is_not_there_is_not_found(clerk):
    for page in ("manage", "edit", "names", "numbers", "members", "links", "work", "dissolve"):
        assert clerk.status_of("GET", f"/bodies/nowhere/{page}") == 404
