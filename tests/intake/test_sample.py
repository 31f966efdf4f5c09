"""The main sample and its neighbours: real papers, which this repository does not hold."""

from pathlib import Path

import pytest

from app.errors import RuleBroken
from app.intake.accounting import words
from app.intake.page import parse
from app.intake.reading import decode

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample papers are not here")


@pytest.fixture(scope="module")
def said():
    return parse(decode((SAMPLES / "portsmouth-eab-item.txt").read_bytes())).as_json()


def test_the_sample_is_read_as_a_clerk_reads_it(said):
    assert said["title"] == "Portsmouth Education Partnership and School Improvement - update"
    assert said["purpose"].startswith("The purpose of the report is to provide an update on")
    assert said["purpose"].endswith("school improvement support to LA Maintained schools.")
    assert said["introduced_by"] == "Mike Stoneman"
    assert [c["label"] for c in said["recommendations"]] == ["(i)", "(ii)", "(iii)"]
    assert [c["label"] for c in said["resolutions"]] == ["(1)", "(2)", "(3)"]
    assert said["resolution_lead_in"] == "RESOLVED the Education Advisory Board:"
    assert said["documents"] == []


def test_the_samples_headings_and_bullets_are_told_from_its_paragraphs(said):
    pieces = said["discussion"]

    assert [p["text"] for p in pieces if p["kind"] == "heading"] == [
        "Draft Education Strategy",
        "School Improvement",
    ]
    assert sum(piece["kind"] == "bullet" for piece in pieces) == 4
    assert sum(piece["kind"] == "paragraph" for piece in pieces) == 11


def test_nothing_in_the_samples_decision_is_doubted(said):
    assert [doubt["message"] for doubt in said["doubts"]] == [
        "The page does not give the number of this agenda item",
        "The page lists no document under “Supporting documents:”",
    ]


def test_every_word_of_the_sample_is_kept(said):
    printed = (SAMPLES / "portsmouth-eab-item.txt").read_text(encoding="utf-8")

    assert set(words(printed)) - set(words(str(said))) == set()


@pytest.mark.parametrize("name", ["portsmouth-hub.txt", "moderngov-pages/CommitteeDetails.html"])
def test_a_page_of_another_kind_is_refused(name):
    with pytest.raises(RuleBroken, match="not the page of an agenda item"):
        parse(decode((SAMPLES / name).read_bytes()))


def test_the_page_of_a_whole_meeting_is_refused():
    with pytest.raises(RuleBroken, match="whole meeting"):
        parse(decode((SAMPLES / "moderngov-pages/Agenda_151.html").read_bytes()))
