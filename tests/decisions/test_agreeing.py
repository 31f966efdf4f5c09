import pytest

from app.agenda.models import AgendaItem
from app.bodies.house_style import HouseStyle, house_style_of
from app.bodies.models import Authority
from app.bodies.rules import QuorumRule
from app.database import db
from app.decisions.agreeing import agree_as_recommended, may_be_agreed
from app.decisions.models import Resolution, ResolutionClause
from app.decisions.operations import ClauseDraft, recommend, settle, write_resolution
from app.decisions.rules import MotionKind, MotionResult, Outcome
from app.decisions.voting_models import Motion
from app.errors import RuleBroken
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from app.wording.styles import Style
from tests.decisions.pages import kept
from tests.factories import NOW, a_body, a_meeting, a_recommendation, an_item, numbered, published


def an_item_of(body_name="Parks Board", *texts, **style):
    item = an_item(meeting=a_meeting(body=a_body(body_name)))
    for column, value in style.items():
        setattr(item.meeting.body, column, value)
    drafts = [ClauseDraft(text) for text in texts]
    recommend(item, f"RECOMMENDED that the {body_name}:", drafts)
    return item


def printed(resolution):
    return [resolution.lead_in, *(f"{c.full_label} {c.text}".strip() for c in resolution.clauses)]


def test_what_is_recommended_is_resolved_in_the_style_of_the_house():
    item = an_item_of("Parks Board", "Note the report", "Endorse (i) above")

    (resolution,) = agree_as_recommended(item)

    assert printed(resolution) == [
        "RESOLVED the Parks Board:",
        "(1) Noted the report",
        "(2) Endorsed (1) above.",
    ]
    assert [c.recommended for c in resolution.clauses] == item.recommendations[0].clauses
    assert {c.outcome for c in resolution.clauses} == {Outcome.ACCEPTED}


@pytest.mark.parametrize("carried", [True, False])
def test_after_an_amendment_was_carried_all_is_not_agreed_as_it_was(carried):
    item = an_item_of("Parks Board", "Note the report", "Mow for a year")
    motion = Motion(item=item, text="That it be so", position=1)
    result = MotionResult.CARRIED if carried else MotionResult.LOST
    amendment = {"kind": MotionKind.AMENDMENT, "parent": motion, "result": result}
    item.motions = [motion, Motion(item=item, text="Two years", position=2, **amendment)]

    if carried:
        with pytest.raises(RuleBroken, match="An amendment was carried"):
            agree_as_recommended(item)
    first, second = item.recommendations[0].clauses
    agree_as_recommended(item, None if not carried else first)

    assert bool(second.answers) is not carried
    assert first.answers


def test_pressing_twice_resolves_once():
    item = an_item_of("Parks Board", "Note the report", "Agree the plan")
    agree_as_recommended(item)

    again = agree_as_recommended(item)

    assert again == []
    assert len(item.resolutions) == 1
    assert len(item.resolutions[0].clauses) == 2


def test_clauses_agreed_one_by_one_come_together_in_the_order_recommended():
    item = an_item_of("Parks Board", "Note the report", "Agree the plan", "Thank officers")
    first, second, third = item.recommendations[0].clauses
    for clause in (third, first, second):
        agree_as_recommended(item, clause)

    (resolution,) = item.resolutions

    assert printed(resolution) == [
        "RESOLVED the Parks Board:",
        "(1) Noted the report",
        "(2) Agreed the plan",
        "(3) Thanked officers.",
    ]
    assert may_be_agreed(item) == []


def test_words_that_a_clerk_has_changed_stay_when_more_is_agreed():
    item = an_item_of("Parks Board", "Note the report", "Agree the plan")
    first, second = item.recommendations[0].clauses
    (resolution,) = agree_as_recommended(item, first)
    (stored,) = resolution.clauses
    changed = ClauseDraft(
        "Noted the report with thanks", existing=stored, recommended=first, outcome=Outcome.AMENDED
    )
    write_resolution(resolution, "that:", [changed], keyword="AGREED")

    agree_as_recommended(item, second)

    assert printed(resolution) == [
        "AGREED that:",
        "(1) Noted the report with thanks",
        "(2) Agreed the plan.",
    ]
    assert resolution.clauses[0].outcome is Outcome.AMENDED


def test_what_has_another_outcome_is_left():
    item = an_item_of("Parks Board", "Note the report", "Agree the plan")
    settle(item.recommendations[0].clauses[1], Outcome.DEFERRED)

    (resolution,) = agree_as_recommended(item)

    assert [clause.text for clause in resolution.clauses] == ["Noted the report."]


def test_sub_clauses_come_with_the_clause_they_stand_under():
    item = an_item(meeting=a_meeting(body=a_body("Parks Board")))
    drafts = [
        ClauseDraft("Note the report"),
        ClauseDraft("Agree:"),
        ClauseDraft("the plan", level=2),
        ClauseDraft("the map", level=2),
    ]
    recommend(item, "RECOMMENDED that the Parks Board:", drafts)

    (resolution,) = agree_as_recommended(item, item.recommendations[0].clauses[1])

    assert [c.recommended for c in resolution.clauses][-2:] == item.recommendations[0].clauses[2:]
    assert [c.text for c in may_be_agreed(item)] == ["Note the report"]


def test_each_recommendation_of_an_item_makes_its_own_resolution():
    item = an_item_of("Parks Board", "Note the report")
    a_recommendation(item, "Agree the plan")

    assert len(agree_as_recommended(item)) == 2


