"""The minutes of many meetings, one document each, against docxtpl and pandoc.

Run: .venv/bin/python -m tests.benchmarks.word_batch [MEETINGS]
A thousand take some minutes, most of them pandoc’s.
"""

import sys

from app.decisions.operations import ClauseDraft, resolve
from app.word.kinds.minutes import minutes_outline
from tests.benchmarks import word_peers
from tests.benchmarks.stories import a_meeting_of
from tests.word.asking import asked


def main(meetings: int = 50) -> dict[str, float]:
    word_peers.ROUNDS = 1
    meeting = a_meeting_of(12)
    for item in meeting.items:
        resolve(item, "RESOLVED:", [ClauseDraft("Noted it"), ClauseDraft("Agreed it")])

    return word_peers.compare(
        lambda: [minutes_outline(meeting, asked()) for _ in range(meetings)],
        f"Minutes of {meetings} meetings",
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
