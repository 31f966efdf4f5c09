"""What stays of a resolution once its minute is published."""

import pytest

from app.decisions.operations import ClauseDraft, withdraw_resolution, write_resolution
from app.errors import RuleBroken
from tests.factories import a_meeting, a_resolution, an_item, numbered, published


def kept(record):
    """The clauses as they are, for someone to change."""
    return [ClauseDraft(c.text, level=c.level, existing=c) for c in record.clauses]


@pytest.fixture
def published_resolution():
    meeting = a_meeting()
    resolution = a_resolution(an_item(meeting=meeting), "Noted the report", "Thanked the officers")
    numbered(meeting)
    published(meeting)
    return resolution


def test_the_words_of_a_published_clause_may_change_and_clauses_may_follow(published_resolution):
    first, second = published_resolution.clauses

    drafts = [*kept(published_resolution), ClauseDraft("Asked for an update")]
    write_resolution(published_resolution, "RESOLVED that", drafts)

    assert published_resolution.clauses[:2] == [first, second]
    assert [c.address for c in published_resolution.clauses] == ["1", "2", "3"]


def test_a_published_single_clause_stays_without_a_number_when_another_follows():
    meeting = a_meeting()
    resolution = a_resolution(an_item(meeting=meeting), "Noted the report")
    numbered(meeting)
    published(meeting)

    write_resolution(resolution, "RESOLVED that", [*kept(resolution), ClauseDraft("Thanked")])

    assert [(c.label, c.address) for c in resolution.clauses] == [("", "1"), ("(2)", "2")]


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(lambda drafts: drafts[:1], id="removed"),
        pytest.param(lambda drafts: drafts[::-1], id="moved"),
        pytest.param(lambda drafts: [ClauseDraft("New"), *drafts], id="pushed down"),
        pytest.param(
            lambda drafts: [drafts[0], ClauseDraft("x", level=2, existing=drafts[1].existing)],
            id="indented",
        ),
    ],
)
def test_a_published_clause_keeps_its_place(published_resolution, changed):
    with pytest.raises(RuleBroken, match="cited by their numbers"):
        write_resolution(published_resolution, "RESOLVED", changed(kept(published_resolution)))


def test_a_published_label_stays(published_resolution):
    first, second = kept(published_resolution)
    renamed = ClauseDraft(second.text, existing=second.existing, label="(9)")

    with pytest.raises(RuleBroken, match=r"published with \(2\)"):
        write_resolution(published_resolution, "RESOLVED", [first, renamed])


def test_a_published_resolution_is_not_withdrawn(published_resolution):
    with pytest.raises(RuleBroken, match="stays on the record"):
        withdraw_resolution(published_resolution)
