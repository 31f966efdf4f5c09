import pytest

from app.web.filters import partial_date


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("2014", "2014"),
        ("2014-09", "September 2014"),
        ("2014-09-01", "1 September 2014"),
        ("", ""),
    ],
)
def test_a_partly_known_day_in_words(kept, words):
    assert partial_date(kept) == words
