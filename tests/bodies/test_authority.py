from datetime import time

import pytest

from app.bodies.models import Authority
from app.bodies.rules import Regime
from app.database import db

WORDS = {
    "name": "Westbourne Council",
    "regime": "England, parish or town council",
    "language": "en-GB",
    "councillor_title": "Cllr",
    "resolved_word": "AGREED",
    "recommended_word": "RECOMMENDED",
    "publish_cutoff": "4.30 pm",
}


def _authority():
    db.session.expire_all()
    return db.session.get(Authority, 1)


def test_the_form_offers_the_usual_words_at_first(clerk):
    page = clerk.get("/manage/authority")

    assert page.select_one("#resolved_word")["value"] == "RESOLVED"
    assert page.select_one("#publish_cutoff")["value"] == "17:00"


def test_a_clerk_enters_the_authority_and_every_page_says_its_name(clerk):
    page = clerk.post("/manage/authority", **WORDS)

    assert "Authority saved" in page.text
    assert "Westbourne Council" in page.title.text
    assert (_authority().regime, _authority().publish_cutoff) == (
        Regime.ENGLAND_PARISH,
        time(16, 30),
    )


def test_a_clerk_corrects_the_authority(clerk):
    db.session.add(Authority(name="Before", resolved_word="AGREED"))
    db.session.commit()
    assert clerk.get("/manage/authority").select_one("#resolved_word")["value"] == "AGREED"

    clerk.post("/manage/authority", **WORDS | {"resolved_word": "RESOLVED"})

    assert (_authority().name, _authority().resolved_word) == ("Westbourne Council", "RESOLVED")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", " "),
        ("publish_cutoff", "teatime"),
        ("language", "x" * 11),
        ("regime", "feudal"),
        ("resolved_word", ""),
    ],
)
def test_what_cannot_be_is_refused_at_its_answer(clerk, field, typed):
    page = clerk.post("/manage/authority", **WORDS | {field: typed})

    assert page.select_one(".govuk-error-summary a")["href"] == f"#{field}"
    assert page.select(f"#{field}-error")
    assert _authority() is None
