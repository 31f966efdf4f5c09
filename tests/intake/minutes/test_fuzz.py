"""A slim turn of the fuzzer; `python -m tests.benchmarks.fuzz_intake N` is the long one."""

from itertools import count

import pytest

from app.errors import RuleBroken
from app.intake.minutes.patience import no_longer_than
from tests.benchmarks.fuzz_intake import findings
from tests.intake.minutes.reading import PARISH
from tests.intake.minutes.test_styles import WRAPPED
from tests.intake.minutes.writing import word


def test_mutated_papers_are_understood_or_refused_in_a_sentence():
    papers = [
        ("parish.txt", PARISH.encode()),
        ("wrapped.md", WRAPPED.encode()),
        ("minutes.docx", word(*PARISH.splitlines())),
    ]

    assert list(findings(papers, 60, seed=5)) == []


def test_a_file_that_takes_too_long_is_given_up_in_a_sentence():
    with pytest.raises(RuleBroken, match="given up"), no_longer_than(1):
        for _ in count():  # sleeping would not count
            pass
