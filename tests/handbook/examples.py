"""The table of `examples.md`, read."""

from pathlib import Path
from typing import NamedTuple


class Example(NamedTuple):
    """`test` is its address below tests/; "" where the register keeps nothing to try it on."""

    rule: int
    words: str
    kept: str
    test: str


def _read(line: str) -> Example:
    rule, *others = (cell.strip() for cell in line.strip("|").split("|"))
    return Example(int(rule), *others)


_LINES = Path(__file__).with_name("examples.md").read_text(encoding="utf-8").splitlines()
EXAMPLES = [_read(line) for line in _LINES if line.startswith("| ") and line[2].isdigit()]
