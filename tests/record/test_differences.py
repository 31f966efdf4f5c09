import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.record.differences import Change, differences


def marked(before: str, after: str) -> str:
    marks = {Change.SAME: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "[+{}+]"}
    return "".join(marks[part.change].format(part.text) for part in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        pytest.param("Note it", "Note it", "Note it", id="nothing"),
        pytest.param("Note it", "Note it well", "Note it[+ well+]", id="added"),
        pytest.param("Note it well", "Note it", "Note it[- well-]", id="left out"),
        pytest.param("within six weeks", "within two years",
                     "within [-six weeks-][+two years+]", id="a phrase changes whole"),
        pytest.param("", "New", "[+New+]", id="from nothing"),
        pytest.param("Stop.", "Stop", "Stop[-.-]", id="a stop"),
    ],
)  # fmt: skip
def test_what_changed_is_shown_word_by_word(before, after, shown):
    assert marked(before, after) == shown


words = st.lists(st.sampled_from(["note", "the", "report", ",", " ", "\n", "é", "£1.2m"]))


@given(before=words.map("".join), after=words.map("".join))
def test_both_wordings_can_be_read_back(before, after):
    parts = differences(before, after)

    assert "".join(p.text for p in parts if p.change is not Change.ADDED) == before
    assert "".join(p.text for p in parts if p.change is not Change.REMOVED) == after


@given(text=st.text())
def test_no_text_differs_from_itself(text):
    assert {part.change for part in differences(text, text)} <= {Change.SAME}
