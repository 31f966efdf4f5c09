from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms.validators import InputRequired

from app.errors import RuleBroken
from app.people.rules import OrganisationKind
from app.web.day_fields import ClockField, DayField, PartialDayField
from app.web.forms import RegisterForm, TextField, WholeNumberField, WordField, stripped_lines

pytestmark = pytest.mark.usefixtures("app")


class _Form(RegisterForm):
    name = TextField("Name", [InputRequired("Enter a name")])
    held_on = DayField("Day", [InputRequired("Enter the day")])
    established = PartialDayField("Established")
    starts_at = ClockField("Start")
    seats = WholeNumberField("Seats")
    kind = WordField("Kind", of=OrganisationKind)


def _sent(**fields: str) -> _Form:
    return _Form(MultiDict({name.replace("__", "-"): typed for name, typed in fields.items()}))


def _boxes(field: str, year: str, month: str = "", day: str = "") -> dict[str, str]:
    return {f"{field}__year": year, f"{field}__month": month, f"{field}__day": day}


@pytest.mark.parametrize(
    ("boxes", "kept"),
    [
        pytest.param(("2014",), "2014", id="a year"),
        pytest.param(("2014", "9"), "2014-09", id="a month"),
        pytest.param(("2014", "9", "1"), "2014-09-01", id="a day"),
        pytest.param(("",), "", id="nothing"),
    ],
)
def test_as_much_of_a_day_as_is_known_is_kept(boxes, kept):
    form = _sent(**_boxes("established", *boxes))
    form.validate()

    assert form.established.data == kept
    assert not form.established.errors


@pytest.mark.parametrize(
    "boxes",
    [
        pytest.param(("2014", "", "1"), id="a day without a month"),
        pytest.param(("", "9"), id="a month without a year"),
        pytest.param(("14",), id="a year of two digits"),
        pytest.param(("2014", "2", "30"), id="no such day"),
        pytest.param(("2014", "13"), id="no such month"),
        pytest.param(("long ago",), id="words"),
    ],
)
def test_a_partly_known_day_that_cannot_be_is_refused_and_kept_as_typed(boxes):
    form = _sent(**_boxes("established", *boxes))
    form.validate()

    assert "Established must be a year, a month and year, or a real date" in form.established.errors
    assert form.established.typed["year"] == boxes[0]


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_partly_known_day_comes_back_from_its_boxes_as_it_was(day, length):
    kept = day.isoformat()[:length]
    shown = _Form(data={"established": kept}).established.typed

    assert _sent(**_boxes("established", **shown)).established.data == kept


def test_a_day_that_is_missing_is_asked_for():
    form = _sent(**_boxes("held_on", ""))
    form.validate()

    assert form.held_on.errors == ["Enter the day"]


def test_a_wrong_day_is_said_to_be_wrong_and_not_missing():
    form = _sent(**_boxes("held_on", "2026", "2", "30"))
    form.validate()

    assert form.held_on.errors == ["Day must be a real date, like 27 3 2026"]


def test_a_year_of_two_figures_is_said_to_be_short():
    form = _sent(**_boxes("held_on", "26", "2", "3"))
    form.validate()

    assert "write all four numbers of the year" in form.held_on.errors[0]


@pytest.mark.parametrize("month", ["11", "November", "nov", "Nov."])
def test_a_month_may_be_named(month):
    assert _sent(**_boxes("held_on", "2026", month, "3")).held_on.data == date(2026, 11, 3)


@pytest.mark.parametrize("month", ["novel", "no", "13", "juin"])
def test_what_is_no_month_is_refused_and_comes_back(month):
    form = _sent(**_boxes("held_on", "2026", month, "3"))

    assert (form.held_on.data, form.held_on.typed["month"]) == (None, month)


def test_a_refusal_stands_at_the_answer_it_is_about():
    form = _sent(name="Ann")

    form.refuse(RuleBroken("There is already an Ann", about="name"))

    assert form.errors == {"name": ["There is already an Ann"]}


@pytest.mark.parametrize("about", [None, "something that is not asked here"])
def test_a_refusal_about_no_answer_stands_above_the_form(about):
    form = _sent(name="Ann")

    form.refuse(RuleBroken("It is too late", about=about))

    assert form.form_errors == ["It is too late"]


@pytest.mark.parametrize(
    ("length", "told"), [(500, []), (501, ["Name must be 500 characters or fewer"])]
)
def test_a_line_is_short_enough_to_be_indexed(length, told):
    form = _sent(name="李" * length)
    form.validate()

    assert form.name.errors == told


@pytest.mark.parametrize("typed", ["many", "1.5", "2147483648", "-2147483649", "9" * 5000])
def test_what_is_no_number_or_too_large_a_number_is_refused(typed):
    form = _sent(seats=typed)
    form.validate()

    assert form.seats.errors == ["Seats must be a whole number"]
    assert form.seats._value() == typed


@pytest.mark.parametrize(("typed", "number"), [("2147483647", 2147483647), (" 9 ", 9), ("", None)])
def test_a_whole_number_or_nothing_is_accepted(typed, number):
    form = _sent(seats=typed)
    form.validate()

    assert (form.seats.data, form.seats.errors) == (number, [])


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("17:00", time(17)),
        ("5.12 pm", time(17, 12)),
        ("9am", time(9)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("", None),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(typed, at):
    form = _sent(starts_at=typed)
    form.validate()

    assert (form.starts_at.data, form.starts_at.errors) == (at, [])


@pytest.mark.parametrize("typed", ["teatime", "25:00", "13 pm", "0 am", "17:60", "x" * 600])
def test_what_is_no_time_of_day_is_refused_and_kept(typed):
    form = _sent(starts_at=typed)
    form.validate()

    assert form.starts_at.errors == ["Start must be a time, like 17:00 or 5.30 pm"]
    assert form.starts_at._value() == typed


@pytest.mark.parametrize("typed", ["5.30", "6:05", "7"])
def test_a_time_that_may_be_morning_or_evening_is_asked_about_and_kept(typed):
    form = _sent(starts_at=typed)
    form.validate()

    assert "may be morning or evening" in form.starts_at.errors[0]
    assert (form.starts_at.data, form.starts_at._value()) == (None, typed)


def test_the_line_ends_of_browsers_become_the_registers():
    assert stripped_lines(" one\r\ntwo\rthree\n ") == "one\ntwo\nthree"
