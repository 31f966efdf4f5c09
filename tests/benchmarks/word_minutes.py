"""Word minutes of a 60-item meeting, against docxtpl and pandoc making the same words.

Run: .venv/bin/python -m tests.benchmarks.word_minutes [ITEMS]
"""

import sys

from app.decisions.operations import ClauseDraft, resolve
from app.word.kinds.minutes import minutes_outline
from tests.benchmarks.stories import a_meeting_of
from tests.benchmarks.word_peers import compare
from tests.word.asking import asked


def main(items: int = 60) -> dict[str, float]:
    meeting = a_meeting_of(items)
    for item in meeting.items:
        resolve(item, "RESOLVED:", [ClauseDraft("Noted it"), ClauseDraft("Agreed it")])
    return compare(lambda: [minutes_outline(meeting, asked())], f"Minutes of {items} items")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
