"""Every kind of paper, of one meeting with an exempt item in it."""

from datetime import date

import pytest
from openxml_audit import OpenXmlValidator

from app.accounts.rules import PUBLIC, Role, Viewer
from app.agenda.supplement_models import Supplement
from app.bodies.rules import AttendancePrinted, DeclarationsPrinted, MemberRole, VotesPrinted
from app.database import db
from app.meetings.operations import publish_decisions
from app.word import kinds
from app.word.kinds.listing import listing
from app.word.papers import EVERYTHING, Period
from tests.factories import NOW, a_membership, an_item, published
from tests.word.asking import asked, opened, paper_of, words_of
from tests.word.council import a_council_meeting

OFFICER = Viewer(Role.OFFICER, account_id=0)
EVERY_KIND = [
    *kinds.OF_MEETINGS.values(),
    *kinds.OF_ITEMS.values(),
    *kinds.OF_BODIES.values(),
    kinds.ACTIONS_OF_BODY,
]
MINUTES, AGENDA, SUPPLEMENT, DECISIONS = kinds.OF_MEETINGS.values()
EXTRACT, NOTICE = kinds.OF_ITEMS.values()
REGISTER, ATTENDANCE = kinds.OF_BODIES.values()


@pytest.fixture
def meeting(app):  # noqa: ARG001  # the meeting is kept in the app's database
    return a_council_meeting()


def _subject(kind, meeting):
    if kind in kinds.OF_MEETINGS.values():
        return meeting
    return meeting.items[1] if kind in kinds.OF_ITEMS.values() else meeting.body


def _supplemented(meeting):
    late = Supplement(number=1)
    meeting.supplements.append(late)
    an_item(meeting=meeting, title="A late swing", number="3").supplement = late
    db.session.commit()
    return late


def _words(kind, subject, viewer=EVERYTHING, **options):
    return words_of(paper_of(kind, subject, viewer, **options).paper.outline)


def test_every_kind_is_sound_word_and_says_nothing_exempt_in_public(meeting, tmp_path):
    published(meeting)
    _supplemented(meeting)

    for kind in EVERY_KIND:
        for restricted in (False, True):
            made = paper_of(kind, _subject(kind, meeting), restricted=restricted)
            (tmp_path / made.name).write_bytes(made.content)
            errors = OpenXmlValidator().validate(tmp_path / made.name).errors
            assert [error.description for error in errors] == [], made.name
            assert ("not-for-publication" in made.name) is restricted
            told = words_of(made.paper.outline) + made.paper.outline.title + made.name
            secret = restricted and kind not in {SUPPLEMENT, ATTENDANCE}
            assert ("Canary" in told) is secret, made.name


def test_nobody_else_may_have_a_paper_that_is_not_public(meeting):
    _supplemented(meeting)

    for kind in EVERY_KIND:
        subject = _subject(kind, meeting)
        assert paper_of(kind, subject, OFFICER, restricted=True) is None, kind.name
    for kind in (MINUTES, SUPPLEMENT, DECISIONS, EXTRACT, NOTICE):
        assert paper_of(kind, _subject(kind, meeting), PUBLIC) is None, kind.name


def test_files_sort_by_day_and_have_no_word_of_an_item(meeting):
    published(meeting)
    _supplemented(meeting)
    names = [paper_of(kind, _subject(kind, meeting)).name for kind in EVERY_KIND]

    assert names == [
        "2026-03-05-parks-cabinet-minutes-draft.docx",
        "2026-03-05-parks-cabinet-agenda.docx",
        "2026-03-05-parks-cabinet-agenda-supplement-1-draft.docx",
        "2026-03-05-parks-cabinet-decisions.docx",
        "2026-03-05-parks-cabinet-minute-11-extract-draft.docx",
        "2026-03-05-parks-cabinet-minute-11-decision-notice.docx",
        "2026-01-01-to-2026-12-31-parks-cabinet-resolutions.docx",
        "2026-01-01-to-2026-12-31-parks-cabinet-attendance.docx",
        "2026-03-06-parks-cabinet-actions.docx",
    ]


def test_an_agenda_begins_with_the_notice_of_meeting(meeting):
    words = _words(AGENDA, meeting, PUBLIC)

    assert "Notice of meeting: Parks Cabinet" in words
    assert "To be held on Thursday 5 March 2026 at 5.00 pm in Room A." in words
    assert "Councillor Ann Lee | Chair" in words
    assert "Quorum: 3 (one quarter of 9 seats, and at least 3)." in words
    assert "e-mail Councillor Ann Lee at ann@example.org" in words
    assert "RECOMMENDED that the Committee:\n(i) Mend it" in words
    assert "Survey (report, PDF, 1 KB)" in words
    assert "Exempt by paragraph 3 of Part 1 of Schedule 12A" in words


def test_an_item_of_an_agenda_stays_with_what_is_recommended(meeting):
    meeting.items[0].purpose = "It leaks."
    meeting.items[0].presenter = meeting.contact

    paragraphs = opened(paper_of(AGENDA, meeting)).paragraphs

    words = [paragraph.text for paragraph in paragraphs]
    first, last = words.index("1. Bandstand"), words.index("Mend it")
    assert words[first + 1 : last - 1] == ["It leaks.", "To be presented by Councillor Ann Lee."]
    assert all(p.paragraph_format.keep_with_next for p in paragraphs[first:last])


