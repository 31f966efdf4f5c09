"""Runs the test of each worked example and prints the table: rule, example, test, result."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.handbook.examples import EXAMPLES, Example

TESTS = Path(__file__).parents[1]


class Results:
    """What became of each test, by its address below tests/."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        address = report.nodeid.removeprefix("tests/")
        if report.outcome != "passed" or report.when == "call":
            self.of[address] = report.outcome

    def result(self, example: Example) -> str:
        if not example.test:
            return "nothing is kept"
        found = Counter(
            outcome
            for address, outcome in self.of.items()
            if address == example.test or address.startswith(f"{example.test}[")
        )
        return ", ".join(f"{count} {outcome}" for outcome, count in found.items()) or "not found"


def main() -> int:
    results = Results()
    wanted = sorted({f"tests/{example.test}" for example in EXAMPLES if example.test})
    quiet = ["-q", "-q", "--no-header", "--no-summary", "-n0", "-p", "no:cacheprovider"]
    pytest.main([*quiet, *wanted], plugins=[results])
    print("\n| Rule | Example | Kept by | Test | Result |\n|---|---|---|---|---|")  # noqa: T201
    for example in EXAMPLES:
        row = (str(example.rule), example.words, example.kept, example.test)
        print(f"| {' | '.join(row)} | {results.result(example)} |")  # noqa: T201
    outcomes = [results.result(example) for example in EXAMPLES if example.test]
    wrong = [o for o in outcomes if o == "not found" or "failed" in o or "error" in o]
    rules = len({example.rule for example in EXAMPLES})
    print(f"\n{rules} rules, {len(EXAMPLES)} examples, {len(wrong)} wrong")  # noqa: T201
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
