import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bodies.models import Body, TemplateItem
from app.bodies.operations import (
    add_alias,
    add_line,
    change_body,
    change_line,
    dissolve_body,
    establish_body,
    place_under,
    put_lines_in_order,
    remove_line,
    set_number_series,
    slug_for,
)
from app.bodies.rules import BodyKind, DecisionPower, QuorumRule, SeriesReset
from app.errors import RuleBroken
from tests.factories import a_body, a_membership, a_person

TAKEN = {"eab": "EAB is the code of Education Advisory Board"}


@given(st.text(max_size=200), st.sets(st.sampled_from(["body", "body-2", "a", "b"])))
def test_a_slug_reads_in_an_address_and_is_free(name, taken):
    slug = slug_for(name, taken)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert slug not in taken
    assert len(slug) <= 120


@given(st.text(st.sampled_from("abc xyz"), min_size=1).filter(str.strip))
def test_a_slug_of_a_slug_is_itself(name):
    assert slug_for(slug_for(name)) == slug_for(name)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Education Advisory Board", "education-advisory-board"),
        ("Crème & Co.", "creme-co"),
        ("–", "body"),
        ("李", "body"),
    ],
)
def test_a_slug_is_made_of_the_name(name, slug):
    assert slug_for(name) == slug


def test_a_body_is_established_with_its_code_and_number_series():
    body = establish_body(
        " Education Advisory Board ",
        BodyKind.ADVISORY_BOARD,
        decision_power=DecisionPower.ADVISORY,
        code="eab ",
        established="2014-09",
    )

    assert (body.name, body.code) == ("Education Advisory Board", "EAB")
    assert body.slug == "education-advisory-board"
    assert body.series.reset is SeriesReset.MUNICIPAL_YEAR


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        pytest.param({"name": "EAB"}, "name", id="name taken"),
        pytest.param({"code": " eab"}, "code", id="code taken"),
        pytest.param({"code": "E/B"}, "code", id="code unreadable"),
        pytest.param({"established": "long ago"}, "established", id="no such day"),
        pytest.param(
            {"quorum_rule": QuorumRule.FIXED, "quorum_fixed": None}, "quorum_fixed", id="quorum"
        ),
    ],
)
def test_a_body_that_cannot_be_is_refused_at_its_answer(changes, about):
    answers = {
        "name": "Education Board",
        "kind": BodyKind.ADVISORY_BOARD,
        "decision_power": DecisionPower.ADVISORY,
    }

    with pytest.raises(RuleBroken) as refusal:
        establish_body(**answers | changes, names_in_use=TAKEN)

    assert refusal.value.about == about


def _change(body: Body, **changes: object) -> Body:
    answers = {"name": body.name, "code": body.code, "parent": body.parent}
    return change_body(body, **answers | changes)


def test_a_body_keeps_its_address_when_its_name_changes():
    body = a_body("Education Board")

    _change(body, name="Learning Board", seats=9, quorum_rule=QuorumRule.QUARTER)

    assert (body.name, body.slug, body.quorum) == ("Learning Board", "education-board", 3)


def test_the_code_that_minutes_are_cited_by_stays():
    body = a_body(code="EAB")

    with pytest.raises(RuleBroken, match="cited by the code EAB"):
        _change(body, code="LB", is_cited=True)

    assert body.code == "EAB"


@pytest.mark.parametrize(
    ("before", "code", "is_cited"),
    [
        pytest.param("EAB", "LB", False, id="no minute yet"),
        pytest.param(None, "LB", True, id="none before"),
        pytest.param("LB", "lb", True, id="the same"),
    ],
)
def test_a_code_that_is_in_no_address_may_change(before, code, is_cited):
    assert _change(a_body(code=before), code=code, is_cited=is_cited).code == "LB"


def test_a_change_that_is_refused_changes_nothing():
    body = a_body("Education Board")

    with pytest.raises(RuleBroken):
        _change(body, name="Learning Board", parent=body)

    assert (body.name, body.parent) == ("Education Board", None)


def test_a_body_stands_under_another_but_not_in_a_circle():
    council, committee, panel = a_body(), a_body(), a_body()
    place_under(committee, council)
    place_under(panel, committee)

    for below in (council, committee, panel):
        with pytest.raises(RuleBroken, match="cannot stand under itself"):
            place_under(council, below)

    assert council.parent is None