def test_councillors_have_the_title_of_the_house_in_every_paper(meeting):
    ann = meeting.contact
    meeting.body.councillor_title, meeting.items[0].presenter = "Cllr", ann
    deputy = a_membership(meeting.body, role=MemberRole.STANDING_DEPUTY)
    deputy.deputy_for = meeting.body.memberships[0]
    published(meeting)

    told = [_words(kind, _subject(kind, meeting)) for kind in (AGENDA, DECISIONS)]
    told.append(_words(NOTICE, meeting.items[0]))

    assert "Cllr Ann Lee | Chair" in told[0]
    assert "| Standing deputy for Cllr Ann Lee" in told[0]
    assert "To be presented by Cllr Ann Lee." in told[0]
    assert "e-mail Cllr Ann Lee at" in told[0]
    assert "Contact: Cllr Ann Lee." in told[1]
    assert "Contact | Cllr Ann Lee" in told[2]
    assert "Councillor " not in "".join(told)


def test_an_agenda_does_not_tell_who_introduced_an_item_which_is_minuted(meeting):
    meeting.items[0].introduced_by = "the Head of Parks"

    assert "the Head of Parks" not in _words(AGENDA, meeting, PUBLIC)


def test_a_supplement_lists_what_was_added_and_no_more(meeting):
    late = _supplemented(meeting)
    late.published_at = NOW

    words = _words(SUPPLEMENT, meeting, PUBLIC)

    assert "Supplementary agenda 1: Parks Cabinet" in words
    assert "3. A late swing" in words
    assert "Bandstand" not in words


def test_what_a_supplement_adds_is_in_no_public_paper_before_it_is_published(meeting):
    published(meeting)
    _supplemented(meeting)

    for kind in (MINUTES, AGENDA):
        assert "A late swing" not in _words(kind, meeting, PUBLIC)
        assert "A late swing" in _words(kind, meeting)


def test_a_decision_sheet_says_what_was_resolved_and_nothing_of_the_debate(meeting):
    publish_decisions(meeting, NOW)

    words = _words(DECISIONS, meeting, PUBLIC)

    assert "1. Bandstand\nRESOLVED the Cabinet:\n(1) Mended it\n(2) Painted it" in words
    assert "2. Sale of land\nWhat was resolved is not for publication." in words
    assert "leaks" not in words


def test_an_extract_is_certified_and_signed(meeting):
    published(meeting)

    words = _words(EXTRACT, meeting.items[0], PUBLIC)

    assert "minute PC 10/2025" in words
    assert "Certified a true extract of the draft minutes of the Parks Cabinet" in words
    assert "Sale of land" not in words


def test_a_notice_gives_reasons_and_alternatives_where_the_minutes_do(meeting):
    published(meeting)

    words = _words(NOTICE, meeting.items[0], PUBLIC)

    assert "Reasons for the decision\nIt leaks.\n" in words
    assert "rejected\nTo pull it down, which nobody wanted." in words
    assert "Interests declared, with any dispensation | Bob Cole: plays in the band" in words


def test_a_register_holds_the_resolutions_of_its_period_alone(meeting):
    published(meeting)
    day = meeting.held_on

    assert "PC 10/2025: Bandstand" in _words(REGISTER, meeting.body, period=Period(day, day))
    before = Period(date(2026, 1, 1), date(2026, 3, 4))
    assert "Bandstand" not in _words(REGISTER, meeting.body, period=before)


def test_attendance_is_counted_from_published_minutes(meeting):
    assert "No attendance of members is recorded." in _words(ATTENDANCE, meeting.body)

    published(meeting)
    words = _words(ATTENDANCE, meeting.body)

    assert "Councillor Ann Lee | 1 of 1 | 0 | 0 | 0 | 5 March 2026" in words
    assert "Dee Fox | Officer | 1" in words
    assert "5 March 2026 | Bob Cole | Minute 10 (left the room) | plays in the band" in words


def test_an_action_log_says_in_words_what_is_late(meeting):
    published(meeting)

    words = _words(kinds.ACTIONS_OF_BODY, meeting.body, OFFICER)

    assert "As at 6 March 2026: 1 open action, 1 overdue." in words
    assert "PC 10/2025 | Order the paint | Councillor Ann Lee | 1 March 2026 | Overdue;" in words


def test_the_log_of_someone_has_their_actions(meeting):
    ann, bob = meeting.members_present

    assert "Order the paint" in _words(kinds.ACTIONS_OF_PERSON, ann)
    assert "No action is open." in _words(kinds.ACTIONS_OF_PERSON, bob)


def test_minutes_print_votes_attendance_and_declarations_as_the_house_does(meeting):
    meeting.body.votes_printed = VotesPrinted.SENTENCE
    meeting.body.attendance_printed = AttendancePrinted.LISTS
    meeting.body.declarations_printed = DeclarationsPrinted.SENTENCES
    meeting.body.councillor_title = "Cllr"

    words = _words(MINUTES, meeting)

    assert "For (1): Cllr Ann Lee. Abstained (1): Bob Cole." in words
    assert "Members present: Bob Cole; Cllr Ann Lee (in the Chair)" in words
    said = "Bob Cole declared an interest in Minute 10 (left the room): plays in the band."
    assert said in words


def test_a_house_that_prints_only_counts_names_nobody(meeting):
    meeting.body.votes_printed = VotesPrinted.COUNTS

    words = _words(MINUTES, meeting)

    assert "Carried: 1 for, 0 against, 1 abstention (recorded vote)." in words
    assert "Bob Cole | Abstained" not in words


def test_a_list_of_anything_is_a_paper_as_well():
    found = listing("Found", ["For “paint”."], ["What", "When"], [["A minute", "2026"]], asked())

    assert "Found\nFor “paint”.\nWhat | When\nA minute | 2026" in words_of(found)
