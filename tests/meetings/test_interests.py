import pytest

from app.errors import RuleBroken
from app.meetings.interests import (
    change_declaration,
    declare_interest,
    default_interest_categories,
    describe_category,
    remove_declaration,
)
from app.meetings.models import InterestCategory
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from tests.factories import NOW, a_meeting, a_person


def test_the_usual_scheme_says_what_each_interest_asks_of_a_member():
    scheme = {
        c.name: (c.must_leave, c.may_speak, c.may_vote) for c in default_interest_categories()
    }

    leave, stay = (True, False, False), (False, True, True)
    assert scheme == {
        "Disclosable pecuniary interest": leave,
        "Other registrable interest": leave,
        "Non-registrable interest": stay,
        "Personal interest": stay,
        "Prejudicial interest": leave,
    }


def test_someone_who_must_leave_cannot_vote():
    with pytest.raises(RuleBroken, match="can neither speak nor vote"):
        describe_category(
            InterestCategory(), name="Odd", must_leave=True, may_speak=False, may_vote=True
        )


def test_a_declaration_says_something():
    with pytest.raises(RuleBroken, match="Enter the category or the nature"):
        declare_interest(a_meeting(), a_person(), category=None, nature=" ")


def test_the_nature_of_a_sensitive_interest_is_not_for_the_public():
    meeting = a_meeting()
    open_one = declare_interest(meeting, a_person(), category=None, nature=" a governor ")
    sensitive = declare_interest(
        meeting, a_person(), category=None, nature="a threat", sensitive=True
    )

    assert open_one.nature_in_public == "a governor"
    assert sensitive.nature_in_public == ""


def test_a_declaration_is_changed_and_removed():
    meeting, bob = a_meeting(), a_person("Bob Ray")
    kept = declare_interest(meeting, a_person(), category=None, nature="a governor")

    change_declaration(
        kept, person=bob, category=None, nature="a trustee", sensitive=True, dispensation=" By X "
    )

    assert (kept.person, kept.nature, kept.dispensation) == (bob, "a trustee", "By X")
    remove_declaration(kept)
    assert meeting.declarations == []


def test_declarations_are_closed_once_the_minutes_are_approved():
    meeting = a_meeting()
    kept = declare_interest(meeting, a_person(), category=None, nature="a governor")
    move_minutes(meeting, MinutesState.APPROVED, NOW)

    with pytest.raises(RuleBroken, match="are approved"):
        declare_interest(meeting, a_person(), category=None, nature="a governor")
    with pytest.raises(RuleBroken, match="are approved"):
        remove_declaration(kept)