def test_an_exempt_clause_is_resolved_as_an_exempt_clause():
    item = an_item()
    drafts = [ClauseDraft("Agree the price", restricted=True, public_text="Agree terms")]
    recommend(item, "RECOMMENDED that the Board:", drafts)

    (resolution,) = agree_as_recommended(item)

    assert resolution.clauses[0].restricted


def test_a_published_resolution_only_grows_at_its_end():
    item = an_item_of("Parks Board", "Note the report", "Agree the plan")
    first, second = item.recommendations[0].clauses
    agree_as_recommended(item, second)
    numbered(item.meeting)
    published(item.meeting)

    agree_as_recommended(item, first)

    assert [c.text for c in item.resolutions[0].clauses] == ["Agreed the plan.", "Noted the report"]


def test_nothing_is_agreed_once_the_minutes_are_approved():
    item = an_item_of("Parks Board", "Note the report")
    numbered(item.meeting)
    published(item.meeting)
    move_minutes(item.meeting, MinutesState.APPROVED, NOW)

    with pytest.raises(RuleBroken):
        agree_as_recommended(item)

    assert item.resolutions == []


@pytest.mark.parametrize(
    ("style", "words"),
    [
        pytest.param(
            {"resolution_form": Style.SCOTTISH, "resolution_numbering": "a) 1. i)"},
            ["The Parks Board agreed:-", "a) to note the report", "b) to agree the plan."],
            id="scottish",
        ),
        pytest.param(
            {"resolution_form": Style.DECISION, "resolution_numbering": "1."},
            ["Decision:", "1. Noted the report", "2. Agreed the plan."],
            id="decision",
        ),
        pytest.param(
            {"resolved_word": "AGREED"},
            ["AGREED the Parks Board:", "(1) Noted the report", "(2) Agreed the plan."],
            id="its own word",
        ),
    ],
)
def test_a_body_may_have_a_style_of_its_own(style, words):
    item = an_item_of("Parks Board", "Note the report", "Agree the plan", **style)

    (resolution,) = agree_as_recommended(item)

    assert printed(resolution) == words


@pytest.mark.usefixtures("app")
def test_what_a_body_does_not_settle_is_the_style_of_the_authority():
    body = a_body(resolution_form=None)
    body.recommended_word = "PROPOSED"
    db.session.add_all([body, Authority(name="Westbourne", resolution_form=Style.PRESENT)])
    db.session.commit()

    style = house_style_of(body)

    assert style == HouseStyle(form=Style.PRESENT, recommended_word="PROPOSED")


@pytest.mark.usefixtures("app")
def test_one_press_on_the_page_of_an_item_resolves_it_and_leads_to_both_wordings(clerk):
    item = kept(an_item_of("Parks Board", "Note the report", "Work with partners"))
    page = clerk.get(f"/items/{item.id}")
    assert page.select_one(f"button[formaction='/items/{item.id}/agree']")

    done = clerk.post(f"/items/{item.id}/agree")

    assert "Agreed as recommended" in done.text
    look = clerk.get(done.select_one(".govuk-notification-banner__link")["href"])
    assert [tag.text for tag in look.select(".resolved-row .govuk-tag--yellow")] == [
        "Check wording"
    ]
    assert look.select(".resolved-row__recommended del")[0].text.endswith("Note] ")


@pytest.mark.usefixtures("app")
def test_one_clause_is_agreed_from_the_desk_and_leads_back_there(clerk):
    item = kept(an_item_of("Parks Board", "Note the report", "Agree the plan"))
    desk = f"/meetings/{item.meeting_id}/desk"
    first = item.recommendations[0].clauses[0].id
    address = f"/recommended-clauses/{first}/agree?desk=1"
    assert clerk.get(desk).select_one(f"button[formaction='{address}#item-{item.id}']")

    answer = clerk.send("POST", address)

    assert answer.location == f"{desk}#item-{item.id}"
    assert [c.text for c in db.session.scalars(db.select(ResolutionClause))] == [
        "Noted the report."
    ]


@pytest.mark.usefixtures("app")
def test_a_second_press_on_an_old_page_says_so_and_doubles_nothing(clerk):
    item = kept(an_item_of("Parks Board", "Note the report"))
    clerk.post(f"/items/{item.id}/agree")

    again = clerk.post(f"/items/{item.id}/agree")

    assert "has its outcome already" in again.text
    assert db.session.scalar(db.select(db.func.count()).select_from(Resolution)) == 1


@pytest.mark.usefixtures("app")
def test_without_a_quorum_it_is_asked_why_and_the_reason_is_kept(clerk):
    item = an_item_of("Parks Board", "Note the report")
    item.meeting.body.quorum_rule, item.meeting.body.quorum_fixed = QuorumRule.FIXED, 3
    kept(item)
    box = f"{item.id}-because"
    assert clerk.get(f"/items/{item.id}").select_one(f"[name='{box}']")

    page = clerk.post(f"/items/{item.id}/agree", **{box: " "})
    assert "There is no quorum for this item" in page.select_one(".govuk-notification-banner").text
    assert not db.session.get(AgendaItem, item.id).resolutions
    clerk.post(f"/items/{item.id}/agree", **{box: "The register was wrong"})

    db.session.expire_all()
    (resolution,) = db.session.get(AgendaItem, item.id).resolutions
    assert resolution.without_quorum == "The register was wrong"
