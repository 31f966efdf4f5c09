import pytest

from app.bodies.house_style import HouseStyle, check_numbering, house_style_of
from app.bodies.models import Authority
from app.bodies.style_preview import preview
from app.database import db
from app.errors import RuleBroken
from app.wording.styles import Style
from tests.decisions.pages import typed
from tests.factories import a_body


@pytest.fixture
def board(app):  # noqa: ARG001  # the database it is kept in
    body = a_body("Parks Board")
    db.session.add_all([body, Authority(name="Westbourne Council")])
    db.session.commit()
    return body


def shown(page):
    return page.select_one("#style-preview").get_text(" ", strip=True)


def test_a_body_says_only_where_it_differs_from_the_authority(clerk, board):
    address = f"/bodies/{board.slug}/style"
    page = clerk.get(address)
    assert "Left empty, as the authority: (1) (a) (i)" in page.text

    clerk.post(address, **typed(page) | {"resolution_form": "scottish", "press": "save"})

    db.session.expire_all()
    assert house_style_of(board) == HouseStyle(form=Style.SCOTTISH)


def test_a_style_is_seen_on_a_short_item_before_it_is_saved(clerk, board):
    address = f"/bodies/{board.slug}/style"
    answers = typed(clerk.get(address)) | {"resolution_form": "infinitive", "press": "preview"}

    page = clerk.post(address, **answers | {"resolution_numbering": "a) 1."})

    assert "The Parks Board resolved to: a) Note the progress" in shown(page)
    assert "1. to publish b) above" in shown(page)
    db.session.expire_all()
    assert house_style_of(board) == HouseStyle()


def test_the_style_of_the_authority_holds_for_its_bodies(clerk, board):
    address = "/manage/house-style"
    answers = typed(clerk.get(address))

    clerk.post(address, **answers | {"recommendation_numbering": "a)"})

    db.session.expire_all()
    assert house_style_of(board).recommendations == ("a)", "(a)", "(1)")


def test_a_numbering_that_nobody_can_count_by_is_asked_again(clerk, board):
    address = f"/bodies/{board.slug}/style"

    page = clerk.post(address, **typed(clerk.get(address)) | {"resolution_numbering": "§"})

    assert "Write how each level begins" in page.select_one(".govuk-error-summary").text


@pytest.mark.parametrize("written", ["x", "(1) (a) (i) (A)", "(1)(a)"])
def test_a_numbering_is_three_levels_at_the_most(written):
    with pytest.raises(RuleBroken, match="three at the most"):
        check_numbering(written)


@pytest.mark.parametrize("form", Style)
def test_every_form_of_resolution_can_be_shown(form):
    words = preview(HouseStyle(form=form, councillor_title="Cllr"), "Parks Board")

    assert "Board" in words.resolved[0] or form in {
        Style.DECISION,
        Style.SUBJUNCTIVE,
        Style.INDICATIVE,
        Style.PAST_AFTER_THAT,
    }
    assert len(words.resolved[1]) == 5
    assert words.moved == "Moved by Cllr Lee, seconded by Cllr Day."


def test_a_house_that_prints_cllr_names_its_councillors_so():
    style = HouseStyle(councillor_title="Cllr")

    assert style.named("Councillor Ann Lee") == "Cllr Ann Lee"
    assert style.named("Dr Ann Lee") == "Dr Ann Lee"


@pytest.mark.parametrize(
    ("word", "lead_in", "printed"),
    [
        ("RESOLVED", "RESOLVED the Parks Board:", "RESOLVED the Parks Board:"),
        ("RESOLVED that", "RESOLVED the Parks Board:", "RESOLVED that the Parks Board:"),
        ("AGREED that", "RESOLVED the Parks Board:", "AGREED that the Parks Board:"),
        ("RESOLVED that", "RESOLVED that the Board noted:", "RESOLVED that the Board noted:"),
        ("RESOLVED that", "RESOLVED", "RESOLVED"),
        ("RESOLVED that", "The Board resolved to:", "The Board resolved to:"),
    ],
)
def test_a_house_that_prints_that_has_it_once(word, lead_in, printed):
    assert HouseStyle(resolved_word=word).opened(lead_in) == printed