def test_a_body_ceases_and_its_members_with_it():
    body = a_body(established="2014")
    sitting = a_membership(body, starts_on=date(2015, 5, 1))
    gone = a_membership(body, ends_on=date(2016, 5, 1))

    dissolve_body(body, "2019-02", end_seats=True)

    assert body.dissolved == "2019-02"
    assert (sitting.ends_on, gone.ends_on) == (date(2019, 2, 28), date(2016, 5, 1))


def test_a_body_may_cease_while_its_seats_are_left_alone():
    body = a_body()
    seat = a_membership(body)

    dissolve_body(body, "2019")

    assert seat.ends_on is None


def test_a_body_goes_on_after_all():
    body = a_body(dissolved="2019")

    assert dissolve_body(body, "", end_seats=True).dissolved == ""


def test_a_body_does_not_cease_before_it_was_established():
    with pytest.raises(RuleBroken, match="must not be before"):
        dissolve_body(a_body(established="2014"), "2013-12-31")


def test_nobody_sits_on_a_body_after_it_ceased():
    body = a_body()
    first = a_membership(body, a_person("Ann Marsh"))
    a_membership(body, a_person("Suzy Lee"), starts_on=date(2020, 1, 1))

    with pytest.raises(RuleBroken, match="Suzy Lee’s membership begins after that day"):
        dissolve_body(body, "2019", end_seats=True)

    assert (body.dissolved, first.ends_on) == (None, None)


def test_a_body_has_other_names():
    body = a_body()

    add_alias(body, " Strategy Board ")

    assert [alias.name for alias in body.aliases] == ["Strategy Board"]


@pytest.mark.parametrize(
    ("name", "told"), [("Eab", "EAB is the code of"), (" ", "Enter the other")]
)
def test_another_name_that_cannot_be_is_refused(name, told):
    with pytest.raises(RuleBroken, match=told):
        add_alias(a_body(), name, TAKEN)


def test_a_number_series_is_set_and_set_again():
    body = a_body()

    set_number_series(body, SeriesReset.CALENDAR_YEAR, "{n}/{yyyy}")
    series = body.series
    set_number_series(body, SeriesReset.NEVER, "{n}")

    assert body.series is series
    assert (series.reset, series.pattern) == (SeriesReset.NEVER, "{n}")


def test_a_body_without_a_series_is_given_one():
    body = Body(name="Board")

    set_number_series(body, SeriesReset.NEVER, "{n}")

    assert body.series.pattern == "{n}"


def _titles(body: Body) -> list[str]:
    return [line.title for line in sorted(body.template, key=lambda line: line.position)]


def _with_lines(*titles: str) -> tuple[Body, list[TemplateItem]]:
    body = a_body()
    return body, [add_line(body, title=title) for title in titles]


def test_lines_are_added_at_the_foot():
    body, lines = _with_lines("Apologies", " Interests ")
    remove_line(lines[0])
    add_line(body, title="Reports", is_heading=True)

    assert _titles(body) == ["Interests", "Reports"]


@given(st.permutations(range(5)))
def test_lines_stand_in_the_order_they_are_put_in(order):
    body, lines = _with_lines(*"abcde")

    put_lines_in_order(body, [lines[place] for place in order])

    assert _titles(body) == ["abcde"[place] for place in order]
    assert sorted(line.position for line in lines) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("places", [[0, 1], [0, 1, 1], [0, 1, 2, 2], []])
def test_an_order_that_leaves_a_line_out_is_refused(places):
    body, lines = _with_lines(*"abc")

    with pytest.raises(RuleBroken, match="look again"):
        put_lines_in_order(body, [lines[place] for place in places])

    assert _titles(body) == ["a", "b", "c"]


def test_a_line_is_corrected():
    _, (line,) = _with_lines("Apologies")

    change_line(line, title=" Opening ", is_heading=True)

    assert (line.title, line.is_heading) == ("Opening", True)


def test_a_line_without_a_title_is_refused():
    body = a_body()

    with pytest.raises(RuleBroken, match="Enter the title"):
        add_line(body, title=" ")

    assert body.template == []
