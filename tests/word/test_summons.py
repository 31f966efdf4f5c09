"""The summons to a full council, and who signs for the authority."""

from dataclasses import replace
from datetime import date

import docx
import pytest

from app.bodies.rules import BodyKind, Regime
from app.database import db
from app.meetings.operations import publish_agenda
from app.people.models import Appointment
from app.people.rules import StatutoryRole
from app.word.document import typeset
from app.word.kinds.agenda import paper
from app.word.queries import proper_officer
from tests.factories import NOW, a_body, a_meeting, a_person, an_item
from tests.word.asking import asked, words_of

pytestmark = pytest.mark.usefixtures("app")


def an_officer(name, role, *, post="Chief Executive", **span):
    office = Appointment(person=a_person(name), post=post, statutory_role=role, **span)
    db.session.add(office)
    db.session.commit()
    return office


def an_agenda(kind=BodyKind.COUNCIL, regime=Regime.ENGLAND_PARISH):
    meeting = a_meeting(body=a_body(f"Testham {kind}", kind=kind))
    an_item(meeting=meeting, title="Precept")
    publish_agenda(meeting, NOW)
    db.session.add(meeting)
    db.session.commit()
    wanted = asked()
    wanted = replace(wanted, council=replace(wanted.council, regime=regime))
    return paper(meeting, wanted).outline


@pytest.mark.parametrize(
    "regime", [Regime.ENGLAND_PRINCIPAL, Regime.ENGLAND_PARISH, Regime.WALES_PRINCIPAL]
)
def test_full_council_is_summoned_by_the_proper_officer(regime):
    an_officer("Mary Ash", StatutoryRole.PROPER_OFFICER, post="Town Clerk")

    words = words_of(an_agenda(regime=regime))

    assert "Notice of meeting and summons: Testham full council" in words
    assert "You are summoned to attend this meeting" in words
    assert "Proper officer | Date | Mary Ash, Town Clerk" in words


@pytest.mark.parametrize(
    ("kind", "regime"),
    [(BodyKind.CABINET, Regime.ENGLAND_PRINCIPAL), (BodyKind.COUNCIL, Regime.SCOTLAND)],
)
def test_who_is_not_called_by_that_act_is_given_notice_alone(kind, regime):
    words = words_of(an_agenda(kind, regime))

    assert "Notice of meeting: Testham" in words
    assert "summon" not in words


def test_a_summons_without_a_known_officer_has_a_line_to_sign_on():
    assert "\nProper officer | Date\n" in words_of(an_agenda())


def test_whoever_was_proper_officer_on_the_day_signed():
    an_officer("Old Oak", StatutoryRole.PROPER_OFFICER, ends_on=date(2025, 12, 31))
    an_officer("New Yew", StatutoryRole.PROPER_OFFICER, starts_on=date(2026, 1, 1))
    an_officer("Any Fir", StatutoryRole.MONITORING_OFFICER)
    assert proper_officer(date(2025, 6, 1)) == "Old Oak, Chief Executive"
    assert proper_officer(date(2026, 6, 1)) == "New Yew, Chief Executive"


def test_the_head_of_paid_service_signs_where_nobody_else_is_named():
    an_officer("Mary Ash", StatutoryRole.HEAD_OF_PAID_SERVICE)

    assert proper_officer(NOW.date()) == "Mary Ash, Chief Executive"


def test_the_words_the_line_and_the_name_stay_on_one_page(tmp_path):
    an_officer("Mary Ash", StatutoryRole.PROPER_OFFICER)
    (tmp_path / "summons.docx").write_bytes(typeset(an_agenda(), NOW))

    paragraphs = docx.Document(tmp_path / "summons.docx").paragraphs

    words = [p.text for p in paragraphs]
    first = next(place for place, text in enumerate(words) if text.startswith("You are summoned"))
    assert words[first + 2] == "Mary Ash, Chief Executive"
    kept = [p.paragraph_format.keep_with_next for p in paragraphs[first : first + 3]]
    assert kept == [True, True, None]
